#!/usr/bin/env python3
"""docs/coverage.md points at files and headings that exist, and names every shipped agent, command, skill and reference.

usage: coverage.py      exit 1 with each link that leads nowhere
"""
import re
import sys
import urllib.parse

from trees import ROOT

PAGE = ROOT / "docs" / "coverage.md"
FACTS_AT_LEAST = 150


def slug(heading):
    """As the forge makes anchors: lower case, punctuation out, spaces to hyphens."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def anchors(path):
    found, fenced = set(), False
    for line in path.read_text(encoding="utf-8").splitlines():
        fenced ^= line.lstrip().startswith("```")
        if not fenced and (match := re.match(r"#{1,6} (.+)", line)):
            found.add(slug(match.group(1)))
    return found


def main():
    faults, targets, facts = [], set(), 0
    for number, line in enumerate(PAGE.read_text(encoding="utf-8").splitlines(), 1):
        links = re.findall(r"\]\(([^)#\s]+)(?:#([^)\s]+))?\)", line)
        facts += line.startswith("| ") and bool(links)
        if line.startswith("| ") and not links and not re.match(r"\|[ -]*\||\| (Fact|Left) \|", line) and "later" not in line:
            faults.append(f"{PAGE.name}:{number}: a fact without a place: {line[:80]}")
        for target, anchor in links:
            path = (PAGE.parent / target).resolve()
            if not path.exists():
                faults.append(f"{PAGE.name}:{number}: no file {target}")
                continue
            targets.add(path)
            if anchor and urllib.parse.unquote(anchor) not in anchors(path):
                faults.append(f"{PAGE.name}:{number}: no heading #{anchor} in {target}")
    for path in sorted((ROOT / "plugin").rglob("*.md")):
        kinds = {"agents", "commands", "skills", "references"} & set(path.relative_to(ROOT / "plugin").parts)
        if kinds and path.resolve() not in targets:
            faults.append(f"{PAGE.name}: carries no fact of {path.relative_to(ROOT)}, or does not say which")
    if facts < FACTS_AT_LEAST:
        faults.append(f"{PAGE.name}: only {facts} facts, fewer than {FACTS_AT_LEAST}")
    print("\n".join(faults) or f"{facts} facts, {len(targets)} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
