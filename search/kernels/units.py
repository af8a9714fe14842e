"""Which sentences or paragraphs hold several terms: the units of a text.

An occurrence is a key: article << 32 | position. Keys ascend.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.starts import next_start
from search.kernels.windows import augment


@part
def _end(key, bounds, data, paragraphs, at, position):
    """The first key behind the unit that holds `key`, whose article's starts are read up to byte
    `at` and `position`; and how far they are read then: (end, byte, position)."""
    doc = key >> 32
    while at < bounds[doc + 1]:
        position, _, paragraph, at = next_start(data, at, position, np.int64(0))
        if position > key & 0xFFFFFFFF and (paragraph or not paragraphs):
            return doc << 32 | position, at, position
    return (doc + 1) << 32, at, position


@kernel("i8[] u8[] i8 i4[] u1[] b1 i8[]! i8[]!")
def units(keys, terms, size, bounds, data, paragraphs, first, last) -> Any:
    """Units that hold all terms on distinct positions; return how many.

    `terms`: bit t is set where term t stands at that key; `size`: how many terms there are;
    `bounds`, `data`: the sentences of each article (see `starts.py`), of which only those that
    start a paragraph count for `paragraphs`. Fills the first and last key in each unit.
    """
    every = ~np.uint64(0) >> np.uint64(64 - size)
    term_at = np.full(keys.size, -1, np.int64)
    place_of = np.empty(size, np.int64)
    came = np.empty(size, np.int64)
    queue = np.empty(size, np.int64)
    n = 0
    low = 0
    doc = np.int64(-1)
    at = np.int64(0)
    position = np.int64(0)
    while low < keys.size:
        if keys[low] >> 32 != doc:
            doc = keys[low] >> 32
            at = np.int64(bounds[doc])
            position = np.int64(0)
        end, at, position = _end(keys[low], bounds, data, paragraphs, at, position)
        held = np.uint64(0)
        high = low
        while high < keys.size and keys[high] < end:
            held |= terms[high]
            high += 1
        if held == every and high - low >= size:
            place_of[:] = -1
            placed = 0
            while placed < size and augment(
                placed, low, high - 1, terms, term_at, place_of, came, queue
            ):
                placed += 1
            if placed == size:
                first[n] = keys[low]
                last[n] = keys[high - 1]
                n += 1
        low = high
    return n
