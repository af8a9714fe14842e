"""The arrays of the value facets of a batch (columns.FACET): values, articles, entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.record import entities_bytes
from search.engine.strings import pack
from search.evidence import Enriched, Entity, Tag
from search.facet import VALUE_FACETS, Facet, ancestors, article_tags

Arrays = dict[str, npt.NDArray[Any]]
_ABOUT = frozenset({"focus", "subject"})


def facet_arrays(batch: Sequence[Enriched]) -> dict[str, Arrays]:
    """For each value facet its arrays by column name."""
    carried = {facet.name: _Carried(facet) for facet in VALUE_FACETS}
    known: dict[str, dict[str, Entity]] = {facet.name: {} for facet in VALUE_FACETS}
    for number, enriched in enumerate(batch):
        counted = Counter((each.facet, each.value) for each in enriched.mentions)
        for tag in article_tags(enriched):
            if tag.facet in carried and tag.public:
                carried[tag.facet].add(number, tag, counted[tag.facet, tag.value])
        for entity in enriched.entities:
            if entity.facet in known:
                known[entity.facet][entity.value] = entity
    return {name: _arrays(each, len(batch), known[name]) for name, each in carried.items()}


class _Carried:
    """Which articles carry which values of a facet: rows of article, value, `of_own`, confidence.

    Values are numbered as they come; an article may have several rows of one value.
    """

    def __init__(self, facet: Facet) -> None:
        self.facet = facet
        self.numbers: dict[str, int] = {}
        self._chains: dict[str, tuple[int, ...]] = {}
        self.rows: list[tuple[int, int, int, float]] = []

    def add(self, article: int, tag: Tag, mentions: int) -> None:
        """Take in the value of a tag, and of paths all above it, each as sure as the tag."""
        chain = self._chains.get(tag.value)
        if chain is None:
            values = ancestors(tag.value) if self.facet.kind == "path" else (tag.value,)
            numbers = self.numbers
            chain = tuple([numbers.setdefault(value, len(numbers)) for value in values])
            self._chains[tag.value] = chain
        about = not _ABOUT.isdisjoint(tag.roles)
        own = 255 if about else min(254, max(1, mentions))  # see columns.FACET["of_own"]
        rows, confidence = self.rows, tag.confidence
        rows.append((article, chain[-1], own, confidence))
        for above in chain[:-1]:
            rows.append((article, above, 0, confidence))


def _arrays(carried: _Carried, articles: int, known: dict[str, Entity]) -> Arrays:
    values = sorted(carried.numbers)
    rank = np.empty(len(values), np.int64)
    rank[[carried.numbers[value] for value in values]] = np.arange(len(values))
    table = np.array(carried.rows, dtype=np.float64).reshape(-1, 4)
    keys = table[:, 0].astype(np.int64) << 32 | rank[table[:, 1].astype(np.int64)]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    own = _most(table[order, 2], first)
    sure = np.rint(255 * np.minimum(1.0, _most(table[order, 3], first)))
    keys = keys[first]
    of_at = np.zeros(articles + 1, np.int32)
    np.cumsum(np.bincount(keys >> 32, minlength=articles), out=of_at[1:])
    of_value = (keys & 0xFFFFFFFF).astype(np.int32)
    value_at, value_utf8 = pack(values)
    in_at, in_doc = inverse(of_at, of_value, len(values))
    entities = _entities(carried.facet.name, values, known)
    return {
        "value_at": value_at,
        "value_utf8": value_utf8,
        "value_count": np.diff(in_at).astype(np.int32),
        "entity": np.frombuffer(entities_bytes(entities), dtype=np.uint8),
        "of_at": of_at,
        "of_value": of_value,
        "of_own": own.astype(np.uint8),
        "of_confidence": sure.astype(np.uint8),
        "in_at": in_at,
        "in_doc": in_doc,
    }


def _most(numbers: npt.NDArray[Any], first: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """The largest number of each run; `first`: where the runs begin."""
    return np.maximum.reduceat(numbers, first) if first.size else numbers


def inverse(
    of_at: npt.NDArray[np.int32], of_value: npt.NDArray[np.int32], values: int
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """CSR from values to articles, from the one from articles to values."""
    in_at = np.zeros(values + 1, np.int32)
    np.cumsum(np.bincount(of_value, minlength=values), out=in_at[1:])
    articles = np.repeat(np.arange(of_at.size - 1, dtype=np.int32), np.diff(of_at))
    return in_at, articles[np.argsort(of_value, kind="stable")]


def _entities(facet: str, values: Iterable[str], known: dict[str, Entity]) -> Iterable[Entity]:
    for value in values:
        yield known.get(value) or Entity(facet, value, label=value.rpartition("/")[2])
