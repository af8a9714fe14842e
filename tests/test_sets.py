"""Joining lists of articles, against Python's sets."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.engine.matches import NO_SCORES, Matches, joined, without
from search.kernels import sets

articles = st.dictionaries(st.integers(0, 300), st.floats(0, 10), max_size=60)


def matches(scores: dict[int, float]) -> Matches:
    docs = sorted(scores)
    return Matches(np.array(docs, dtype=np.int32), np.array([scores[doc] for doc in docs]))


def as_dict(found: Matches) -> dict[int, float]:
    assert found.docs.tolist() == sorted(found.docs.tolist())
    return dict(zip(found.docs.tolist(), found.scores.tolist(), strict=True))


@given(articles, articles)
def test_both_adds_scores(a: dict[int, float], b: dict[int, float]) -> None:
    found = as_dict(joined(sets.both, matches(a), matches(b)))
    assert found == {doc: a[doc] + b[doc] for doc in a.keys() & b.keys()}


@given(articles, articles)
def test_either_adds_scores(a: dict[int, float], b: dict[int, float]) -> None:
    found = as_dict(joined(sets.either, matches(a), matches(b)))
    assert found == {doc: a.get(doc, 0.0) + b.get(doc, 0.0) for doc in a.keys() | b.keys()}


@given(articles, articles)
def test_without_keeps_scores(a: dict[int, float], b: dict[int, float]) -> None:
    found = as_dict(without(matches(a), matches(b)))
    assert found == {doc: a[doc] for doc in a.keys() - b.keys()}


@given(articles)
def test_a_filter_adds_nothing_to_a_score(a: dict[int, float]) -> None:
    every = Matches(np.arange(301, dtype=np.int32), NO_SCORES)
    assert as_dict(joined(sets.both, matches(a), every)) == a
    assert joined(sets.both, every, every).scores is NO_SCORES
