#!/usr/bin/env bash
# Does .pre-commit-hooks.yaml work with Debian's pre-commit? A repository of agents uses ours, commits what is right, and
# is kept from committing what is wrong. No network: the hook's repository is a local clone.
# usage: run.sh BIN_DIR
set -euo pipefail
bin=$(cd "$1" && pwd)
source=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export PATH=$bin:$PATH HOME=$work PRE_COMMIT_HOME=$work/cache PRE_COMMIT_COLOR=never
export GIT_CONFIG_GLOBAL=$work/gitconfig GIT_CONFIG_NOSYSTEM=1 GIT_TERMINAL_PROMPT=0
git config --file "$GIT_CONFIG_GLOBAL" user.name tester
git config --file "$GIT_CONFIG_GLOBAL" user.email tester@localhost
git config --file "$GIT_CONFIG_GLOBAL" init.defaultBranch main

fail() {
  echo "FAIL: $1"
  cat "$work/log"
  exit 1
}

# The hook's repository as of now: pre-commit takes it from a commit.
git init -q "$work/hooks"
cp "$source/.pre-commit-hooks.yaml" "$work/hooks/"
git -C "$work/hooks" add -A
git -C "$work/hooks" commit -qm hooks

mkdir "$work/project"
cd "$work/project"
git init -q .
cat > .pre-commit-config.yaml <<YAML
repos:
  - repo: $work/hooks
    rev: $(git -C "$work/hooks" rev-parse HEAD)
    hooks:
      - id: cf-validate
YAML
mkdir -p .claude/agents src
cat > .claude/agents/reviewer.md <<'MD'
---
name: reviewer
description: Reads a change and says what is wrong with it. Use after a change is complete.
tools: Read, Bash
---
# Reviewer

Read the diff. Name each fault with its file and line.
MD
echo "print('hi')" > src/app.py
git add -A
git commit -qm "Start" --no-verify
pre-commit install > "$work/log" 2>&1 || fail "pre-commit install"

echo "Say so when there is none." >> .claude/agents/reviewer.md
git commit -qam "Improve the reviewer" > "$work/log" 2>&1 || fail "a good agent was not let through"
grep -q "validate plugins and agents.*Passed" "$work/log" || fail "the hook did not run on an agent"

sed -i 's/^name: reviewer$/name: reviewer\nmodel: [sonnet/' .claude/agents/reviewer.md
git commit -qam "Break the reviewer" > "$work/log" 2>&1 && fail "a broken agent was let through"
grep -q "\.claude/agents/reviewer\.md:" "$work/log" || fail "the finding does not name its file and line"
grep -q "validate plugins and agents.*Failed" "$work/log" || fail "the hook did not fail"
git checkout -q -- .claude 2>/dev/null || git reset -q --hard

echo "print('bye')" > src/app.py
git commit -qam "Change a program" > "$work/log" 2>&1 || fail "a commit that touches no agent failed"
grep -q "validate plugins and agents.*Skipped" "$work/log" || fail "the hook ran on a file that is none of its business"
echo "pre-commit: 3 commits as expected"
