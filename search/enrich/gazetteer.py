"""The gazetteer: which settlements of the world bear a name, from mapped arrays.

What it holds, who made it and under which licence says `bake.py`, which writes it at first use.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from search.enrich.bake import bake, fingerprint
from search.enrich.bake_names import CANONICAL, name_hash
from search.enrich.place import Candidate, Place
from search.enrich.shelf import reaches

MEMO = 100_000
"""Names remembered between articles before the memory is emptied."""


class Gazetteer:
    """The settlements of GeoNames by name. Safe for threads: the arrays are never written."""

    def __init__(self, folder: Path) -> None:
        def mapped(name: str) -> Any:
            return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))

        self.folder = folder
        meta = json.loads((folder / "meta.json").read_text("utf-8"))
        self.areas: list[str] = meta["areas"]
        self.countries: Mapping[str, Mapping[str, Any]] = meta["countries"]
        self.states: Mapping[str, Mapping[str, Any]] = meta["states"]
        self.places = mapped("places")
        self._texts, self._ends = mapped("texts"), mapped("ends")
        self.names, self._offsets, self._rows = mapped("names"), mapped("offsets"), mapped("rows")
        self._firsts, self._reach = mapped("firsts"), mapped("reach")
        self._known: dict[int, tuple[Candidate, ...]] = {}
        self._reaches: dict[str, int] = {}

    def reach(self, word: str) -> int:
        """How many words the longest name that starts with this one has; 0 where none does."""
        known = self._reaches.get(word)
        if known is None:
            if len(self._reaches) >= MEMO:
                self._reaches.clear()
            at = _find(self._firsts, word)
            known = self._reaches[word] = 0 if at < 0 else int(self._reach[at])
        return known

    def reaches(self, hashes: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint8]:
        """`reach` of the words with these hashes."""
        return reaches(self._firsts, self._reach, hashes)

    def find(self, key: str, build: Callable[[int], Place]) -> tuple[Candidate, ...]:
        """The places that bear the name with this key; `build` makes the place of a row."""
        at = _find(self.names, key)
        return self.bearers(at, build) if at >= 0 else ()

    def bearers(self, at: int, build: Callable[[int], Place]) -> tuple[Candidate, ...]:
        """The places that bear the name at this place in `names`."""
        known = self._known.get(at)
        if known is None:
            if len(self._known) >= MEMO:
                self._known.clear()
            known = self._known[at] = self._look_up(at, build)
        return known

    def _look_up(self, at: int, build: Callable[[int], Place]) -> tuple[Candidate, ...]:
        entries = self._rows[self._offsets[at] : self._offsets[at + 1]].tolist()
        return tuple(Candidate(build(entry >> 1), bool(entry & CANONICAL)) for entry in entries)

    def texts(self, row: int) -> tuple[str, str, str]:
        """Label in bare letters, the name GeoNames shows (or ""), an Arabic name (or "")."""
        raw = bytes(self._texts[self._ends[row] : self._ends[row + 1]])
        label, shown, arabic = raw.decode().split("\t")
        return label, shown, arabic

    def rows_by_id(self, ids: set[int]) -> dict[int, int]:
        """The rows of some GeoNames ids."""
        column = self.places["id"]
        rows = np.flatnonzero(np.isin(column, np.array(sorted(ids), column.dtype)))
        return {int(column[row]): int(row) for row in rows}


def _find(hashes: Any, key: str) -> int:
    wanted = np.uint64(name_hash(key))
    at = int(np.searchsorted(hashes, wanted))
    return at if at < hashes.size and hashes[at] == wanted else -1


def open_gazetteer(cache: Path, areas: list[str]) -> Gazetteer:
    """The gazetteer in the cache folder, baked first where this version is not there yet."""
    folder = _folder(cache, areas)
    if not folder.is_dir():
        bake(folder, areas)
    return Gazetteer(folder)


def _folder(cache: Path, areas: list[str]) -> Path:
    return cache / "places" / fingerprint(areas)
