"""Findings of several rules made one list: of two that overlap the surer rule's stays."""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.lexicon import Actor
from search.enrich.made import made_often

TRIMMED = frozenset({"apposition", "unnamed"})
"""The rules whose findings may begin with an organisation or place, which is one all the same."""


@made_often
class Found:
    """Tokens `first` up to `last` name an actor. `skip`: letters of an Arabic particle before."""

    first: int
    last: int
    actor: Actor
    rule: str
    skip: int = 0


def without_overlap(layers: Sequence[Sequence[Found]]) -> list[Found]:
    """All findings in order, the earlier layer's where two overlap, within one the longer; what an
    article says a person is keeps what is left of it: "Burns, the World Bank's manager"."""
    taken: set[int] = set()
    kept: list[Found] = []
    for layer in layers:
        for each in sorted(layer, key=lambda found: (found.first - found.last, found.first)):
            span = range(each.first, each.last)
            if not taken.isdisjoint(span):
                rest = max(taken.intersection(span)) + 1
                if each.rule not in TRIMMED or rest >= each.last:
                    continue
                each = Found(rest, each.last, each.actor, each.rule, each.skip)
                span = range(rest, each.last)
            taken.update(span)
            kept.append(each)
    return sorted(kept, key=lambda found: found.first)
