"""What a search marked in one text, joined where marks overlap, and what a row of it is worth."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import part

CLOSENESS = 0.5
"""What two terms side by side are worth; each distinct term is worth 1, by rarity up to 2."""
CLOSE = 20.0
"""The gap in code points at which closeness is worth half."""


@part
def join(mark_start, mark_end, mark_term, starts, ends, terms):
    """Join marks (by start) where they overlap; return how many spans.

    `terms`: a bit for each term that marks a span.
    """
    n = 0
    for i in range(mark_start.size):
        bit = np.uint64(1) << np.uint64(mark_term[i] & 63)
        if n > 0 and mark_start[i] < ends[n - 1]:
            terms[n - 1] |= bit
            ends[n - 1] = max(ends[n - 1], mark_end[i])
        else:
            starts[n] = mark_start[i]
            ends[n] = mark_end[i]
            terms[n] = bit
            n += 1
    return n


@part
def worths(mark_start, mark_term, mark_weight, floor):
    """What each term is worth: 1, and up to 1 more by its rarity among those that mark."""
    worth = np.zeros(64)
    top = 0.0
    for i in range(mark_start.size):
        if mark_start[i] >= floor:
            worth[mark_term[i] & 63] = mark_weight[i]
            top = max(top, mark_weight[i])
    for term in range(64):
        worth[term] = 1.0 + (worth[term] / top if top > 0 else 0.0)
    return worth


@part
def score(starts, ends, terms, worth, low, high):
    """What the distinct terms of spans `low` to `high` are worth, and the closest two of them."""
    seen = np.uint64(0)
    nearest = 0.0
    for span in range(low, high):
        seen |= terms[span]
        if span > low and terms[span] != terms[span - 1]:
            gap = starts[span] - ends[span - 1]
            nearest = max(nearest, CLOSENESS * CLOSE / (CLOSE + gap))
    total = nearest
    term = 0
    while seen:
        if seen & np.uint64(1):
            total += worth[term]
        seen >>= np.uint64(1)
        term += 1
    return total


@part
def densest(starts, ends, terms, worth, low, high, width):
    """Of the spans from `low` to `high`, the best ones in a row within `width` code points."""
    best = -1.0
    chosen = (low, low)
    stop = low
    for at in range(low, high):
        stop = max(stop, at + 1)
        while stop < high and ends[stop] - starts[at] <= width:
            stop += 1
        value = score(starts, ends, terms, worth, at, stop)
        if value > best:
            best = value
            chosen = (at, stop)
    return chosen
