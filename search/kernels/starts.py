"""Where sentences start, in three bytes each: see `sentence_bytes` in `search/engine/columns.py`.

For each sentence of an article vbyte(gap of positions << 1 | starts a paragraph), then the gap of
code points less LETTERS for each position, as vbyte(2n or -2n - 1); the first counts from 0.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.vbyte import get, put

LETTERS = 6
"""About so many code points lie between the starts of two words."""


@part
def next_start(data, at, position, point):
    """The sentence at byte `at` and after (position, point).

    Returns (position, point, 1 for the first of a paragraph, the next byte).
    """
    value, at = get(data, at)
    more, at = get(data, at)
    position += value >> 1
    difference = -(more >> 1) - 1 if more & 1 else more >> 1
    return position, point + LETTERS * (value >> 1) + difference, value & 1, at


@part
def put_start(out, to, gap, more, paragraph):
    """Write a sentence `gap` positions and `more` code points after the one before it; return the
    place after it."""
    difference = more - LETTERS * gap
    to = put(out, to, gap << 1 | paragraph)
    return put(out, to, -2 * difference - 1 if difference < 0 else 2 * difference)


@kernel("i4[] i4[] i8[] u1[] i8[] i4[]! u1[]!")
def write_starts(articles, positions, starts, begins, text_starts, bounds, out) -> None:
    """Write the sentence starts of all articles; fill the byte bounds of each.

    By token in reading order: article, position, code point, and 1 (a sentence begins here) or 3
    (a paragraph too). `text_starts`: the code point each article starts at. `out` needs 10 bytes
    for each token that starts a sentence.
    """
    to = np.int64(0)
    token = 0
    for article in range(bounds.size - 1):
        bounds[article] = to
        position = np.int64(0)
        point = np.int64(text_starts[article])
        while token < articles.size and articles[token] == article:
            if begins[token]:
                to = put_start(
                    out, to, positions[token] - position, starts[token] - point, begins[token] > 1
                )
                position = np.int64(positions[token])
                point = starts[token]
            token += 1
    bounds[bounds.size - 1] = to


@kernel("i4[] i4[] u1[] i8[] i8[]! i4[]! i8[]!")
def read_starts(docs, bounds, data, origins, at, positions, points) -> Any:
    """The sentence starts of articles, one after the other, and their CSR bounds; how many.

    `origins`: what the code points of each article are counted from.
    """
    n = 0
    for i in range(docs.size):
        at[i] = n
        byte = np.int64(bounds[docs[i]])
        position = np.int64(0)
        point = np.int64(0)
        while byte < bounds[docs[i] + 1]:
            position, point, _, byte = next_start(data, byte, position, point)
            positions[n] = position
            points[n] = origins[i] + point
            n += 1
    at[docs.size] = n
    return n
