"""Findings of several rules made one list: of two that overlap the surer rule's stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from search.enrich.lexicon import Actor

TRIMMED = frozenset({"apposition", "unnamed"})
"""The rules whose findings may begin with an organisation or place, which is one all the same."""


@dataclass(frozen=True, slots=True)
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
                each, span = replace(each, first=rest), range(rest, each.last)
            taken.update(span)
            kept.append(each)
    return sorted(kept, key=lambda found: found.first)
