"""Phrases and near windows, against the definition read word by word (`search.tree.Near`)."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.kernels.windows import followed, keys_in_zone, ordered_windows, windows

Occurrences = list[set[int]]
occurrences = st.lists(st.sets(st.integers(0, 14), max_size=6), min_size=1, max_size=4)


def naive_windows(terms: Occurrences, distance: int, ordered: bool) -> list[tuple[int, int]]:
    """All (first, last) of distinct positions, one of each term, that hold no smaller such."""
    found = set()
    for chosen in product(*terms):
        distinct = len(set(chosen)) == len(chosen)
        if distinct and (not ordered or list(chosen) == sorted(chosen)):
            found.add((min(chosen), max(chosen)))
    minimal = [
        (low, high)
        for low, high in found
        if not any(low <= a and b <= high and (a, b) != (low, high) for a, b in found)
    ]
    between = len(terms) - 1
    return sorted((a, b) for a, b in minimal if b - a - between <= distance)


def kernel_windows(terms: Occurrences, distance: int, ordered: bool) -> list[tuple[int, int]]:
    keys = np.array(sorted(set().union(*terms)), dtype=np.int64)
    bits = np.array(
        [sum(1 << t for t, places in enumerate(terms) if key in places) for key in keys.tolist()],
        dtype=np.uint64,
    )
    first, last = np.empty(keys.size, np.int64), np.empty(keys.size, np.int64)
    kernel = ordered_windows if ordered else windows
    count = kernel(keys, bits, len(terms), distance, first, last)
    return list(zip(first[:count].tolist(), last[:count].tolist(), strict=True))


@given(occurrences, st.integers(0, 8))
def test_near_in_any_order_finds_each_minimal_window_once(
    terms: Occurrences, distance: int
) -> None:
    assert kernel_windows(terms, distance, False) == naive_windows(terms, distance, False)


@given(occurrences, st.integers(0, 8))
def test_near_in_order_finds_each_minimal_window_once(terms: Occurrences, distance: int) -> None:
    assert kernel_windows(terms, distance, True) == naive_windows(terms, distance, True)


def test_the_same_word_twice_wants_two_positions() -> None:
    assert kernel_windows([{3}, {3}], 5, False) == []
    assert kernel_windows([{3, 6}, {3, 6}], 5, False) == [(3, 6)]


@given(st.sets(st.integers(0, 40)), st.sets(st.integers(0, 40)), st.integers(1, 5))
def test_followed_keeps_what_has_its_other_at_the_distance(
    keys: set[int], others: set[int], distance: int
) -> None:
    mine, theirs = (np.array(sorted(each), dtype=np.int64) for each in (keys, others))
    out = np.empty(mine.size, np.int64)
    count = followed(mine, theirs, distance, out)
    assert out[:count].tolist() == [key for key in sorted(keys) if key + distance in others]


def test_a_key_is_the_headlines_below_its_length() -> None:
    head_len = np.array([2, 0], dtype=np.int32)
    keys = np.array([0, 1, 102, 1 << 32, 1 << 32 | 7], dtype=np.int64)
    out = np.empty(keys.size, np.int64)
    assert out[: keys_in_zone(keys, head_len, True, out)].tolist() == [0, 1]
    assert out[: keys_in_zone(keys, head_len, False, out)].tolist() == [102, 1 << 32, 1 << 32 | 7]
