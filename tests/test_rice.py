"""Rice codes: what is written is read back, skipped or not, at the cost that was foretold."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from search.kernels import rice as untyped

rice: Any = untyped  # compiled parts carry no types

numbers = st.lists(st.one_of(st.integers(0, 40), st.integers(0, 2**21)), min_size=1, max_size=40)


@numba.njit
def written(values: Any, k: Any, out: Any) -> Any:
    bit = np.int64(3)
    for value in values:
        bit = rice.put(out, bit, value, k)
    return bit


@numba.njit
def read(data: Any, k: Any, skipped: Any, values: Any) -> Any:
    bit = rice.skip(data, np.int64(3), k, skipped)
    for i in range(values.size):
        values[i], bit = rice.get(data, bit, k)
    return bit


@settings(deadline=None, max_examples=60)
@given(numbers, st.integers(0, 24), st.data())
def test_numbers_come_back_from_any_of_them_on(
    values: list[int], k: int, data: st.DataObject
) -> None:
    bits = sum((value >> k) + 1 + k for value in values)
    out = np.zeros(bits // 8 + 2 + rice.PADDING, np.uint8)
    end = written(np.array(values), np.int64(k), out)
    assert end == 3 + bits
    skipped = data.draw(st.integers(0, len(values)))
    back = np.empty(len(values) - skipped, np.int64)
    assert read(out, np.int64(k), skipped, back) == end
    assert back.tolist() == values[skipped:]


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=200))
def test_the_width_costs_little_over_the_best(values: list[int]) -> None:
    def cost(k: int) -> int:
        return sum((value >> k) + 1 + k for value in values)

    chosen = rice.width(sum(values), len(values))
    assert cost(chosen) <= min(map(cost, range(16))) + len(values)
