"""The constants of scoring, in one place, as the ranking evaluation tunes them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scoring:
    """BM25F (Robertson, Zaragoza, Taylor 2004) over two zones: the headline and the rest.

    w = sum over zones of boost * tf / (1 - b + b * length / mean length);
    score of a term = idf * w / (k1 + w); idf = ln(1 + (N - n + 0.5) / (n + 0.5)).
    """

    k1: float = 1.2
    b: float = 0.75
    headline: float = 2.0
    """Boost of the headline; the rest has 1."""
    near: float = 0.3
    """Weight of two words side by side in the query that an article has near one another."""
    reach: int = 8
    """Positions from one of them to the other, at most."""
    leading: int = 20
    """How many of the best articles are looked at for that."""
    feedback: float = 0.75
    """What the words of the top articles can add at most, as a share of the best score."""
    top: int = 8
    """How many top articles tell their words, in their opening,"""
    opening: int = 500
    """so many code points long: news says first what it is about, and reading costs time."""
    said: int = 30
    """The words they say most that are valued,"""
    words: int = 10
    """and the best of those that count."""


SCORING = Scoring()

POSTINGS_CAP = 100_000_000
"""Postings one query may touch: a bound on time that grows with no archive's vocabulary."""
