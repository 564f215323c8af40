"""Totals by status and the busiest paths."""
from collections import Counter

from .parse import read_entries


def summarize(path, top=3):
    statuses, sizes, hits = Counter(), 0, Counter()
    for entry in read_entries(path):
        statuses[entry.status] += 1
        sizes += entry.size
        hits[entry.path] += 1
    return {"statuses": dict(statuses), "bytes": sizes, "top": hits.most_common(top)}
