"""The leading articles: the first ones over all segments, before anything of them is shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from search.engine.matches import Matches
from search.engine.request import After
from search.engine.segment import Segment
from search.kernels.best import BY_SCORE, best

_FROM_THE_FIRST = np.zeros(0, np.int64)


class Lead(NamedTuple):
    """An article (its segment and number) and the keys it is sorted by (see `kernels.best`): by
    score these are the score in millionths and the second of publication."""

    segment: int
    doc: int
    primary: int
    secondary: int


def leading(segments: Sequence[Segment], found: Sequence[Matches], limit: int) -> list[Lead]:
    """The first `limit` articles with a score above 0, in the order of relevance."""
    if not any(each.scores.size for each in found):
        return []
    return [each for each in first(segments, found, BY_SCORE, limit) if each.primary > 0]


def first(
    segments: Sequence[Segment],
    found: Sequence[Matches],
    order: int,
    limit: int,
    after: After | None = None,
) -> list[Lead]:
    """The first `limit` articles in an order of `kernels.best`, behind `after`."""
    leads: list[Lead] = []
    for number, (segment, matches) in enumerate(zip(segments, found, strict=True)):
        if matches.docs.size:
            leads += _of_segment(number, segment, matches, order, limit, after)
    # those of one segment are in order already, the kernel breaks ties by rank of id
    return in_order(segments, leads)[:limit] if len(segments) > 1 else leads


def _of_segment(
    number: int, segment: Segment, matches: Matches, order: int, limit: int, after: After | None
) -> list[Lead]:
    docs = np.empty(min(limit, matches.docs.size), np.int32)
    primary, secondary = np.empty(docs.size, np.int64), np.empty(docs.size, np.int64)
    behind = _FROM_THE_FIRST
    if after:
        place, found = segment.place("id", after.id)
        behind = np.array((after.primary, after.secondary, place + found), dtype=np.int64)
    count = best(
        matches.docs, matches.scores, segment.array("pub_second"), segment.array("id_rank"), order,
        behind, docs, primary, secondary,
    )  # fmt: skip
    keys = (docs[:count].tolist(), primary[:count].tolist(), secondary[:count].tolist())
    return [Lead(number, *each) for each in zip(*keys, strict=True)]


def in_order(segments: Sequence[Segment], leads: Sequence[Lead]) -> list[Lead]:
    """By the keys, larger first, then by id, which is read only where it decides."""
    keys = {(each.primary, each.secondary) for each in leads}
    if len(keys) == len(leads):
        return sorted(leads, key=lambda each: (-each.primary, -each.secondary))
    return sorted(
        leads,
        key=lambda each: (
            -each.primary,
            -each.secondary,
            segments[each.segment].id_of(each.doc),
        ),
    )
