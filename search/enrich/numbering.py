"""Surfaces (words as they are written) and what is known of each, looked up once and kept.

A surface gets a number at its first use, found again by the hash of its letters. Columns by that
number hold what is known of it, so that what all tokens of a text are takes one step, not one for
each token.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from search.kernels.readings import number_surfaces

MOST = 300_000
"""Surfaces remembered before the memory is emptied."""
ROOM = 1024
"""Surfaces a new table has room for; it doubles when that is full."""
Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Known = Mapping[str, Any]
"""What is known of a surface, by column."""


class Table:
    """Columns by the numbers of surfaces. Grows, and is never changed otherwise."""

    def __init__(self, kinds: Mapping[str, type]) -> None:
        self.size = 1  # the first is that of no token
        self.columns = {
            name: np.full(ROOM, "", object) if kind is object else np.zeros(ROOM, kind)
            for name, kind in kinds.items()
        }
        self.slots = (np.zeros(4 * ROOM, np.uint64), np.full(4 * ROOM, -1, np.int32))
        """Hashes and numbers, as `number_surfaces` looks them up."""

    def __getitem__(self, name: str) -> npt.NDArray[Any]:
        return self.columns[name]

    def add(self, value: int, known: Known) -> int:
        """Give what is known of a surface with this hash a number."""
        number = self.size
        if number == self.slots[0].size // 4:
            self._grow()
        for name, each in known.items():
            self.columns[name][number] = each
        self.size += 1
        _enter(self.slots, value, number)
        return number

    def _grow(self) -> None:
        self.columns = {name: np.concatenate([old] * 2) for name, old in self.columns.items()}
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


class Numbering:
    """The surfaces met so far. Safe for threads."""

    def __init__(self, kinds: Mapping[str, type], describe: Callable[[str], Known]) -> None:
        """`kinds`: the type of each column; `describe`: what the columns hold for a surface."""
        self._kinds, self._describe = kinds, describe
        self._table = Table(kinds)
        self._lock = Lock()

    def look_up(
        self,
        text: str,
        points: npt.NDArray[np.uint32],
        start: npt.NDArray[np.int64],
        length: Ints,
        numbers: Ints,
    ) -> Table:
        """The table; `numbers` receives the number in it of each token of a text, whose code
        points are `points`."""
        table = self._table
        hashes = np.empty(start.size, np.uint64)
        if number_surfaces(points, start, length, *table.slots, hashes, numbers):
            with self._lock:
                if self._table.size > MOST:
                    self._table = Table(self._kinds)
                table = self._table
                number_surfaces(points, start, length, *table.slots, hashes, numbers)
                added: dict[int, int] = {}
                for token in np.flatnonzero(numbers < 0).tolist():
                    value = int(hashes[token])
                    if value not in added:
                        at = int(start[token])
                        surface = text[at : at + int(length[token])]
                        added[value] = table.add(value, self._describe(surface))
                    numbers[token] = added[value]
        return table
