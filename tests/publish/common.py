"""What the drivers share: running the helper, and a tree on disk as a value."""

import os
import subprocess
import sys

HELPER = os.path.abspath(sys.argv[1])
SKIP = 77


def skip(why):
    print(f"skipped: {why}")
    sys.exit(SKIP)


def publish(out, variant, *options, prefix=()):
    """Exit code and stderr of a publication that is left alone."""
    done = subprocess.run([*prefix, HELPER, out, variant, *options], capture_output=True, text=True, timeout=60)
    return done.returncode, done.stderr


def snapshot(root):
    """Path -> (permissions, bytes), folders with None; None when nothing is there."""
    if not os.path.lexists(root):
        return None
    found = {}
    for folder, folders, files in os.walk(root):
        for name in folders:
            found[os.path.relpath(os.path.join(folder, name), root)] = None
        for name in files:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, root)] = (os.stat(path).st_mode, file.read())
    return found


def check(condition, message):
    if not condition:
        sys.exit(f"FAILED: {message}")
