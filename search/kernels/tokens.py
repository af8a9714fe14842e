"""The tokeniser: code points in, tokens with positions and interned surfaces out.

The rules stand in `search/analysis.py`; `tokenrules.py` is their one implementation.
"""

from __future__ import annotations

from typing import Any

from search.kernels.compile import kernel, part
from search.kernels.tokenrules import (
    DIGIT,
    DOT,
    NEWLINE,
    SPACE,
    STARTS_TOKEN,
    STOP,
    token_at,
)  # fmt: skip

GAP_NEWLINE, GAP_STOP, GAP_DOT, STARTS_LOWER, STARTS_DIGIT, ZONE_START = 1, 2, 4, 8, 16, 32
ZONE_GAP = 100


@kernel("u4[] u1[] i8[] i8[] i4[] i8[]! i4[]! i4[]! i4[]! u1[]!")
def tokenise(
    points, classes, zone_start, zone_end, zone_article, starts, lengths, articles, positions, flags
) -> Any:
    """Fill the token arrays for all zones; return how many tokens there are.

    `points`: the texts, joined. `zone_*`: where each zone lies in `points` and whose it is, in
    order. For each token: `starts` and `lengths` in points, `articles`, `positions` (0-based in the
    article, zones ZONE_GAP apart), `flags` (GAP_*, STARTS_*). Arrays hold an entry per code point.
    """
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
            if classes[points[at]] & 16:
                gap |= STARTS_LOWER
            elif kind == DIGIT:
                gap |= STARTS_DIGIT
            starts[tokens] = at
            lengths[tokens] = length
            articles[tokens] = article
            positions[tokens] = position
            flags[tokens] = gap
            tokens += 1
            position += 1
            at += step
            gap = 0
            dotted = False
    return tokens


@part
def begins(gap, abbreviated):
    """What a token with these flags begins: a paragraph (3), a sentence (1) or neither (0).

    `abbreviated`: whether a dot after the token before it ends no sentence.
    """
    if gap & (GAP_NEWLINE | ZONE_START):
        return 3
    if gap & STARTS_LOWER:
        return 0
    return (
        1 if gap & GAP_STOP or (gap & GAP_DOT and not gap & STARTS_DIGIT and not abbreviated) else 0
    )


@kernel("i4[] u1[] u1[] u1[]!")
def mark_starts(surfaces, flags, abbreviation, starts) -> None:
    """Say of each token whether it starts a sentence (1) or a paragraph (2 + 1).

    `abbreviation`: 1 for each surface after which a dot ends no sentence.
    """
    for token in range(surfaces.size):
        abbreviated = token > 0 and abbreviation[surfaces[token - 1]] != 0
        starts[token] = begins(flags[token], abbreviated)
