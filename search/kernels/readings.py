"""What the rules of names go by, for each token of an article: how it is written, what it may
join, and what is known of its word."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part
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


@kernel("u8[] i4[] u8[]! i4[]!")
def enter_surfaces(values, numbers, slots, slot_numbers) -> None:
    """Enter each number under its hash in a table as `number_surfaces` takes it. A hash is there
    before its number is."""
    mask = np.uint64(slots.size - 1)
    for i in range(values.size):
        slot = values[i] & mask
        while slot_numbers[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        slots[slot] = values[i]
        slot_numbers[slot] = numbers[i]


@kernel(
    "u4[] i8[] i4[] u1[] i4[] i8[] i8[] i8 u1[] u8[] u8[] u1[] u1[] u8[] i8 i8"
    " i4[]! i8[]! i8[]! u1[]! u1[]! u1[]! u1[]! u1[]! u1[]! u8[]! u8[]! u1[]! u1[]!"
)
def read_tokens(
    points,
    start,
    length,
    marks,
    numbers,
    text_at,
    first_of,
    padding,
    table_case,
    table_kinds,
    table_hashes,
    table_own,
    table_world,
    known_gaps,
    joining,
    least,
    number,
    begin,
    end,
    starts,
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
    """Fill what is known of each token of some texts, with room for `padding` tokens behind each.

    `text_at`: where each text begins in `points`; `first_of`: its first token, and at last their
    number; `marks`: how each token starts (`tokens.mark_starts`). All that is filled goes by token
    and padding: `number`, `begin` and `end` (counted from the beginning of the text), `starts`, the
    entries of the tables at the number of its surface, and `caps`, 1 where it starts with a
    capital.

    `gap` is the number of what stands before a token among `known_gaps` (up to three code points,
    21 bits each, the first lowest; 0 is a blank), or their count for anything else; before the
    first token of a text it is left as it is. `joint` is 1 where no sentence starts and `gap` is
    below `joining`. In a paragraph of capitals, or of at least `least` words and no capital,
    `shouted` is 1; in the latter all words count as capitals.
    """
    for text in range(first_of.size - 1):
        shift = text * padding
        for at in range(first_of[text], first_of[text + 1]):
            token = at + shift
            surface = numbers[at]
            number[token] = surface
            begin[token] = start[at] - text_at[text]
            end[token] = begin[token] + length[at]
            starts[token] = marks[at]
            case[token] = table_case[surface]
            kinds[token] = table_kinds[surface]
            hashes[token] = table_hashes[surface]
            own[token] = table_own[surface]
            world[token] = table_world[surface]
            if at > first_of[text]:
                gap[token] = _gap(points, start[at - 1] + length[at - 1], start[at], known_gaps)
                joint[token] = gap[token] < joining and marks[at] == 0
        _hear(first_of[text] + shift, first_of[text + 1] + shift, starts, least, case, shouted)
        for token in range(first_of[text] + shift, first_of[text + 1] + shift):
            caps[token] = case[token] == CAPITAL or case[token] == CAPITALS


@part
def _gap(points, begin, end, known_gaps):
    """The number of what stands in a range."""
    wide = end - begin
    if wide == 1 and points[begin] == BLANK:
        return 0
    found = known_gaps.size
    if 0 < wide < 4:
        value = np.uint64(0)
        for i in range(wide):
            value |= np.uint64(points[begin + i]) << np.uint64(21 * i)
        for i in range(known_gaps.size):
            if known_gaps[i] == value:
                found = i
                break
    return found


@part
def _hear(first, end, starts, least, case, shouted):
    """Which paragraphs of a text shout, or are mute."""
    while first < end:
        last = first + 1
        while last < end and starts[last] != PARAGRAPH:
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
        first = last


@kernel("u8[] u8[] i8[] i4[]! i8[]!")
def sort_kinds(kinds, masks, text_at, tokens, bounds) -> None:
    """The tokens of each group of kinds in each text, counted from the beginning of the text.

    `kinds`: of each token; `masks`: the kinds of each group; `text_at`: the first token of each
    text, and at last their number. `bounds` receives where those of each (text, group) begin in
    `tokens`, and the last end; `tokens` has room for each token in each group.
    """
    every = np.uint64(0)
    for group in range(masks.size):
        every |= masks[group]
    some = np.empty(kinds.size, np.int64)
    found = 0
    for text in range(text_at.size - 1):
        held = 0
        for token in range(text_at[text], text_at[text + 1]):
            if kinds[token] & every != 0:
                some[held] = token
                held += 1
        for group in range(masks.size):
            bounds[text * masks.size + group] = found
            for i in range(held):
                if kinds[some[i]] & masks[group] != 0:
                    tokens[found] = some[i] - text_at[text]
                    found += 1
    bounds[masks.size * (text_at.size - 1)] = found
