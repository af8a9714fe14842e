"""Reading postings: which articles words are in, and what that is worth.

The byte format is that of `search/engine/columns.py`. `live` is 1 for each article that is not
deleted, or empty where none is.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.bm25 import weight
from search.kernels.compile import kernel, part
from search.kernels.posting import posting

ANY, TITLE, BODY = range(3)
"""The zones a word may be asked for in."""
_BEHIND = np.int64(2**62)


@part
def _add(
    n, doc, count, head, live, zone, head_len, rest_len, mean_head, mean_rest, boost, b, k1, docs,
    scores,
):  # fmt: skip
    """List an article if it is live and has the word in the zone; returns how many there are."""
    if zone == BODY:
        count -= head
        head = np.int64(0)
    elif zone == TITLE:
        count = head
    if count == 0 or (live.size > 0 and not live[doc]):
        return n
    w = weight(count, head, head_len[doc], rest_len[doc], mean_head, mean_rest, boost, b)
    docs[n] = doc
    scores[n] = w / (k1 + w)
    return n + 1


@kernel("u1[] i8[] i8[] u1[] i8 i4[] i4[] f8 f8 f8 f8 f8 i4[]! f8[]!")
def merged(
    data, starts, ends, live, zone, head_len, rest_len, mean_head, mean_rest, boost, b, k1, docs,
    scores,
) -> Any:  # fmt: skip
    """List the articles that hold any of several words, as if these were one; return how many.

    `starts`, `ends`: where the postings of each word lie in `data`. `scores` are without the idf:
    w / (k1 + w), see `bm25`. All lists are read at once, article by article: for few words.
    """
    words = starts.size
    at = starts.copy()
    doc = np.full(words, _BEHIND)
    count = np.empty(words, np.int64)
    head = np.empty(words, np.int64)
    for word in range(words):
        if at[word] < ends[word]:
            gap, count[word], head[word], at[word] = posting(data, at[word])
            doc[word] = gap - 1
    n = 0
    while True:
        least = _BEHIND
        for word in range(words):
            least = min(least, doc[word])
        if least == _BEHIND:
            return n
        total = np.int64(0)
        in_head = np.int64(0)
        for word in range(words):
            if doc[word] == least:
                total += count[word]
                in_head += head[word]
                if at[word] < ends[word]:
                    gap, count[word], head[word], at[word] = posting(data, at[word])
                    doc[word] += gap
                else:
                    doc[word] = _BEHIND
        n = _add(
            n, least, total, in_head, live, zone, head_len, rest_len, mean_head, mean_rest, boost,
            b, k1, docs, scores,
        )  # fmt: skip


@kernel("u1[] i8[] i8[] u1[] i8 i4[] i4[] f8 f8 f8 f8 f8 i4[]! f8[]!")
def added(
    data, starts, ends, live, zone, head_len, rest_len, mean_head, mean_rest, boost, b, k1, docs,
    scores,
) -> Any:  # fmt: skip
    """What `merged` lists, by sums over all articles of the segment: for many words."""
    counts = np.zeros(head_len.size, np.int32)
    heads = np.zeros(head_len.size, np.int32)
    for word in range(starts.size):
        at = starts[word]
        doc = np.int64(-1)
        while at < ends[word]:
            gap, count, head, at = posting(data, at)
            doc += gap
            counts[doc] += count
            heads[doc] += head
    n = 0
    for each in range(head_len.size):
        if counts[each] > 0:
            n = _add(
                n, each, np.int64(counts[each]), np.int64(heads[each]), live, zone, head_len,
                rest_len, mean_head, mean_rest, boost, b, k1, docs, scores,
            )  # fmt: skip
    return n
