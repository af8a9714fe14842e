"""The arrays of the value facets of a segment (columns.FACET): values, articles, entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.bounds import joined
from search.engine.record import entities_bytes
from search.engine.strings import pack
from search.evidence import PUBLIC_CONFIDENCE, Enriched, Entity
from search.facet import VALUE_FACETS, Facet, ancestors, stated

Arrays = dict[str, npt.NDArray[Any]]
Mentioned = Counter[tuple[str, str]]
_NAMES = attrgetter("facet", "value")
_NONE: Mentioned = Counter()
_ABOUT = frozenset({"focus", "subject"})
_SUBJECT = -1


@dataclass(frozen=True, slots=True)
class Carried:
    """Which articles carry which values of a facet, one row for each tag, not its ancestors.

    By row: the article, its value, how often it is mentioned (_SUBJECT where the article is about
    it), the confidence. Values are numbered as they come; an
    article may have several rows of one value. `entities`: what is known of values by their name.
    """

    values: dict[str, int] = field(default_factory=dict)
    article: list[int] = field(default_factory=list)
    value: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    confidence: list[float] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)


def carried(batch: Sequence[Enriched]) -> dict[str, Carried]:
    """By name of the facet, what the articles carry."""
    found = {facet.name: Carried() for facet in VALUE_FACETS}
    for article, enriched in enumerate(batch):
        mentioned = Counter(map(_NAMES, enriched.mentions)) if enriched.mentions else _NONE
        for tag in enriched.tags:
            facet = found.get(tag.facet)
            if facet is not None and tag.confidence >= PUBLIC_CONFIDENCE:
                own = mentioned[tag.facet, tag.value] if mentioned else 0
                about = not _ABOUT.isdisjoint(tag.roles)
                _add(facet, article, tag.value, _SUBJECT if about else own, tag.confidence)
        for name, value in stated(enriched.article):
            _add(found[name], article, value, mentioned[name, value] if mentioned else 0, 1.0)
        for entity in enriched.entities:
            if entity.facet in found:
                found[entity.facet].entities[entity.value] = entity
    return found


def _add(facet: Carried, article: int, value: str, own: int, confidence: float) -> None:
    facet.article.append(article)
    facet.value.append(facet.values.setdefault(value, len(facet.values)))
    facet.own.append(own)
    facet.confidence.append(confidence)


def facet_arrays(pieces: Sequence[dict[str, Carried]], sizes: Sequence[int]) -> dict[str, Arrays]:
    """For each value facet its arrays by column name; `sizes`: the articles of each piece."""
    first = np.cumsum([0, *sizes]).tolist()
    return {
        facet.name: _arrays(facet, [piece[facet.name] for piece in pieces], first)
        for facet in VALUE_FACETS
    }


def _arrays(facet: Facet, pieces: Sequence[Carried], first: Sequence[int]) -> Arrays:
    """`first`: the number of the first article of each piece, and how many there are in all."""
    chains = _chains(facet, pieces)
    values = sorted({above for chain in chains.values() for above in chain})
    article, value, own, confidence = _rows(pieces, first, chains, values)
    keys = article << 32 | value
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.flatnonzero(np.diff(keys, prepend=-1))
    keys = keys[begins]
    of_at = np.zeros(first[-1] + 1, np.int32)
    np.cumsum(np.bincount(keys >> 32, minlength=first[-1]), out=of_at[1:])
    of_value = (keys & 0xFFFFFFFF).astype(np.int32)
    value_at, value_utf8 = pack(values)
    in_at, in_doc = inverse(of_at, of_value, len(values))
    known = {name: each for piece in pieces for name, each in piece.entities.items()}
    entities = _entities(facet.name, values, known)
    sure = np.rint(255 * np.minimum(1.0, _most(confidence[order], begins)))
    return {
        "value_at": value_at,
        "value_utf8": value_utf8,
        "value_count": np.diff(in_at).astype(np.int32),
        "entity": np.frombuffer(entities_bytes(entities), dtype=np.uint8),
        "of_at": of_at,
        "of_value": of_value,
        "of_own": _most(own[order], begins).astype(np.uint8),
        "of_confidence": sure.astype(np.uint8),
        "in_at": in_at,
        "in_doc": in_doc,
    }


def _chains(facet: Facet, pieces: Sequence[Carried]) -> dict[str, tuple[str, ...]]:
    """Each value with all above it, itself last."""
    values = dict.fromkeys(value for piece in pieces for value in piece.values)
    path = facet.kind == "path"
    return {value: ancestors(value) if path else (value,) for value in values}


def _rows(
    pieces: Sequence[Carried],
    first: Sequence[int],
    chains: dict[str, tuple[str, ...]],
    values: Sequence[str],
) -> tuple[npt.NDArray[Any], ...]:
    """Article, value (its place in `values`), `of_own` and confidence of each row and of the values
    above its own, which are as sure, with an `of_own` of 0."""
    place = {value: index for index, value in enumerate(values)}
    columns: list[list[npt.NDArray[Any]]] = [[], [], [], []]
    for piece, base in zip(pieces, first, strict=False):
        chain = [chains[value] for value in piece.values]
        above = np.array([place[each] for each_chain in chain for each in each_chain], np.int64)
        length = np.array([len(each) for each in chain], np.int64)
        ends = np.cumsum(length)
        row_value = np.array(piece.value, np.int64)
        times = length[row_value]
        last = np.cumsum(times) - 1
        back = np.repeat(last, times) - np.arange(times.sum())
        own = np.zeros(back.size, np.int64)
        times_said = np.array(piece.own, np.int64)
        own[last] = np.where(times_said == _SUBJECT, 255, np.clip(times_said, 1, 254))
        columns[0].append(np.repeat(np.array(piece.article, np.int64) + base, times))
        columns[1].append(above[np.repeat(ends[row_value] - 1, times) - back])
        columns[2].append(own)
        columns[3].append(np.repeat(np.array(piece.confidence, np.float64), times))
    return tuple(joined(column, np.int64) for column in columns)


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
