"""One pass over the tokens finds candidates of every kind: the longest name from each word on.

Our own names and the gazetteer are looked up together, so a name inside a longer one ("Homs" in
"Homs Media Center") is never a candidate by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from search.enrich.atlas import Atlas
from search.enrich.bake_names import name_hash
from search.enrich.lexicon import Actor, Lexicon, Name, Nation
from search.enrich.names import arabic_forms
from search.enrich.place import Candidate, Place
from search.enrich.reading import CASELESS, Reading
from search.kernels.names import LONGEST, match_names

TYPES = frozenset({"city", "town", "village", "township"})
MEMO = 100_000
"""Meanings remembered before the memory is emptied."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """All a name may mean. `places`: our own first; `dotted`: the dot after it belongs to it."""

    names: tuple[Name, ...]
    places: tuple[Candidate, ...]
    actors: tuple[Name, ...]
    nation: Nation | None
    dotted: bool


def meaning(names: Sequence[Name], candidates: Sequence[Candidate]) -> Meaning:
    """What a name means by our own files and by the gazetteer."""
    own = tuple(
        Candidate(name.refers, name.canonical, name.context, own=True)
        for name in names
        if isinstance(name.refers, Place)
    )
    values = {candidate.place.value for candidate in own}
    return Meaning(
        tuple(names),
        own + tuple(c for c in candidates if c.place.value not in values),
        tuple(name for name in names if isinstance(name.refers, Actor)),
        next((name.refers for name in names if isinstance(name.refers, Nation)), None),
        any(name.surface.endswith(".") for name in names),
    )


@dataclass(frozen=True, slots=True)
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


class Matcher:
    """Our own names and those of the gazetteer, ready to be found. Safe for threads."""

    def __init__(self, own: Lexicon, atlas: Atlas) -> None:
        self._own, self._atlas = own, atlas
        self._hashes = np.array(sorted({name_hash(key) for key in own.names}), np.uint64)
        self._known: dict[tuple[str, int], Meaning] = {}

    def find(self, reading: Reading) -> list[Match]:
        """The candidates in an article, in order, none within another."""
        matches: list[Match] = []
        free = 0
        for token, sizes in self._starts(reading):
            if token < free:
                continue
            if sizes is None:
                match = self._arabic(reading, token)
            else:
                match = self._longest(reading, token, sizes)
            if match is not None:
                matches.append(match)
                free = match.last
        return matches

    def means(self, key: str) -> Meaning:
        """All a name may mean, wherever it stands."""
        return meaning(self._own.names.get(key, ()), self._atlas.candidates(key))

    def _starts(
        self, reading: Reading
    ) -> Iterator[tuple[int, list[tuple[int, int, int, int]] | None]]:
        """The tokens where names may begin, with the hits there, the longest first; None for the
        words of a script without capitals, which are looked up one by one."""
        room = int(np.count_nonzero(reading.own_reach | reading.world_reach)) * LONGEST + 1
        first, length = np.empty(room, np.int32), np.empty(room, np.int32)
        in_own, in_world = np.empty(room, np.uint8), np.empty(room, np.int32)
        count = match_names(
            reading.hashes, reading.cases, reading.joints, reading.articles, reading.own_reach,
            reading.world_reach, self._hashes, self._atlas.gazetteer.names,
            first, length, in_own, in_world,
        )  # fmt: skip
        columns = (column[:count].tolist() for column in (first, length, in_own, in_world))
        hits = groupby(zip(*columns, strict=True), key=lambda hit: hit[0])
        caseless = np.flatnonzero(reading.cases == CASELESS).tolist()
        if not caseless:
            for token, group in hits:
                yield token, list(group)
            return
        merged = [(token, list(group)) for token, group in hits]
        yield from sorted([*merged, *((token, None) for token in caseless)], key=lambda s: s[0])

    def _longest(
        self, reading: Reading, first: int, hits: Sequence[tuple[int, int, int, int]]
    ) -> Match | None:
        """The longest of the names that begin at a token and may stand there."""
        for _, size, in_own, in_world in hits:
            last = first + size
            key = " ".join(reading.words[first:last]) if size > 1 else reading.words[first]
            all_names = self._own.names.get(key, ()) if in_own else ()
            names = [name for name in all_names if _stands(name, reading, first, last)]
            if not names and in_world < 0:
                continue
            # "Dublin City Council" is not of a Dublin City, an alias of Dublin in Ireland.
            only_own = size > 1 and not names and reading.words[last - 1] in TYPES
            found = self._meaning(key, names, in_world, len(names) == len(all_names), only_own)
            if found.names or found.places:
                return Match(first, last, key, found)
        return None

    def _meaning(
        self, key: str, names: Sequence[Name], in_world: int, whole: bool, only_own: bool
    ) -> Meaning:
        known = self._known.get((key, in_world)) if whole else None
        if known is None:
            candidates = self._atlas.bearers(in_world) if in_world >= 0 else ()
            if only_own:
                candidates = tuple(c for c in candidates if c.canonical)
            known = meaning(names, candidates)
            if whole:
                if len(self._known) >= MEMO:
                    self._known.clear()
                self._known[key, in_world] = known
        return known

    def _arabic(self, reading: Reading, first: int) -> Match | None:
        """The longest name behind the attached particles of a word without capitals."""
        for word, skip in arabic_forms(reading.words[first]):
            reach = max(self._own.reach.get(word, 0), self._atlas.gazetteer.reach(word))
            size = 1
            while size < reach and first + size < len(reading) and reading.joint[first + size]:
                size += 1
            while size > 0 and reach:
                key = " ".join([word, *reading.words[first + 1 : first + size]])
                names = [
                    name
                    for name in self._own.names.get(key, ())
                    if _stands(name, reading, first, first + size)
                ]
                candidates = self._atlas.candidates(key)
                if names or candidates:
                    return Match(first, first + size, key, meaning(names, candidates), skip)
                size -= 1
        return None


def _stands(name: Name, reading: Reading, first: int, last: int) -> bool:
    """Whether a name is written as it must be."""
    if name.tail and reading.gap(first) not in (", ", " ("):
        return False
    if name.surface:
        text, end = reading.article.text, reading.end[last - 1]
        at = reading.start[first]
        return text.startswith(name.surface, at) and end <= at + len(name.surface) <= end + 1
    return name.lower or reading.proper(first)
