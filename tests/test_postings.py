"""Postings written by one kernel and read by others."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st

from search.kernels.invert import encode, order_by_word
from search.kernels.postings import decode, occurrences
from search.kernels.rice import PADDING

HEAD = 2
NO_LIVE = np.zeros(0, np.uint8)
texts = st.lists(st.lists(st.integers(0, 2), max_size=9), min_size=1, max_size=30)


def written(articles: list[list[int]], every: int) -> dict[str, npt.NDArray[Any]]:
    """Three words over articles given as lists of word numbers; headlines are 2 tokens long."""
    words = np.array([word for article in articles for word in article], dtype=np.int32)
    of = np.array([n for n, article in enumerate(articles) for _ in article], dtype=np.int32)
    at = np.array([p for article in articles for p in range(len(article))], dtype=np.int32)
    bounds, keys = np.empty(4, np.int64), np.empty(words.size, np.int64)
    order_by_word(words, np.arange(3, dtype=np.int32), of, at, bounds, keys)
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


@given(texts)
def test_postings_hold_counts_and_those_in_the_headline(articles: list[list[int]]) -> None:
    arrays = written(articles, 4)
    for word in range(3):
        docs, counts, heads = (np.empty(len(articles), np.int32) for _ in range(3))
        start, end = arrays["post_at"][word : word + 2].tolist()
        n = decode(arrays["post"], start, end, NO_LIVE, docs, counts, heads)
        assert n == arrays["df"][word]
        read = list(zip(docs[:n].tolist(), counts[:n].tolist(), heads[:n].tolist(), strict=True))
        assert read == [
            (number, article.count(word), article[:HEAD].count(word))
            for number, article in enumerate(articles)
            if word in article
        ]


@given(texts, st.sets(st.integers(0, 29)), st.sampled_from([1, 2, 4, 128]))
def test_occurrences_are_read_in_the_candidates_only(
    articles: list[list[int]], wanted: set[int], every: int
) -> None:
    arrays = written(articles, every)
    candidates = np.array(sorted(n for n in wanted if n < len(articles)), dtype=np.int32)
    for word in range(3):
        out = np.empty(sum(map(len, articles)), np.int64)
        post, post_end = arrays["post_at"][word : word + 2].tolist()
        skip, skip_end = arrays["skip_at"][word : word + 2].tolist()
        n = occurrences(
            arrays["post"],
            post,
            post_end,
            arrays["pos"],
            int(arrays["pos_at"][word]),
            arrays["skip_doc"][skip:skip_end],
            arrays["skip_post"][skip:skip_end],
            arrays["skip_pos"][skip:skip_end],
            candidates,
            out,
        )
        assert [(key >> 32, key & 0xFFFFFFFF) for key in out[:n].tolist()] == [
            (number, position)
            for number in candidates.tolist()
            for position, other in enumerate(articles[number])
            if other == word
        ]


@given(texts, st.sets(st.integers(0, 29)))
def test_deleted_articles_are_not_read(articles: list[list[int]], deleted: set[int]) -> None:
    arrays = written(articles, 4)
    live = np.array([n not in deleted for n in range(len(articles))], dtype=np.uint8)
    docs, counts, heads = (np.empty(len(articles), np.int32) for _ in range(3))
    n = decode(arrays["post"], 0, int(arrays["post_at"][1]), live, docs, counts, heads)
    expected = Counter(number for number, article in enumerate(articles) if 0 in article)
    assert docs[:n].tolist() == [number for number in expected if number not in deleted]
