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
from search.kernels.characters import classes
from search.kernels.locate import locate
from search.listed import Bounds, Sentences, Texts
from search.marked import Marks
from search.tree import Leaf, Node, Together, parts

Keys = npt.NDArray[np.int64]


def leaves(node: Node) -> Iterator[Leaf]:
    """The scoring leaves of a tree in query order, those under NOT left out."""
    if isinstance(node, Leaf):
        yield node
    for child in parts(node):
        yield from leaves(child)


def matched_leaves(node: Node, of: Evaluation, segment: int, docs: Ints) -> dict[Leaf, Ints]:
    """For each leaf those of the articles in which it counts: where all above it match too."""
    found: dict[Leaf, Ints] = {}
    docs = _those_in(docs, of.matches(node)[segment].docs)
    if isinstance(node, Leaf):
        found[node] = docs
    for child in parts(node):
        for leaf, those in matched_leaves(child, of, segment, docs).items():
            found[leaf] = np.union1d(found[leaf], those) if leaf in found else those
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
    """Articles of one segment on a page: their numbers there, and the row of the first."""

    segment: int
    docs: Ints
    first: int


def marks(
    tree: Node, of: Evaluation, rows: Sequence[Rows], texts: Texts, sentences: Sentences
) -> tuple[Bounds, Marks]:
    """The marks a tree makes in the articles of a page, and where those of each row begin."""
    order = {leaf: number for number, leaf in enumerate(dict.fromkeys(leaves(tree)))}
    firsts, lasts, terms, weights = [_NONE], [_NONE], [_NO_TERM], [_NO_WEIGHT]
    for those in rows:
        ascending = those.docs.argsort()
        docs = those.docs[ascending]
        for leaf, found in matched_leaves(tree, of, those.segment, docs).items():
            if not found.size:
                continue
            first, last = positions(leaf, of, those.segment, found)
            row = ascending[docs.searchsorted(first >> 32)] + those.first << 32
            firsts.append(row | first & _POSITION)
            lasts.append(row | last & _POSITION)
            terms.append(np.full(first.size, order[leaf], np.int32))
            weights.append(np.full(first.size, of.idf[leaf]))
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    which = np.lexsort((last, first))
    first, last = first[which], last[which]
    start, end = np.empty(first.size, np.int64), np.empty(first.size, np.int64)
    locate(
        texts.points, classes(), texts.zone_at, texts.zone_start, texts.zone_end, sentences.at,
        sentences.position, sentences.start, first, last, start, end,
    )  # fmt: skip
    at = (first >> 32).searchsorted(np.arange(texts.at.size))
    return at, Marks(start, end, np.concatenate(terms)[which], np.concatenate(weights)[which])


_POSITION = np.int64(0xFFFFFFFF)
_NONE = np.zeros(0, np.int64)
_NO_TERM = np.zeros(0, np.int32)
_NO_WEIGHT = np.zeros(0)
