"""Where the sentences of articles start: by token position and by code point."""

from __future__ import annotations

import numpy as np

from search.engine.segment import Ints, Segment
from search.flat import Bounds
from search.kernels.starts import read_starts
from search.listed import Sentences


def sentence_starts(segment: Segment, docs: Ints, origins: Bounds) -> Sentences:
    """The sentences of these articles, row after row; `origins`: where the text of each begins."""
    bounds = segment.array("sentence_at")
    first, end = bounds[docs], bounds[docs + 1]
    segment.check("sentence", docs)
    room = int((end - first).sum(dtype=np.int64)) // 2  # a sentence takes two bytes at least
    at = np.empty(docs.size + 1, np.int64)
    position, start = np.empty(room, np.int32), np.empty(room, np.int64)
    count = read_starts(docs, bounds, segment.array("sentence_bytes"), origins, at, position, start)
    return Sentences(at, position[:count], start[:count])
