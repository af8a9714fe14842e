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

from search.kernels.readings import enter_surfaces, number_surfaces

MOST = 300_000
"""Surfaces remembered before the memory is emptied."""
ROOM = 1024
"""Surfaces a new table has room for; it doubles when that is full."""
Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Columns = Mapping[str, Any]
"""What is known of some surfaces, by column: a value for each of them."""


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

    def add(self, values: Hashes, known: Columns) -> None:
        """Give what is known of some surfaces with these hashes the next numbers.

        One who looks at the same time sees each of them whole or not at all.
        """
        first, last = self.size, self.size + values.size
        while last > self.slots[0].size // 4:
            self._grow()
        for name, each in known.items():
            self.columns[name][first:last] = each
        self.size = last
        enter_surfaces(values, np.arange(first, last, dtype=np.int32), *self.slots)

    def _grow(self) -> None:
        self.columns = {name: np.concatenate([old] * 2) for name, old in self.columns.items()}
        hashes, numbers = self.slots
        larger = (np.zeros(hashes.size * 2, np.uint64), np.full(hashes.size * 2, -1, np.int32))
        held = numbers >= 0
        enter_surfaces(hashes[held], numbers[held], *larger)
        self.slots = larger


class Numbering:
    """The surfaces met so far. Safe for threads."""

    def __init__(self, kinds: Mapping[str, type], describe: Callable[[list[str]], Columns]) -> None:
        """`kinds`: the type of each column; `describe`: what the columns hold for some surfaces."""
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
                new = np.flatnonzero(numbers < 0)
                values, at, which = np.unique(hashes[new], return_index=True, return_inverse=True)
                first = new[at]
                spans = zip(start[first].tolist(), length[first].tolist(), strict=True)
                numbers[new] = table.size + which
                table.add(values, self._describe([text[a : a + size] for a, size in spans]))
        return table
