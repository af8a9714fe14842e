"""Marks: which places of the articles shown a query matched, from positions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.engine.evaluate import Evaluation
from search.engine.occurrences import in_zone, occurrences, within
from search.engine.segment import Ints
from search.engine.together import marked
from search.flat import Bounds, bounds
from search.kernels.characters import classes
from search.kernels.locate import locate
from search.kernels.marks import gather
from search.listed import Sentences, Texts
from search.marked import Marks
from search.tree import And, Leaf, Node, Phrase, Together, parts

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
    """The first and last key (article << 32 | position) of each mark of a leaf in `docs`.

    A phrase is one mark, of near words each is one.
    """
    view = of.segments[segment]
    if isinstance(leaf, Phrase):
        first = within(of.keys[leaf][segment], docs)
        return first, first + (len(leaf.terms) - 1)
    if isinstance(leaf, Together):
        found = marked(leaf, view, [of.members(term)[segment] for term in leaf.terms], docs)
        return found, found
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
    found = [_found(tree, of, those) for those in rows]
    count = sum(first.size for each in found for _, first, _ in each)
    mark_at = np.zeros(texts.at.size, np.int64)
    first, last, start, end = (np.empty(count, np.int64) for _ in range(4))
    term, weight = np.empty(count, np.int32), np.empty(count)
    above = 0
    for those, each in zip(rows, found, strict=True):
        gather(
            _flat([one for _, one, _ in each]), _flat([other for _, _, other in each]),
            bounds([one.size for _, one, _ in each]),
            np.array([order[leaf] for leaf, _, _ in each], dtype=np.int32),
            np.array([of.idf[leaf] for leaf, _, _ in each], dtype=np.float64),
            those.docs, above, mark_at, first, last, term, weight,
        )  # fmt: skip
        above += those.docs.size
    locate(
        texts.points, classes(), texts.zone_at, texts.zone_start, texts.zone_end, sentences.at,
        sentences.position, sentences.start, first, last, start, end,
    )  # fmt: skip
    return mark_at, Marks(start, end, term, weight)


def _found(tree: Node, of: Evaluation, rows: Rows) -> list[tuple[Leaf, Keys, Keys]]:
    """For each leaf that marks something the first and last keys of its matches."""
    found = []
    for leaf, docs in matched_leaves(tree, of, rows.segment, rows.docs).items():
        if docs.size:
            found.append((leaf, *positions(leaf, of, rows.segment, docs)))
    return found


def _flat(lists: Sequence[Keys]) -> Keys:
    if len(lists) == 1:
        return lists[0]
    return np.concatenate([_NONE, *lists])


_NONE = np.zeros(0, np.int64)
