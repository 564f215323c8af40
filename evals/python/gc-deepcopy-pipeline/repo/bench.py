"""Replay transfers over accounts. Prints the seconds, the collections and a checksum."""
import gc
import sys
import time

from ledger import replay
from ledger.accounts import open_accounts


def main(transfers):
    accounts = open_accounts(120)
    plan = [("acc%d" % (n % 120), "acc%d" % (n * 7 % 120), 1) for n in range(transfers)]
    before = sum(row["collections"] for row in gc.get_stats())
    begin = time.perf_counter()
    history = replay(accounts, plan)
    seconds = time.perf_counter() - begin
    collections = sum(row["collections"] for row in gc.get_stats()) - before
    print("seconds %.4f collections %d states %d" % (seconds, collections, len(history)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 150)
