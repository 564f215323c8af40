#!/usr/bin/env python3
"""Do the programs need nothing but glibc, and none newer than the README says?

usage: static.py README.md PROGRAM...      the README states it as "glibc 2.35"
"""
import re
import subprocess
import sys

GLIBC = {"libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "ld-linux-x86-64.so.2",
         "ld-linux-aarch64.so.1"}
NEWEST_ALLOWED = (2, 36)  # Debian 12


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def needed_libraries(program):
    return re.findall(r"NEEDED\s+(\S+)", output("objdump", "-p", program))


def newest_glibc(program):
    versions = re.findall(r"GLIBC_(\d+)\.(\d+)", output("objdump", "-T", program))
    return max(((int(major), int(minor)) for major, minor in versions), default=(0, 0))


def stated_version(readme):
    with open(readme, encoding="utf-8") as file:
        match = re.search(r"glibc (\d+)\.(\d+)", file.read())
    return (int(match[1]), int(match[2])) if match else None


def main():
    stated = stated_version(sys.argv[1])
    complaints = [] if stated else [f"{sys.argv[1]} does not say which glibc the programs need"]
    limit = min(stated or NEWEST_ALLOWED, NEWEST_ALLOWED)
    for program in sys.argv[2:]:
        foreign = [name for name in needed_libraries(program) if name not in GLIBC]
        if foreign:
            complaints.append(f"{program} needs {', '.join(foreign)}")
        newest = newest_glibc(program)
        print(f"{program}: glibc {newest[0]}.{newest[1]}")
        if newest > limit:
            complaints.append(f"{program} needs glibc {newest[0]}.{newest[1]}, allowed is {limit[0]}.{limit[1]}")
    print("\n".join(complaints))
    sys.exit(1 if complaints else 0)


if __name__ == "__main__":
    main()
