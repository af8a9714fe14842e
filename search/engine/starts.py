"""Where the sentences of articles start: by token position and by code point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine.segment import Ints, Segment
from search.kernels.starts import read_starts


@dataclass(frozen=True, slots=True)
class Starts:
    """The first token of each sentence, article after article: row i has those from `at[i]` to
    `at[i+1]`. `position` counts tokens of the article, `start` code points of its text."""

    at: npt.NDArray[np.int64]
    position: Ints
    start: Ints


def sentence_starts(segment: Segment, docs: Ints) -> Starts:
    """The sentences of these articles, in the order given."""
    bounds = segment.array("sentence_at")
    first, end = bounds[docs], bounds[docs + 1]
    for each in zip(first.tolist(), end.tolist(), strict=True):
        segment.file.touch("sentence_bytes", *each)
    room = int((end - first).sum(dtype=np.int64)) // 2  # a sentence takes two bytes at least
    at = np.empty(docs.size + 1, np.int64)
    position, start = np.empty(room, np.int32), np.empty(room, np.int32)
    count = read_starts(docs, bounds, segment.array("sentence_bytes"), at, position, start)
    return Starts(at, position[:count], start[:count])
