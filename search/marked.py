"""What a search marked in one text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Marks:
    """Ranges of code points, ascending by start; they may overlap.

    `term` numbers the part of the query that a range matched, `weight` is that part's rarity
    (idf).
    """

    start: npt.NDArray[np.int32]
    end: npt.NDArray[np.int32]
    term: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float64]

    @staticmethod
    def joined(parts: Sequence[Marks]) -> Marks:
        """The marks of several texts, one after the other."""
        return Marks(
            np.concatenate([part.start for part in parts]),
            np.concatenate([part.end for part in parts]),
            np.concatenate([part.term for part in parts]),
            np.concatenate([part.weight for part in parts]),
        )

    def taken(self, which: npt.NDArray[np.int64] | slice) -> Marks:
        """Some of the marks, in that order."""
        return Marks(self.start[which], self.end[which], self.term[which], self.weight[which])


_NO_NUMBERS = np.zeros(0, np.int32)
NO_MARKS = Marks(_NO_NUMBERS, _NO_NUMBERS, _NO_NUMBERS, np.zeros(0))
