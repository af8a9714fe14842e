"""One pass over the tokens finds candidates of every kind: the longest name from each word on.

Our own names and the gazetteer are looked up together, so a name inside a longer one ("Homs" in
"Homs Media Center") is never a candidate by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, pairwise
from operator import itemgetter

import numpy as np

from search.enrich.atlas import Atlas
from search.enrich.lexicon import Name, Nation
from search.enrich.made import made_often
from search.enrich.meanings import Meaning, meaning
from search.enrich.names import arabic_forms
from search.enrich.place import Candidate
from search.enrich.reading import CASELESS, Reading
from search.enrich.readings import Columns
from search.kernels.names import LONGEST, match_names

TYPES = frozenset({"city", "town", "village", "township"})
MEMO = 100_000
"""Meanings remembered before the memory is emptied."""


@made_often
class Match:
    """Tokens `first` up to `last` bear a name. `skip`: letters of an attached Arabic particle."""

    first: int
    last: int
    key: str
    meaning: Meaning
    skip: int = 0

    @property
    def names(self) -> tuple[Name, ...]:
        return self.meaning.names

    @property
    def actors(self) -> tuple[Name, ...]:
        return self.meaning.actors

    @property
    def dotted(self) -> bool:
        return self.meaning.dotted

    @property
    def nation(self) -> Nation | None:
        return self.meaning.nation

    @property
    def places(self) -> tuple[Candidate, ...]:
        return self.meaning.places


Hit = tuple[int, int, int, int]
"""First token, length in words, and the places among our own names and the gazetteer's, or -1."""


class Matcher:
    """Our own names and those of the gazetteer, ready to be found. Safe for threads."""

    def __init__(self, atlas: Atlas, article: np.uint64) -> None:
        """`article`: the bit of Arabic articles among the kinds of a word."""
        self._atlas, self._book, self._article = atlas, atlas.book, article
        self._known: dict[tuple[int, int], tuple[Meaning, bool]] = {}
        self._parts: dict[tuple[int, int, tuple[bool, ...]], Meaning] = {}

    def find(self, columns: Columns, readings: Sequence[Reading]) -> list[list[Match]]:
        """The candidates in each of some articles, in order, none within another."""
        return [
            self._matches(reading, hits)
            for reading, hits in zip(readings, self._hits(columns), strict=True)
        ]

    def _matches(self, reading: Reading, hits: Sequence[Hit]) -> list[Match]:
        matches: list[Match] = []
        free = 0
        for hit in hits:
            if hit[0] >= free:
                match = self._match(reading, hit) if hit[1] else self._arabic(reading, hit[0])
                if match is not None:
                    matches.append(match)
                    free = match.last
        return matches

    def means(self, key: str) -> Meaning:
        """All a name may mean, wherever it stands."""
        return meaning(self._book.find(key), self._atlas.candidates(key))

    def _hits(self, columns: Columns) -> list[Sequence[Hit]]:
        """Where names may stand in each article: by token, the longest first. A hit of no length
        is a word of a script without capitals, at which names are looked up one by one."""
        room = int(np.count_nonzero(columns.own | columns.world)) * LONGEST + 1
        first, length, in_own, in_world = (np.empty(room, np.int32) for _ in range(4))
        count = match_names(
            columns.hashes, columns.case, columns.joint, columns.kinds, self._article,
            columns.own, columns.world, self._book.hashes, self._book.loose,
            self._atlas.gazetteer.names, first, length, in_own, in_world,
        )  # fmt: skip
        edges = np.searchsorted(first[:count], columns.at)
        first[:count] -= np.repeat(columns.at[:-1], np.diff(edges)).astype(np.int32)
        found = (column[:count].tolist() for column in (first, length, in_own, in_world))
        hits = list(zip(*found, strict=True))
        every: list[Sequence[Hit]] = [hits[at:end] for at, end in pairwise(edges.tolist())]
        caseless = np.flatnonzero(columns.case == CASELESS)
        owners = np.searchsorted(columns.at, caseless, "right") - 1
        for index in np.unique(owners).tolist():
            alone = (caseless[owners == index] - columns.at[index]).tolist()
            words = [(token, 0, -1, -1) for token in alone]
            every[index] = sorted([*every[index], *words], key=itemgetter(0))
        return every

    def _match(self, reading: Reading, hit: Hit) -> Match | None:
        """The name of a hit, if it may stand there."""
        first, size, in_own, in_world = hit
        last = first + size
        found, anywhere = self._known.get((in_own, in_world)) or self._meet(in_own, in_world)
        if not (anywhere and (in_own < 0 or reading.proper(first))):
            every = self._book.names(in_own) if in_own >= 0 else ()
            kept = tuple([_stands(name, reading, first, last) for name in every])
            if not all(kept):
                found = self._part(in_own, in_world, kept)
        if size > 1 and not found.names and reading.words[last - 1] in TYPES:
            # "Dublin City Council" is not of a Dublin City, an alias of Dublin in Ireland.
            found = meaning((), [c for c in found.places if c.canonical])
        if not found.names and not found.places:
            return None
        key = " ".join(reading.words[first:last]) if size > 1 else reading.words[first]
        return Match(first, last, key, found)

    def _meet(self, in_own: int, in_world: int) -> tuple[Meaning, bool]:
        """What a name means, and whether it may stand wherever it begins as proper names do."""
        if len(self._known) >= MEMO:
            self._known.clear()
        names = self._book.names(in_own) if in_own >= 0 else ()
        anywhere = not any(name.tail or name.surface for name in names)
        met = self._known[in_own, in_world] = self._meaning(names, in_world), anywhere
        return met

    def _part(self, in_own: int, in_world: int, kept: tuple[bool, ...]) -> Meaning:
        """What a name means where only some of those of our own may stand."""
        key = in_own, in_world, kept
        known = self._parts.get(key)
        if known is None:
            if len(self._parts) >= MEMO:
                self._parts.clear()
            names = list(compress(self._book.names(in_own), kept))
            known = self._parts[key] = self._meaning(names, in_world)
        return known

    def _meaning(self, names: Sequence[Name], in_world: int) -> Meaning:
        return meaning(names, self._atlas.bearers(in_world) if in_world >= 0 else ())

    def _arabic(self, reading: Reading, first: int) -> Match | None:
        """The longest name behind the attached particles of a word without capitals."""
        for word, skip in arabic_forms(reading.words[first]):
            reach = max(self._book.reach(word), self._atlas.gazetteer.reach(word))
            size = 1
            while size < reach and first + size < len(reading) and reading.joint[first + size]:
                size += 1
            while size > 0 and reach:
                key = " ".join([word, *reading.words[first + 1 : first + size]])
                names = [
                    name
                    for name in self._book.find(key)
                    if _stands(name, reading, first, first + size)
                ]
                candidates = self._atlas.candidates(key)
                if names or candidates:
                    return Match(first, first + size, key, meaning(names, candidates), skip)
                size -= 1
        return None


def _stands(name: Name, reading: Reading, first: int, last: int) -> bool:
    """Whether a name is written as it must be."""
    if name.tail and reading.gaps[first] not in (", ", " ("):
        return False
    if name.surface:
        text, end = reading.article.text, reading.end[last - 1]
        at = reading.start[first]
        return text.startswith(name.surface, at) and end <= at + len(name.surface) <= end + 1
    return name.lower or reading.proper(first)
