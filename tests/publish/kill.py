"""Kills publications at random moments: the tree is always one of the two, whole, and the next run cleans up."""

import collections
import os
import random
import signal
import subprocess
import tempfile
import time

from common import HELPER, check, publish, snapshot

RUNS = 200
RUNS_WITH_TWO_RENAMES = 60


def timed_publication(out, options):
    """How long a rebuild takes here and now: the kills are spread over that."""
    times = []
    for variant in "ab" * 4:
        start = time.monotonic()
        code, said = publish(out, variant, *options)
        times.append(time.monotonic() - start)
        check(code == 0, said)
    return sorted(times)[len(times) // 2]


def killed_publication(out, variant, options, number, after):
    child = subprocess.Popen([HELPER, out, variant, *options], stderr=subprocess.DEVNULL)
    time.sleep(after)
    child.send_signal(number)
    return child.wait(timeout=60)


def run(folder, runs, options):
    out = os.path.join(folder, "dist")
    wanted = {}
    for variant in "ab":
        check(publish(os.path.join(folder, variant), variant)[0] == 0, "no reference tree")
        wanted[variant] = snapshot(os.path.join(folder, variant))
    check(publish(out, "a", *options)[0] == 0, "no first tree")
    standing = "a"
    seen = collections.Counter()
    lasts = timed_publication(out, options)
    standing = "b"
    for _ in range(runs):
        coming = "b" if standing == "a" else "a"
        number = random.choice([signal.SIGKILL, signal.SIGINT])
        code = killed_publication(out, coming, options, number, random.uniform(0, 1.3 * lasts))
        now = snapshot(out)
        if now is None and "--no-atomic" in options:
            check(snapshot(out + ".cf-old") == wanted[standing], "the journal is not the whole old tree")
            seen["journal"] += 1
        elif now == wanted[coming]:
            seen["new"] += 1
        else:
            check(now == wanted[standing], f"neither tree stands after signal {number} (exit code {code})")
            seen["old"] += 1
        check(not (code == 0 and now != wanted[coming]), "exit code 0 without the new tree")
        check(not (code == 130 and now != wanted[standing]), "interrupted, and not the old tree")
        seen[f"exit {code}"] += 1
        left = set(os.listdir(folder)) - {"a", "b", "dist"}
        check(left <= {"dist.cf-lock", "dist.cf-stage", "dist.cf-old"}, f"left behind: {left}")
        seen["left something"] += bool(left)
        if now is not None:
            standing = coming if now == wanted[coming] else standing
        if random.random() < 0.3:
            code, said = publish(out, coming, *options)
            check(code == 0, f"the next run failed: {said}")
            check(snapshot(out) == wanted[coming], "the next run did not publish its tree")
            check(set(os.listdir(folder)) == {"a", "b", "dist"}, f"not cleaned up: {os.listdir(folder)}")
            standing = coming
    print(f"{runs} runs of {1000 * lasts:.1f} ms {' '.join(options)}:", dict(sorted(seen.items())))
    check(seen["old"] and seen["new"] and seen["left something"], "the kills missed the interesting moments")


def main():
    seed = int(os.environ.get("CF_SEED", time.time_ns() % 1_000_000))
    print(f"CF_SEED={seed}")
    random.seed(seed)
    with tempfile.TemporaryDirectory() as folder:
        run(folder, RUNS, [])
    with tempfile.TemporaryDirectory() as folder:
        run(folder, RUNS_WITH_TWO_RENAMES, ["--no-atomic"])


main()
