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
STARTS_TOKEN = 1 << LETTER | 1 << DIGIT | 1 << CJK
"""The classes a token starts with, a bit each."""


@part
def _kind(points, classes, at, end):
    return classes[points[at]] & 15 if at < end else 0


@part
def _acronym_end(points, classes, at, end):
    """The end of single letters joined by dots that start at `at`, or `at` where there are none."""
    stop = at
    while _kind(points, classes, at, end) == LETTER:
        after = _kind(points, classes, at + 1, end)
        if after == LETTER or after == DIGIT or after == MARK:
            return stop
        if after != DOT or _kind(points, classes, at + 2, end) != LETTER:
            return at + 1 if stop > 0 else stop
        stop = at + 1
        at += 2
    return stop


@part
def _word_end(points, classes, at, end):
    """The end of a run of letters, digits and marks with inner apostrophes."""
    while at < end:
        kind = classes[points[at]] & 15
        if kind == APOSTROPHE:
            following = _kind(points, classes, at + 1, end)
            if following != LETTER and following != DIGIT:
                return at
        elif kind != LETTER and kind != DIGIT and kind != MARK:
            return at
        at += 1
    return at


@part
def token_at(points, classes, at, end):
    """The token that starts at `at`: (its length, how far on the next may start)."""
    kind = classes[points[at]] & 15
    if kind == LETTER or kind == DIGIT:
        stop = at
        if kind == LETTER and _kind(points, classes, at + 1, end) == DOT:
            stop = _acronym_end(points, classes, at, end)
        if stop <= at + 1:
            stop = _word_end(points, classes, at + 1, end)
        length = stop - at
        possessive = (
            length > 2
            and (points[stop - 1] == 115 or points[stop - 1] == 83)
            and classes[points[stop - 2]] & 15 == APOSTROPHE
        )
        return length - 2 if possessive else length, length
    if _kind(points, classes, at + 1, end) != CJK:
        return 1, 1
    return 2, 1 if _kind(points, classes, at + 2, end) == CJK else 2


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
            kind = classes[points[at]] & 15
            if not STARTS_TOKEN >> kind & 1:
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

            length, step = token_at(points, classes, at, end)
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


@kernel("u4[] u1[] i8[] i8[] i4[] i8[]! i4[]! i4[]! i4[]!")
def boundaries(
    points, classes, zone_start, zone_end, zone_article, starts, lengths, articles, positions
) -> Any:
    """Where tokens stand, without telling words apart; return how many (see `tokenise`)."""
    tokens = 0
    position = 0
    for zone in range(zone_start.size):
        article = zone_article[zone]
        if zone == 0 or zone_article[zone - 1] != article:
            position = 0
        elif tokens > 0 and articles[tokens - 1] == article:
            position = positions[tokens - 1] + 1 + ZONE_GAP
        at = zone_start[zone]
        end = zone_end[zone]
        while at < end:
            if not STARTS_TOKEN >> (classes[points[at]] & 15) & 1:
                at += 1
                continue
            length, step = token_at(points, classes, at, end)
            starts[tokens] = at
            lengths[tokens] = length
            articles[tokens] = article
            positions[tokens] = position
            tokens += 1
            position += 1
            at += step
    return tokens


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
