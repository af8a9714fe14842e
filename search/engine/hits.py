"""The articles to show: the best over all segments, with marks and sentence starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np

from search.article import ZONE_KINDS, Article
from search.engine.evaluate import Evaluation
from search.engine.leading import Lead, first
from search.engine.marks import Rows, marks
from search.engine.matches import Matches
from search.engine.request import After, Request
from search.engine.segment import Ints
from search.engine.starts import sentence_starts
from search.flat import bounds
from search.kernels.best import BY_SCORE, NEWEST, OLDEST, surest
from search.listed import Listed, Sentences, Texts, joined
from search.ranges import ranges
from search.results import Mark
from search.tree import Node

_ORDER = {"relevance": BY_SCORE, "newest": NEWEST, "oldest": OLDEST}
_NAMED = 3
"""How many places and actors are named beside a hit."""


def top(
    request: Request, of: Evaluation, hits: Sequence[Matches]
) -> tuple[Listed | None, After | None]:
    """The first `limit` articles behind `after`, in the order asked for; and where more follow."""
    ordered = []
    if request.limit:
        order, limit = _ORDER[request.sort], request.limit + 1  # one more, if there are so many
        ordered = first(of.segments, hits, order, limit, request.after)
    places = ordered[: request.limit]
    if not places:
        return None, None
    last = None
    if len(ordered) > request.limit:
        segment, doc, primary, secondary = places[-1]
        last = After(primary, secondary, of.segments[segment].id_of(doc))
    return _listed(request, of, hits, places), last


def _listed(
    request: Request, of: Evaluation, hits: Sequence[Matches], places: Sequence[Lead]
) -> Listed:
    """The stored articles at these places with what is shown of them."""
    order = sorted(range(len(places)), key=lambda rank: places[rank][:2])
    rows: list[Rows] = []
    for segment, run in groupby([places[rank] for rank in order], key=itemgetter(0)):
        docs = np.array([doc for _, doc, _, _ in run], dtype=np.int32)
        rows.append(Rows(segment, docs))
    read = [each for those in rows for each in of.segments[those.segment].read(those.docs)]
    texts = joined([text for _, text in read], [head.zones for head, _ in read])
    sentences = _sentences(of, rows, texts)
    mark_at, found = marks(request.tree, of, rows, texts, sentences)
    return Listed(
        order=sorted(range(len(places)), key=order.__getitem__),
        heads=[head for head, _ in read],
        scores=[score for each in rows for score in _scores(hits[each.segment], each.docs)],
        places=[named for each in rows for named in _surest(of, each, "place")],
        actors=[named for each in rows for named in _surest(of, each, "actor")],
        texts=texts,
        sentences=sentences,
        mark_at=mark_at,
        marks=found,
    )


def _sentences(of: Evaluation, rows: Sequence[Rows], texts: Texts) -> Sentences:
    """The sentences of the articles, row after row."""
    found = []
    above = 0
    for each in rows:
        origins = texts.at[above : above + each.docs.size]
        found.append(sentence_starts(of.segments[each.segment], each.docs, origins))
        above += each.docs.size
    if len(found) == 1:
        return found[0]
    return Sentences(
        bounds([size for each in found for size in np.diff(each.at).tolist()]),
        np.concatenate([each.position for each in found]),
        np.concatenate([each.start for each in found]),
    )


def _scores(matches: Matches, docs: Ints) -> list[float]:
    """Scores as they are compared: rounded to millionths."""
    if not matches.scores.size:
        return [0.0] * docs.size
    scores = matches.scores[matches.docs.searchsorted(docs)]
    rounded: list[float] = (np.rint(scores * 1e6) / 1e6).tolist()
    return rounded


def _surest(of: Evaluation, rows: Rows, facet: str) -> list[tuple[str, ...]]:
    """For each article the values it carries itself: what it is about first, then the surest."""
    segment, docs = of.segments[rows.segment], rows.docs
    array = segment.array
    numbers = np.empty(docs.size * _NAMED, np.int32)
    surest(
        docs, array(f"{facet}.of_at"), array(f"{facet}.of_value"), array(f"{facet}.of_own"),
        array(f"{facet}.of_confidence"), numbers,
    )  # fmt: skip
    values = segment.values(facet)
    listed = numbers.reshape(-1, _NAMED).tolist()
    return [tuple([values[number] for number in row if number >= 0]) for row in listed]


def marked_ranges(
    tree: Node, of: Evaluation, segment: int, number: int, article: Article
) -> tuple[Mark, ...]:
    """What a tree marks in one article."""
    docs = of.matches(tree)[segment].docs
    rows = Rows(segment, docs[docs.searchsorted(number) : docs.searchsorted(number + 1)])
    if not rows.docs.size:
        return ()
    zones = [(ZONE_KINDS.index(zone.kind), zone.start, zone.end) for zone in article.zones]
    texts = joined([article.text], [zones])
    _, found = marks(tree, of, [rows], texts, _sentences(of, [rows], texts))
    return ranges(found.start.tolist(), found.end.tolist())
