"""Whether one piece of text says what another says."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import part

SHINGLE = 4
"""Words in a row by which pieces of two zones are compared."""


@part
def _lower(point):
    return point + 32 if 65 <= point <= 90 else point


@part
def _holds(points, start, end, other, other_end):
    """Whether points[start:end] contains points[other:other_end], whatever the (ASCII) case."""
    length = other_end - other
    for at in range(start, end - length + 1):
        same = 0
        while same < length and _lower(points[at + same]) == _lower(points[other + same]):
            same += 1
        if same == length:
            return True
    return False


@part
def _shingles(points, classes, start, end):
    """Hashes of all rows of SHINGLE words (of all words where there are fewer), distinct."""
    words = np.empty(end - start + 1, np.uint64)
    n = 0
    inside = False
    for at in range(start, end):
        kind = classes[points[at]] & 15
        if 1 <= kind <= 3 or kind == 6:
            if not inside:
                words[n] = np.uint64(0x9E3779B97F4A7C15)
                n += 1
            words[n - 1] = (words[n - 1] ^ np.uint64(_lower(points[at]))) * np.uint64(
                0xBF58476D1CE4E5B9
            )
            inside = True
        else:
            inside = False
    size = min(n, SHINGLE)
    rows = np.zeros(max(1, n - SHINGLE + 1), np.uint64)
    for row in range(rows.size):
        for word in range(size):
            rows[row] = (rows[row] ^ words[row + word]) * np.uint64(0x94D049BB133111EB)
    return np.unique(rows)


@part
def repeats(points, classes, start, end, other, other_end, same_zone):
    """Whether one piece holds the other; of two zones, most rows of words of the shorter."""
    if _holds(points, start, end, other, other_end):
        return True
    if _holds(points, other, other_end, start, end):
        return True
    if same_zone:
        return False
    rows = _shingles(points, classes, start, end)
    others = _shingles(points, classes, other, other_end)
    shared = 0
    j = 0
    for i in range(rows.size):
        while j < others.size and others[j] < rows[i]:
            j += 1
        shared += j < others.size and others[j] == rows[i]
    return 2 * shared >= max(1, min(rows.size, others.size))
