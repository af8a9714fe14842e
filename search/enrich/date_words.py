"""Cuts pieces of a text into the tokens that the rules for dates read, all in one step.

What a word is when folded, and whether it carries the calendar, is worked out once a surface.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np

from search.enrich.date_rules import CARRIERS
from search.enrich.date_tokens import PADDING, TATWEEL, Tokens, folded
from search.enrich.numbering import Columns, Numbering
from search.enrich.texts import Texts
from search.kernels.signs import BLANK, FIGURE, LATIN, LETTER, SIGN, cut_signs

CODES = 0x110000
Ranges = Sequence[tuple[int, int, int]]
"""The number of a text, and where in it a range begins and ends."""


@cache
def date_words() -> DateWords:
    """What is remembered of words between articles."""
    return DateWords()


class DateWords:
    """The surfaces met so far, and the classes of their code points. Safe for threads."""

    def __init__(self) -> None:
        self._classes = np.zeros(CODES, np.uint8)
        self._numbering = Numbering({"words": object, "carries": np.uint8}, _describe)

    def tokens(self, texts: Texts, ranges: Ranges) -> list[Tokens]:
        """The tokens of each of some ranges of texts."""
        owner, begins, ends = np.array(ranges, np.int64).reshape(-1, 3).T.copy()
        base = texts.at[owner]
        room = int((ends - begins).sum())
        start, length = np.empty(room, np.int64), np.empty(room, np.int32)
        first = np.empty(len(ranges) + 1, np.int64)
        edges = (begins + base, ends + base)
        while (count := cut_signs(texts.points, self._classes, *edges, start, length, first)) < 0:
            code = int(texts.points[-1 - count])
            self._classes[code] = _class(chr(code))
        start, length = start[:count], length[:count]
        numbers = np.empty(count, np.int32)
        table = self._numbering.look_up(texts.joined, texts.points, start, length, numbers)
        words = table["words"][numbers].tolist()
        start -= np.repeat(base, np.diff(first))
        starts, stops = start.data, (start + length).data
        carriers = np.flatnonzero(table["carries"][numbers])
        carrier_at = np.searchsorted(carriers, first)
        carriers -= np.repeat(first[:-1], np.diff(carrier_at))
        carrying, of = carriers.tolist(), carrier_at.tolist()
        return [
            Tokens(
                texts.each[ranges[number][0]],
                words[at:until] + PADDING,
                starts[at:until],
                stops[at:until],
                carrying[of[number] : of[number + 1]],
            )
            for number, (at, until) in enumerate(pairwise(first.tolist()))
        ]


def _describe(surfaces: list[str]) -> Columns:
    words = [folded(surface).replace(TATWEEL, "") for surface in surfaces]
    return {
        "words": words,
        "carries": [word in CARRIERS or _is_figures(word) for word in words],
    }


def _is_figures(word: str) -> bool:
    """Whether a word is as many figures as a day, month or year has."""
    return "0" <= word[:1] <= "9" and len(word) in (1, 2, 4)


def _class(character: str) -> int:
    letter = folded(character)
    if letter.isascii() and letter.isalnum():
        return FIGURE if letter.isdecimal() else LATIN
    if letter.isalnum() or letter == "_":
        return LETTER
    return BLANK if letter.isspace() else SIGN
