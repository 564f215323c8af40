#!/usr/bin/env python3
"""Does scripts/check-layers find what it is there to find? Each case is a small tree with one include."""
import os
import subprocess
import sys
import tempfile

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scripts", "check-layers")

# file that includes, what it includes, part of the complaint ("" for none)
CASES = [
    ("base/diag/a.cpp", "base/util/b.hpp", ""),
    ("base/util/a.cpp", "base/diag/b.hpp", "base/util may not include base/diag"),
    ("base/doc/a.cpp", "assembler/model/b.hpp", "base/doc may not include assembler/model"),
    ("assembler/pipeline/a.cpp", "runtime/experiment/b.hpp", "assembler/pipeline may not include runtime/experiment"),
    ("runtime/commands/a.cpp", "assembler/model/b.hpp", "runtime/commands may not include assembler/model"),
    ("assembler/rules/one.cpp", "assembler/rules/rule.hpp", ""),
    ("assembler/rules/one.cpp", "assembler/rules/two.hpp", "may not include a sibling"),
    ("assembler/commands/build.cpp", "assembler/commands/validate.hpp", "may not include a sibling"),
    ("assembler/main.cpp", "assembler/commands/commands.hpp", ""),
    ("runtime/experiment/a.cpp", "a.hpp", "from the repository's root"),
    ("runtime/unknown/a.cpp", "runtime/experiment/b.hpp", "no row of the table for runtime/unknown"),
    ("base/unknown/a.cpp", "base/util/b.hpp", "no row of the table"),
    ("base/diag/a.cpp", "base/util/missing.hpp", "there is no such file"),
]


def outcome(includer, included):
    with tempfile.TemporaryDirectory() as root:
        for path in (includer, included):
            if path.endswith("missing.hpp"):
                continue
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), "w", encoding="utf-8") as file:
                file.write(f'#include "{included}"\n' if path == includer else "")
        done = subprocess.run([sys.executable, SCRIPT, root], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout


def main():
    bad = 0
    for includer, included, complaint in CASES:
        code, text = outcome(includer, included)
        right = (code == 1 and complaint in text) if complaint else code == 0
        if not right:
            print(f"{includer} -> {included}: expected {complaint or 'no complaint'!r}, got {code}:\n{text}")
            bad = 1
    sys.exit(bad)


if __name__ == "__main__":
    main()
