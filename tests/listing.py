"""Articles as a page of hits has them, written by hand."""

from __future__ import annotations

import numpy as np

from search.article import ZONE_KINDS, Zone
from search.flat import bounds
from search.listed import Head, Listed, Sentences, joined
from search.marked import Marks

Mark = tuple[int, int, int, float]
"""Start, end, number of the term, weight."""


def page_of(articles: list[tuple[str, tuple[Zone, ...], list[int], list[Mark]]]) -> Listed:
    """Articles (text, zones, starts of sentences, marks) as a page of hits has them."""
    zones = [
        [(ZONE_KINDS.index(zone.kind), zone.start, zone.end) for zone in each]
        for _, each, _, _ in articles
    ]
    texts = joined([text for text, _, _, _ in articles], zones)
    origins = texts.at.tolist()
    sentences = [
        start + origin
        for origin, (_, _, starts, _) in zip(origins, articles, strict=False)
        for start in starts
    ]
    moved = [
        (start + origin, end + origin, term, weight)
        for origin, (_, _, _, marks) in zip(origins, articles, strict=False)
        for start, end, term, weight in marks
    ]
    start, end, term, weight = np.array(moved, dtype=np.float64).reshape(-1, 4).T
    at = bounds([len(starts) for _, _, starts, _ in articles])
    nothing = [() for _ in articles]
    return Listed(
        range(len(articles)),
        [Head(f"a{row}", None, None, (), None, None, each, "") for row, each in enumerate(zones)],
        [0.0 for _ in articles],
        nothing,
        nothing,
        texts,
        Sentences(at, np.zeros(at[-1], np.int32), np.array(sentences, dtype=np.int64)),
        bounds([len(marks) for _, _, _, marks in articles]),
        Marks(start.astype(np.int64), end.astype(np.int64), term.astype(np.int32), weight.copy()),
    )
