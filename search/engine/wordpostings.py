"""The articles that hold words, with what that is worth but for the idf: w / (k1 + w) of BM25F.

The idf needs the articles of all segments, so `evaluate` multiplies by it afterwards.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from search.engine.matches import Matches
from search.engine.segment import Ints, Segment
from search.kernels.bm25 import score
from search.kernels.postings import ANY, BODY, TITLE, held
from search.kernels.windows import count_keys

Measure = tuple[float, float, float, float, float]
"""Mean length of headlines and of the rest, boost of the headline, b and k1: what scores depend on,
in the order the kernels take it."""
NO_MEASURE: Measure = (1.0, 1.0, 1.0, 0.0, 1.0)
"""Where the articles matter and no scores."""

_ZONES = {"any": ANY, "title": TITLE, "body": BODY}


def of_words(segment: Segment, words: Ints, zone: str, measure: Measure = NO_MEASURE) -> Matches:
    """The live articles that hold any of the words in a zone, as if these were one word."""
    total = int(segment.array("word_df")[words].sum())
    summed = total * words.size > segment.articles and words.size > 1  # as many steps: measured
    room = (segment.articles if summed else total) + 1
    docs, scores = np.empty(room, np.int32), np.empty(room)
    segment.check("post", words)
    count = held(
        segment.array("post_bytes"), segment.array("post_at"), words, summed, segment.live,
        _ZONES[zone], segment.array("head_len"), segment.array("rest_len"), *measure, docs, scores,
    )  # fmt: skip
    return Matches(docs[:count], scores[:count])


def of_keys(segment: Segment, keys: npt.NDArray[np.int64], measure: Measure) -> Matches:
    """The articles that occurrences (article << 32 | position) lie in."""
    head_len = segment.array("head_len")
    docs, counts, heads = np.empty((3, keys.size), np.int32)
    count = count_keys(keys, head_len, docs, counts, heads)
    docs, counts, heads = docs[:count], counts[:count], heads[:count]
    scores = np.empty(count)
    score(docs, counts, heads, head_len, segment.array("rest_len"), *measure, scores)
    return Matches(docs, scores)
