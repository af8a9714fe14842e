"""Sentences and paragraphs that hold all terms, against the definition (`search.tree.Same`)."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels.starts import write_starts
from search.kernels.units import units

places = st.tuples(st.integers(0, 2), st.integers(0, 12))
occurrences = st.lists(st.sets(places, max_size=8), min_size=1, max_size=4)
cuts = st.lists(st.sets(st.integers(1, 12), max_size=4).map(lambda each: {0, *each}), min_size=3,
                max_size=3)  # fmt: skip


def written(starts: list[set[int]]) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.uint8]]:
    """The starts of sentences of articles as the index holds them."""
    flat = [(doc, start) for doc, each in enumerate(starts) for start in sorted(each)]
    docs, places = (np.array(each, dtype=np.int32) for each in zip(*flat, strict=True))
    bounds, data = np.empty(len(starts) + 1, np.int32), np.empty(10 * len(flat), np.uint8)
    write_starts(
        docs, places, places.astype(np.int64), np.ones(len(flat), np.uint8),
        np.zeros(len(starts), np.int64), bounds, data,
    )  # fmt: skip
    return bounds, data


def found(terms: list[set[tuple[int, int]]], starts: list[set[int]]) -> list[tuple[int, int]]:
    """What the kernel says: first and last key of each unit with all terms."""
    keys = {doc << 32 | position for each in terms for doc, position in each}
    bits = [
        sum(1 << t for t, each in enumerate(terms) if (key >> 32, key & 0xFFFFFFFF) in each)
        for key in sorted(keys)
    ]
    first, last = np.empty(len(keys), np.int64), np.empty(len(keys), np.int64)
    bounds, data = written(starts)
    count = units(
        np.array(sorted(keys), dtype=np.int64), np.array(bits, dtype=np.uint64), len(terms),
        bounds, data, False, first, last,
    )  # fmt: skip
    return list(zip(first[:count].tolist(), last[:count].tolist(), strict=True))


@given(occurrences, cuts)
def test_a_unit_counts_once_if_it_holds_all_terms_on_distinct_positions(
    terms: list[set[tuple[int, int]]], starts: list[set[int]]
) -> None:
    expected = []
    for doc, begins in enumerate(starts):
        edges = [*sorted(begins), 1 << 31]
        for low, high in pairwise(edges):
            lists = [[p for d, p in each if d == doc and low <= p < high] for each in terms]
            if any(len(set(chosen)) == len(chosen) for chosen in product(*lists)):
                every = sorted(p for each in lists for p in each)
                expected.append((doc << 32 | every[0], doc << 32 | every[-1]))
    assert found(terms, starts) == expected


@pytest.mark.parametrize("size", [2, 63, 64])
def test_as_many_terms_as_a_query_may_have(size: int) -> None:
    terms = [{(1, term), (1, 100)} for term in range(size)]
    starts = [{0}, {0, 100}, {0}]
    assert found(terms, starts) == [(1 << 32, 1 << 32 | size - 1)]
