"""The texts of several articles laid one after the other, as kernels take them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.flat import bounds, code_points


@dataclass(frozen=True, slots=True)
class Texts:
    """`joined` is all of `each`, `points` its code points; `at`: where each text begins in it, and
    at last its length."""

    each: Sequence[str]
    joined: str
    points: npt.NDArray[np.uint32]
    at: npt.NDArray[np.int64]


def lay(texts: Sequence[str]) -> Texts:
    joined = "".join(texts)
    return Texts(texts, joined, code_points(joined), bounds([len(text) for text in texts]))
