"""Merging sorted tables of strings (see `search/engine/columns.py`)."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part


@part
def _compare(a, a_start, a_end, b, b_start, b_end):
    """Below, at or above 0 as bytes of `a` sort before, with or after those of `b`."""
    length = min(a_end - a_start, b_end - b_start)
    for i in range(length):
        difference = np.int64(a[a_start + i]) - np.int64(b[b_start + i])
        if difference != 0:
            return difference
    return (a_end - a_start) - (b_end - b_start)


@kernel("u1[] i8[] i8[] i8[] u1[] i4[]! i4[]! u1[]!")
def merge_tables(table, starts, ends, first, wanted, numbers, out_at, out) -> Any:
    """Merge sorted tables of strings into one without repeats; return how many it holds.

    Tables lie one after another: table k has the strings `first[k]` to `first[k+1]`, string i the
    bytes `starts[i]` to `ends[i]` of `table`. Only those with `wanted` 1 are taken. `numbers[i]`
    becomes the number of string i in the merged table (CSR `out_at`, `out`), -1 if not wanted.
    """
    tables = first.size - 1
    heads = first[:-1].copy()
    count = 0
    end = 0
    out_at[0] = 0
    while True:
        least = -1
        for k in range(tables):
            while heads[k] < first[k + 1] and not wanted[heads[k]]:
                numbers[heads[k]] = -1
                heads[k] += 1
            if heads[k] < first[k + 1]:
                i = heads[k]
                if least < 0 or (
                    _compare(table, starts[i], ends[i], table, starts[least], ends[least]) < 0
                ):
                    least = i
        if least < 0:
            return count
        for at in range(starts[least], ends[least]):
            out[end] = table[at]
            end += 1
        start = starts[least]
        stop = ends[least]
        for k in range(tables):
            i = heads[k]
            if i < first[k + 1] and _compare(table, starts[i], ends[i], table, start, stop) == 0:
                numbers[i] = count
                heads[k] += 1
        count += 1
        out_at[count] = end
