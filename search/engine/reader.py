"""A reader answers requests over one generation; it never changes and is safe for threads."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence

from search.engine import facets, narrowing
from search.engine.columns import UNDATED
from search.engine.completion import completions
from search.engine.constants import SCORING, Scoring
from search.engine.evaluate import Evaluation
from search.engine.explain import explain
from search.engine.hits import marked_ranges, top
from search.engine.ranking import explained, ranked
from search.engine.request import Answer, Request
from search.engine.segment import Segment
from search.engine.spelling import spellings
from search.engine.telling import telling
from search.engine.vocabulary import Vocabulary, vocabulary
from search.evidence import Entity
from search.explanation import Explanation
from search.results import ArticleView, Mark, Stats
from search.suggestion import Completion
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
        of = self._evaluation(request)
        by_any = request.match == "any" and request.sort == "relevance" and request.limit
        matched = ranked(request.tree, of) if by_any else of.matches(request.tree)
        base = narrowing.excluded(request, self.segments, matched)
        chosen = narrowing.chosen(request)
        kept = {name: narrowing.let_through(name, request, self.segments) for name in chosen}
        hits = narrowing.narrowed(base, kept.values())
        counted = {}
        for asked in request.facets:
            others = [kept[name] for name in chosen if name != asked.name]
            found = narrowing.narrowed(base, others) if asked.name in kept else hits
            docs = [each.docs for each in found]
            values = None if asked.name == "date" else self.vocabulary(asked.name)
            counted[asked.name] = facets.counts(asked, request, self.segments, docs, values)
        total = sum(each.docs.size for each in hits)
        return Answer(total, *top(request, of, hits), counted)

    def totals(self, requests: Sequence[Request]) -> tuple[int, ...]:
        """The exact totals of requests that agree in dates and certainty."""
        of = self._evaluation(requests[0])
        found = [narrowing.found(request, of) for request in requests]
        return tuple(sum(each.docs.size for each in matches) for matches in found)

    def explain(self, request: Request, id: str) -> Explanation | None:
        """How a live article's score comes about; None: no such id."""
        place = self.find(id)
        if place is None:
            return None
        of = self._evaluation(request)
        score = explain(request.tree, of, *place)
        return score if request.match == "all" else explained(request.tree, of, *place, score)

    def spellings(self, word: str, edits: int) -> Mapping[str, int]:
        """The words within so many edits of one, with how many articles hold each."""
        return spellings(word, edits, self.segments)

    def completions(self, prefix: str, request: Request, limit: int) -> tuple[Completion, ...]:
        """Words that begin so, with the total of the request with each beside it."""
        of = self._evaluation(request)
        return completions(prefix, of, narrowing.found(request, of), limit)

    def telling(self, id: str, limit: int) -> tuple[tuple[str, float], ...]:
        """The words that set an article apart, with their weights; () where there is none."""
        place = self.find(id)
        if place is None:
            return ()
        article = self.segments[place[0]].article(place[1])
        return telling(article, self.segments, self.scoring, limit)

    def _evaluation(self, request: Request) -> Evaluation:
        return Evaluation(self.segments, self.scoring, request.dates, request.possible)

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
            found = marked_ranges(tree, of, segment, number, article)
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
