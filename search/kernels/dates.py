"""Articles by date: counted by day, month or year, and listed where they lie in a range."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel


@kernel("i4[] i4[] i4[] i4[] i4[] i8 b1 i8[]!")
def count_dates(docs, at, first, last, bucket_of, day_zero, possible, counts) -> None:
    """Add 1 to the bucket of each date of an article, once for each article and bucket.

    `at`: CSR of `first` and `last` (ordinal days) by article; day 0 is no date. `bucket_of`: the
    bucket of each day from `day_zero` on; other days have none. A date of several buckets counts
    in none of them, or where `possible` in each.
    """
    seen = np.full(counts.size, -1, np.int32)
    for i in range(docs.size):
        doc = docs[i]
        for j in range(at[doc], at[doc + 1]):
            if first[j] <= 0:
                continue
            outside = first[j] < day_zero or last[j] >= day_zero + bucket_of.size
            apart = last[j] < day_zero or first[j] >= day_zero + bucket_of.size
            if apart or (outside and not possible):
                continue
            low = bucket_of[max(np.int64(0), first[j] - day_zero)]
            high = bucket_of[min(np.int64(bucket_of.size), last[j] - day_zero + 1) - 1]
            if low != high and not possible:
                continue
            for bucket in range(low, high + 1):
                if seen[bucket] != doc:
                    seen[bucket] = doc
                    counts[bucket] += 1


@kernel("i4[] i4[] i4[] i4[] i8 i8 b1 i4[]!")
def dated_within(docs, at, first, last, since, until, possible, out) -> Any:
    """List the articles with a date inside [since, until], or overlapping it; return how many."""
    n = 0
    for i in range(docs.size):
        doc = docs[i]
        for j in range(at[doc], at[doc + 1]):
            if first[j] <= 0:
                continue
            inside = first[j] >= since and last[j] <= until
            if inside or (possible and first[j] <= until and last[j] >= since):
                out[n] = doc
                n += 1
                break
    return n


@kernel("i4[] i4[] i4[] i4[] i8[]!")
def extent(docs, at, first, last, out) -> Any:
    """Lower out[0] and raise out[1] to the first and last day that the articles are dated.

    Returns how many of them have no date.
    """
    low = out[0]
    high = out[1]
    undated = 0
    for i in range(docs.size):
        dated = False
        for j in range(at[docs[i]], at[docs[i] + 1]):
            if first[j] > 0:
                dated = True
                low = min(low, first[j])
                high = max(high, last[j])
        undated += not dated
    out[0] = low
    out[1] = high
    return undated
