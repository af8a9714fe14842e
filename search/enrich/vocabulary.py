"""What the rules know of each word, looked up once for each surface and not for each token.

A surface (a word as it is written) gets a number at its first use. Arrays by that number hold how
it is written and a bit for each kind of word that it is of, so that a rule finds the few tokens it
looks at without a step of Python for every token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock

import numpy as np
import numpy.typing as npt

from search.analysis import is_abbreviation
from search.enrich.bake_names import word_hash
from search.enrich.lexicon import Words
from search.enrich.names import ARTICLES, word_key
from search.folding import fold

LOWER, CAPITAL, CAPITALS, CASELESS, NUMBER = range(5)
"""How a token is written; CASELESS is a script without capitals."""
MOST = 300_000
"""Surfaces remembered before the memory is emptied."""
ARTICLE = "article"
"""A kind beside those of `words.tsv`: an Arabic article."""
COLUMNS = ("case", "kinds", "abbreviation", "hashes", "own_reach", "world_reach")


class Table:
    """Surfaces by number. Grows, and is never changed otherwise."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.words: list[str] = []
        self.case = np.zeros(1024, np.uint8)
        self.kinds = np.zeros(1024, np.uint64)
        self.hashes = np.zeros(1024, np.uint64)
        self.own_reach = np.zeros(1024, np.uint8)
        self.world_reach = np.zeros(1024, np.uint8)
        self.abbreviation = np.zeros(1024, np.uint8)

    def grow(self) -> None:
        """Make room for twice as many."""
        for name in COLUMNS:
            setattr(self, name, np.concatenate([getattr(self, name)] * 2))


class Vocabulary:
    """The surfaces met so far. Safe for threads."""

    def __init__(
        self, words: Words, own: Callable[[str], int], world: Callable[[str], int]
    ) -> None:
        """`own`, `world`: how many words the longest name of our files, or of the gazetteer, has
        that begins with a word; 0 where none does."""
        kinds = {**words.kinds, ARTICLE: ARTICLES}
        self._masks: dict[str, int] = {}
        for bit, members in enumerate(kinds.values()):
            for word in members:
                self._masks[word] = self._masks.get(word, 0) | 1 << bit
        self.bits = {kind: np.uint64(1 << bit) for bit, kind in enumerate(kinds)}
        self._own, self._world = own, world
        self._table = Table()
        self._lock = Lock()

    def look_up(self, surfaces: Iterable[str]) -> tuple[Table, npt.NDArray[np.int32]]:
        """The table, and the number of each surface in it."""
        table = self._table
        known = table.numbers
        found = [known.get(surface, -1) for surface in surfaces]
        if -1 in found:
            with self._lock:
                if len(self._table.words) > MOST:
                    self._table = Table()
                table = self._table
                found = [self._number(table, surface) for surface in surfaces]
        return table, np.array(found, np.int32)

    def _number(self, table: Table, surface: str) -> int:
        number = table.numbers.get(surface)
        if number is None:
            number = len(table.words)
            if number == table.case.size:
                table.grow()
            word = word_key(fold(surface))
            table.words.append(word)
            table.case[number] = case_of(surface)
            table.abbreviation[number] = is_abbreviation(surface)
            table.kinds[number] = self._masks.get(word, 0)
            table.hashes[number] = word_hash(word)
            table.own_reach[number] = min(255, self._own(word))
            table.world_reach[number] = min(255, self._world(word))
            table.numbers[surface] = number
        return number


def case_of(surface: str) -> int:
    first = surface[0]
    if first.islower():
        return LOWER
    if first.isupper():
        return CAPITALS if len(surface) > 1 and surface.isupper() else CAPITAL
    return CASELESS if first.isalpha() else NUMBER
