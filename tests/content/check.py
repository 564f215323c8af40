#!/usr/bin/env python3
"""Does the content keep its own rules? One check per rule, over the sources and the assembled trees.

usage: check.py --bin DIR [--spec DIR] [CHECK…]      without a CHECK: all of them; exit 77 when a check had to be skipped

The allow-lists below are part of the rules: an entry needs a reason, and one that nothing uses any more is a fault.
"""
import argparse
import collections
import pathlib
import re
import sys

from trees import LANGUAGES, ROOT, Trees, field, names, split

SKIPPED = 77

AGENT_BYTES, DEEP_BYTES = 10 * 1024, 16 * 1024
SKILL_LINES, REFERENCE_LINES, CONTENTS_FROM = 200, 300, 100
COMMAND_BYTES = 4 * 1024
AGENT_DESCRIPTION, COMMAND_DESCRIPTION, TREE_DESCRIPTIONS = 350, 100, 4000

# Known tools. "dropped": the pinned client may leave it out without a word, so prompts name a way without it.
TOOLS = {
    "Agent": "always", "AskUserQuestion": "dropped", "Bash": "always", "Edit": "always", "Glob": "dropped",
    "Grep": "dropped", "ListAgents": "always", "Read": "always", "SendMessage": "always", "Skill": "always",
    "TaskCreate": "dropped", "TaskList": "dropped", "TaskUpdate": "dropped", "TeamCreate": "dropped",
    "TeamDelete": "dropped", "ToolSearch": "always", "WebFetch": "always", "WebSearch": "always", "Write": "always",
    "mcp__context7__query-docs": "dropped", "mcp__context7__resolve-library-id": "dropped",
}
TOOLS_NOBODY_LISTS = {"ToolSearch", "WebSearch"}  # named in prose only, offered to every agent

EXPERIMENT = {"detect", "setup", "profile", "baseline", "measure", "compare", "record", "keep", "discard", "status",
              "next", "handoff", "guard", "review", "complete", "cleanup", "hook", "report", "companion"}
EXPERIMENT_PROSE = {"owns", "decides", "answers", "not", "is", "itself", "where", "if", "has"}  # a word, not a subcommand
COMPANION = {"setup", "review", "adversarial-review", "task", "status", "result", "cancel"}

# Files under .codeflash/ that the content may name: what the specification lists, then what ours adds.
STATE_FILES = {
    "setup.md": "environment", "scan-report.md": "ranked targets", "results.tsv": "experiment log",
    "HANDOFF.md": "session state", "conventions.md": "binding constraints", "learnings.md": "discoveries",
    "review-report.md": "six passes", "changelog.md": "summary for pull requests",
    "bench_*": "the optimizer's own benchmarks, removed at clean-up",
    "undecided-*.patch": "diffs of undecided experiments", "ci-report.md": "what an unattended run did",
    "pr/*": "bodies and reproducers of prepared pull requests", "profiles/*": "raw profiles, too large for a prompt",
    "*-baseline.json": "what the profiling drivers compare with",
}

COLUMNS = ("commit target_test cpu_baseline_s cpu_optimized_s cpu_speedup mem_baseline_mb mem_optimized_mb mem_delta_mb "
           "gc_before_s gc_after_s tests_passed tests_failed status domains interaction description").split()

# Programs that shell fences may call, by whom they come from.
PROGRAMS = {
    "shell": "cd echo command",
    "system": "awk sed grep cp mkdir head tail sort uniq wc xargs tee sleep stat sh perl kill flock mktemp seq "
              "readelf gzip less",
    "common": "git rg curl hyperfine node codeflash",
    "python": "python3",
    "go": "go gofmt",
    "javascript": "npx",
    "ours": "cf-experiment",
}
KEYWORDS = set("if then else elif fi for while until do done case esac in function { } ! ( ) ;;".split())


def text_files(*folders):
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix in (".md", ".yaml", ".json", ".py", ".mjs", ".go", ".pl"):
                yield path


def sources():
    """Content as it was written: Markdown of base and overlays, without the development documents."""
    return [p for p in text_files(ROOT / "plugin") if p.suffix == ".md" and p.name not in ("README.md", "ARCHITECTURE.md")]


def place(path, offset=None, text=""):
    try:
        path = path.relative_to(ROOT)
    except ValueError:
        path = pathlib.Path(*path.parts[path.parts.index(next(p for p in path.parts if p.startswith("dist-"))):])
    return f"{path}:{text.count(chr(10), 0, offset) + 1}" if offset is not None else str(path)


