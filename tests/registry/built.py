#!/usr/bin/env python3
"""Reads the registries that cf-assemble makes with what other people have: Node, js-yaml and the plain loader.

usage: built.py CF_ASSEMBLE NODE trees|folder

trees: each language's tree of this repository is built, and its codex/agents read. folder: a folder of 70 agents in the
many styles that people write them in is converted and read; every one of them must arrive.
"""
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
REPOSITORY = os.path.dirname(os.path.dirname(HERE))
SUBJECTS = ["invoices", "migrations", "caches", "queues", "tokens", "layouts", "reports"]
VERBS = ["review", "repair", "profile", "translate", "document", "deploy", "measure", "split", "audit", "plan"]


def run(command, folder):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=200, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def agent(verb, subject, number):
    """An agent's text: the styles take turns, so that every one meets every subject."""
    name, title = f"{verb}-{subject}", f"{verb.title()} {subject}"
    description = f"Use when {subject} are to be handled by a {verb}. Knows {subject} well."
    body = f"# {title}\n\nFirst look at the {subject}.\n\n- {verb} the {subject} one by one\n- say what was done\n"
    heads = [
        f"name: {name}\ndescription: {description}\ntools: Read, Grep, Bash(git log:*)\nmodel: sonnet\n",
        f'name: "{name}"\ndescription: "{description} Says \\"done\\": at the end."\ntools: [Read, Write]\n',
        f"name: {name}\ndescription: |\n  {description}\n  Also: café, 日本語 and # marks.\ncolor: blue\n",
        f"name: {name}\ntype: coordinator\npriority: critical\ndescription: {description}\n"
        f"triggers:\n  keywords: [{verb} {subject}, {subject.upper()}]\n  file_patterns: ['**/{subject}/*.sql']\n",
        f"name: {name}\ndescription: {description}\ntriggers:\n  regex:\n    - pattern: '{verb}\\s+(the\\s+)?{subject}'\n"
        f"      priority: high\nmetadata: {{complexity: complex, autonomous: true}}\n",
        f"name: {name}\ndescription: >-\n  {description}\n  <example>user: please {verb} our {subject}</example>\n"
        f"hooks: {{pre: 'echo {verb}', post: 'echo done'}}\n",
        f"name: {name}\ndescription: {description}\ncapabilities: {verb}, {subject}\ncodex:\n  domain: {subject}\n"
        f"  triggers: {{keywords: [{name}]}}\n",
    ]
    text = f"---\n{heads[number % len(heads)]}---\n\n{body}"
    return text.replace("\n", "\r\n") if number % 9 == 0 else text


def write_folder(root):
    """70 agents in folders of three depths, and files beside them that are none."""
    for number, (verb, subject) in enumerate((v, s) for v in VERBS for s in SUBJECTS):
        folder = os.path.join(root, *["", subject, os.path.join(subject, verb)][number % 3:number % 3 + 1])
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, f"{verb}-{subject}.md"), "w", encoding="utf-8", newline="") as file:
            file.write(agent(verb, subject, number))
    for name in ("README.md", "notes.txt"):
        with open(os.path.join(root, name), "w", encoding="utf-8") as file:
            file.write("# How we write agents\n")
    return len(VERBS) * len(SUBJECTS)


def check_trees(program, node, work):
    for part in ("plugin", "languages"):
        shutil.copytree(os.path.join(REPOSITORY, part), os.path.join(work, part))
    run([program], work)
    trees = sorted(name for name in os.listdir(work) if name.startswith("dist-"))
    if not trees:
        sys.exit("no tree was built")
    for tree in trees:
        print(tree + ":", run([node, os.path.join(HERE, "load.mjs"), os.path.join(work, tree, "codex", "agents")], work), end="")


def check_folder(program, node, work):
    count = write_folder(os.path.join(work, "agents"))
    run([program, "convert", "agents", "--out", "registry"], work)
    told = run([node, os.path.join(HERE, "load.mjs"), os.path.join(work, "registry")], work)
    print(told, end="")
    if not told.startswith(f"{count} agents"):
        sys.exit(f"{count} agents went in")
    first = run(["find", "registry", "-type", "f", "-exec", "sha256sum", "{}", "+"], work)
    run([program, "convert", "agents", "--out", "registry", "--jobs", "1"], work)
    if first != run(["find", "registry", "-type", "f", "-exec", "sha256sum", "{}", "+"], work):
        sys.exit("a second conversion gave other bytes")


def main():
    if len(sys.argv) != 4 or sys.argv[3] not in ("trees", "folder"):
        sys.exit(__doc__)
    program, node = os.path.abspath(sys.argv[1]), sys.argv[2]
    work = tempfile.mkdtemp(prefix="cf-registry-")
    try:
        (check_trees if sys.argv[3] == "trees" else check_folder)(program, node, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
