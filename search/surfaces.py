"""Telling tokens apart as they are written, however many texts come one after the other."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import numpy.typing as npt

from search.kernels.surfaces import number, rehash

Ints = npt.NDArray[np.int32]
_SEED = re.compile("([\\0-\\x1f])")


class Surfaces:
    """The distinct tokens met so far, numbered from 0 on as they come.

    Tokens are alike that have the same code points and the same seed: a number below 256 of the
    article's that keeps its tokens apart from those of other articles (its language).
    """

    def __init__(self) -> None:
        self.count = 0
        self._table = np.zeros(1 << 13, np.uint64)
        self._hashes = np.zeros(1 << 12, np.uint64)
        self._at = np.zeros((1 << 12) + 1, np.int64)
        self._pool = np.zeros(1 << 16, np.uint32)

    def number(
        self,
        points: npt.NDArray[np.uint32],
        starts: npt.NDArray[np.int64],
        lengths: Ints,
        articles: Ints,
        seeds: npt.NDArray[np.uint8],
    ) -> Ints:
        """The number of each token: `lengths` code points from `starts` on in `points`; `seeds` by
        article."""
        numbers = np.empty(starts.size, np.int32)
        token = 0
        while token < numbers.size:
            token, self.count = number(
                points, starts, lengths, articles, seeds, numbers, self._table, self._hashes,
                self._at, self._pool, token, self.count,
            )  # fmt: skip
            if token < numbers.size:
                self._grow(int(lengths[token]))
        return numbers

    def since(self, first: int) -> tuple[list[int], list[str]]:
        """Seeds and tokens of the surfaces from number `first` on."""
        points = self._pool[self._at[first] : self._at[self.count]].tobytes()
        parts = _SEED.split(points.decode("utf-32-le", "surrogatepass"))
        return list(map(ord, parts[1::2])), parts[2::2]

    def _grow(self, length: int) -> None:
        """Make room for one more surface of this length, and at least for many."""
        if 2 * (self.count + 1) > self._table.size:
            self._table = np.zeros(2 * self._table.size, np.uint64)
            rehash(self._hashes, self.count, self._table)
            self._hashes = grown(self._hashes, 2 * self._hashes.size)
            self._at = grown(self._at, 2 * self._at.size)
        needed = int(self._at[self.count]) + length + 1
        if needed > self._pool.size:
            self._pool = grown(self._pool, 2 * needed)


def grown(array: npt.NDArray[Any], size: int) -> npt.NDArray[Any]:
    """An array of this size that begins with `array`; the rest is zeros."""
    larger = np.zeros(size, array.dtype)
    larger[: array.size] = array
    return larger
