#!/usr/bin/env python3
"""Does `convert` still give the committed registries, and exit as recorded in `exit`?

usage: check.py CF_ASSEMBLE      `make regenerate` rewrites the registries; read the diff
"""
import filecmp
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent


def differences(expected, actual):
    names = {p.relative_to(root) for root in (expected, actual) for p in root.rglob("*") if p.is_file()}
    return sorted(str(n) for n in names
                  if not ((expected / n).is_file() and (actual / n).is_file()
                          and filecmp.cmp(expected / n, actual / n, shallow=False)))


def main():
    program = os.path.abspath(sys.argv[1])
    bad = 0
    for case in sorted(p.parent for p in HERE.glob("*/.claude")):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "registry")
            done = subprocess.run([program, "convert", ".claude/agents", "--out", str(out)], cwd=case,
                                  capture_output=True, text=True)
            wanted = 1 if case.name == "faults" else 0
            changed = differences(case / "registry", out)
            if done.returncode != wanted or changed:
                bad = 1
                print(f"{case.name}: exit {done.returncode}, wanted {wanted}; differs: {changed}\n{done.stderr}")
    return bad


sys.exit(main())
