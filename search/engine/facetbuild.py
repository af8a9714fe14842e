"""The arrays of the value facets of a batch (columns.FACET): values, articles, entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.record import entities_bytes
from search.engine.strings import pack
from search.evidence import Enriched, Entity, Tag
from search.facet import VALUE_FACETS, Facet, ancestors, article_tags

Arrays = dict[str, npt.NDArray[Any]]
_ABOUT = frozenset({"focus", "subject"})
_ancestors = lru_cache(maxsize=65_536)(ancestors)


def facet_arrays(batch: Sequence[Enriched]) -> dict[str, Arrays]:
    """For each value facet its arrays by column name."""
    carried: dict[str, list[dict[str, Tag]]] = {
        facet.name: [{} for _ in batch] for facet in VALUE_FACETS
    }
    for number, enriched in enumerate(batch):
        for tag in article_tags(enriched):
            if tag.facet in carried and tag.public:
                carried[tag.facet][number][tag.value] = tag
    known = {(entity.facet, entity.value): entity for each in batch for entity in each.entities}
    mentions = [Counter((each.facet, each.value) for each in e.mentions) for e in batch]
    return {
        facet.name: _arrays(facet, carried[facet.name], mentions, known) for facet in VALUE_FACETS
    }


def _arrays(
    facet: Facet,
    carried: list[dict[str, Tag]],
    mentions: list[Counter[tuple[str, str]]],
    known: dict[tuple[str, str], Entity],
) -> Arrays:
    spread = [_confidences(own, facet.kind == "path") for own in carried]
    values = sorted({value for each in spread for value in each})
    number = {value: index for index, value in enumerate(values)}
    rows = [sorted((number[value], value) for value in each) for each in spread]
    of_at = np.zeros(len(rows) + 1, np.int32)
    np.cumsum([len(row) for row in rows], out=of_at[1:])
    of_value = np.array([index for row in rows for index, _ in row], dtype=np.int32)
    own = [
        _own(mine.get(value), counted)
        for row, mine, counted in zip(rows, carried, mentions, strict=True)
        for _, value in row
    ]
    sure = [each[value] for row, each in zip(rows, spread, strict=True) for _, value in row]
    value_at, value_utf8 = pack(values)
    in_at, in_doc = inverse(of_at, of_value, len(values))
    return {
        "value_at": value_at,
        "value_utf8": value_utf8,
        "value_count": np.diff(in_at).astype(np.int32),
        "entity": np.frombuffer(
            entities_bytes(_entities(facet.name, values, known)), dtype=np.uint8
        ),
        "of_at": of_at,
        "of_value": of_value,
        "of_own": np.array(own, dtype=np.uint8),
        "of_confidence": np.array([round(255 * min(1.0, s)) for s in sure], dtype=np.uint8),
        "in_at": in_at,
        "in_doc": in_doc,
    }


def _confidences(own: dict[str, Tag], path: bool) -> dict[str, float]:
    """The values, of paths with all above them, each as sure as the surest below it."""
    spread: dict[str, float] = {}
    for value, tag in own.items():
        for above in _ancestors(value) if path else (value,):
            spread[above] = max(tag.confidence, spread.get(above, 0.0))
    return spread


def _own(tag: Tag | None, mentions: Counter[tuple[str, str]]) -> int:
    """See columns.FACET["of_own"]."""
    if tag is None:
        return 0
    about = bool(_ABOUT.intersection(tag.roles))
    return 255 if about else min(254, max(1, mentions[tag.facet, tag.value]))


def inverse(
    of_at: npt.NDArray[np.int32], of_value: npt.NDArray[np.int32], values: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """CSR from values to articles, from the one from articles to values."""
    in_at = np.zeros(values + 1, np.int32)
    np.cumsum(np.bincount(of_value, minlength=values), out=in_at[1:])
    articles = np.repeat(np.arange(of_at.size - 1, dtype=np.int32), np.diff(of_at))
    return in_at, articles[np.argsort(of_value, kind="stable")]


def _entities(
    facet: str, values: Iterable[str], known: dict[tuple[str, str], Entity]
) -> Iterable[Entity]:
    for value in values:
        found = known.get((facet, value))
        yield found or Entity(facet, value, label=value.rpartition("/")[2])
