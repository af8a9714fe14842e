"""Postings written by one kernel and read by others."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.kernels.invert import count_words, encode, order_by_word
from search.kernels.occurrences import occurrences
from search.kernels.postings import ANY, BODY, TITLE, held
from search.kernels.rice import PADDING

HEAD = 2
NO_LIVE = np.zeros(0, np.uint8)
texts = st.lists(st.lists(st.integers(0, 2), max_size=9), min_size=1, max_size=30)
WORDS = st.sets(st.integers(0, 2), min_size=1).map(sorted)


def written(articles: list[list[int]], every: int) -> dict[str, npt.NDArray[Any]]:
    """Three words over articles given as lists of word numbers; headlines are 2 tokens long."""
    words = np.array([word for article in articles for word in article], dtype=np.int32)
    of = np.array([n for n, article in enumerate(articles) for _ in article], dtype=np.int32)
    at = np.array([p for article in articles for p in range(len(article))], dtype=np.int32)
    bounds, keys = np.zeros(4, np.int64), np.empty(words.size, np.int64)
    rank = np.arange(3, dtype=np.int32)
    count_words(words, rank, bounds[1:])
    bounds = np.cumsum(bounds)
    order_by_word(words, rank, of, at, 0, bounds[:-1].copy(), keys)
    head_len = np.full(len(articles), HEAD, np.int32)
    arrays: dict[str, npt.NDArray[Any]] = {
        "df": np.empty(3, np.int32),
        "post_at": np.empty(4, np.int32),
        "post": np.empty(15 * words.size, np.uint8),
        "pos_at": np.empty(4, np.int32),
        "pos": np.zeros(5 * words.size + 6 + PADDING, np.uint8),
        "skip_at": np.empty(4, np.int32),
        "skip_doc": np.empty(words.size + 1, np.int32),
        "skip_post": np.empty(words.size + 1, np.int32),
        "skip_pos": np.empty(words.size + 1, np.int32),
    }
    encode(bounds, keys, head_len, every, *arrays.values())
    return arrays


@given(texts, WORDS, st.sets(st.integers(0, 29)), st.sampled_from([1, 2, 4, 128]))
def test_occurrences_are_read_in_the_candidates_only(
    articles: list[list[int]], words: list[int], wanted: set[int], every: int
) -> None:
    arrays = written(articles, every)
    candidates = np.array(sorted(n for n in wanted if n < len(articles)), dtype=np.int32)
    out = np.empty(sum(map(len, articles)), np.int64)
    n = occurrences(
        arrays["post"], arrays["post_at"], arrays["pos"], arrays["pos_at"], arrays["skip_at"],
        arrays["skip_doc"], arrays["skip_post"], arrays["skip_pos"],
        np.array(words, dtype=np.int32), candidates, out,
    )  # fmt: skip
    assert [(key >> 32, key & 0xFFFFFFFF) for key in out[:n].tolist()] == [
        (number, position)
        for number in candidates.tolist()
        for position, other in enumerate(articles[number])
        if other in words
    ]


@given(texts, WORDS, st.sets(st.integers(0, 29)), st.sampled_from([ANY, TITLE, BODY]))
def test_several_words_are_read_as_if_they_were_one(
    articles: list[list[int]], words: list[int], deleted: set[int], zone: int
) -> None:
    arrays = written(articles, 4)
    live = np.array([n not in deleted for n in range(len(articles))], dtype=np.uint8)
    asked = np.array(words, dtype=np.int32)
    lengths = np.full(len(articles), HEAD, np.int32)
    expected = {}
    for number, article in enumerate(articles):
        head, rest = (sum(map(part.count, words)) for part in (article[:HEAD], article[HEAD:]))
        w = 2.0 * head * (zone != BODY) + rest * (zone != TITLE)
        if w and number not in deleted:
            expected[number] = pytest.approx(w / (1.2 + w))
    for summed in (False, True):
        docs, scores = np.empty(99, np.int32), np.empty(99)
        n = held(
            arrays["post"], arrays["post_at"], asked, summed, live, zone, lengths, lengths, 1.0,
            1.0, 2.0, 0.0, 1.2, docs, scores,
        )  # fmt: skip
        assert dict(zip(docs[:n].tolist(), scores[:n].tolist(), strict=True)) == expected
