"""The sources and the assembled trees, for the tests of the content: assemble into a temporary folder, read front matter.

Will not judge anything; the checks do.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGES = sorted(p.stem for p in (ROOT / "languages").glob("*.yaml"))


class Trees:
    """dist-<language> of every language, made from this checkout; gone when the block ends."""

    def __init__(self, bin_dir):
        self.bin = pathlib.Path(bin_dir).resolve() / "cf-assemble"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="cf-content-"))
        self.path = {language: self.folder / f"dist-{language}" for language in LANGUAGES}

    def __enter__(self):
        for language in LANGUAGES:
            run = subprocess.run([self.bin, "build", "--plugin", ROOT / "plugin", "--lang", language, "--out",
                                  str(self.folder / "dist-{lang}")], cwd=ROOT, capture_output=True, text=True)
            if run.returncode:
                self.__exit__()
                sys.exit(f"{language} does not assemble (exit {run.returncode}):\n{run.stderr[-4000:]}")
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)


def split(text):
    """The front matter's text ('' when there is none) and the body."""
    match = re.match(r"---\s*\n(.*?)^---\s*\n?", text, re.S | re.M)
    return (match.group(1), text[match.end():]) if match else ("", text)


def field(front, key):
    """A top-level scalar, unquoted, or the items of a top-level list in any of the three spellings; None when absent."""
    match = re.search(rf"^{re.escape(key)}:[ ]*(.*)\n((?:[ ]+.*\n|\n)*)", front + "\n", re.M)
    if not match:
        return None
    value, block = match.group(1).strip(), match.group(2)
    if not value and block.strip():
        return [item.strip().strip("\"'") for item in re.findall(r"^\s*- (.*)$", block, re.M)]
    return value[1:-1] if len(value) > 1 and value[0] in "\"'" and value[-1] == value[0] else value


def names(value):
    """A list of tools as a list, also where it was written on one line; parentheses hold together."""
    if isinstance(value, list):
        return value
    return [item for item in re.findall(r"[^\s,\[\]()]+(?:\([^)]*\))?", value or "")]
