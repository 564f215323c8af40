#!/usr/bin/env python3
"""Are the README's examples what the programs say? Runs each `$ command` of its console blocks and compares.

usage: readme.py BIN_DIR [--update]      from the repository's root; --update writes what they say now
"""
import os
import pathlib
import re
import subprocess
import sys

README = pathlib.Path("README.md")


def run(command, path):
    """Both streams in the order in which they were written, as a person sees them."""
    environment = dict(os.environ, PATH=f"{path}:{os.environ['PATH']}", NO_COLOR="1")
    done = subprocess.run(command, shell=True, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout


def main():
    path = os.path.abspath(sys.argv[1])
    subprocess.run("rm -rf build/example", shell=True, check=True)
    wrong = 0

    def replace(block):
        nonlocal wrong
        command, said = block[1], block[2]
        now = run(command, path)
        if now != said:
            wrong += 1
            print(f"$ {command}\n-- the README has\n{said}-- it prints\n{now}")
        return f"```console\n$ {command}\n{now}```\n"

    text = README.read_text(encoding="utf-8")
    new = re.sub(r"```console\n\$ ([^\n]*)\n(.*?)```\n", replace, text, flags=re.S)
    if "--update" in sys.argv:
        README.write_text(new, encoding="utf-8")
        return 0
    if text.count("```console") < 5:
        print("the README has fewer than five examples")
        return 1
    return 1 if wrong else 0


sys.exit(main())
