"""The leading articles: the few best by score over all segments, before anything is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from search.engine.matches import Matches
from search.engine.segment import Segment
from search.kernels.best import BY_SCORE, best

_FROM_THE_FIRST = np.zeros(0, np.int64)


@dataclass(frozen=True, slots=True)
class Lead:
    """An article (its segment and number) and its score, in millionths."""

    segment: int
    doc: int
    score: int
    second: int


def leading(segments: Sequence[Segment], found: Sequence[Matches], limit: int) -> list[Lead]:
    """The first `limit` articles with a score above 0, in the order of relevance."""
    leads: list[Lead] = []
    for number, (segment, matches) in enumerate(zip(segments, found, strict=True)):
        if not matches.scores.size:
            continue
        docs = np.empty(min(limit, matches.docs.size), np.int32)
        scores, seconds = np.empty(docs.size, np.int64), np.empty(docs.size, np.int64)
        count = best(
            matches.docs, matches.scores, segment.array("pub_second"), segment.array("id_rank"),
            BY_SCORE, _FROM_THE_FIRST, docs, scores, seconds,
        )  # fmt: skip
        columns = (docs[:count].tolist(), scores[:count].tolist(), seconds[:count].tolist())
        leads += [
            Lead(number, doc, score, second) for doc, score, second in zip(*columns, strict=True)
        ]
    return in_order(segments, [each for each in leads if each.score > 0])[:limit]


def in_order(segments: Sequence[Segment], leads: Sequence[Lead]) -> list[Lead]:
    """Best first, then newest, then by id, which is read only where it decides."""
    keys = {(each.score, each.second) for each in leads}
    if len(keys) == len(leads):
        return sorted(leads, key=lambda each: (-each.score, -each.second))
    return sorted(
        leads, key=lambda each: (-each.score, -each.second, segments[each.segment].id_of(each.doc))
    )
