"""Summarize a generated log. Prints the seconds, the peak resident set and a checksum."""
import os
import resource
import sys
import tempfile
import time

from loglens import summarize


def write_log(path, lines):
    with open(path, "w") as file:
        for n in range(lines):
            file.write("10.0.%d.%d GET /item/%d %d %d\n" % (n // 250 % 250, n % 250, n * 7 % 501, 200 if n % 9 else 404, n % 5000))


def main(lines):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "access.log")
        write_log(path, lines)
        begin = time.perf_counter()
        summary = summarize(path)
        seconds = time.perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("seconds %.4f peak_rss_mib %.1f bytes %d" % (seconds, peak, summary["bytes"]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 40000)
