"""Timing whole commands against each other on a noisy machine.

The commands are run in turn, in a new random order each round, so that drift hits all of them alike. What is reported is
the median, its spread, and the median of the ratios within the rounds: a ratio travels, a time does not.
"""
import os
import random
import statistics
import subprocess
import time


class Command:
    def __init__(self, name, arguments, prepare=None, folder=None):
        self.name, self.arguments, self.prepare, self.folder = name, arguments, prepare, folder
        self.times = []

    def run(self):
        if self.prepare:
            self.prepare()
        start = time.perf_counter()
        done = subprocess.run(self.arguments, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                              stderr=subprocess.PIPE, check=False)
        elapsed = time.perf_counter() - start
        if done.returncode not in (0, 1):
            raise SystemExit(f"error: {' '.join(self.arguments)} exits {done.returncode}: {done.stderr.decode()[-500:]}")
        return elapsed

    @property
    def median(self):
        return statistics.median(self.times)

    @property
    def spread(self):
        """Median absolute deviation, as a share of the median."""
        return statistics.median(abs(t - self.median) for t in self.times) / self.median


def interleave(commands, rounds, warm_up=2, seed=1):
    """Fills the commands' times: each once a round, in random order; what goes before the first round does not count."""
    order = random.Random(seed)
    for number in range(-warm_up, rounds):
        shuffled = list(commands)
        order.shuffle(shuffled)
        for command in shuffled:
            elapsed = command.run()
            if number >= 0:
                command.times.append(elapsed)


def ratio(command, reference):
    return statistics.median(a / b for a, b in zip(command.times, reference.times))


def milliseconds(seconds):
    return f"{seconds * 1000:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


class Table:
    """Rows of `what | time | spread | ratio | target`, and whether each target is met."""

    def __init__(self):
        self.rows = []

    def add(self, command, against=None, target=None, limit=None):
        """`target` is a largest ratio to `against`, `limit` a largest time in seconds."""
        got = ratio(command, against) if against else None
        verdict = ""
        if target is not None:
            verdict = f"<= {target:g} x {'met' if got <= target else 'NOT MET'}"
        elif limit is not None:
            verdict = f"<= {milliseconds(limit)} {'met' if command.median <= limit else 'NOT MET'}"
        shown = f"{got:.2f} x {against.name}" if against else ""
        self.rows.append((command.name, milliseconds(command.median), f"{command.spread:.0%}", shown, verdict))

    def add_text(self, *cells):
        self.rows.append(tuple(cells) + ("",) * (5 - len(cells)))

    def print(self, title):
        rows = [("", "median", "MAD", "ratio", "target")] + self.rows
        widths = [max(len(row[i]) for row in rows) for i in range(5)]
        print(f"\n{title}")
        for row in rows:
            print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def drop_later(path):
    """A function that removes a folder, for Command.prepare: the removal is not timed."""
    def drop():
        subprocess.run(["rm", "-rf", path], check=True)
    return drop


def files_in(folder):
    return sum(len(names) for _, _, names in os.walk(folder))
