"""Merge two lists that overlap by half. Prints the seconds and a checksum of the result."""
import sys
import time

from dedupe import merge_contacts


def make(first, count):
    return [{"email": "user%d+tag@Example.org" % n, "name": "user  number %d" % n} for n in range(first, first + count)]


def main(size):
    left, right = make(0, size), make(size // 2, size)
    begin = time.perf_counter()
    merged = merge_contacts(left, right)
    print("seconds %.4f contacts %d last %s" % (time.perf_counter() - begin, len(merged), merged[-1]["email"]))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1500)
