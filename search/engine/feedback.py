"""Feedback: words that the top articles share speak for articles that say them too.

Rocchio's idea (1971) without its vectors: the words that two or more of the top articles have in
their opening are valued by how much these say them and how rare they are; the best of them credit
every article found. It finds nothing new and hides nothing: only the order changes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.article import Article
from search.common import common_words
from search.engine import strings
from search.engine.evaluate import Evaluation
from search.engine.leading import Lead
from search.engine.matches import Matches
from search.engine.segment import Ints, Segment
from search.kernels.feedback import credit
from search.kernels.lookup import find_all
from search.kernels.within import count_within
from search.quiet import QUIET


@dataclass(frozen=True, slots=True)
class Shared:
    """Words the top articles share, what each adds at most, and its number in each segment (-1:
    not there)."""

    words: tuple[str, ...]
    worth: npt.NDArray[np.float64]
    numbers: list[Ints]

    def of(self, row: int) -> Shared:
        """One of the words."""
        rows = slice(row, row + 1)
        return Shared(self.words[rows], self.worth[rows], [each[rows] for each in self.numbers])


def shared_words(of: Evaluation, leads: Sequence[Lead], worth: float) -> Shared:
    """The most telling words of the top articles, best first, worth so much together.

    A word is said by how often the articles have it, saturated, each by its share of their scores;
    its value is that times its idf, its part of the worth goes by that times its idf again.
    """
    scoring = of.scoring
    openings = [
        opening(of.segments[each.segment].article(each.doc), scoring.opening) for each in leads
    ]
    words, counts = common_words(openings, min(2, len(leads)))
    scores = np.array([each.primary for each in leads], dtype=np.float64)
    said = _rounded(counts / (scoring.k1 + counts) @ (scores / scores.sum()))
    loud = [(value, word) for value, word in zip(said, words, strict=True) if word not in QUIET]
    most = _best(loud, scoring.said)
    numbers = [_find(segment, [word for _, word in most]) for segment in of.segments]
    held = _articles_with(of.segments, numbers)
    idf = [_idf(of.live, count) if count else 0.0 for count in held]  # 0: a word cut in two
    values = _rounded(np.array([value for value, _ in most]) * idf)
    rows = {word: row for row, (_, word) in enumerate(most)}
    best = _best([(value, word) for value, word in zip(values, rows, strict=True)], scoring.words)
    chosen = [rows[word] for _, word in best]
    parts = np.array([value * idf[rows[word]] for value, word in best])
    return Shared(
        tuple(word for _, word in best),
        worth * parts / max(parts.sum(), 1e-9),
        [each[chosen] for each in numbers],
    )


def _best(valued: list[tuple[float, str]], count: int) -> list[tuple[float, str]]:
    """The first of (value, word) by value, then as the words sort."""
    return sorted(valued, key=lambda each: (-each[0], each[1]))[:count]


def _rounded(values: npt.NDArray[np.float64]) -> list[float]:
    """To millionths, so that equal values are equal however they were summed."""
    rounded: list[float] = (np.rint(values * 1e6) / 1e6).tolist()
    return rounded


def opening(article: Article, length: int) -> str:
    """How an article begins: its zones within the first code points, a line each."""
    zones = [zone for zone in article.zones if zone.start < length]
    return "\n".join(article.text[zone.start : min(zone.end, length)] for zone in zones)


def credited(of: Evaluation, found: Sequence[Matches], shared: Shared) -> list[Matches]:
    """The same articles, their scores with what the words add: worth * w / (k1 + w) each."""
    lifted = []
    for segment, matches, numbers in zip(of.segments, found, shared.numbers, strict=True):
        held = numbers >= 0
        added = np.zeros(segment.articles)
        segment.check("post", numbers[held])
        credit(
            segment.array("post_bytes"), segment.array("post_at"), numbers[held],
            shared.worth[held], segment.array("head_len"), segment.array("rest_len"), *of.measure,
            added,
        )  # fmt: skip
        scores = matches.scores if matches.scores.size else 0.0
        lifted.append(Matches(matches.docs, scores + added[matches.docs]))
    return lifted


def _idf(live: int, count: int) -> float:
    return math.log(1 + (live - count + 0.5) / (count + 0.5))


def _find(segment: Segment, words: Sequence[str]) -> Ints:
    """The numbers of words in a segment, -1 where they are not in it."""
    bounds, data = strings.pack(words)
    out = np.empty(len(words), np.int32)
    find_all(segment.array("word_at"), segment.array("word_utf8"), bounds, data, out)
    return out


def _articles_with(segments: Sequence[Segment], numbers: Sequence[Ints]) -> list[int]:
    """How many live articles hold each word."""
    total = np.zeros(numbers[0].size, np.int64)
    for segment, each in zip(segments, numbers, strict=True):
        held = each >= 0
        if segment.deleted.size:
            counts = np.empty(int(held.sum()), np.int64)
            segment.check("post", each[held])
            data, post_at = segment.array("post_bytes"), segment.array("post_at")
            count_within(data, post_at, each[held], segment.live, counts)
            total[held] += counts
        else:
            total[held] += segment.array("word_df")[each[held]]
    counted: list[int] = total.tolist()
    return counted
