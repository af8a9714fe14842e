"""Marks: which code points of an article a query matched, from positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from search.analysis import Spans
from search.engine.evaluate import Evaluation
from search.engine.occurrences import in_zone, occurrences
from search.engine.segment import Ints
from search.engine.together import marked
from search.marked import NO_MARKS, Marks
from search.tree import Leaf, Node, Together, parts


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
    places = np.minimum(np.searchsorted(all_docs, docs), all_docs.size - 1)
    found: Ints = docs[all_docs[places] == docs]
    return found


def positions(leaf: Leaf, of: Evaluation, segment: int, docs: Ints) -> tuple[Ints, Ints, Ints]:
    """(article, first position, last position) of each match of a leaf in `docs`, ascending."""
    view = of.segments[segment]
    if isinstance(leaf, Together):
        members = [of.members(term)[segment] for term in leaf.terms]
        first, last = marked(leaf, view, members, docs)
    else:
        keys = occurrences(view, of.members(leaf)[segment], docs, "any")
        first = last = in_zone(view, keys, leaf.zone)
    low = np.int64(0xFFFFFFFF)
    return (
        (first >> 32).astype(np.int32),
        (first & low).astype(np.int32),
        (last & low).astype(np.int32),
    )


def marks(
    tree: Node, of: Evaluation, segment: int, docs: Sequence[int], tokens: Spans
) -> list[Marks]:
    """The marks of each of the articles (ascending numbers); `tokens` are theirs."""
    numbers = np.array(docs, dtype=np.int32)
    order = {leaf: number for number, leaf in enumerate(dict.fromkeys(leaves(tree)))}
    keys, found = [_NO_KEYS], [NO_MARKS]
    for leaf, those in matched_leaves(tree, of, segment, numbers).items():
        if those.size:
            article, first, last = positions(leaf, of, segment, those)
            row = np.searchsorted(numbers, article).astype(np.int64) << 32
            start = tokens.start[tokens.key.searchsorted(row | first)]
            end = tokens.end[tokens.key.searchsorted(row | last)]
            term = np.full(start.size, order[leaf], np.int32)
            keys.append(row | start)
            found.append(Marks(start, end, term, np.full(start.size, of.idf[leaf])))
    return _by_row(np.concatenate(keys), Marks.joined(found), len(docs))


_NO_KEYS = np.zeros(0, np.int64)


def _by_row(keys: npt.NDArray[np.int64], marks: Marks, rows: int) -> list[Marks]:
    """Marks sorted by key (row << 32 | start) and then end, and cut into rows."""
    order = np.lexsort((marks.end, keys))
    edges = np.searchsorted(keys[order] >> 32, np.arange(rows + 1)).tolist()
    ordered = marks.taken(order)
    return [ordered.taken(slice(low, high)) for low, high in pairwise(edges)]
