"""Terms that stand together: where a phrase, near words, or words of one sentence match."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.engine.matches import NO_SCORES, Matches, joined
from search.engine.occurrences import (
    Keys,
    by_key,
    by_rarity,
    merged,
    near_windows,
    occurrences,
    phrase_starts,
)
from search.engine.segment import Ints, Segment
from search.engine.wordpostings import of_words
from search.kernels import sets
from search.kernels.units import units
from search.tree import Near, Phrase, Same, Together


def found(node: Together, segment: Segment, members: Sequence[Ints]) -> Keys:
    """The first key of each match of a node whose terms stand for these words."""
    if isinstance(node, Phrase):
        rarest = members[by_rarity(segment, members)[0]]
        docs = of_words(segment, rarest, "any").docs
        return phrase_starts(segment, members, docs, node.zone)
    return _windows(node, segment, members, _with_all(segment, members))[0]


def marked(node: Near | Same, segment: Segment, members: Sequence[Ints], docs: Ints) -> Keys:
    """The words of all matches in the articles."""
    lows, highs = _windows(node, segment, members, docs)
    every = merged([occurrences(segment, words, docs, node.zone) for words in members])
    # a key lies in some window if the last window that starts before it ends behind it
    window = np.searchsorted(lows, every, side="right") - 1
    inside = window >= 0
    inside[inside] = every[inside] <= highs[window[inside]]
    return every[inside]


def _windows(
    node: Near | Same, segment: Segment, members: Sequence[Ints], docs: Ints
) -> tuple[Keys, Keys]:
    """The first and last key of each match."""
    if isinstance(node, Near):
        return near_windows(segment, members, docs, node)
    lists = [occurrences(segment, words, docs, node.zone) for words in members]
    keys, terms = by_key(lists)
    first, last = np.empty(keys.size, np.int64), np.empty(keys.size, np.int64)
    bounds = segment.array("sentence_at")
    if docs.size:
        segment.file.touch("sentence_bytes", int(bounds[docs[0]]), int(bounds[docs[-1] + 1]))
    starts_of = segment.array("sentence_bytes")
    paragraphs = node.unit == "paragraph"
    count = units(keys, terms, len(members), bounds, starts_of, paragraphs, first, last)
    return first[:count], last[:count]


def _with_all(segment: Segment, words: Sequence[Ints]) -> Ints:
    """Articles that hold a member of each term."""
    lists = sorted((of_words(segment, each, "any").docs for each in words), key=len)
    left = Matches(lists[0], NO_SCORES)
    for docs in lists[1:]:
        left = joined(sets.both, left, Matches(docs, NO_SCORES))
    return left.docs
