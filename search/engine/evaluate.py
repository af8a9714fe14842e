"""Evaluation: a query tree becomes, for each segment, the articles it matches with their scores.

Everything is done in bulk on arrays. A leaf is evaluated over all segments before it is scored,
since N, n and mean lengths count the live articles of all of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import singledispatch
from typing import Any

from search.engine import filters, together
from search.engine.constants import POSTINGS_CAP, Scoring
from search.engine.matches import NO_SCORES, Matches, boosted, joined, preferred, without
from search.engine.occurrences import Keys
from search.engine.segment import Ints, Segment
from search.engine.terms import members, shared
from search.engine.wordpostings import Measure, of_keys, of_words
from search.errors import QueryError
from search.kernels import sets
from search.tree import (
    And,
    Boost,
    DateRange,
    Everything,
    FacetIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefer,
    Same,
    Term,
    Together,
    Wildcard,
    Word,
)  # fmt: skip


class Evaluation:
    """One query over one generation: what each node matched, and what that cost.

    `dates` is what the field `date:` means ("published" or "event"); `possible` lets dates match
    that merely overlap a range.
    """

    def __init__(
        self, segments: Sequence[Segment], scoring: Scoring, dates: str, possible: bool
    ) -> None:
        self.segments = segments
        self.scoring = scoring
        self.dates = dates
        self.possible = possible
        self.live = sum(segment.live_articles for segment in segments)
        lengths = [segment.lengths for segment in segments]
        self.mean_head = _mean(sum(head for head, _ in lengths), self.live)
        self.mean_rest = _mean(sum(rest for _, rest in lengths), self.live)
        self.measure: Measure = (
            self.mean_head, self.mean_rest, scoring.headline, scoring.b, scoring.k1
        )  # fmt: skip
        self.idf: dict[Node, float] = {}
        self.keys: dict[Together, list[Keys]] = {}
        """Where each match of a phrase and the like begins, by segment."""
        self._matches: dict[Node, list[Matches]] = {}
        self._members: dict[Term, list[Ints]] = {}
        self._touched = 0

    def matches(self, node: Node) -> list[Matches]:
        """What a node matches in each segment; equal nodes are evaluated once."""
        found = self._matches.get(node)
        if found is None:
            found = self._matches[node] = _evaluate(node, self)
        return found

    def members(self, term: Term) -> list[Ints]:
        """The words a term stands for in each segment. QueryError past the cap on postings."""
        found = self._members.get(term)
        if found is None:
            found = [members(term, segment) for segment in self.segments]
            if isinstance(term, Word) and term.forms and len(found) > 1:
                found = shared(found, self.segments)
            self._members[term] = found
            for segment, words in zip(self.segments, found, strict=True):
                self._touched += int(segment.array("word_df")[words].sum())
            if self._touched > POSTINGS_CAP:
                start, end = term.span
                raise QueryError(
                    "too_broad",
                    start,
                    end - start,
                    f"the search would read more than {POSTINGS_CAP:,} postings; make this term"
                    " longer or leave it out",
                )
        return found

    def scored(self, node: Node, found: Sequence[Matches]) -> list[Matches]:
        """What one term found in each segment (see `wordpostings`), times its idf."""
        count = sum(each.docs.size for each in found)
        idf = math.log(1 + (self.live - count + 0.5) / (count + 0.5))
        self.idf[node] = idf
        return [Matches(each.docs, each.scores * idf) for each in found]


def _mean(total: int, count: int) -> float:
    return total / count if total else 1.0


@singledispatch
def _evaluate(node: Node, of: Evaluation) -> list[Matches]:
    raise TypeError(f"{type(node).__name__} is no node of a query tree")


@_evaluate.register
def _(node: Everything, of: Evaluation) -> list[Matches]:
    return [Matches(segment.every, NO_SCORES) for segment in of.segments]


@_evaluate.register(Word)
@_evaluate.register(Wildcard)
@_evaluate.register(Fuzzy)
def _(node: Term, of: Evaluation) -> list[Matches]:
    words = of.members(node)
    found = [
        of_words(segment, each, node.zone, of.measure)
        for segment, each in zip(of.segments, words, strict=True)
    ]
    return of.scored(node, found)


@_evaluate.register(Phrase)
@_evaluate.register(Near)
@_evaluate.register(Same)
def _(node: Together, of: Evaluation) -> list[Matches]:
    words = [of.members(term) for term in node.terms]
    keys = of.keys[node] = [
        together.found(node, segment, [each[number] for each in words])
        for number, segment in enumerate(of.segments)
    ]
    pairs = zip(of.segments, keys, strict=True)
    return of.scored(node, [of_keys(segment, each, of.measure) for segment, each in pairs])


@_evaluate.register
def _(node: FacetIs, of: Evaluation) -> list[Matches]:
    return [
        Matches(filters.with_value(segment, node.facet, node.values), NO_SCORES)
        for segment in of.segments
    ]


@_evaluate.register
def _(node: DateRange, of: Evaluation) -> list[Matches]:
    kind = of.dates if node.dates == "date" else node.dates
    return [
        Matches(
            filters.dated(segment, segment.every, kind, node.first, node.last, of.possible),
            NO_SCORES,
        )
        for segment in of.segments
    ]


@_evaluate.register
def _(node: Not, of: Evaluation) -> list[Matches]:
    everything = of.matches(Everything())
    return [
        without(every, each) for every, each in zip(everything, of.matches(node.child), strict=True)
    ]


@_evaluate.register
def _(node: And, of: Evaluation) -> list[Matches]:
    wanted: list[Node] = [each for each in node.children if not isinstance(each, Not)]
    refused = [each.child for each in node.children if isinstance(each, Not)]
    found = of.matches(wanted[0] if wanted else Everything())
    for each in wanted[1:]:
        found = _each(sets.both, found, of.matches(each))
    for each in refused:
        found = [without(a, b) for a, b in zip(found, of.matches(each), strict=True)]
    return found


@_evaluate.register
def _(node: Or, of: Evaluation) -> list[Matches]:
    found = of.matches(node.children[0])
    for child in node.children[1:]:
        found = _each(sets.either, found, of.matches(child))
    return found


@_evaluate.register
def _(node: Prefer, of: Evaluation) -> list[Matches]:
    pairs = zip(of.matches(node.required), of.matches(node.optional), strict=True)
    return [preferred(required, optional) for required, optional in pairs]


@_evaluate.register
def _(node: Boost, of: Evaluation) -> list[Matches]:
    return [boosted(each, node.factor) for each in of.matches(node.child)]


def _each(join: Callable[..., Any], a: Sequence[Matches], b: Sequence[Matches]) -> list[Matches]:
    return [joined(join, left, right) for left, right in zip(a, b, strict=True)]
