"""Postings of words, decoded: which live articles, how often, how often in the headline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine.segment import Ints, Segment
from search.kernels.postings import accumulate, combine, decode, gather, restrict
from search.kernels.windows import count_keys

DENSE = 16
"""Many words are added up in an array over all articles once their postings are more than one
in so many of these; else their lists are sorted together."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Article numbers, ascending; occurrences; and those in the headline."""

    docs: Ints
    counts: Ints
    heads: Ints


def of_words(segment: Segment, words: Ints, zone: str) -> Postings:
    """The postings of several words as if they were one, restricted to a zone."""
    df = segment.array("word_df")[words]
    total = int(df.sum(dtype=np.int64))
    if words.size == 1:
        found = _decoded(segment, words, total)
    elif total * DENSE > segment.articles:
        found = _dense(segment, words)
    else:
        found = _sorted(segment, words, total)
    return found if zone == "any" else _restricted(found, zone)


def of_keys(segment: Segment, keys: npt.NDArray[np.int64]) -> Postings:
    """The postings that occurrences (article << 32 | position) make."""
    docs, counts, heads = (np.empty(keys.size, np.int32) for _ in range(3))
    count = count_keys(keys, segment.array("head_len"), docs, counts, heads)
    return Postings(docs[:count], counts[:count], heads[:count])


def _decoded(segment: Segment, words: Ints, total: int) -> Postings:
    """All postings of the words, one after the other."""
    data = segment.array("post_bytes")
    docs, counts, heads = (np.empty(total, np.int32) for _ in range(3))
    count = 0
    for start, end in _byte_ranges(segment, words):
        count += decode(data, start, end, segment.live, docs[count:], counts[count:], heads[count:])
    return Postings(docs[:count], counts[:count], heads[:count])


def _byte_ranges(segment: Segment, words: Ints) -> list[tuple[int, int]]:
    """Where the postings of each word lie; their pages are checked."""
    bounds = segment.array("post_at")
    ranges = list(zip(bounds[words].tolist(), bounds[words + 1].tolist(), strict=True))
    for start, end in ranges:
        segment.file.touch("post_bytes", start, end)
    return ranges


def _sorted(segment: Segment, words: Ints, total: int) -> Postings:
    lists = _decoded(segment, words, total)
    order = np.argsort(lists.docs, kind="stable")
    docs, counts, heads = (np.empty(lists.docs.size, np.int32) for _ in range(3))
    count = combine(lists.docs[order], lists.counts[order], lists.heads[order], docs, counts, heads)
    return Postings(docs[:count], counts[:count], heads[:count])


def _dense(segment: Segment, words: Ints) -> Postings:
    ranges = np.array(_byte_ranges(segment, words), dtype=np.int64).reshape(-1, 2)
    sums, in_head = (np.zeros(segment.articles, np.int32) for _ in range(2))
    accumulate(
        segment.array("post_bytes"), ranges[:, 0].copy(), ranges[:, 1].copy(), segment.live,
        sums, in_head,
    )  # fmt: skip
    docs, counts, heads = (np.empty(segment.articles, np.int32) for _ in range(3))
    count = gather(sums, in_head, docs, counts, heads)
    return Postings(docs[:count], counts[:count], heads[:count])


def _restricted(postings: Postings, zone: str) -> Postings:
    count = restrict(postings.docs, postings.counts, postings.heads, zone == "title")
    return Postings(postings.docs[:count], postings.counts[:count], postings.heads[:count])
