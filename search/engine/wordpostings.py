"""Postings of words, decoded: which live articles, how often, how often in the headline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine.segment import Ints, Segment
from search.kernels.postings import add_up, decode, merge, restrict
from search.kernels.windows import count_keys

DENSE = 4
"""Lists are merged one after the other while that touches at most so many postings an article of
the segment; else they are added up in an array over all of these."""


@dataclass(frozen=True, slots=True)
class Postings:
    """Article numbers, ascending; occurrences; and those in the headline."""

    docs: Ints
    counts: Ints
    heads: Ints


def of_words(segment: Segment, words: Ints, zone: str) -> Postings:
    """The postings of several words as if they were one, restricted to a zone."""
    total = int(segment.array("word_df")[words].sum(dtype=np.int64))
    room = min(total, segment.articles)
    docs, counts, heads = (
        np.empty(room, np.int32),
        np.empty(room, np.int32),
        np.empty(room, np.int32),
    )
    data, live = segment.array("post_bytes"), segment.live
    starts, ends = segment.byte_ranges("post", words)
    if words.size == 1:
        count = decode(data, starts[0], ends[0], live, docs, counts, heads)
    elif total * words.size <= DENSE * segment.articles:
        count = merge(data, starts, ends, live, docs, counts, heads)
    else:
        count = add_up(data, starts, ends, live, segment.articles, docs, counts, heads)
    found = Postings(docs[:count], counts[:count], heads[:count])
    return found if zone == "any" else _restricted(found, zone)


def of_keys(segment: Segment, keys: npt.NDArray[np.int64]) -> Postings:
    """The postings that occurrences (article << 32 | position) make."""
    docs, counts, heads = (np.empty(keys.size, np.int32) for _ in range(3))
    count = count_keys(keys, segment.array("head_len"), docs, counts, heads)
    return Postings(docs[:count], counts[:count], heads[:count])


def _restricted(postings: Postings, zone: str) -> Postings:
    count = restrict(postings.docs, postings.counts, postings.heads, zone == "title")
    return Postings(postings.docs[:count], postings.counts[:count], postings.heads[:count])
