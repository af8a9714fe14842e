"""A piece of a segment: what can be made of some of its articles before all are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from search.article import Published
from search.datevalue import DateValue
from search.engine.columns import UNDATED
from search.engine.facetbuild import Carried, carried
from search.engine.record import Dictionaries, article_from, evidence_from
from search.engine.recordpiece import Packed, Unpacked, record_piece
from search.engine.textpiece import TextPiece, text_piece
from search.engine.wordbook import Wordbook
from search.evidence import Enriched

Arrays = dict[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Piece:
    """Articles in order: their ids, columns that only need joining, and the parts of the rest."""

    ids: list[str]
    plain: Arrays
    events: list[list[tuple[int, int]]]
    text: TextPiece
    records: Packed | Unpacked
    facets: dict[str, Carried]


def make_piece(
    batch: Sequence[tuple[Enriched, int]], book: Wordbook, dictionaries: Dictionaries
) -> Piece:
    """The piece of (enriched article, digest) with distinct ids; their words go into `book`."""
    enriched = [each for each, _ in batch]
    articles = [each.article for each in enriched]
    dates = [article.published for article in articles]
    days = [_days(published) if published else (0, 0) for published in dates]
    return Piece(
        [article.id for article in articles],
        {
            "digest": np.array([digest for _, digest in batch], dtype=np.uint64),
            "pub_second": np.array([p.second if p else UNDATED for p in dates], dtype=np.int64),
            "pub_first": np.array([first for first, _ in days], dtype=np.int32),
            "pub_last": np.array([last for _, last in days], dtype=np.int32),
        },
        [_events(each) for each in enriched],
        text_piece(articles, book),
        record_piece(enriched, dictionaries),
        carried(enriched),
    )


def articles_of(piece: Piece, dictionaries: Dictionaries) -> list[tuple[Enriched, int]]:
    """The articles a piece was made of with these dictionaries, and their digests."""
    entities = tuple(each for facet in piece.facets.values() for each in facet.entities.values())
    stored = piece.records.unpacked(dictionaries)
    return [
        (Enriched(article_from(record), *evidence_from(evidence), entities), digest)
        for record, evidence, digest in zip(
            stored.record, stored.evidence, piece.plain["digest"].tolist(), strict=True
        )
    ]


def _days(published: Published) -> tuple[int, int]:
    """The first and last day it may have been published on."""
    if published.granularity in {"second", "day"}:
        day = published.day.toordinal()
        return day, day
    value = published.value
    return value.first, value.last


def _events(enriched: Enriched) -> list[tuple[int, int]]:
    """The distinct public event dates of an article, as intervals of days."""
    return sorted(
        {_interval(tag.value) for tag in enriched.tags if tag.facet == "date" and tag.public}
    )


@lru_cache(maxsize=16_384)
def _interval(value: str) -> tuple[int, int]:
    date = DateValue.parse(value)
    return date.first, date.last
