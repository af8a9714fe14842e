"""From positions of tokens to places in the text: only sentences that are asked for are read."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import kernel, part
from search.kernels.tokenrules import STARTS_TOKEN, kind_of, token_at


@part
def _next_token(points, classes, at, end):
    """The first token from `at` on: (start, end, how far on the next may start)."""
    while at + 1 < end and not STARTS_TOKEN >> kind_of(points, classes, at) & 1:
        at += 1
    length, step = token_at(points, classes, at, end)
    return at, at + length, at + step


@kernel("u4[] u1[] i8[] i8[] i8[] i8[] i4[] i8[] i8[] i8[] i8[]! i8[]!")
def locate(
    points, classes, zone_at, zone_start, zone_end, sentence_at, sentence_position, sentence_start,
    first, last, start, end,
) -> None:  # fmt: skip
    """Fill where the tokens from `first` to `last` of each mark start and end in `points`.

    `first`, `last`: row << 32 | position, ascending by first; the tokens of a mark lie in one
    zone. Zones and sentences are CSR by row; a sentence is known by the position and the place of
    its first token, and each zone begins with one.
    """
    row = np.int64(-1)
    sentence = np.int64(0)
    position = np.int64(-1)
    low = np.int64(0)
    high = np.int64(0)
    following = np.int64(0)
    limit = np.int64(0)
    for i in range(first.size):
        wanted = first[i] & 0xFFFFFFFF
        if first[i] >> 32 != row:
            row = first[i] >> 32
            sentence = sentence_at[row] - 1
            position = np.int64(-1)
        moved = sentence
        while moved + 1 < sentence_at[row + 1] and sentence_position[moved + 1] <= wanted:
            moved += 1
        if moved != sentence:
            sentence = moved
            following = sentence_start[sentence]
            position = np.int64(sentence_position[sentence]) - 1
            zones = zone_start[zone_at[row] : zone_at[row + 1]]
            zone = np.searchsorted(zones, following, side="right") - 1
            limit = zone_end[zone_at[row] + zone]
        while position < wanted:
            low, high, following = _next_token(points, classes, following, limit)
            position += 1
        start[i] = low
        end[i] = high
        ahead = following
        for _ in range(last[i] - first[i]):
            _, end[i], ahead = _next_token(points, classes, ahead, limit)
