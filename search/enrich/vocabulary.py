"""What the rules know of each word, looked up once for each surface and not for each token.

It is how the word is written and a bit for each kind of word that it is of, so that a rule finds
the few tokens it looks at without a step of Python for every token.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from search.analysis import Cut, is_abbreviation
from search.enrich.bake_names import word_hash
from search.enrich.date_hints import may_hold_date
from search.enrich.lexicon import Words
from search.enrich.names import ARTICLES, word_key
from search.enrich.numbering import Columns, Numbering, Table
from search.folding import fold

LOWER, CAPITAL, CAPITALS, CASELESS, NUMBER = range(5)
"""How a token is written; CASELESS is a script without capitals."""
ARTICLE = "article"
CALENDAR = "calendar"
FIGURES = "figures"
"""Kinds beside those of `words.tsv`: an Arabic article, what a date may begin with, a number."""
Reach = Callable[[npt.NDArray[np.uint64]], npt.NDArray[np.uint8]]
"""For the hashes of words."""
GROUPS: tuple[tuple[str, ...], ...] = (
    (CALENDAR,),
    (FIGURES,),
    ("given",),
    ("title",),
    ("title", "office word"),
    ("title", "role"),
    ("speech verb", "biography"),
    ("organisation head",),
    ("organisation head", "facility head"),
    ("delegation",),
    ("counties",),
    ("unnamed division",),
)
"""The kinds of words, together or alone, that a rule looks at all tokens of."""
GROUP = {group: number for number, group in enumerate(GROUPS)}
COLUMNS = {
    "words": object,
    "case": np.uint8,
    "kinds": np.uint64,
    "abbreviation": np.uint8,
    "hashes": np.uint64,
    "own_reach": np.uint8,
    "world_reach": np.uint8,
}


class Vocabulary:
    """The surfaces met so far. Safe for threads."""

    def __init__(self, words: Words, own: Reach, world: Reach) -> None:
        """`own`, `world`: how many words the longest name of our files, or of the gazetteer, has
        that begins with each word; 0 where none does."""
        kinds = {**words, ARTICLE: ARTICLES}
        self._masks: dict[str, int] = {}
        for bit, members in enumerate(kinds.values()):
            for word in members:
                self._masks[word] = self._masks.get(word, 0) | 1 << bit
        bits = {kind: 1 << bit for bit, kind in enumerate((*kinds, CALENDAR, FIGURES))}
        self._calendar, self._figures = bits[CALENDAR], bits[FIGURES]
        self.article = np.uint64(bits[ARTICLE])
        self.groups = np.array([sum(bits[kind] for kind in group) for group in GROUPS], np.uint64)
        self._own, self._world = own, world
        self._numbering = Numbering(COLUMNS, self._describe)

    def look_up(self, text: str, cut: Cut, numbers: npt.NDArray[np.int32]) -> Table:
        """The table (`COLUMNS`); `numbers` receives the number in it of each token of a text."""
        return self._numbering.look_up(text, cut.points, cut.start, cut.length, numbers)

    def _describe(self, surfaces: list[str]) -> Columns:
        words = [word_key(fold(surface)) for surface in surfaces]
        cases = [case_of(surface) for surface in surfaces]
        hashes = np.array([word_hash(word) for word in words], np.uint64)
        return {
            "words": words,
            "case": cases,
            "kinds": [
                self._masks.get(word, 0)
                | (self._figures if case == NUMBER else 0)
                | (self._calendar if may_hold_date(surface) else 0)
                for surface, word, case in zip(surfaces, words, cases, strict=True)
            ],
            "abbreviation": [is_abbreviation(surface) for surface in surfaces],
            "hashes": hashes,
            "own_reach": self._own(hashes),
            "world_reach": self._world(hashes),
        }


def case_of(surface: str) -> int:
    first = surface[0]
    if first.islower():
        return LOWER
    if first.isupper():
        return CAPITALS if len(surface) > 1 and surface.isupper() else CAPITAL
    return CASELESS if first.isalpha() else NUMBER
