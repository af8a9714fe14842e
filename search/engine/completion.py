"""Completion: the words that begin as typed and that most of the articles found would hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from search.engine.evaluate import Evaluation
from search.engine.matches import Matches, joined
from search.engine.segment import Ints, Segment
from search.folding import fold
from search.kernels import sets
from search.kernels.within import count_within
from search.suggestion import Completion
from search.tree import Word

TRIED = 500
"""Words of a segment that are counted: the most frequent of those that begin as typed."""


def completions(
    prefix: str, of: Evaluation, found: Sequence[Matches], limit: int
) -> tuple[Completion, ...]:
    """The words, one for each set of word forms, by the articles found that hold any of its forms.

    `found`: the articles of the search in each segment. Words that none of them holds are no help.
    """
    counts: Counter[str] = Counter()
    for segment, matches in zip(of.segments, found, strict=True):
        counts.update(dict(_counted(fold(prefix), segment, matches.docs)))
    ranked = sorted((word for word in counts if counts[word]), key=lambda w: (-counts[w], w))
    shown: list[Completion] = []
    seen: set[tuple[int, int]] = set()
    for word in ranked:
        if len(shown) == limit:
            break
        term = Word(word)
        forms = {
            (number, form) for number, each in enumerate(of.members(term)) for form in each.tolist()
        }
        if forms <= seen:
            continue
        seen |= forms
        both = [joined(sets.both, a, b) for a, b in zip(found, of.matches(term), strict=True)]
        shown.append(Completion(word, sum(each.docs.size for each in both)))
    return tuple(sorted(shown, key=lambda each: (-each.count, each.word)))


def _counted(prefix: str, segment: Segment, docs: Ints) -> Iterator[tuple[str, int]]:
    """Words of a segment with that prefix, and how many of the articles hold each."""
    first, end = segment.prefixed("word", prefix)
    words = np.arange(first, end, dtype=np.int32)
    if words.size > TRIED:
        frequent = np.argpartition(segment.array("word_df")[first:end], words.size - TRIED)
        words = np.sort(words[frequent[-TRIED:]])
    wanted = np.zeros(segment.articles, np.uint8)
    wanted[docs] = 1
    segment.check("post", words)
    counts = np.empty(words.size, np.int64)
    count_within(segment.array("post_bytes"), segment.array("post_at"), words, wanted, counts)
    for word, count in zip(words.tolist(), counts.tolist(), strict=True):
        yield segment.string("word", word), count