def components(tree):
    for kind, pattern in (("agent", "agents/*.md"), ("command", "commands/*.md"), ("skill", "skills/*/SKILL.md")):
        for path in sorted(tree.glob(pattern)):
            front, body = split(path.read_text(encoding="utf-8"))
            yield kind, path, front, body


# --- the checks -----------------------------------------------------------------------------------------------------

def limits(trees, _):
    for tree in trees.path.values():
        for kind, path, _, body in components(tree):
            size, lines = len(body.encode()), body.count("\n")
            most = DEEP_BYTES if path.stem == "codeflash-deep" else AGENT_BYTES
            if kind == "agent" and size >= most:
                yield f"{place(path)}: the body has {size} bytes, {most} or more"
            if kind == "command" and size >= COMMAND_BYTES:
                yield f"{place(path)}: the body has {size} bytes, {COMMAND_BYTES} or more"
            if kind == "skill" and lines >= SKILL_LINES:
                yield f"{place(path)}: {lines} lines, {SKILL_LINES} or more"
        for path in sorted(tree.glob("references/**/*.md")):
            text = path.read_text(encoding="utf-8")
            lines = text.count("\n")
            if lines >= REFERENCE_LINES:
                yield f"{place(path)}: {lines} lines, {REFERENCE_LINES} or more"
            if lines >= CONTENTS_FROM and not re.search(r"^Contents:", text, re.M):
                yield f"{place(path)}: {lines} lines and no `Contents:` list"


def descriptions(trees, _):
    for language, tree in trees.path.items():
        total = 0
        for kind, path, front, _ in components(tree):
            text = field(front, "description") or ""
            total += len(text)
            most = {"agent": AGENT_DESCRIPTION, "command": COMMAND_DESCRIPTION}.get(kind, 1024)
            if not text or len(text) >= most:
                yield f"{place(path)}: the description has {len(text)} characters; 1 to {most - 1} are allowed"
            if not re.search(r"\bnot\b", text, re.I):
                yield f"{place(path)}: the description does not say when not: {text}"
            if "<example>" in text:
                yield f"{place(path)}: examples belong into the body"
        if total >= TREE_DESCRIPTIONS:
            yield f"dist-{language}: all descriptions together have {total} characters, {TREE_DESCRIPTIONS} or more"


def references(trees, _):
    """Each opens with its condition and is named, with a path, by something that a model reads."""
    for path in sources():
        if "references" in path.parts:
            text = path.read_text(encoding="utf-8")
            paragraphs = [p for p in text.split("\n\n") if p.strip()]
            if not text.startswith("# ") or len(paragraphs) < 2 or not paragraphs[1].startswith("Read this when"):
                yield f"{place(path)}: the first paragraph after the title does not start with `Read this when`"
            if not re.search(r"^(Does not cover:|.*\bDoes not cover: )", text, re.M):
                yield f"{place(path)}: no `Does not cover:`"
    for tree in trees.path.values():
        named = collections.defaultdict(set)
        readers = [p for p in text_files(tree) if p.suffix == ".md" and p.parts[len(tree.parts)] in
                   ("agents", "commands", "skills", "references")]
        for reader in readers:
            for target in re.findall(r"\$\{CLAUDE_PLUGIN_ROOT\}/([\w./-]+)|\]\(([\w./-]+)|`([\w./-]+\.\w+)`",
                                     reader.read_text(encoding="utf-8")):
                root, link, code = target
                found = tree / root if root else reader.parent / (link or code)
                try:
                    named[found.resolve().relative_to(tree.resolve())].add(reader)
                except ValueError:
                    pass
        for path in sorted((tree / "references").rglob("*")):
            if path.is_file() and not named[path.relative_to(tree)] - {path}:
                yield f"{place(path)}: nothing names it with a path"


