"""What a search marked in one text: ranges, the terms they match, what a row of them is worth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

CLOSENESS = 0.5
"""What two terms side by side are worth; each distinct term is worth 1, by rarity up to 2."""
CLOSE = 20
"""The gap in code points at which closeness is worth half."""


class Marked(NamedTuple):
    """A range of the text that a search matched (a tuple: there may be thousands).

    `term` numbers the part of the query it matched, `weight` is that part's rarity (idf).
    """

    start: int
    end: int
    term: int
    weight: float


@dataclass(frozen=True, slots=True)
class Spans:
    """Marks, joined where they overlap, in columns.

    `terms`: a bit for each term. `nearness`: what each span's closeness to the one before it is
    worth, 0 where they match the same. `worth`: of each set of terms met so far.
    """

    starts: list[int]
    ends: list[int]
    terms: list[int]
    nearness: list[float]
    worth: dict[int, float]


def join(marks: Sequence[Marked], floor: int) -> Spans:
    """The spans from code point `floor` on."""
    starts: list[int] = []
    ends: list[int] = []
    terms: list[int] = []
    weights: dict[int, float] = {}
    last = -1
    for start, end, term, weight in marks:
        if start < floor:
            continue
        bit = 1 << term
        weights[bit] = weight
        if start < last:
            terms[-1] |= bit
            if end > last:
                ends[-1] = last = end
        else:
            starts.append(start)
            ends.append(end)
            terms.append(bit)
            last = end
    top = max(weights.values(), default=0.0) or 1.0
    nearness = [0.0] * len(starts)
    if len(weights) > 1:
        for at in range(1, len(starts)):
            if terms[at] != terms[at - 1]:
                nearness[at] = CLOSENESS * CLOSE / (CLOSE + starts[at] - ends[at - 1])
    worth = {bit: 1 + weight / top for bit, weight in weights.items()}
    return Spans(starts, ends, terms, nearness, worth)


def score(spans: Spans, low: int, high: int) -> float:
    """What the distinct terms of spans `low` to `high` are worth, and the closest two of them."""
    if high <= low:
        return 0.0
    terms = reduce(or_, spans.terms[low:high])
    worth = spans.worth.get(terms)
    if worth is None:
        bits = (1 << number for number in range(terms.bit_length()))
        worth = spans.worth[terms] = sum(spans.worth[bit] for bit in bits if terms & bit)
    return worth + max(spans.nearness[low + 1 : high], default=0.0)


def densest(spans: Spans, low: int, high: int, width: int) -> tuple[int, int]:
    """Of the spans from `low` to `high`, the best ones in a row within `width` code points."""
    best, chosen = -1.0, (low, low)
    stop = low
    for at in range(low, high):
        stop = max(stop, at + 1)
        while stop < high and spans.ends[stop] - spans.starts[at] <= width:
            stop += 1
        worth = score(spans, at, stop)
        if worth > best:
            best, chosen = worth, (at, stop)
    return chosen
