"""A reader answers requests over one generation; it never changes and is safe for threads."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence

import numpy as np

from search.analysis import spans
from search.engine import facets, filters
from search.engine.columns import UNDATED
from search.engine.constants import SCORING, Scoring
from search.engine.evaluate import Evaluation
from search.engine.hits import top
from search.engine.marks import marks
from search.engine.matches import NO_SCORES, Matches, joined, without
from search.engine.request import Answer, Choice, Period, Request
from search.engine.segment import Ints, Segment
from search.engine.vocabulary import Vocabulary, vocabulary
from search.evidence import Entity
from search.kernels import sets
from search.ranges import ranges
from search.results import ArticleView, Mark, Stats
from search.tree import Node


class Reader:
    """The segments of one generation, and what is computed once for all requests to it."""

    def __init__(
        self, number: int, segments: Sequence[Segment], scoring: Scoring = SCORING
    ) -> None:
        self.generation = number
        self.segments = tuple(segments)
        self.scoring = scoring
        self._vocabularies: dict[str, Vocabulary] = {}
        self._lock = threading.Lock()

    def vocabulary(self, facet: str) -> Vocabulary:
        """The values of a value facet in all segments, made at first use."""
        with self._lock:
            if facet not in self._vocabularies:
                self._vocabularies[facet] = vocabulary(facet, self.segments)
            return self._vocabularies[facet]

    def resolve(self, facet: str, typed: str) -> tuple[str, ...]:
        """The values of a value facet that go by a name; () where none does."""
        return self.vocabulary(facet).resolve(typed)

    def answer(self, request: Request) -> Answer:
        """The answer to a request: exact total, hits in order, facet counts."""
        of = Evaluation(self.segments, self.scoring, request.dates, request.possible)
        base = self._excluded(request, of.matches(request.tree))
        chosen = [*request.choices, *(["date"] if request.period else [])]
        kept = {name: self._filter(name, request) for name in chosen}
        hits = _narrowed(base, kept.values())
        counted = {}
        for asked in request.facets:
            others = [kept[name] for name in chosen if name != asked.name]
            docs = [each.docs for each in (_narrowed(base, others) if asked.name in kept else hits)]
            values = None if asked.name == "date" else self.vocabulary(asked.name)
            counted[asked.name] = facets.counts(asked, request, self.segments, docs, values)
        total = sum(each.docs.size for each in hits)
        return Answer(total, top(request, of, hits), counted)

    def _excluded(self, request: Request, base: Sequence[Matches]) -> list[Matches]:
        """The articles without those that carry an excluded value."""
        found = list(base)
        for facet, values in request.exclude.items():
            for number, segment in enumerate(self.segments):
                refused = filters.with_value(segment, facet, values)
                found[number] = without(found[number], Matches(refused, NO_SCORES))
        return found

    def _filter(self, name: str, request: Request) -> list[Ints]:
        """For each segment the articles that a facet's choice lets through."""
        if name == "date":
            period = request.period or Period()
            return [self._dated(segment, request, period) for segment in self.segments]
        choice = request.choices[name]
        return [self._chosen(segment, name, choice, request.dates) for segment in self.segments]

    def _chosen(self, segment: Segment, facet: str, choice: Choice, dates: str) -> Ints:
        docs = filters.with_value(segment, facet, choice.values)
        if choice.missing:
            docs = np.union1d(docs, filters.lacking(segment, segment.every, facet, dates))
        return docs

    def _dated(self, segment: Segment, request: Request, period: Period) -> Ints:
        docs = np.zeros(0, np.int32)
        if period.first is not None or period.last is not None:
            docs = filters.dated(
                segment, segment.every, request.dates, period.first, period.last, request.possible
            )
        if period.missing:
            lacking = filters.lacking(segment, segment.every, "date", request.dates)
            docs = np.union1d(docs, lacking)
        return docs

    def find(self, id: str) -> tuple[int, int] | None:
        """(segment, number) of the live article with this id."""
        for segment, view in enumerate(self.segments):
            number = view.number_of(id)
            if number >= 0:
                return segment, number
        return None

    def article(
        self, id: str, tree: Node | None, dates: str = "published", possible: bool = False
    ) -> ArticleView | None:
        """A live article with its evidence, and the marks a tree makes in it; None: no such id."""
        place = self.find(id)
        if place is None:
            return None
        segment, number = place
        view = self.segments[segment]
        article = view.article(number)
        found: tuple[Mark, ...] = ()
        if tree is not None:
            of = Evaluation(self.segments, self.scoring, dates, possible)
            (made,) = marks(tree, of, segment, [number], spans([(article.text, article.zones)]))
            found = ranges(made.start.tolist(), made.end.tolist())
        tags, mentions = view.evidence(number)
        wanted = {(each.facet, each.value) for each in tags} | {
            (each.facet, each.value) for each in mentions
        }
        entities = _entities(view, wanted)
        return ArticleView(article, found, tags, mentions, entities, self.generation)

    def stats(self) -> Stats:
        """What the index holds; words are counted once for each segment they are in."""
        first, last, undated = 0, 0, 0
        for segment in self.segments:
            seconds = segment.array("pub_second")[segment.every]
            undated += int((seconds == UNDATED).sum())
            dated = segment.every[seconds != UNDATED]
            if dated.size:
                low = int(segment.array("pub_first")[dated].min())
                first = min(first, low) if first else low
                last = max(last, int(segment.array("pub_last")[dated].max()))
        return Stats(
            articles=sum(segment.live_articles for segment in self.segments),
            segments=len(self.segments),
            generation=self.generation,
            words=sum(segment.array("word_df").size for segment in self.segments),
            bytes=sum(segment.file.size for segment in self.segments),
            first_day=first,
            last_day=last,
            undated=undated,
        )


def _narrowed(base: Sequence[Matches], filters: Iterable[Sequence[Ints]]) -> list[Matches]:
    """The articles of `base` that every filter lets through."""
    found = list(base)
    for docs in filters:
        found = [
            joined(sets.both, each, Matches(those, NO_SCORES))
            for each, those in zip(found, docs, strict=True)
        ]
    return found


def _entities(segment: Segment, wanted: set[tuple[str, str]]) -> dict[tuple[str, str], Entity]:
    """What these (facet, value) denote; of values that count in no facet only the name is known."""
    wanted = {(facet, value) for facet, value in wanted if facet != "date"}
    denoted = {facet: segment.entities(facet) for facet in {facet for facet, _ in wanted}}
    entities = {}
    for facet, value in sorted(wanted):
        number = segment.find(f"{facet}.value", value)
        unknown = Entity(facet, value, label=value.rpartition("/")[2])
        entities[facet, value] = denoted[facet][number] if number >= 0 else unknown
    return entities
