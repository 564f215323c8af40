#!/usr/bin/env python3
"""Every rule, target, provider and command has its row in the .def table of its folder, and every row has its code.

A row is MACRO(name). Its code is the file name.cpp beside the table; a rule without a check of its own (what is found while
reading, merging, ...) may stand with others of its kind in one file, as `const Rule k_name`.
"""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# folder: its files that hold the table itself, or what its rows share
FOLDERS = {
    "assembler/rules": {"rules.cpp", "rules_text.cpp"},
    "assembler/targets": {"targets.cpp", "registry_files.cpp", "templates.cpp"},
    "assembler/commands": {"commands.cpp"},
    "runtime/providers": {"providers.cpp"},
    "runtime/commands": {"experiment_program.cpp", "flow_program.cpp"},
}
ROW = re.compile(r"^(rules?|rules_text|targets?|commands?|providers?|registry_files|templates|.*_program|.*_common)$")
ROW = re.compile(r"^\s*CF_[A-Z_]+\(\s*([a-z0-9_]+)")
RULE = re.compile(r"\bconst Rule k_([a-z0-9_]+)\b\s*[{=]")


def text_of(*path):
    with open(os.path.join(ROOT, *path), encoding="utf-8") as file:
        return file.read()


def rows_of(folder, names):
    return [match[1] for name in names if name.endswith(".def")
            for match in map(ROW.match, text_of(folder, name).splitlines()) if match]


def code_of(folder, names):
    """What the files of the folder define: by the name of the file, or by what is in it where it holds rules."""
    defined = []
    for name in names:
        if not name.endswith(".cpp") or name in FOLDERS[folder]:
            continue
        rules = RULE.findall(text_of(folder, name)) if folder.endswith("rules") else []
        defined += rules or [name[:-4]]
    return defined


def complaints(folder):
    names = sorted(os.listdir(os.path.join(ROOT, folder)))
    rows, defined = rows_of(folder, names), code_of(folder, names)
    return ([f"{folder}: the row '{row}' has no code" for row in rows if row not in defined] +
            [f"{folder}: '{name}' has no row in a .def file" for name in defined if name not in rows] +
            [f"{folder}: '{name}' stands twice" for name in sorted(set(rows)) if rows.count(name) > 1] +
            [f"{folder}: '{name}' is defined twice" for name in sorted(set(defined)) if defined.count(name) > 1])


def main():
    found = [line for folder in FOLDERS if os.path.isdir(os.path.join(ROOT, folder)) for line in complaints(folder)]
    print("\n".join(found))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
