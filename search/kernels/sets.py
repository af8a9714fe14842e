"""Joining lists of articles: ascending article numbers, each with a score.

A list of scores may be empty: its articles then score 0.
"""

from __future__ import annotations

from typing import Any

from search.kernels.compile import index, kernel, part


@part
def _score(scores, at):
    return scores[index(at)] if scores.size > 0 else 0.0


@part
def _advance(docs, at, target):
    """The first place from `at` whose article is not before `target`, by doubling steps."""
    step = 1
    low = at
    while at < docs.size and docs[index(at)] < target:
        low = at + 1
        at += step
        step *= 2
    high = min(at, docs.size)
    while low < high:
        middle = (low + high) // 2
        if docs[index(middle)] < target:
            low = middle + 1
        else:
            high = middle
    return low


@kernel("i4[] f8[] i4[] f8[] i4[]! f8[]!")
def both(a, a_scores, b, b_scores, docs, scores) -> Any:
    """Articles in both lists, scores added; return how many."""
    n = 0
    i = 0
    j = 0
    while i < a.size and j < b.size:
        one = a[index(i)]
        other = b[index(j)]
        if one < other:
            i = _advance(a, i, other)
        elif other < one:
            j = _advance(b, j, one)
        else:
            docs[index(n)] = one
            scores[index(n)] = _score(a_scores, i) + _score(b_scores, j)
            n += 1
            i += 1
            j += 1
    return n


@kernel("i4[] f8[] i4[] f8[] i4[]! f8[]!")
def either(a, a_scores, b, b_scores, docs, scores) -> Any:
    """Articles in either list, scores added; return how many."""
    n = 0
    i = 0
    j = 0
    while i < a.size or j < b.size:
        if j >= b.size or (i < a.size and a[index(i)] < b[index(j)]):
            docs[index(n)] = a[index(i)]
            scores[index(n)] = _score(a_scores, i)
            i += 1
        elif i >= a.size or b[index(j)] < a[index(i)]:
            docs[index(n)] = b[index(j)]
            scores[index(n)] = _score(b_scores, j)
            j += 1
        else:
            docs[index(n)] = a[index(i)]
            scores[index(n)] = _score(a_scores, i) + _score(b_scores, j)
            i += 1
            j += 1
        n += 1
    return n


@kernel("i4[] f8[] i4[] i4[]! f8[]!")
def without(a, a_scores, b, docs, scores) -> Any:
    """Articles of the first list that are not in the second; return how many."""
    n = 0
    j = 0
    for i in range(a.size):
        if j < b.size and b[j] < a[i]:
            j = _advance(b, j, a[i])
        if j >= b.size or b[j] != a[i]:
            docs[n] = a[i]
            scores[index(n)] = _score(a_scores, i)
            n += 1
    return n
