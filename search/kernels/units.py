"""Which sentences or paragraphs hold several terms: the units of a text.

An occurrence is a key: article << 32 | position. Keys ascend.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.windows import augment


@part
def _end(key, bounds, starts):
    """The first key behind the unit that holds `key`."""
    doc = key >> 32
    position = key & 0xFFFFFFFF
    low = bounds[doc]
    high = bounds[doc + 1]
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= position:
            low = middle + 1
        else:
            high = middle
    return doc << 32 | np.int64(starts[low]) if low < bounds[doc + 1] else (doc + 1) << 32


@kernel("i8[] u8[] i8 i8[] i4[] i8[]! i8[]!")
def units(keys, terms, size, bounds, starts, first, last) -> Any:
    """Units that hold all terms on distinct positions; return how many.

    `terms`: bit t is set where term t stands at that key; `size`: how many terms there are;
    `bounds`, `starts`: for each article (CSR) the positions its units start at. Fills the first
    and last key in each unit.
    """
    every = ~np.uint64(0) >> np.uint64(64 - size)
    term_at = np.full(keys.size, -1, np.int64)
    place_of = np.empty(size, np.int64)
    came = np.empty(size, np.int64)
    queue = np.empty(size, np.int64)
    n = 0
    low = 0
    while low < keys.size:
        end = _end(keys[low], bounds, starts)
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
