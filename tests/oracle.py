"""The engine contract, naively: what a search over a list of articles must answer.

Every rule is applied to every article, in plain loops. It imports nothing from `search` but the
data classes, so that an error would have to be made twice, in two ways, to go unseen.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from oracle_ranking import by_any, hush, loud
from oracle_text import LANGUAGES, Document, distance, fold, minimal, stems, whole

from search.datevalue import DateValue
from search.engine.constants import Scoring
from search.evidence import Enriched
from search.query import Query
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
    Prefer,
    Same,
    Term,
    Together,
    Wildcard,
    Word,
)  # fmt: skip

Marks = set[tuple[int, int]]


@dataclass(frozen=True)
class Oracle:
    """`scoring`: the constants of ranking; `quiet`: the words that carry no meaning."""

    archive: Sequence[Enriched]
    scoring: Scoring
    quiet: frozenset[str]
    looked_up: dict[Term, set[str]] = field(default_factory=dict)

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {each.article.id: Document(each) for each in self.archive}

    @cached_property
    def vocabulary(self) -> dict[str, set[tuple[str, str]]]:
        words: dict[str, set[tuple[str, str]]] = {}
        for document in self.documents.values():
            for token in document.tokens:
                words.setdefault(token.word, set()).update(token.stems)
        return words

    def members(self, term: Term) -> set[str]:
        """The folded words a term stands for."""
        if term not in self.looked_up:
            self.looked_up[term] = self.look_up(term)
        return self.looked_up[term]

    def look_up(self, term: Term) -> set[str]:
        match term:
            case Word():
                asked = stems(term.text, LANGUAGES) if term.forms else set()
                same = {word for word, stemmed in self.vocabulary.items() if stemmed & asked}
                return same | {fold(term.text)}
            case Wildcard():
                pieces = re.split(r"([*?])", term.pattern)
                kinds = {"*": ".*", "?": "."}
                pattern = "".join(kinds.get(piece) or re.escape(fold(piece)) for piece in pieces)
                return {word for word in self.vocabulary if re.fullmatch(pattern, word)}
            case Fuzzy():
                asked_word = fold(term.text)
                return {
                    word
                    for word in self.vocabulary
                    if word[:1] == asked_word[:1] and distance(word, asked_word) <= term.edits
                }

    def places(self, term: Term, document: Document) -> list[int]:
        words = self.members(term)
        return [token.position for token in document.tokens if token.word in words]

    def occurrences(
        self, node: Term | Together, document: Document
    ) -> tuple[list[int], set[tuple[int, int]]]:
        """Where matches of a leaf begin, and (first, last) position of each of its marks."""
        if isinstance(node, Together):
            found = [self.places(term, document) for term in node.terms]
        else:
            found = [self.places(node, document)]
        in_head = [[p for p in each if p < document.head_length] for each in found]
        if node.zone == "title":
            found = in_head
        elif node.zone == "body":
            found = [sorted({*a} - {*b}) for a, b in zip(found, in_head, strict=True)]
        if isinstance(node, Near):
            windows = minimal(found, node)
            inside = {p for each in found for p in each if any(a <= p <= z for a, z in windows)}
            return [first for first, _ in windows], {(p, p) for p in inside}
        if isinstance(node, Same):
            held = whole(found, document.units(node.unit))
            return [min(each) for each in held], {(p, p) for each in held for p in each}
        more = len(found) - 1
        starts = [p for p in found[0] if all(p + i in each for i, each in enumerate(found))]
        return starts, {(p, p + more) for p in starts}

    def scores(self, node: Node, query: Query) -> dict[str, float]:
        """The articles a node matches, with their scores."""
        every = self.documents.items()
        match node:
            case Everything():
                return dict.fromkeys(self.documents, 0.0)
            case And() | Or():
                parts = [self.scores(child, query) for child in node.children]
                join = set.intersection if isinstance(node, And) else set.union
                ids = join(*(set(part) for part in parts))
                return {id: sum(part.get(id, 0.0) for part in parts) for id in ids}
            case Prefer():
                more = self.scores(node.optional, query)
                scores = self.scores(node.required, query)
                return {id: score + more.get(id, 0.0) for id, score in scores.items()}
            case Boost():
                scores = self.scores(node.child, query)
                return {id: score * node.factor for id, score in scores.items()}
            case Not():
                refused = self.scores(node.child, query)
                return {id: 0.0 for id in self.documents if id not in refused}
            case FacetIs():
                return {id: 0.0 for id, doc in every if node.typed in doc.values(node.facet)}
            case DateRange():
                dates = query.dates if node.dates == "date" else node.dates
                span = (node.first, node.last, query.certainty == "possible")
                return {id: 0.0 for id, doc in every if doc.dated(dates, *span)}
        return self.bm25f(node)

    def bm25f(self, leaf: Term | Together) -> dict[str, float]:
        starts = {id: self.occurrences(leaf, doc)[0] for id, doc in self.documents.items()}
        matched = {id: each for id, each in starts.items() if each}
        idf = self.idf(len(matched))
        weights = {id: self.weight(at, self.documents[id]) for id, at in matched.items()}
        return {id: idf * w / (self.scoring.k1 + w) for id, w in weights.items()}

    def idf(self, count: int) -> float:
        return math.log(1 + (len(self.documents) - count + 0.5) / (count + 0.5))

    def weight(self, at: Sequence[int], document: Document) -> float:
        """BM25F's w of a term at these positions of a document."""
        rules, total = self.scoring, len(self.documents)
        heads = sum(doc.head_length for doc in self.documents.values())
        rests = sum(len(doc.tokens) for doc in self.documents.values()) - heads
        head, weight = document.head_length, 0.0
        for boost, tf, length, mean in (
            (rules.headline, sum(p < head for p in at), head, heads / total),
            (1.0, sum(p >= head for p in at), len(document.tokens) - head, rests / total),
        ):
            if tf:
                weight += boost * tf / (1 - rules.b + rules.b * length / mean)
        return weight

    def marks(self, node: Node, query: Query, id: str) -> Marks:
        """The marked ranges of an article: of all leaves that made it match."""
        if id not in self.scores(node, query):
            return set()
        match node:
            case And() | Or():
                return set().union(*(self.marks(child, query, id) for child in node.children))
            case Prefer():
                both = (node.required, node.optional)
                return set().union(*(self.marks(child, query, id) for child in both))
            case Boost():
                return self.marks(node.child, query, id)
            case Everything() | FacetIs() | DateRange() | Not():
                return set()
        where = {token.position: token for token in self.documents[id].tokens}
        spans = self.occurrences(node, self.documents[id])[1]
        return {(where[first].start, where[last].end) for first, last in spans}

    def chosen(self, facet: str, query: Query) -> set[str]:
        """The articles that the choice of one facet lets through."""
        found = set()
        for id, doc in self.documents.items():
            if facet == "date":
                bounds = [day.toordinal() if day else None for day in (query.since, query.until)]
                asked = query.since is not None or query.until is not None
                possible = query.certainty == "possible"
                has = asked and doc.dated(query.dates, bounds[0], bounds[1], possible)
                lacks, free = not doc.days(query.dates), not asked
            else:
                has = bool(doc.values(facet) & set(query.chosen(facet)))
                lacks, free = not doc.values(facet), not query.chosen(facet)
            if has or (facet in query.missing and lacks) or (free and facet not in query.missing):
                found.add(id)
        return found

    def found(self, tree: Node, query: Query, but: str = "") -> set[str]:
        """The articles a search finds, with the choice of the facet `but` set aside."""
        facets = ("place", "actor", "source", "author", "language", "date")
        ids = set(self.scores(tree, query))
        for facet in facets:
            if facet != but:
                ids &= self.chosen(facet, query)
            refused = set(query.exclude.get(facet, ()))
            ids = {id for id in ids if not self.documents[id].values(facet) & refused}
        return ids

    def counts(self, facet: str, tree: Node, query: Query) -> dict[str, int]:
        """How many articles each value would find as the facet's only choice."""
        ids = self.found(tree, query, but=facet)
        held = [value for id in ids for value in self.documents[id].values(facet)]
        return {value: held.count(value) for value in held}

    def histogram(self, tree: Node, query: Query, buckets: Sequence[str]) -> dict[str, int]:
        """How many articles each of the buckets of days would find."""
        spans = {bucket: DateValue.parse(bucket) for bucket in buckets}
        possible = query.certainty == "possible"
        ids = self.found(tree, query, but="date")
        return {
            bucket: sum(
                self.documents[id].dated(query.dates, span.first, span.last, possible)
                for id in ids
            )
            for bucket, span in spans.items()
        }  # fmt: skip

    def ranked(self, tree: Node, query: Query) -> list[tuple[str, float]]:
        """(id, score) of all articles found, in the order asked for."""
        asked = hush(tree, self.quiet) if loud(tree, self.quiet) else tree
        scores = self.scores(asked, query)
        if query.match == "any" and query.sort == "relevance":
            scores = by_any(self, asked, scores)
        hits = [(id, round(scores[id], 6)) for id in self.found(tree, query)]

        def key(hit: tuple[str, float]) -> tuple[float, float, str]:
            second = self.documents[hit[0]].second
            if query.sort == "relevance":
                return -hit[1], -second, hit[0]
            oldest = query.sort == "oldest" and second > -math.inf
            return (second if oldest else -second), 0, hit[0]

        return sorted(hits, key=key)