def known(trees, _):
    """Tools, subcommands and state files are those that exist."""
    used_tools, used_states = set(), set()
    for tree in trees.path.values():
        for kind, path, front, _ in components(tree):
            for tool in names(field(front, "tools" if kind == "agent" else "allowed-tools")):
                bare = tool.split("(")[0]
                used_tools.add(bare)
                if bare not in TOOLS:
                    yield f"{place(path)}: no known tool: {tool}"
    yield from (f"TOOLS: nobody lists {tool}" for tool in sorted(TOOLS.keys() - used_tools - TOOLS_NOBODY_LISTS))
    for path in sources():
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"\bcf-experiment ([a-z][a-z-]*)", text):
            if match.group(1) not in EXPERIMENT | EXPERIMENT_PROSE:
                yield f"{place(path, match.start(), text)}: no such subcommand: {match.group()}"
        for match in re.finditer(r"codex-companion\.mjs\"? ([a-z][a-z-]*)", text):
            if match.group(1) not in COMPANION | EXPERIMENT_PROSE:
                yield f"{place(path, match.start(), text)}: no such subcommand: {match.group()}"
        for match in re.finditer(r"(?<![.\w])\.codeflash/([\w<>*{}./-]*[\w>*}])", text):
            name = re.sub(r"<[^>]*>", "*", match.group(1)).rstrip(".")
            hit = next((known_file for known_file in STATE_FILES if pathlib.PurePath(name).match(known_file)
                        or known_file.startswith(name + "/") or known_file.split(".")[0].rstrip("*") == name), None)
            if name in ("*", "*.md"):
                continue
            if hit is None:
                yield f"{place(path, match.start(), text)}: no known state file: {match.group()}"
            used_states.add(hit)
    yield from (f"STATE_FILES: nothing names {name}" for name in sorted(STATE_FILES.keys() - used_states))


def shell_lines(text):
    """(line number, command line) of every bash or sh fence, continuations joined, here-documents left out."""
    fence, number, pending, here = None, 0, "", None
    for number, line in enumerate(text.splitlines(), 1):
        opening = re.match(r"\s*```+\s*(\w*)", line)
        if opening and fence is None:
            fence = opening.group(1) or "text"
        elif opening:
            fence, pending, here = None, "", None
        elif fence in ("bash", "sh", "shell", "console"):
            if here:
                here = None if line.strip() == here else here
                continue
            mark = re.search(r"<<-?\s*['\"]?(\w+)['\"]?", line)
            here = mark.group(1) if mark else None
            pending += line[:-1] + " " if line.endswith("\\") else line
            if not line.endswith("\\") and all(pending.count(quote) % 2 == 0 for quote in "'\""):
                yield number, pending
                pending = ""
            elif not line.endswith("\\"):
                pending += "\n"  # inside a quoted text


def programs_called(line):
    """The word at each place where a shell expects a command. Quoted text counts as one word, placeholders as none."""
    line = re.sub(r"'[^']*'", "Q", line)
    inner = re.findall(r"\$\(([^()]*)\)", line)
    line = re.sub(r"\$\([^()]*\)", "Q", line)
    line = re.sub(r'"[^"]*"', lambda m: m.group().replace(" ", "_") if "PLUGIN_ROOT" in m.group() else "Q", line)
    line = re.sub(r"(^|\s)#.*", "", line)
    line = re.sub(r"<[\w .…|/'\[\]=*,:-]+>", "Q", line)  # <placeholder>
    for part in re.split(r"\|\||&&|[|;\n]|(?<![<>])&(?![>0-9])", line):
        words = part.split()
        while words and (words[0] in KEYWORDS | {"time", "nohup", "exec", "env"}
                         or re.match(r"[A-Za-z_]\w*\+?=", words[0])):
            if words[0] in ("for", "case", "function"):
                words = []
                break
            words.pop(0)
        if words:
            yield words[0].lstrip("({").rstrip(")")
    for part in inner:
        yield from programs_called(part)


def commands(_, __):
    allowed = {program for row in PROGRAMS.values() for program in row.split()}
    used = set()
    for path in sources():
        for number, line in shell_lines(path.read_text(encoding="utf-8")):
            for program in programs_called(line):
                used.add(program)
                if program in allowed or not program or program in KEYWORDS:
                    continue
                if re.match(r"\$|Q|\"|\.{0,2}/|<|[>(…]|[A-Z_]+\)|…|\.\.\.|[\w*-]+\)$|__\w+__", program):
                    continue  # a variable, a placeholder, a path, a redirection, a case label
                yield f"{place(path)}:{number}: no known program: {program}   ({line.strip()[:80]})"
    yield from (f"PROGRAMS: no fence calls {program}" for program in sorted(allowed - used))


