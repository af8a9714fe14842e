"""Matches: articles of a segment with their scores, and how two lists of them are joined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.segment import Ints
from search.kernels import sets

NO_SCORES: npt.NDArray[np.float64] = np.zeros(0)


@dataclass(frozen=True, slots=True)
class Matches:
    """Articles of a segment, ascending, and their scores; no scores: all are 0."""

    docs: Ints
    scores: npt.NDArray[np.float64]


def joined(join: Callable[..., Any], a: Matches, b: Matches) -> Matches:
    """Two lists of articles joined by a kernel of `sets` (both, either); scores are added."""
    room = a.docs.size + b.docs.size if join is sets.either else min(a.docs.size, b.docs.size)
    docs, scores = np.empty(room, np.int32), np.empty(room)
    count = join(a.docs, a.scores, b.docs, b.scores, docs, scores)
    scored = a.scores.size or b.scores.size
    return Matches(docs[:count], scores[:count] if scored else NO_SCORES)


def preferred(required: Matches, optional: Matches) -> Matches:
    """The articles of `required`; the scores of `optional` are added where it has them too."""
    also = joined(sets.both, Matches(required.docs, NO_SCORES), optional)
    return joined(sets.either, required, also)


def boosted(matches: Matches, factor: float) -> Matches:
    """The same articles, their scores times `factor`."""
    return Matches(matches.docs, matches.scores * factor)


def without(a: Matches, b: Matches) -> Matches:
    """The articles of `a` that are not in `b`, with their scores."""
    docs, scores = np.empty(a.docs.size, np.int32), np.empty(a.docs.size)
    count = sets.without(a.docs, a.scores, b.docs, docs, scores)
    return Matches(docs[:count], scores[:count] if a.scores.size else NO_SCORES)
