"""Marks: which places of the articles shown a query matched, from positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine.evaluate import Evaluation
from search.engine.occurrences import in_zone, occurrences
from search.engine.segment import Ints
from search.engine.together import marked
from search.flat import Bounds
from search.kernels.characters import classes
from search.kernels.locate import locate
from search.listed import Sentences, Texts
from search.marked import Marks
from search.tree import And, Leaf, Node, Together, parts

Keys = npt.NDArray[np.int64]


def leaves(node: Node) -> Iterator[Leaf]:
    """The scoring leaves of a tree in query order, those under NOT left out."""
    if isinstance(node, Leaf):
        yield node
    for child in parts(node):
        yield from leaves(child)


def matched_leaves(node: Node, of: Evaluation, segment: int, docs: Ints) -> dict[Leaf, Ints]:
    """For each leaf those of the articles, all matched by the node, in which it counts: where all
    above it match too."""
    if isinstance(node, Leaf):
        return {node: docs}
    found: dict[Leaf, Ints] = {}
    for child in parts(node):
        those = docs
        if not isinstance(node, And):
            those = _those_in(docs, of.matches(child)[segment].docs)
        for leaf, in_leaf in matched_leaves(child, of, segment, those).items():
            found[leaf] = np.union1d(found[leaf], in_leaf) if leaf in found else in_leaf
    return found


def _those_in(docs: Ints, all_docs: Ints) -> Ints:
    """Those of a few articles that are among many; both ascend."""
    if not all_docs.size:
        return all_docs
    places = np.minimum(all_docs.searchsorted(docs), all_docs.size - 1)
    found: Ints = docs[all_docs[places] == docs]
    return found


def positions(leaf: Leaf, of: Evaluation, segment: int, docs: Ints) -> tuple[Keys, Keys]:
    """The first and last key (article << 32 | position) of each match of a leaf in `docs`."""
    view = of.segments[segment]
    if isinstance(leaf, Together):
        members = [of.members(term)[segment] for term in leaf.terms]
        return marked(leaf, view, members, docs)
    keys = occurrences(view, of.members(leaf)[segment], docs, "any")
    found = in_zone(view, keys, leaf.zone)
    return found, found


@dataclass(frozen=True, slots=True)
class Rows:
    """Some of the articles of a page: those of one segment, by their numbers, ascending."""

    segment: int
    docs: Ints


def marks(
    tree: Node, of: Evaluation, rows: Sequence[Rows], texts: Texts, sentences: Sentences
) -> tuple[Bounds, Marks]:
    """The marks a tree makes in the articles of a page, all of which it matches, and where those of
    each begin."""
    order = {leaf: number for number, leaf in enumerate(dict.fromkeys(leaves(tree)))}
    found: list[tuple[Keys, Keys, int, float]] = []
    above = 0
    for those in rows:
        for leaf, docs in matched_leaves(tree, of, those.segment, those.docs).items():
            if docs.size:
                first, last = positions(leaf, of, those.segment, docs)
                row = (those.docs.searchsorted(first >> 32) + above) << 32
                firsts = row | first & _POSITION
                found.append((firsts, firsts + (last - first), order[leaf], of.idf[leaf]))
        above += those.docs.size
    first, last, term, weight = _together(found)
    start, end = np.empty((2, first.size), np.int64)
    locate(
        texts.points, classes(), texts.zone_at, texts.zone_start, texts.zone_end, sentences.at,
        sentences.position, sentences.start, first, last, start, end,
    )  # fmt: skip
    at = (first >> 32).searchsorted(np.arange(texts.at.size))
    return at, Marks(start, end, term, weight)


def _together(
    found: Sequence[tuple[Keys, Keys, int, float]],
) -> tuple[Keys, Keys, Ints, npt.NDArray[np.float64]]:
    """First and last keys of all marks, ascending, and the number and the weight of their terms."""
    sizes = [first.size for first, _, _, _ in found]
    term = np.array([number for _, _, number, _ in found], dtype=np.int32).repeat(sizes)
    weight = np.array([idf for _, _, _, idf in found], dtype=np.float64).repeat(sizes)
    if len(found) == 1:
        return found[0][0], found[0][1], term, weight
    first = np.concatenate([_NONE, *(each[0] for each in found)])
    last = np.concatenate([_NONE, *(each[1] for each in found)])
    which = np.lexsort((last, first))
    return first[which], last[which], term[which], weight[which]


_POSITION = np.int64(0xFFFFFFFF)
_NONE = np.zeros(0, np.int64)
