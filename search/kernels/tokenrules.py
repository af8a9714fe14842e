"""What a token is, code point by code point: the rules of `search/analysis.py`, compiled."""

from __future__ import annotations

from search.kernels.compile import index, part

SEPARATOR, LETTER, DIGIT, MARK, APOSTROPHE, DOT, CJK, STOP, NEWLINE, SPACE = range(10)
STARTS_TOKEN = 1 << LETTER | 1 << DIGIT | 1 << CJK
"""The classes a token starts with, a bit each."""


@part
def kind_of(points, classes, at):
    """The class of the code point at `at`."""
    return classes[points[index(at)]] & 15


@part
def _kind(points, classes, at, end):
    return kind_of(points, classes, at) if at < end else 0


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
        kind = kind_of(points, classes, at)
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
    kind = kind_of(points, classes, at)
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
            and kind_of(points, classes, stop - 2) == APOSTROPHE
        )
        return length - 2 if possessive else length, length
    if _kind(points, classes, at + 1, end) != CJK:
        return 1, 1
    return 2, 1 if _kind(points, classes, at + 2, end) == CJK else 2
