"""What the rules of names go by, for each token of an article: how it is written, what it may
join, and what is known of its word."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel
from search.kernels.names import CAPITAL, CAPITALS, LOWER, NUMBER
from search.kernels.surfaces import hashed

PARAGRAPH = 3
"""How a token that starts a paragraph is marked (`tokens.mark_starts`)."""
BLANK = 32
SURFACES = 1
"""Keeps the hashes of remembered surfaces apart from others."""


@kernel("u4[] i8[] i4[] u8[] i4[] u8[]! i4[]!")
def number_surfaces(points, start, length, slots, slot_numbers, hashes, numbers) -> Any:
    """Find the number of each token's surface; return how many tokens have none yet (-1).

    `start`, `length`: of each token in `points`. `slots` and `slot_numbers`: an open-addressing
    table of hashes and numbers (-1: free), its size a power of two. `hashes` receives the hash of
    each surface, under which it is to be entered.
    """
    mask = np.uint64(slots.size - 1)
    missing = 0
    for token in range(start.size):
        value = hashed(points, start[token], start[token] + length[token], SURFACES)
        slot = value & mask
        while slot_numbers[slot] >= 0 and slots[slot] != value:
            slot = (slot + np.uint64(1)) & mask
        hashes[token] = value
        numbers[token] = slot_numbers[slot]
        missing += slot_numbers[slot] < 0
    return missing


@kernel(
    "u4[] i8[] i4[] u1[] i4[] u1[] u8[] u8[] u1[] u1[] u8[] i8 i8"
    " u1[]! u1[]! u1[]! u1[]! u1[]! u8[]! u8[]! u1[]! u1[]!"
)
def read_tokens(
    points,
    start,
    length,
    starts,
    numbers,
    table_case,
    table_kinds,
    table_hashes,
    table_own,
    table_world,
    known_gaps,
    joining,
    least,
    case,
    caps,
    gap,
    joint,
    shouted,
    kinds,
    hashes,
    own,
    world,
) -> None:
    """Fill what is known of each token: the entries of the tables at the number of its surface, and
    `caps`, 1 where it starts with a capital.

    `gap` is the number of what stands before a token among `known_gaps` (up to three code points,
    21 bits each, the first lowest; 0 is a blank), or their count for anything else. `joint` is 1
    where no sentence starts and `gap` is below `joining`. In a paragraph of capitals, or of at
    least `least` words and no capital, `shouted` is 1; in the latter all words count as capitals.
    """
    size = start.size
    first = 0
    for token in range(size):
        at = numbers[token]
        case[token] = table_case[at]
        kinds[token] = table_kinds[at]
        hashes[token] = table_hashes[at]
        own[token] = table_own[at]
        world[token] = table_world[at]
        shouted[token] = 0
        gap[token] = known_gaps.size
        if token > 0:
            end = start[token - 1] + length[token - 1]
            wide = start[token] - end
            if wide == 1 and points[end] == BLANK:
                gap[token] = 0
            elif 0 < wide < 4:
                value = np.uint64(0)
                for i in range(wide):
                    value |= np.uint64(points[end + i]) << np.uint64(21 * i)
                for i in range(known_gaps.size):
                    if known_gaps[i] == value:
                        gap[token] = i
        joint[token] = gap[token] < joining and starts[token] == 0
    while first < size:
        last = first + 1
        while last < size and starts[last] != PARAGRAPH:
            last += 1
        loud = 0
        quiet = 0
        figures = 0
        for token in range(first, last):
            loud += case[token] == CAPITALS
            quiet += case[token] == LOWER
            figures += case[token] == NUMBER
        words = last - first - figures
        screams = loud >= 3 and loud * 10 >= 7 * words
        mute = not screams and quiet >= least and quiet == words
        if screams or mute:
            for token in range(first, last):
                shouted[token] = 1
                if mute and case[token] == LOWER:
                    case[token] = CAPITAL
        for token in range(first, last):
            caps[token] = case[token] == CAPITAL or case[token] == CAPITALS
        first = last
