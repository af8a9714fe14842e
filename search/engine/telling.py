"""Telling words: those that set an article apart from the others of the archive."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from search.analysis import tokens
from search.article import HEADLINE, Article
from search.engine.constants import Scoring
from search.engine.segment import Segment
from search.engine.spelling import articles_with

IN_OTHERS = 2
"""A word finds similar articles only if so many hold it, the article itself among them."""


def telling(
    article: Article, segments: Sequence[Segment], scoring: Scoring, limit: int
) -> tuple[tuple[str, float], ...]:
    """The best words by tf * idf with their weights, the best of which is 1.

    tf saturates as in BM25, tf / (k1 + tf), and counts the headline as scoring does. Words of one
    letter and numbers of one digit say nothing.
    """
    live = sum(segment.live_articles for segment in segments)
    found: dict[str, float] = {}
    for word, tf in _frequencies(article, scoring.headline).items():
        numbers = [segment.find("word", word) for segment in segments]
        count = sum(
            articles_with(segment, number)
            for segment, number in zip(segments, numbers, strict=True)
            if number >= 0
        )
        if count >= IN_OTHERS:
            idf = math.log(1 + (live - count + 0.5) / (count + 0.5))
            found[word] = idf * tf / (scoring.k1 + tf)
    best = sorted(found, key=lambda word: (-found[word], word))[:limit]
    return tuple((word, found[word] / found[best[0]]) for word in best)


def _frequencies(article: Article, headline: float) -> Counter[str]:
    """How often each word of two letters or more is in an article, in its headline `headline`
    times as much."""
    found: Counter[str] = Counter()
    for zone in article.zones:
        worth = headline if zone.kind == HEADLINE else 1.0
        for word in tokens(article.text[zone.start : zone.end]).words:
            if len(word) > 1:
                found[word] += worth  # type: ignore[assignment]  # typeshed counts in whole numbers
    return found
