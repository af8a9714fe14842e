"""The articles to show: the best over all segments, with marks and sentence starts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from search.analysis import spans
from search.engine.evaluate import Evaluation
from search.engine.marks import marks
from search.engine.matches import Matches
from search.engine.request import After, Found, Request
from search.engine.segment import Ints, Segment
from search.engine.starts import sentence_starts
from search.kernels.counting import BY_SCORE, NEWEST, OLDEST, best, surest
from search.tree import Node

_ORDER = {"relevance": BY_SCORE, "newest": NEWEST, "oldest": OLDEST}
_OF = ("at", "value", "own", "confidence")
_NAMED = 3
"""How many places and actors are named beside a hit."""


def top(request: Request, of: Evaluation, hits: Sequence[Matches]) -> tuple[Found, ...]:
    """The first `limit` articles behind `after`, in the order asked for."""
    listed: list[tuple[After, int, int]] = []
    for number, (segment, matches) in enumerate(zip(of.segments, hits, strict=True)):
        for doc, primary, secondary in _best(segment, matches, request):
            listed.append((After(primary, secondary, segment.id_of(doc)), number, doc))
    listed.sort(key=lambda item: (-item[0].primary, -item[0].secondary, item[0].id))
    listed = listed[: request.limit]
    shown: dict[After, Found] = {}
    for number in sorted({number for _, number, _ in listed}):
        mine = sorted((doc, after) for after, where, doc in listed if where == number)
        for found in _shown(request.tree, of, number, hits[number], mine):
            shown[found.after] = found
    return tuple(shown[after] for after, _, _ in listed)


def _best(segment: Segment, matches: Matches, request: Request) -> list[tuple[int, int, int]]:
    """(article, primary key, secondary key) of the first ones of one segment."""
    room = min(request.limit, matches.docs.size)
    docs = np.empty(room, np.int32)
    primary, secondary = np.empty(room, np.int64), np.empty(room, np.int64)
    after = np.zeros(0, np.int64)
    if request.after:
        place, found = segment.place("id", request.after.id)
        bound = (request.after.primary, request.after.secondary, place + found)
        after = np.array(bound, dtype=np.int64)
    count = best(
        matches.docs, matches.scores, segment.array("pub_second"), segment.array("id_rank"),
        _ORDER[request.sort], after, docs, primary, secondary,
    )  # fmt: skip
    keys = (docs[:count].tolist(), primary[:count].tolist(), secondary[:count].tolist())
    return list(zip(*keys, strict=True))


def _shown(
    tree: Node, of: Evaluation, number: int, hits: Matches, listed: Sequence[tuple[int, After]]
) -> list[Found]:
    """The stored articles of one segment (ascending numbers) with what is shown of them."""
    segment = of.segments[number]
    docs = [doc for doc, _ in listed]
    articles = [segment.article(doc) for doc in docs]
    tokens = spans([(article.text, article.zones) for article in articles])
    marked = marks(tree, of, number, docs, tokens)
    sentences = _sentences(segment, docs)
    scores = _scores(hits, docs)
    numbers = np.array(docs, dtype=np.int32)
    places, actors = _surest(segment, "place", numbers), _surest(segment, "actor", numbers)
    afters = (after for _, after in listed)
    columns = (articles, scores, afters, marked, sentences, places, actors)
    return [Found(*row) for row in zip(*columns, strict=True)]


def _sentences(segment: Segment, docs: Sequence[int]) -> list[Ints]:
    """For each article the code points of the first words of its sentences."""
    of = sentence_starts(segment, np.array(docs, dtype=np.int32))
    return [of.start[low:high] for low, high in pairwise(of.at.tolist())]


def _scores(matches: Matches, docs: Sequence[int]) -> list[float]:
    """Scores as they are compared: rounded to millionths."""
    if not matches.scores.size:
        return [0.0] * len(docs)
    scores = matches.scores[np.searchsorted(matches.docs, docs)]
    return [float(score) for score in np.rint(scores * 1e6) / 1e6]


def _surest(segment: Segment, facet: str, docs: Ints) -> list[tuple[str, ...]]:
    """For each article the values it carries itself: what it is about first, then the surest."""
    at, value, own, confidence = (segment.array(f"{facet}.of_{name}") for name in _OF)
    numbers = np.empty(docs.size * _NAMED, np.int32)
    surest(docs, at, value, own, confidence, numbers)
    values = segment.values(facet)
    rows = numbers.reshape(-1, _NAMED).tolist()
    return [tuple([values[number] for number in row if number >= 0]) for row in rows]
