"""How far each rule for dates is to be trusted, and the tags that its mentions add up to.

The figures are each rule's share of right values in news marked by hand, as
`python -m tests.quality.dates --rules FILE...` prints them, rounded. A rule met there fewer than
ten times has a cautious guess between that and its share in the briefs of `seeds/`, read by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import prod
from types import MappingProxyType
from typing import Final

from search.evidence import Mention, Tag

CONFIDENCE: Final[Mapping[str, float]] = MappingProxyType(
    {
        "day": 0.96,
        "day in figures": 0.95,
        "month and year": 0.96,
        "today": 0.94,
        "weekday": 0.92,
        "quarter": 0.92,
        "season": 0.9,
        "century": 0.9,
        "decade": 0.89,
        "day and month": 0.88,
        "year": 0.88,
        "month": 0.86,
        "this unit": 0.8,
        "years": 0.8,
        "half": 0.8,
        "ago": 0.74,
        "same quarter": 0.74,
        "weekday ahead": 0.65,
        "year before quarter": 0.65,
        "beside an event": 0.6,
        "same unit": 0.57,
        "earlier or later": 0.55,
    }
)


def event_tags(mentions: Iterable[Mention]) -> tuple[Tag, ...]:
    """A tag for each value of role "event", in order; the noisy-or of its distinct rules.

    A rule counts once however often it speaks: a standfirst repeats the lead, and a wrong
    reading repeats itself.
    """
    rules: dict[str, dict[str, float]] = {}
    for mention in mentions:
        if mention.role == "event":
            rules.setdefault(mention.value, {})[mention.rule] = mention.confidence
    return tuple(
        Tag("date", value, ("event",), 1 - prod(1 - confidence for confidence in found.values()))
        for value, found in rules.items()
    )
