"""What the rules know of each word, looked up once for each surface and not for each token.

A surface (a word as it is written) gets a number at its first use, found again by the hash of its
letters. Arrays by that number hold how
it is written and a bit for each kind of word that it is of, so that a rule finds the few tokens it
looks at without a step of Python for every token.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

import numpy as np
import numpy.typing as npt

from search.analysis import Cut, is_abbreviation
from search.enrich.bake_names import word_hash
from search.enrich.date_hints import may_hold_date
from search.enrich.lexicon import Words
from search.enrich.names import ARTICLES, word_key
from search.folding import fold
from search.kernels.readings import number_surfaces

LOWER, CAPITAL, CAPITALS, CASELESS, NUMBER = range(5)
"""How a token is written; CASELESS is a script without capitals."""
MOST = 300_000
"""Surfaces remembered before the memory is emptied."""
ARTICLE = "article"
CALENDAR = "calendar"
"""Kinds beside those of `words.tsv`: an Arabic article, and what a date may begin with."""
COLUMNS = ("words", "case", "kinds", "abbreviation", "hashes", "own_reach", "world_reach")
Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]


class Table:
    """Surfaces by number. Grows, and is never changed otherwise."""

    def __init__(self) -> None:
        self.size = 1  # the first is that of no token
        self.words = np.full(1024, "", object)
        self.case = np.zeros(1024, np.uint8)
        self.kinds = np.zeros(1024, np.uint64)
        self.hashes = np.zeros(1024, np.uint64)
        self.own_reach = np.zeros(1024, np.uint8)
        self.world_reach = np.zeros(1024, np.uint8)
        self.abbreviation = np.zeros(1024, np.uint8)
        self.slots = (np.zeros(4096, np.uint64), np.full(4096, -1, np.int32))
        """Hashes and numbers, as `number_surfaces` looks them up."""

    def grow(self) -> None:
        """Make room for twice as many."""
        for name in COLUMNS:
            setattr(self, name, np.concatenate([getattr(self, name)] * 2))
        hashes, numbers = self.slots
        larger = (np.zeros(hashes.size * 2, np.uint64), np.full(hashes.size * 2, -1, np.int32))
        for at in np.flatnonzero(numbers >= 0).tolist():
            _enter(larger, int(hashes[at]), int(numbers[at]))
        self.slots = larger


def _enter(slots: tuple[Hashes, Ints], value: int, number: int) -> None:
    """Enter a number under a hash; one who looks at the same time sees it whole or not at all."""
    hashes, numbers = slots
    at = value & (numbers.size - 1)
    while numbers[at] >= 0:
        at = (at + 1) & (numbers.size - 1)
    hashes[at] = value
    numbers[at] = number


class Vocabulary:
    """The surfaces met so far. Safe for threads."""

    def __init__(
        self, words: Words, own: Callable[[str], int], world: Callable[[str], int]
    ) -> None:
        """`own`, `world`: how many words the longest name of our files, or of the gazetteer, has
        that begins with a word; 0 where none does."""
        kinds = {**words, ARTICLE: ARTICLES}
        self._masks: dict[str, int] = {}
        for bit, members in enumerate(kinds.values()):
            for word in members:
                self._masks[word] = self._masks.get(word, 0) | 1 << bit
        self.bits = {kind: np.uint64(1 << bit) for bit, kind in enumerate((*kinds, CALENDAR))}
        self._own, self._world = own, world
        self._table = Table()
        self._lock = Lock()

    def look_up(self, text: str, cut: Cut, numbers: Ints) -> Table:
        """The table; `numbers` receives the number in it of each token of a text."""
        table = self._table
        hashes = np.empty(cut.start.size, np.uint64)
        fields = (cut.points, cut.start, cut.length)
        if number_surfaces(*fields, *table.slots, hashes, numbers):
            with self._lock:
                if self._table.size > MOST:
                    self._table = Table()
                table = self._table
                number_surfaces(*fields, *table.slots, hashes, numbers)
                added: dict[int, int] = {}
                for token in np.flatnonzero(numbers < 0).tolist():
                    value = int(hashes[token])
                    if value not in added:
                        at = int(cut.start[token])
                        surface = text[at : at + int(cut.length[token])]
                        added[value] = self._add(table, surface, value)
                    numbers[token] = added[value]
        return table

    def _add(self, table: Table, surface: str, value: int) -> int:
        number = table.size
        if number == table.case.size:
            table.grow()
        word = word_key(fold(surface))
        table.words[number] = word
        table.case[number] = case_of(surface)
        table.abbreviation[number] = is_abbreviation(surface)
        calendar = int(self.bits[CALENDAR]) if may_hold_date(surface) else 0
        table.kinds[number] = self._masks.get(word, 0) | calendar
        table.hashes[number] = word_hash(word)
        table.own_reach[number] = min(255, self._own(word))
        table.world_reach[number] = min(255, self._world(word))
        table.size += 1
        _enter(table.slots, value, number)
        return number


def case_of(surface: str) -> int:
    first = surface[0]
    if first.islower():
        return LOWER
    if first.isupper():
        return CAPITALS if len(surface) > 1 and surface.isupper() else CAPITAL
    return CASELESS if first.isalpha() else NUMBER
