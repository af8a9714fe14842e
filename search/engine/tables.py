"""Tables and runs of several segments put into one: what every part of a merge is made of."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from search.engine.bounds import bounds_of
from search.engine.header import Array
from search.kernels import merge as kernels

Bounds = npt.NDArray[np.int32]
Numbers = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


def merge_tables(
    tables: Sequence[tuple[Array, Array]], wanted: Sequence[Mask]
) -> tuple[Bounds, npt.NDArray[np.uint8], list[Numbers]]:
    """Merge sorted string tables (bounds, UTF-8), taking the wanted strings only.

    Returns the merged table, without repeats, and for each table the merged number of each of its
    strings (-1 where not wanted).
    """
    data = np.concatenate([utf8 for _, utf8 in tables])
    base = np.cumsum([0, *(utf8.size for _, utf8 in tables)])
    starts = np.concatenate([at[:-1] + shift for (at, _), shift in zip(tables, base, strict=False)])
    ends = np.concatenate([at[1:] + shift for (at, _), shift in zip(tables, base, strict=False)])
    first = np.cumsum([0, *(at.size - 1 for at, _ in tables)])
    numbers = np.empty(starts.size, np.int32)
    bounds = np.zeros(starts.size + 1, np.int32)
    merged = np.empty(data.size, np.uint8)
    flags = np.concatenate(wanted).astype(np.uint8)
    count = kernels.merge_tables(data, starts, ends, first, flags, numbers, bounds, merged)
    bounds = bounds[: count + 1].copy()
    return bounds, merged[: bounds[-1]].copy(), np.split(numbers, first[1:-1])


def gather_runs(parts: Sequence[tuple[Bounds, Array, Mask]]) -> tuple[Bounds, Array]:
    """CSR of the chosen rows of several CSRs (bounds, values, chosen), in their order."""
    counts = np.concatenate([np.diff(at)[chosen] for at, _, chosen in parts])
    pieces = [
        values[at[start] : at[stop]]
        for at, values, chosen in parts
        for start, stop in _stretches(chosen)
    ]
    nothing = parts[0][1][:0]
    return bounds_of(counts), np.concatenate([nothing, *pieces])


def _stretches(chosen: Mask) -> list[tuple[int, int]]:
    """The stretches of rows chosen one after another, as (start, stop)."""
    edges = np.flatnonzero(np.diff(chosen.astype(np.int8), prepend=0, append=0))
    return [(start, stop) for start, stop in edges.reshape(-1, 2).tolist()]
