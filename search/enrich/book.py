"""The book of our own names: the authority files, mapped as `bake_book.py` wrote them.

A name, place or actor becomes an object when an article first has it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.enrich.lexicon import Actor, Name, Nation, Words
from search.enrich.place import Place
from search.enrich.shelf import Shelf, find, mapped, reaches

Referent = Place | Actor | Nation


class Book:
    """What the authority files hold. Safe for threads: the arrays are never written.

    `hashes`: of all name keys, sorted; `loose`: 1 for those that may begin with a small letter.
    `gazetteer`: the folder of the one it was made with. `respelled`: the countries whose places
    have names in any spelling. `words`: those of `words.tsv`.
    """

    def __init__(self, folder: Path) -> None:
        self.hashes, self.loose = mapped(folder, "hashes"), mapped(folder, "loose")
        self._names, self._referents = Shelf(folder, "names"), Shelf(folder, "referents")
        self._firsts, self._reach = mapped(folder, "firsts"), mapped(folder, "reach")
        self._index, self._numbers = mapped(folder, "index"), mapped(folder, "numbers")
        self._sounds, self._spellings = mapped(folder, "sounds"), Shelf(folder, "spellings")
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        self.gazetteer = str(meta["gazetteer"])
        self.respelled = frozenset(meta["respelled"])
        self.words: Words = {kind: frozenset(keys) for kind, keys in meta["words"].items()}
        self._states: Mapping[str, int] = meta["states"]
        self._written: dict[int, tuple[Name, ...]] = {}
        self._met: dict[int, Referent] = {}
        self._areas: dict[tuple[str, str], Place | None] = {}

    def names(self, at: int) -> tuple[Name, ...]:
        """What is written by the key at this place of `hashes`."""
        known = self._written.get(at)
        if known is None:
            made = tuple(Name(self.referent(number), *rest) for number, *rest in self._names[at])
            known = self._written.setdefault(at, made)
        return known

    def find(self, key: str) -> tuple[Name, ...]:
        """What is written by a key; () where nothing is."""
        at = find(self.hashes, key)
        return self.names(at) if at >= 0 else ()

    def reaches(self, hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint8]:
        """`reach` of the words with these hashes."""
        return reaches(self._firsts, self._reach, hashes)

    def reach(self, word: str) -> int:
        """How many words the longest name that starts with this one has; 0 where none does."""
        at = find(self._firsts, word)
        return int(self._reach[at]) if at >= 0 else 0

    def referent(self, number: int) -> Referent:
        """Who or what has this number: always the same object."""
        known = self._met.get(number)
        if known is None:
            kind, *fields = self._referents[number]
            known = self._met.setdefault(number, _MAKE[kind](*fields))
        return known

    def country(self, code: str) -> Place | None:
        return self._area("country", code)

    def division(self, area: str) -> Place | None:
        """The first-level division with this code ("SY.11")."""
        return self._area("division", area)

    def record(self, row: int) -> Place | None:
        """What our files say of a row of the gazetteer."""
        return self._place("row", str(row))

    def place(self, value: str) -> Place | None:
        """The place with this value."""
        return self._place("value", value)

    def actor(self, name: str) -> Actor | None:
        """The actor that goes by this name."""
        found = self._named("actor", name)
        return found if isinstance(found, Actor) else None

    @cached_property
    def states(self) -> dict[str, Actor]:
        """The actor that stands for each country."""
        found = {code: self.referent(number) for code, number in self._states.items()}
        return {code: actor for code, actor in found.items() if isinstance(actor, Actor)}

    def spellings(self, sounds: str) -> tuple[tuple[str, Place], ...]:
        """The names of these consonants that hold in any spelling, with their places."""
        at = find(self._sounds, sounds)
        group = self._spellings[at] if at >= 0 else ()
        found = [(bare, self.referent(number)) for bare, number in group]
        return tuple((bare, place) for bare, place in found if isinstance(place, Place))

    def _area(self, kind: str, code: str) -> Place | None:
        """A country or division, which are few and asked for again and again."""
        key = kind, code
        if key not in self._areas:
            self._areas[key] = self._place(kind, code)
        return self._areas[key]

    def _place(self, kind: str, key: str) -> Place | None:
        found = self._named(kind, key)
        return found if isinstance(found, Place) else None

    def _named(self, kind: str, key: str) -> Referent | None:
        at = find(self._index, f"{kind}:{key}")
        return self.referent(int(self._numbers[at])) if at >= 0 else None


def _place(*fields: Any) -> Place:
    return Place(*(*fields[:-1], tuple(fields[-1])))


def _actor(*fields: Any) -> Actor:
    return Actor(*(*fields[:-1], tuple(fields[-1])))


_MAKE: Mapping[str, Callable[..., Referent]] = {"place": _place, "actor": _actor, "nation": Nation}
