"""Folders that may not be written to, for a user who is not root."""

import os
import shutil
import stat
import tempfile

from common import check, publish, skip, snapshot

NOBODY = 65534


def main():
    prefix = ()
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            skip("needs setpriv(1) to stop being root")
        prefix = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
    with tempfile.TemporaryDirectory() as folder:
        if prefix:
            os.chown(folder, NOBODY, NOBODY)
        os.chmod(folder, 0o755)
        code, said = publish(os.path.join(folder, "first"), "a", prefix=prefix)
        if code != 0 and "cannot" not in said:
            skip(f"the helper cannot be run by another user: {said}")
        check(code == 0, said)
        out = os.path.join(folder, "first")
        before = snapshot(out)

        os.chmod(folder, 0o555)
        code, said = publish(out, "b", prefix=prefix)
        check(code == 2 and "Permission denied" in said and "must be yours to write" in said, said)
        check(snapshot(out) == before and os.listdir(folder) == ["first"], "something changed")

        os.chmod(folder, 0o755)
        os.chmod(os.path.join(out, "folder-1"), 0o555)
        code, said = publish(out, "b", prefix=prefix)
        check(code == 2 and "is read-only" in said and "chmod" in said, said)
        os.chmod(os.path.join(out, "folder-1"), 0o755)
        check(snapshot(out) == before and os.listdir(folder) == ["first"], "something changed")

        if prefix:  # built by root once: not ours to take away, but the new tree can stand
            other = os.path.join(folder, "second")
            check(publish(other, "a")[0] == 0, "root cannot publish")
            code, said = publish(other, "b", prefix=prefix)
            check(code == 0 and "CF606" in said and stat.S_ISDIR(os.stat(other + ".cf-stage").st_mode), said)
            check(snapshot(other) == snapshot_of_b(folder, prefix), "the new tree is not whole")
            code, said = publish(other, "a", prefix=prefix)
            check(code == 2 and f"a run that died left '{other}.cf-stage'" in said, said)
    print("all refused, nothing changed")


def snapshot_of_b(folder, prefix):
    path = os.path.join(folder, "reference")
    check(publish(path, "b", prefix=prefix)[0] == 0, "no reference tree")
    return snapshot(path)


main()
