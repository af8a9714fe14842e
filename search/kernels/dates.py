"""Articles by date: counted by day, month or year, and listed where they lie in a range."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import index, kernel, part


@part
def _dates_of(at, doc):
    """The bounds of an article's dates; where `at` is empty each has one."""
    if at.size == 0:
        return np.int64(doc), np.int64(doc) + 1
    return np.int64(at[index(doc)]), np.int64(at[index(doc + 1)])


@kernel("i4[] i4[] i4[] i4[] i4[] i8 b1 i8[]!")
def count_dates(docs, at, first, last, bucket_of, day_zero, possible, counts) -> None:
    """Add 1 to the bucket of each date of an article, once for each article and bucket.

    `at`: CSR of `first` and `last` (ordinal days) by article, or empty; day 0 is no date.
    `bucket_of`: the bucket of each day from `day_zero` on; other days have none. A date of several
    buckets counts in none of them, or where `possible` in each.
    """
    seen = np.full(counts.size, -1, np.int32)
    for i in range(docs.size):
        begin, end = _dates_of(at, docs[i])
        for j in range(begin, end):
            since = np.int64(first[index(j)])
            until = np.int64(last[index(j)])
            if since <= 0:
                continue
            outside = since < day_zero or until >= day_zero + bucket_of.size
            apart = until < day_zero or since >= day_zero + bucket_of.size
            if apart or (outside and not possible):
                continue
            low = bucket_of[index(max(np.int64(0), since - day_zero))]
            high = bucket_of[index(min(np.int64(bucket_of.size), until - day_zero + 1) - 1)]
            if low != high and not possible:
                continue
            for bucket in range(low, high + 1):
                if seen[index(bucket)] != docs[i]:
                    seen[index(bucket)] = docs[i]
                    counts[index(bucket)] += 1


@kernel("i4[] i4[] i4[] i4[] i8 i8 b1 i4[]!")
def dated_within(docs, at, first, last, since, until, possible, out) -> Any:
    """List the articles with a date inside [since, until], or overlapping it; return how many."""
    n = 0
    for i in range(docs.size):
        begin, end = _dates_of(at, docs[i])
        for j in range(begin, end):
            one = first[index(j)]
            other = last[index(j)]
            if one <= 0:
                continue
            inside = one >= since and other <= until
            if inside or (possible and one <= until and other >= since):
                out[n] = docs[i]
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
        begin, end = _dates_of(at, docs[i])
        for j in range(begin, end):
            if first[index(j)] > 0:
                dated = True
                low = min(low, first[index(j)])
                high = max(high, last[index(j)])
        undated += not dated
    out[0] = low
    out[1] = high
    return undated
