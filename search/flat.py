"""Texts and rows laid flat, as kernels take them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Bounds = npt.NDArray[np.int64]


def code_points(text: str) -> npt.NDArray[np.uint32]:
    """The code points of a text, lone surrogates too."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def bounds(sizes: Sequence[int] | Bounds) -> Bounds:
    """Where each row of so many begins, and the last ends."""
    return np.array([*accumulate(sizes, initial=0)], dtype=np.int64)
