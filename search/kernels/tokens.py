"""The tokeniser: code points in, tokens with positions and interned surfaces out.

The rules stand in `search/analysis.py`; this is their one implementation.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part

SEPARATOR, LETTER, DIGIT, MARK, APOSTROPHE, DOT, CJK, STOP, NEWLINE, SPACE = range(10)
GAP_NEWLINE, GAP_STOP, GAP_DOT, STARTS_LOWER, STARTS_DIGIT, ZONE_START = 1, 2, 4, 8, 16, 32
ZONE_GAP = 100


@part
def _kind(points, classes, at, end):
    if at >= end or points[at] >= classes.size:
        return 0
    return classes[points[at]] & 15


@part
def _acronym_end(points, classes, at, end):
    """The end of single letters joined by dots that start at `at`, or `at` where there are none."""
    stop = at
    while True:
        if _kind(points, classes, at, end) != LETTER:
            return stop
        after = _kind(points, classes, at + 1, end)
        if after == LETTER or after == DIGIT or after == MARK:
            return stop
        joined = after == DOT and _kind(points, classes, at + 2, end) == LETTER
        if not joined:
            return at + 1 if stop > 0 else stop
        stop = at + 1
        at += 2


@part
def _word_end(points, classes, at, end):
    """The end of a run of letters, digits and marks with inner apostrophes."""
    while at < end:
        kind = _kind(points, classes, at, end)
        if kind == LETTER or kind == DIGIT or kind == MARK:
            at += 1
        elif kind == APOSTROPHE:
            following = _kind(points, classes, at + 1, end)
            if following != LETTER and following != DIGIT:
                return at
            at += 1
        else:
            return at
    return at


@part
def _hash(points, start, end, seed):
    value = np.uint64(seed + 1) * np.uint64(0x9E3779B97F4A7C15)
    for i in range(start, end):
        value = (value ^ np.uint64(points[i])) * np.uint64(0xBF58476D1CE4E5B9)
        value ^= value >> np.uint64(29)
    return value


@part
def _same(points, a, b, length):
    for i in range(length):
        if points[a + i] != points[b + i]:
            return False
    return True


@part
def _grown(table, hashes, count):
    """A table of twice the size that holds the same surfaces."""
    larger = np.full(table.size * 2, -1, np.int32)
    mask = np.uint64(larger.size - 1)
    for surface in range(count):
        slot = hashes[surface] & mask
        while larger[slot] >= 0:
            slot = (slot + np.uint64(1)) & mask
        larger[slot] = surface
    return larger


@kernel("u4[] u1[] i8[] i8[] i4[] u1[] i8[]! i4[]! i4[]! i4[]! i4[]! u1[]! i4[]!")
def tokenise(
    points,
    classes,
    zone_start,
    zone_end,
    zone_article,
    seeds,
    starts,
    lengths,
    articles,
    positions,
    surfaces,
    flags,
    examples,
) -> Any:
    """Fill the token arrays for all zones; return (tokens, distinct surfaces).

    `points`: the texts, joined. `zone_*`: where each zone lies in `points` and whose it is, in
    order. `seeds`: a number per article that keeps equal surfaces apart (its language). For each
    token: `starts` and `lengths` in points, `articles`, `positions` (0-based in the article, zones
    ZONE_GAP apart), `surfaces` (number of the distinct surface), `flags` (GAP_*, STARTS_*). For
    each surface: `examples`, the first token that has it. Arrays hold an entry per code point.
    """
    table = np.full(1024, -1, np.int32)
    hashes = np.empty(512, np.uint64)
    tokens = 0
    distinct = 0
    position = 0
    for zone in range(zone_start.size):
        article = zone_article[zone]
        if zone == 0 or zone_article[zone - 1] != article:
            position = 0
        elif tokens > 0 and articles[tokens - 1] == article:
            position = positions[tokens - 1] + 1 + ZONE_GAP
        at = zone_start[zone]
        end = zone_end[zone]
        gap = ZONE_START
        dotted = False
        while at < end:
            kind = _kind(points, classes, at, end)
            length = 0
            step = 0
            if kind == LETTER or kind == DIGIT:
                stop = _acronym_end(points, classes, at, end) if kind == LETTER else at
                if stop <= at + 1:
                    stop = _word_end(points, classes, at, end)
                length = stop - at
                step = length
                if (
                    length > 2
                    and (points[stop - 1] == 115 or points[stop - 1] == 83)
                    and _kind(points, classes, stop - 2, end) == APOSTROPHE
                ):
                    length -= 2
            elif kind == CJK:
                two = _kind(points, classes, at + 1, end) == CJK
                length = 2 if two else 1
                more = two and _kind(points, classes, at + 2, end) == CJK
                step = 1 if more else length
            if length == 0:
                if kind == NEWLINE:
                    gap |= GAP_NEWLINE
                elif kind == STOP:
                    gap |= GAP_STOP
                elif kind == DOT:
                    dotted = True
                if dotted and (kind == SPACE or kind == NEWLINE):
                    gap |= GAP_DOT
                at += 1
                continue

            if 2 * (distinct + 1) > table.size:
                table = _grown(table, hashes, distinct)
                more_hashes = np.empty(table.size // 2, np.uint64)
                more_hashes[:distinct] = hashes[:distinct]
                hashes = more_hashes
            value = _hash(points, at, at + length, seeds[article])
            mask = np.uint64(table.size - 1)
            slot = value & mask
            surface = table[slot]
            while surface >= 0:
                example = examples[surface]
                if (
                    hashes[surface] == value
                    and lengths[example] == length
                    and seeds[articles[example]] == seeds[article]
                    and _same(points, starts[example], at, length)
                ):
                    break
                slot = (slot + np.uint64(1)) & mask
                surface = table[slot]
            if surface < 0:
                surface = distinct
                table[slot] = distinct
                hashes[distinct] = value
                examples[distinct] = tokens
                distinct += 1

            if classes[points[at]] & 16:
                gap |= STARTS_LOWER
            elif kind == DIGIT:
                gap |= STARTS_DIGIT
            starts[tokens] = at
            lengths[tokens] = length
            articles[tokens] = article
            positions[tokens] = position
            surfaces[tokens] = surface
            flags[tokens] = gap
            tokens += 1
            position += 1
            at += step
            gap = 0
            dotted = False
    return tokens, distinct


@kernel("i4[] u1[] u1[] u1[]!")
def mark_starts(surfaces, flags, abbreviation, starts) -> None:
    """Say of each token whether it starts a sentence (1) or a paragraph (2 + 1).

    `abbreviation`: 1 for each surface after which a dot ends no sentence.
    """
    for token in range(surfaces.size):
        gap = flags[token]
        starts[token] = 0
        if gap & (GAP_NEWLINE | ZONE_START):
            starts[token] = 3
        elif gap & STARTS_LOWER:
            continue
        elif gap & GAP_STOP or (
            gap & GAP_DOT and not gap & STARTS_DIGIT and not abbreviation[surfaces[token - 1]]
        ):
            starts[token] = 1
