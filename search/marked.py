"""What a search marked in a text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True)
class Marks:
    """Ranges of code points, ascending by start; they may overlap.

    `term` numbers the part of the query that a range matched, `weight` is that part's rarity
    (idf).
    """

    start: npt.NDArray[np.int64]
    end: npt.NDArray[np.int64]
    term: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float64]
