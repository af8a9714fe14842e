"""Explaining: the arithmetic of one article's score, step by step as `evaluate` has it."""

from __future__ import annotations

import numpy as np

from search.engine.evaluate import Evaluation
from search.engine.occurrences import Keys, occurrences, within
from search.explanation import Explanation
from search.grammar import write
from search.tree import Boost, Leaf, Node, Together, parts

_POSITION = np.int64(0xFFFFFFFF)


def explain(node: Node, of: Evaluation, segment: int, doc: int) -> Explanation:
    """What a node of the query gives to the score of an article (a number in its segment)."""
    name = write(node) or "all articles"
    docs = of.matches(node)[segment].docs
    place = int(np.searchsorted(docs, doc))
    if place == docs.size or docs[place] != doc:
        below = tuple(explain(child, of, segment, doc) for child in parts(node))
        return Explanation(name, 0.0, "", below, matches=False)
    if isinstance(node, Leaf):
        return _term(name, node, of, segment, doc)
    below = tuple(explain(child, of, segment, doc) for child in parts(node))
    value = sum(part.value for part in below)
    if isinstance(node, Boost):
        score = Explanation("score", value, "", below)
        factor = Explanation("factor", node.factor)
        return Explanation(name, node.factor * value, "factor * score", (factor, score))
    return Explanation(name, float(value), "", below)


def _term(name: str, leaf: Leaf, of: Evaluation, segment: int, doc: int) -> Explanation:
    """idf * w / (k1 + w): how rare the term is, and how much the article is about it."""
    found = sum(each.docs.size for each in of.matches(leaf))
    counted = (Explanation("N", of.live), Explanation("n", found))
    idf = Explanation("idf", of.idf[leaf], "log(1 + (N - n + 0.5) / (n + 0.5))", counted)
    positions = _keys(leaf, of, segment, doc) & _POSITION
    view = of.segments[segment]
    head, rest = int(view.array("head_len")[doc]), int(view.array("rest_len")[doc])
    in_head = int((positions < head).sum())
    zones = (
        _zone("headline", of.scoring.headline, in_head, head, of.mean_head, of.scoring.b),
        _zone("rest", 1.0, positions.size - in_head, rest, of.mean_rest, of.scoring.b),
    )
    told = tuple(zone for zone in zones if zone.value)
    w = Explanation("w", sum(zone.value for zone in told), "", told)
    k1 = Explanation("k1", of.scoring.k1)
    score = idf.value * w.value / (k1.value + w.value)
    return Explanation(name, score, "idf * w / (k1 + w)", (idf, w, k1))


def _zone(name: str, boost: float, tf: int, length: int, mean: float, b: float) -> Explanation:
    named = {"boost": boost, "tf": tf, "b": b, "length": length, "mean": mean}
    return Explanation(
        name,
        boost * tf / (1 - b + b * length / mean),
        "boost * tf / (1 - b + b * length / mean)",
        tuple(Explanation(each, value) for each, value in named.items()),
    )


def _keys(leaf: Leaf, of: Evaluation, segment: int, doc: int) -> Keys:
    """Where the leaf matches in the article, a key a match."""
    view, docs = of.segments[segment], np.array([doc], dtype=np.int32)
    if isinstance(leaf, Together):
        return within(of.keys[leaf][segment], docs)
    return occurrences(view, of.members(leaf)[segment], docs, leaf.zone)
