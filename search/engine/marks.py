"""Marks: which code points of an article a query matched, from positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from search.analysis import Spans
from search.engine.evaluate import Evaluation
from search.engine.occurrences import in_zone, near_windows, occurrences, phrase_starts
from search.engine.segment import Ints
from search.marked import Marked
from search.tree import And, Fuzzy, Near, Node, Or, Phrase, Wildcard, Word

Leaf = Word | Wildcard | Fuzzy | Phrase | Near


def leaves(node: Node) -> Iterator[Leaf]:
    """The scoring leaves of a tree in query order, those under NOT left out."""
    if isinstance(node, And | Or):
        for child in node.children:
            yield from leaves(child)
    elif isinstance(node, Leaf):
        yield node


def matched_leaves(node: Node, of: Evaluation, segment: int, docs: Ints) -> dict[Leaf, Ints]:
    """For each leaf those of the articles in which it counts: where all above it match too."""
    found: dict[Leaf, Ints] = {}
    docs = _those_in(docs, of.matches(node)[segment].docs)
    if isinstance(node, And | Or):
        for child in node.children:
            for leaf, those in matched_leaves(child, of, segment, docs).items():
                found[leaf] = np.union1d(found[leaf], those) if leaf in found else those
    elif isinstance(node, Leaf):
        found[node] = docs
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
    if isinstance(leaf, Phrase):
        members = [of.members(term)[segment] for term in leaf.terms]
        first = phrase_starts(view, members, docs, leaf.zone)
        last = first + (len(members) - 1)
    elif isinstance(leaf, Near):
        members = [of.members(term)[segment] for term in leaf.terms]
        starts, ends = near_windows(view, members, docs, leaf)
        every = np.unique(
            np.concatenate([occurrences(view, words, docs, leaf.zone) for words in members])
        )
        # a position lies in some window if the last window that starts before it ends behind it
        window = np.searchsorted(starts, every, side="right") - 1
        inside = window >= 0
        inside[inside] = every[inside] <= ends[window[inside]]
        first = last = every[inside]
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
    tree: Node, of: Evaluation, segment: int, docs: Sequence[int], spans: Sequence[Spans]
) -> list[tuple[Marked, ...]]:
    """The marks of each of the articles (ascending numbers), ascending by start."""
    numbers = np.array(docs, dtype=np.int32)
    order = list(dict.fromkeys(leaves(tree)))
    found: list[list[Marked]] = [[] for _ in docs]
    for leaf, those in matched_leaves(tree, of, segment, numbers).items():
        if not those.size:
            continue
        article, first, last = positions(leaf, of, segment, those)
        rows = np.searchsorted(numbers, article)
        for row in np.unique(rows).tolist():
            mine = rows == row
            where = spans[row]
            starts = where.start[np.searchsorted(where.position, first[mine])]
            ends = where.end[np.searchsorted(where.position, last[mine])]
            found[row].extend(
                Marked(start, end, order.index(leaf), of.idf[leaf])
                for start, end in zip(starts.tolist(), ends.tolist(), strict=True)
            )
    return [tuple(sorted(each)) for each in found]
