"""Nearness: words typed side by side score again where an article has them close together.

A pair of neighbours in the query is scored like a term of its own: its occurrences are windows
(`kernels.nearness`), its idf the mean of the two words', its weight small. It is the weak, additive
form of proximity of Metzler and Croft's sequential dependence model (2005). Quiet words between
two others do not part them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from search.engine.evaluate import Evaluation
from search.engine.segment import Ints
from search.kernels.bm25 import score
from search.kernels.nearness import near_counts
from search.tree import And, Boost, Node, Or, Word, parts

Pair = tuple[Word, Word]


def neighbours(node: Node) -> Counter[Pair]:
    """The pairs of unquoted words side by side under one AND or OR, and how often each."""
    found: Counter[Pair] = Counter()
    if isinstance(node, And | Or):
        row = [child for child in node.children if not _is_hushed(child)]
        found.update(
            (a, b)
            for a, b in pairwise(row)
            if isinstance(a, Word) and isinstance(b, Word) and a.forms and b.forms and a != b
        )
    for child in parts(node):
        found.update(neighbours(child))
    return found


def _is_hushed(node: Node) -> bool:
    return isinstance(node, Boost) and not node.factor


def nearness(of: Evaluation, pairs: Counter[Pair], number: int, docs: Ints) -> list[float]:
    """What the pairs add to the scores of articles (ascending numbers) of one segment."""
    segment = of.segments[number]
    terms = list(dict.fromkeys(term for pair in pairs for term in pair))
    words = [of.members(term)[number] for term in terms]
    flat, bounds = _flat(words)
    for kind in ("post", "pos"):
        for those in words:
            segment.check(kind, those)
    numbers = np.array([terms.index(term) for pair in pairs for term in pair], dtype=np.int32)
    counts, heads = (np.zeros(len(pairs) * docs.size, np.int32) for _ in range(2))
    head_len, rest_len = segment.array("head_len"), segment.array("rest_len")
    near_counts(
        segment.array("post_bytes"), segment.array("post_at"), segment.array("pos_bytes"),
        segment.array("pos_at"), segment.array("skip_at"), segment.array("skip_doc"),
        segment.array("skip_post"), segment.array("skip_pos"), flat, bounds, numbers, docs,
        head_len, rest_len, of.scoring.reach, counts, heads,
    )  # fmt: skip
    rows = np.tile(docs, len(pairs))
    weights = np.empty(rows.size)
    score(
        rows, counts, heads, head_len, rest_len, *of.measure, weights,
    )  # fmt: skip
    worth = [
        of.scoring.near * times * (of.idf[a] + of.idf[b]) / 2 for (a, b), times in pairs.items()
    ]
    each = np.array(worth)[:, None] * weights.reshape(len(pairs), -1)
    added: list[float] = each.sum(axis=0).tolist()
    return added


def _flat(words: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Lists one after the other, and their bounds."""
    bounds = np.zeros(len(words) + 1, np.int32)
    np.cumsum([each.size for each in words], out=bounds[1:])
    flat: npt.NDArray[np.int32] = np.concatenate(words).astype(np.int32)
    return flat, bounds
