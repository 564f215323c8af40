"""Start the command line for a domestic parcel, many times. Prints the median milliseconds."""
import statistics
import subprocess
import sys
import time


def main(runs):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "shipping", "1000"], check=True, stdout=subprocess.DEVNULL)
        times.append((time.perf_counter() - begin) * 1000)
    print("median_ms %.1f runs %d" % (statistics.median(times), runs))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
