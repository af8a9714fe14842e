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


SCORING = Scoring()

POSTINGS_CAP = 100_000_000
"""Postings one query may touch: a bound on time that grows with no archive's vocabulary."""
