#!/usr/bin/env python3
"""Runs the conversations of .cmd files against the real programs and compares them whole.

usage: run.py --bin DIR [--update] FILE.cmd...

A .cmd file is read line by line:

  # text     a remark
  < text     a line of stdin for the next command
  $ command  run by /bin/sh; the programs under test come first on PATH
  ? code     its exit code (0 when the line is missing)
  ! text     a line of its stderr
  > text     a line of its stdout
  \\          the stream of the line above does not end in a newline

All commands of a file run one after the other in one new, empty folder. When a folder stands beside the file under the
same name without `.cmd`, it is copied there first. $REPO is the repository. In what is compared, the temporary folder reads
TMP, the repository REPO and a point in time TIME. With --update the expectations are rewritten from what happened: read
the diff.
"""
import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
TIME_LIMIT = 120


class Step:
    """One command with its stdin, the remarks above it and what is expected of it."""

    def __init__(self, remarks, stdin, command):
        self.remarks, self.stdin, self.command = remarks, stdin, command
        self.code, self.err, self.out = 0, [], []

    def lines(self):
        shown = self.remarks + ["< " + line for line in self.stdin] + ["$ " + self.command]
        if self.code != 0:
            shown.append(f"? {self.code}")
        return shown + stream_lines("!", self.err) + stream_lines(">", self.out)


def stream_lines(mark, lines):
    """`lines` keep their newlines, so that a missing last one shows."""
    shown = [f"{mark} {line.rstrip(chr(10))}".rstrip(" ") for line in lines]
    return shown + ["\\"] if lines and not lines[-1].endswith("\n") else shown


def parse(path):
    """The steps of a file, and the remarks after the last of them."""
    steps, remarks, stdin, last = [], [], [], None
    with open(path, encoding="utf-8") as file:
        source = file.read().splitlines()
    for number, line in enumerate(source, 1):
        mark, rest = line[:1], line[2:]
        if line == "" or mark == "#":
            remarks.append(line)
        elif mark == "<":
            stdin.append(rest)
        elif mark == "$":
            steps.append(Step(remarks, stdin, rest))
            remarks, stdin = [], []
        elif mark == "?" and steps:
            steps[-1].code = int(rest)
        elif mark in "!>" and steps:
            last = steps[-1].err if mark == "!" else steps[-1].out
            last.append(rest + "\n")
        elif mark == "\\" and last:
            last[-1] = last[-1].rstrip("\n")
        else:
            sys.exit(f"{path}:{number}: not a line of a .cmd file: {line!r}")
    return steps, remarks


def environment(folder, bin_folder):
    keep = {k: os.environ[k] for k in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS") if k in os.environ}
    return {**keep, "PATH": f"{bin_folder}:/usr/local/bin:/usr/bin:/bin", "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8",
            "TERM": "dumb", "REPO": REPOSITORY}


def run_step(step, folder, bin_folder):
    """The step as it really went."""
    try:
        done = subprocess.run(["/bin/sh", "-c", step.command], cwd=folder, env=environment(folder, bin_folder),
                              input="".join(line + "\n" for line in step.stdin).encode(), capture_output=True,
                              timeout=TIME_LIMIT, check=False)
        code, err, out = done.returncode, done.stderr, done.stdout
    except subprocess.TimeoutExpired as expired:
        code, err, out = -1, b"(no end after %d s)\n" % TIME_LIMIT + (expired.stderr or b""), expired.stdout or b""
    really = Step(step.remarks, step.stdin, step.command)
    really.code, really.err, really.out = code, readable(err, folder), readable(out, folder)
    return really


def readable(raw, folder):
    text = raw.decode("utf-8", "backslashreplace").replace(folder, "TMP").replace(REPOSITORY, "REPO")
    return re.sub(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", "TIME", text).splitlines(keepends=True)


def run_file(path, bin_folder, update):
    steps, trailing = parse(path)
    folder = os.path.realpath(tempfile.mkdtemp(prefix="cf-cli-"))
    try:
        if os.path.isdir(path.removesuffix(".cmd")):
            shutil.copytree(path.removesuffix(".cmd"), folder, symlinks=True, dirs_exist_ok=True)
        really = [run_step(step, folder, bin_folder) for step in steps]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    expected = [line for step in steps for line in step.lines()] + trailing
    happened = [line for step in really for line in step.lines()] + trailing
    if expected == happened:
        return True
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write("\n".join(happened) + "\n")
        print("rewrote", path)
        return True
    print("\n".join(difflib.unified_diff(expected, happened, path, "what happened", lineterm="", n=6)))
    return False


def main():
    parser = argparse.ArgumentParser(description="see the head of the file")
    parser.add_argument("--bin", required=True, help="the folder with the programs under test")
    parser.add_argument("--update", action="store_true", help="rewrite the expectations")
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    good = [run_file(path, os.path.abspath(options.bin), options.update) for path in options.files]
    sys.exit(0 if all(good) else 1)


if __name__ == "__main__":
    main()
