"""Reading postings: which articles words are in, and what that is worth.

The byte format is that of `search/engine/columns.py`. `live` is 1 for each article that is not
deleted, or empty where none is. Two numbers travel as one, so that lists are added and merged at
once: occurrences << 32 | those in the headline.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.bm25 import scored
from search.kernels.compile import index, kernel, part
from search.kernels.posting import posting

ANY, TITLE, BODY = range(3)
"""The zones a word may be asked for in."""
_LOW = 0xFFFFFFFF


@part
def _read(data, post_at, word, docs, numbers):
    """The postings of one word; returns how many there are."""
    at = np.int64(post_at[word])
    end = np.int64(post_at[word + 1])
    doc = np.int64(-1)
    n = 0
    while at < end:
        gap, count, head, at = posting(data, at)
        doc += gap
        docs[n] = doc
        numbers[n] = count << 32 | head
        n += 1
    return n


@part
def _merge(a, a_docs, a_numbers, b, b_docs, b_numbers, docs, numbers):
    """Two lists of `a` and `b` postings as one; returns how many there are."""
    n = 0
    i = 0
    j = 0
    while i < a and j < b:
        one = a_docs[i]
        other = b_docs[j]
        docs[n] = min(one, other)
        number = np.int64(0)
        if one <= other:
            number += a_numbers[i]
            i += 1
        if other <= one:
            number += b_numbers[j]
            j += 1
        numbers[n] = number
        n += 1
    docs[n : n + a - i] = a_docs[i:a]
    numbers[n : n + a - i] = a_numbers[i:a]
    n += a - i
    docs[n : n + b - j] = b_docs[j:b]
    numbers[n : n + b - j] = b_numbers[j:b]
    return n + b - j


@part
def _added(data, post_at, words, articles, docs, numbers):
    """The postings of many words as one, by sums over all articles; returns how many there are."""
    sums = np.zeros(articles, np.int64)
    for word in words:
        at = np.int64(post_at[word])
        end = np.int64(post_at[word + 1])
        doc = np.int64(-1)
        while at < end:
            gap, count, head, at = posting(data, at)
            doc += gap
            sums[index(doc)] += count << 32 | head
    n = 0
    for each in range(articles):
        docs[n] = each
        numbers[n] = sums[each]
        n += sums[each] > 0
    return n


@part
def _kept(n, docs, numbers, live, zone):
    """Those of the postings that are live and in the zone, in place; returns how many there are."""
    kept = 0
    for i in range(n):
        head = numbers[i] & _LOW
        number = numbers[i]
        if zone == BODY:
            number = (number >> 32) - head << 32
        elif zone == TITLE:
            number = head << 32 | head
        if number > 0 and (live.size == 0 or live[index(docs[i])]):
            docs[kept] = docs[i]
            numbers[kept] = number
            kept += 1
    return kept


@kernel("u1[] i4[] i4[] b1 u1[] i8 i4[] i4[] f8 f8 f8 f8 f8 i4[]! f8[]!")
def held(
    data, post_at, words, summed, live, zone, head_len, rest_len, mean_head, mean_rest, boost, b,
    k1, docs, scores,
) -> Any:  # fmt: skip
    """List the articles that hold any of several words, as if these were one; return how many.

    The postings of word w lie in `data` from `post_at[w]` to `post_at[w + 1]`. `summed`: add them
    up over all articles, instead of merging one list after the other, which suits few and short
    ones. `docs` has room for one more. `scores` are without the idf: w / (k1 + w), see `bm25`.
    """
    room = docs.size
    found = docs
    numbers = np.empty(room, np.int64)
    n = 0
    if summed:
        n = _added(data, post_at, words, head_len.size, docs, numbers)
    elif words.size > 0:
        n = _read(data, post_at, words[0], docs, numbers)
    if not summed and words.size > 1:
        more = np.empty(room, np.int32)
        more_numbers = np.empty(room, np.int64)
        other = np.empty(room, np.int32)
        other_numbers = np.empty(room, np.int64)
        for word in words[1:]:
            count = _read(data, post_at, word, more, more_numbers)
            n = _merge(
                n, found, numbers, count, more, more_numbers, other, other_numbers
            )  # fmt: skip
            found, other = other, found
            numbers, other_numbers = other_numbers, numbers
        if words.size % 2 == 0:
            docs[:n] = found[:n]
    if live.size > 0 or zone != ANY:
        n = _kept(n, docs, numbers, live, zone)
    for i in range(n):
        doc = index(docs[i])
        scores[i] = scored(
            numbers[i] >> 32, numbers[i] & _LOW, head_len[doc], rest_len[doc], mean_head,
            mean_rest, boost, b, k1,
        )  # fmt: skip
    return n
