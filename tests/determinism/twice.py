#!/usr/bin/env python3
"""Builds the real plugin several times under different conditions and compares the trees byte by byte.

usage: twice.py CF_ASSEMBLE REPOSITORY [LANGUAGE...]     without LANGUAGE all of them

Each build has its own folder, number of threads, locale, time zone, umask, clock and order in which the sources were
created. Trees must agree in paths and kinds, and files in permissions and bytes, the manifest included.
"""
import os
import shutil
import stat
import subprocess
import sys
import tempfile
import time


def copy(source, target, backwards):
    """The sources, created in one order or the other, so that a folder lists them differently."""
    for folder, folders, files in os.walk(source):
        folders.sort(reverse=backwards)
        below = os.path.join(target, os.path.relpath(folder, source))
        os.makedirs(below, exist_ok=True)
        for name in sorted(files, reverse=backwards):
            shutil.copy(os.path.join(folder, name), os.path.join(below, name))


def tree(root):
    """Every entry by its path: kind, and of a file the permissions and the bytes. Folders take the umask's permissions."""
    entries = {}
    for folder, folders, files in os.walk(root):
        for name in folders + files:
            path = os.path.join(folder, name)
            status = os.lstat(path)
            mode, content = stat.S_IFMT(status.st_mode), None
            if stat.S_ISREG(status.st_mode):
                with open(path, "rb") as file:
                    mode, content = status.st_mode, file.read()
            entries[os.path.relpath(path, root)] = (oct(mode), content)
    return entries


def differences(one, other):
    lines = []
    for path in sorted(one.keys() | other.keys()):
        if path not in one or path not in other:
            lines.append(f"{path}: only in one of them")
        elif one[path][0] != other[path][0]:
            lines.append(f"{path}: mode {one[path][0]} and {other[path][0]}")
        elif one[path][1] != other[path][1]:
            lines.append(f"{path}: other bytes")
    return lines


class Build:
    """One way of building: everything that must not matter."""

    def __init__(self, work, name, jobs, umask, backwards, environment):
        self.folder = os.path.join(work, name)
        self.jobs, self.umask, self.backwards, self.environment = jobs, umask, backwards, environment

    def run(self, program, repository, languages):
        for part in ("plugin", "languages"):
            copy(os.path.join(repository, part), os.path.join(self.folder, part), self.backwards)
        # The program to ship is named by its folder, so that both builds ship the same bytes from different places.
        programs = os.path.join(self.folder, "programs")
        os.makedirs(programs)
        shutil.copy(os.path.join(os.path.dirname(program), "cf-experiment"), programs)
        done = subprocess.run([program, "build", "--bin", "programs", "--jobs", self.jobs, *languages], cwd=self.folder,
                              env={"PATH": "/usr/bin:/bin", **self.environment}, preexec_fn=lambda: os.umask(self.umask),
                              capture_output=True, text=True, timeout=200, check=False)
        if done.returncode != 0:
            sys.exit(f"the build in {self.folder} failed with {done.returncode}:\n{done.stderr}")
        return {name: tree(os.path.join(self.folder, name)) for name in sorted(os.listdir(self.folder))
                if name.startswith("dist-")}


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, repository = map(os.path.abspath, sys.argv[1:3])
    languages = [word for language in sys.argv[3:] for word in ("--lang", language)]
    work = tempfile.mkdtemp(prefix="cf-determinism-")
    try:
        builds = [
            Build(work, "a", "1", 0o022, False, {"LC_ALL": "C", "TZ": "UTC"}),
            Build(work, "a much longer folder/deep/b", "8", 0o077, True,
                  {"LANG": "tr_TR.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Kiritimati", "HOME": "/nowhere"}),
        ]
        first = builds[0].run(program, repository, languages)
        time.sleep(1.1)  # another second on every clock
        again = builds[1].run(program, repository, languages)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    if not first or first.keys() != again.keys():
        sys.exit(f"not the same trees: {sorted(first)} and {sorted(again)}")
    wrong = [f"{name}/{line}" for name in first for line in differences(first[name], again[name])]
    print("\n".join(wrong))
    print(f"{len(first)} trees, {sum(map(len, first.values()))} entries, {len(wrong)} differences")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
