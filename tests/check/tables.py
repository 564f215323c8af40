#!/usr/bin/env python3
"""Every file of rules/, targets/, providers/ and commands/ has its row in a .def table, and every row its file.

A row is MACRO(name…): its file is name.cpp beside the table. Files that hold the table itself or what its rows share have
none, and are named here.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ["assembler/rules", "assembler/targets", "assembler/commands", "runtime/providers", "runtime/commands"]
WITHOUT_ROW = re.compile(r"^(rules?|rules_text|targets?|commands?|providers?|registry_files|.*_program|.*_common|support)$")
ROW = re.compile(r"^\s*CF_[A-Z_]+\(\s*(?:\"[^\"]*\"\s*,\s*)?([a-z0-9_]+)")


def rows_of(folder):
    rows = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".def"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                rows += [match[1] for match in map(ROW.match, file) if match]
    return rows


def main():
    complaints = []
    for folder in FOLDERS:
        path = os.path.join(ROOT, folder)
        if not os.path.isdir(path):
            continue
        rows = rows_of(path)
        files = {name[:-4] for name in os.listdir(path) if name.endswith(".cpp")}
        complaints += [f"{folder}: the row '{row}' has no file {row}.cpp" for row in rows if row not in files]
        complaints += [f"{folder}: the row '{row}' stands twice" for row in sorted(set(rows)) if rows.count(row) > 1]
        complaints += [f"{folder}/{name}.cpp: has no row in a .def file" for name in sorted(files)
                       if name not in rows and not WITHOUT_ROW.match(name)]
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