def results(_, __):
    """The sixteen columns, in order, wherever two or more of them stand together; and no other column."""
    full = re.compile(r"\W+".join(COLUMNS))
    loop = (ROOT / "plugin/references/shared/experiment-loop-base.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| `(\w+)` \|", loop, re.M)
    if rows != COLUMNS:
        yield f"experiment-loop-base.md: the table of results.tsv has {rows}"
    for path in sources():
        text = path.read_text(encoding="utf-8")
        for match in re.finditer(r"\bcommit\W+target_test\b", text):
            if not full.match(text, match.start()):
                yield f"{place(path, match.start(), text)}: a header of results.tsv without its {len(COLUMNS)} columns in order"
        for match in re.finditer(r"\b(cpu|mem|gc|tests)_[a-z]+_(s|mb)\b|\b(cpu_speedup|tests_(passed|failed)|mem_\w+_mb)\b", text):
            if match.group() not in COLUMNS:
                yield f"{place(path, match.start(), text)}: no column of results.tsv: {match.group()}"


NUMBER_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "ten": "10", "fifteen": "15", "twenty": "20"}
N = r"(\d+(?:\.\d+)?|one|two|three|four|five)"
LIBRARY = r"(?:librar|package|module's internals|frames)"

# (row of the table whose numbers count, pattern that finds the restatement; each group is a number of that row)
RESTATED = [
    ("Plateau, one dimension", rf"(?<!\w){N}(?: or more|\+)?(?: decided| consecutive)* discards(?: in a row)?(?! in a row over| over)(?=[^.]{{0,40}}(?:dimension|all patterns|plateau))"),
    ("Plateau, one dimension", rf"every dimension has {N} or more"),
    ("Plateau, one dimension", rf"a dimension has {N} decided discards"),
    ("Stuck", rf"\b{N}(?: or more|\+)?(?: decided| consecutive)* discards in a row over all"),
    ("Give up", rf"\b{N} more experiments"),
    ("Questions", rf"(?:at most|max\w*|no more than) {N} questions"),
    ("Questions", rf"questions?\b[^.|]{{0,60}}\b{N} at most"),
    ("Questions", rf"in ONE message, {N} at most"),
    ("Background agents", rf"[Aa]t most (?:\*\*)?{N}(?:\*\*)? (?:background agents|agents (?:run in the background|at a time))"),
    ("Background agents", rf"\b{N} background agents"),
    ("Review finding acted on", rf"confidence (?:≥ |of |>= |at least |at or above )?{N}(?= or| are|,|\)| and|$)"),
    ("Review rounds", rf"(?<!of )\b{N} (?:review )?rounds(?! of| while|;| where|,? one process)(?=[^.]{{0,40}}(?:user|BLOCK|review|finding)|\.)"),
    ("Library boundary, look", rf"(?:over|above|more than|>) ?{N} ?% of (?:cumulative|cumtime|the profile)[^.|]{{0,60}}{LIBRARY}"),
    ("Library boundary, look", rf"{LIBRARY}[^.|]{{0,40}}(?:over|above|more than|>) ?{N} ?%"),
    ("Library boundary, act", rf"(?:over|above|more than|>) ?{N} ?% of (?:the )?(?:total )?runtime"),
    ("Library boundary, act", rf"(?:fewer|less) than {N} (?:functions|classes|names)"),
    ("Actionable target", rf"(?:more than|over|above|>) ?{N} ?% (?:of )?(?:CPU|own|self)\b"),
    ("Actionable target", rf"(?:more than|over|above|>) ?{N} ?MiB(?!/| per| a )(?=[,; ]+(?:or|any|and)\b)"),
    ("Actionable target", rf"Actionable target\W{{1,4}}row \({N} ?ms\)"),
    ("Antipattern floor", rf"\b{N} ?% CPU(?= (?:or|and|/) )"),
    ("Milestone", rf"[Ee]very {N}[-–]{N} keeps"),
    ("Looks", rf"\b{N}, {N} and {N} (?:interleaved )?pairs"),
    ("Full-run size", rf"(?:below|under) {N} ?%[^.|]{{0,40}}(?:all (?:40 )?pairs|forty)"),
    ("Looks", rf"\ball {N} (?:interleaved )?pairs"),
    ("Repair attempts", rf"\b(?:repair|rework|fix)\w*,? \(?{N} attempts"),
    ("Noise floor", rf"max\( ?{N} ?%, ?{N} ?[·*×] ?MAD"),
    ("Progress line", rf"[Ee]very {N} experiments"),
    ("History read", r"git log --oneline (?:--stat )?-(\d+)"),
]
# What the specification and the settlement of its contradictions demand of the table itself.
SPECIFIED = {
    "Actionable target": "1 2 5", "Antipattern floor": "0.5 2", "Looks": "10 20 40", "Full-run size": "5",
    "Noise floor": "1 3", "Plateau, one dimension": "3", "Stuck": "5", "Give up": "3", "Milestone": "3 5",
    "Progress line": "3", "History read": "20", "Background agents": "2", "Questions": "4",
    "Review finding acted on": "0.7", "Library boundary, look": "15", "Library boundary, act": "10 20",
}
# Restated numbers are only what the patterns find: this many were found when the patterns were written.
RESTATED_AT_LEAST = 30


