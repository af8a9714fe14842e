"""Reading postings: which articles words are in, and how often.

The byte format is that of `search/engine/columns.py`. `live` is 1 for each article that is not
deleted, or empty where none is.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.posting import posting


@part
def _read(data, at, end, live, docs, counts, heads):
    """See `decode`."""
    doc = np.int64(-1)
    n = 0
    while at < end:
        gap, count, head, at = posting(data, at)
        doc += gap
        if live.size == 0 or live[doc]:
            docs[n] = doc
            counts[n] = count
            heads[n] = head
            n += 1
    return n


@kernel("u1[] i8 i8 u1[] i4[]! i4[]! i4[]!")
def decode(data, at, end, live, docs, counts, heads) -> Any:
    """Read the postings data[at:end]; return how many live ones there are.

    Fills article numbers, occurrences, and occurrences in the headline.
    """
    return _read(data, at, end, live, docs, counts, heads)


@kernel("u1[] i8[] i8[] u1[] i8 i4[]! i4[]! i4[]!")
def add_up(data, starts, ends, live, articles, docs, counts, heads) -> Any:
    """The postings of several words as if they were one, by sums over all `articles`.

    Arguments and result as in `decode`.
    """
    sums = np.zeros(articles, np.int32)
    in_head = np.zeros(articles, np.int32)
    for word in range(starts.size):
        at = starts[word]
        doc = np.int64(-1)
        while at < ends[word]:
            gap, count, head, at = posting(data, at)
            doc += gap
            sums[doc] += count
            in_head[doc] += head
    n = 0
    for doc in range(articles):
        if sums[doc] > 0 and (live.size == 0 or live[doc]):
            docs[n] = doc
            counts[n] = sums[doc]
            heads[n] = in_head[doc]
            n += 1
    return n


@part
def _joined(
    size, a_docs, a_counts, a_heads, b_size, b_docs, b_counts, b_heads, docs, counts, heads
):
    """Two lists of postings as one."""
    n = 0
    i = 0
    j = 0
    while i < size or j < b_size:
        first = j >= b_size or (i < size and a_docs[i] <= b_docs[j])
        second = i >= size or (j < b_size and b_docs[j] <= a_docs[i])
        docs[n] = a_docs[i] if first else b_docs[j]
        counts[n] = 0
        heads[n] = 0
        if first:
            counts[n] += a_counts[i]
            heads[n] += a_heads[i]
            i += 1
        if second:
            counts[n] += b_counts[j]
            heads[n] += b_heads[j]
            j += 1
        n += 1
    return n


@kernel("u1[] i8[] i8[] u1[] i4[]! i4[]! i4[]!")
def merge(data, starts, ends, live, docs, counts, heads) -> Any:
    """What `add_up` gives, by merging one list after the other: for a few short ones."""
    more_docs = np.empty(docs.size, np.int32)
    more_counts = np.empty(docs.size, np.int32)
    more_heads = np.empty(docs.size, np.int32)
    old_docs = np.empty(docs.size, np.int32)
    old_counts = np.empty(docs.size, np.int32)
    old_heads = np.empty(docs.size, np.int32)
    n = 0
    for word in range(starts.size):
        more = _read(data, starts[word], ends[word], live, more_docs, more_counts, more_heads)
        old_docs[:n] = docs[:n]
        old_counts[:n] = counts[:n]
        old_heads[:n] = heads[:n]
        n = _joined(
            n, old_docs, old_counts, old_heads, more, more_docs, more_counts, more_heads, docs,
            counts, heads,
        )  # fmt: skip
    return n


@kernel("i4[]! i4[]! i4[]! b1")
def restrict(docs, counts, heads, to_head) -> Any:
    """Keep what lies in the headline (or outside it), in place; return how many are left."""
    n = 0
    for i in range(docs.size):
        count = heads[i] if to_head else counts[i] - heads[i]
        if count > 0:
            docs[n] = docs[i]
            counts[n] = count
            heads[n] = heads[i] if to_head else 0
            n += 1
    return n
