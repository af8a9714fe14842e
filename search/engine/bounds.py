"""Arrays joined, and the bounds of runs in them: what CSR means in `columns.py`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from search.errors import DatelineError

MOST_BYTES = 2**31 - 1


def bounds_of(counts: Sequence[int] | npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """CSR bounds (n+1) of runs of these lengths."""
    bounds = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=bounds[1:])
    if bounds[-1] > MOST_BYTES:
        raise DatelineError(
            f"a segment would hold an array of {bounds[-1]:,} bytes; {MOST_BYTES:,} are the most:"
            " index with a smaller DATELINE_BATCH"
        )
    return bounds.astype(np.int32)


def joined(arrays: Sequence[npt.NDArray[Any]], dtype: Any) -> npt.NDArray[Any]:
    """The rows of several arrays in one; an empty one of this type where there are none."""
    return np.concatenate([np.zeros(0, dtype), *arrays])