def thresholds(_, __):
    base = ROOT / "plugin/references/shared/experiment-loop-base.md"
    section = re.search(r"^## Thresholds\n(.*?)^## ", base.read_text(encoding="utf-8"), re.M | re.S).group(1)
    table = {row: set(re.findall(r"\d+(?:\.\d+)?", value)) for row, value in re.findall(r"^\| ([^|]+?) \| (.+?) \|", section, re.M)}
    yield from (f"{place(base)}: no row {row!r} under Thresholds" for row, _ in RESTATED if row not in table)
    for row, numbers in SPECIFIED.items():
        if not set(numbers.split()) <= table.get(row, set()):
            yield f"{place(base)}: {row!r} has to name {numbers}, not {', '.join(sorted(table.get(row, [])))}"
    found = 0
    for path in sources():
        text = path.read_text(encoding="utf-8")
        for row, pattern in RESTATED:
            for match in re.finditer(pattern, text, re.M):
                said = [NUMBER_WORDS.get(group, group) for group in match.groups() if group]
                found += 1
                if not set(said) <= table.get(row, set()):
                    yield (f"{place(path, match.start(), text)}: {' '.join(match.group().split())!r} "
                           f"disagrees with {row!r}: {', '.join(sorted(table[row]))}")
    if found < RESTATED_AT_LEAST:
        yield f"only {found} restatements found; the patterns of this test no longer fit the content"


def copied(_, spec):
    """No run of 14 words of the specification. None is told apart from `no findings` by the exit code."""
    run_length = 14
    if not spec.is_dir():
        print(f"copied: skipped, no {spec}")
        return None
    words = lambda text: [(m.group().lower(), m.start()) for m in re.finditer(r"[A-Za-z0-9']+", text)]
    seen = set()
    for path in sorted(spec.glob("*.txt")):
        said = [word for word, _ in words(path.read_text(encoding="utf-8", errors="replace"))]
        seen |= {tuple(said[i:i + run_length]) for i in range(len(said) - run_length + 1)}
    faults = []
    for path in text_files(ROOT / "plugin", ROOT / "languages", ROOT / "docs", ROOT / "evals"):
        text = path.read_text(encoding="utf-8")
        said, last = words(text), -run_length
        for i in range(len(said) - run_length + 1):
            run = tuple(word for word, _ in said[i:i + run_length])
            if run in seen and i - last >= run_length:
                faults.append(f"{place(path, said[i][1], text)}: as in the specification: {' '.join(run)}")
                last = i
    return faults


CHECKS = {check.__name__: check for check in (limits, descriptions, references, known, commands, results, thresholds, copied)}
NEED_TREES = {"limits", "descriptions", "references", "known"}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of cf-assemble")
    parser.add_argument("--spec", type=pathlib.Path, default=ROOT.parent / "shared" / "spec", help="the specification's texts")
    parser.add_argument("checks", nargs="*", metavar="CHECK", help=", ".join(CHECKS))
    options = parser.parse_args()
    chosen = options.checks or list(CHECKS)
    if unknown := [name for name in chosen if name not in CHECKS]:
        parser.error(f"no check {unknown[0]}; there are {', '.join(CHECKS)}")
    if NEED_TREES & set(chosen):
        with Trees(options.bin) as trees:
            return run(chosen, trees, options.spec)
    return run(chosen, None, options.spec)


def run(chosen, trees, spec):
    faults, skipped = [], False
    for name in chosen:
        found = CHECKS[name](trees, spec)
        skipped |= found is None
        found = sorted(set(found or []))
        print(f"{name}: {len(found)} faults")
        faults += found
    print("\n".join(faults))
    return 1 if faults else SKIPPED if skipped else 0


if __name__ == "__main__":
    sys.exit(main())
