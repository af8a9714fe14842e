"""Where the sentences of articles start: by token position and by code point."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine.segment import Ints, Segment


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
    lengths = bounds[docs + 1] - bounds[docs]
    at = np.concatenate(([0], np.cumsum(lengths)))
    which = np.repeat(bounds[docs] - at[:-1], lengths) + np.arange(at[-1])
    return Starts(at, segment.array("sentence_pos")[which], segment.array("sentence_char")[which])
