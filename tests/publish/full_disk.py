"""A disk that is full at any point of a publication: exit code 2, the old tree stands, and room again means success."""

import os
import shutil
import subprocess
import sys
import tempfile

from common import SKIP, check, publish, skip, snapshot

MEGABYTE = 1 << 20


def fill(path, leave):
    """Leaves `leave` bytes of the file system free."""
    free = os.statvfs(path).f_bavail * os.statvfs(path).f_frsize
    with open(os.path.join(path, "ballast"), "wb") as file:
        file.write(b"x" * max(0, free - leave))


def full_while_publishing(disk):
    out = os.path.join(disk, "dist")
    check(publish(out, "a")[0] == 0, "no first tree")
    before = snapshot(out)
    refused = 0
    for leave in range(0, MEGABYTE, 32768):
        fill(disk, leave)
        code, said = publish(out, "b")
        if code == 0:
            break
        refused += 1
        check(code == 2, f"exit code {code}")
        check("No space left on device" in said and "help: free some space" in said, said)
        check(snapshot(out) == before, f"the old tree changed with {leave} bytes left")
        check(sorted(os.listdir(disk)) == ["ballast", "dist"], f"left behind: {os.listdir(disk)}")
        os.remove(os.path.join(disk, "ballast"))
    check(code == 0 and refused > 5, f"the disk was full {refused} times only")
    print(f"refused {refused} times")


def no_room_for_the_first_tree(disk):
    shutil.rmtree(os.path.join(disk, "dist"))
    fill(disk, 65536)
    code, _ = publish(os.path.join(disk, "dist"), "a")
    check(code == 2 and os.listdir(disk) == ["ballast"], f"exit code {code}, {os.listdir(disk)}")


def inside():
    """In a mount namespace of our own: the mount goes away with the process."""
    with tempfile.TemporaryDirectory() as disk:
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], capture_output=True)
        if mounted.returncode != 0:
            skip("no tmpfs can be mounted")
        try:
            full_while_publishing(disk)
            os.remove(os.path.join(disk, "ballast"))
            no_room_for_the_first_tree(disk)
        finally:
            subprocess.run(["umount", disk], check=True)


def main():
    if "--inside" in sys.argv:
        return inside()
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        skip("needs root and unshare(1) for a small disk of its own")
    probe = subprocess.run(["unshare", "-m", "true"], capture_output=True)
    if probe.returncode != 0:
        skip("no private mount namespace here")
    sys.exit(subprocess.run(["unshare", "-m", sys.executable, *sys.argv, "--inside"]).returncode)


assert SKIP == 77
main()
