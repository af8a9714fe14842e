"""Facet counts: the count beside a value is what choosing it alone would find."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from search.engine import filters
from search.engine.histogram import histogram
from search.engine.request import Choice, Request
from search.engine.segment import Ints, Segment
from search.engine.vocabulary import Vocabulary
from search.facet import BY_NAME
from search.kernels.counting import count_values
from search.query import FacetRequest
from search.results import FacetCounts, FacetValue


def counts(
    asked: FacetRequest,
    request: Request,
    segments: Sequence[Segment],
    docs: Sequence[Ints],
    vocabulary: Vocabulary | None,
) -> FacetCounts:
    """The counts of one facet over `docs`: what the search finds without this facet's filter.

    `vocabulary` is None for the dates.
    """
    missing = sum(
        filters.count_lacking(segment, those, asked.name, request.dates)
        for segment, those in zip(segments, docs, strict=True)
    )
    kind = BY_NAME[asked.name].kind
    if vocabulary is None:
        values, granularity = histogram(segments, docs, request)
        return FacetCounts(asked.name, kind, values, len(values), missing, granularity)
    found = np.zeros(len(vocabulary.values), np.int64)
    for segment, those, numbers in zip(segments, docs, vocabulary.numbers, strict=True):
        of_at, of_value = (segment.array(f"{asked.name}.{each}") for each in ("of_at", "of_value"))
        count_values(those, of_at, of_value, numbers, found)
    if asked.q:
        found[~vocabulary.containing(asked.q)] = 0
    present = np.flatnonzero(found)
    choice = request.choices.get(asked.name, Choice())
    listed = _listed(present, found, asked).tolist()
    return FacetCounts(
        asked.name,
        kind,
        tuple(_value(number, int(found[number]), vocabulary, choice) for number in listed),
        int(present.size),
        missing,
    )


def _listed(
    present: npt.NDArray[np.int64], found: npt.NDArray[np.int64], asked: FacetRequest
) -> npt.NDArray[np.int64]:
    """The values to return: by count and then name, or by name."""
    if asked.order == "name":
        return present[: asked.limit]
    if present.size > asked.limit > 0:
        # all that count as much as the last one listed, then sort these few
        least = np.partition(found[present], present.size - asked.limit)[-asked.limit]
        present = present[found[present] >= least]
    order = np.lexsort((present, -found[present]))
    return present[order][: asked.limit]


def _value(number: int, count: int, vocabulary: Vocabulary, choice: Choice) -> FacetValue:
    value, entity = vocabulary.values[number], vocabulary.entities[number]
    path = BY_NAME[vocabulary.facet].kind == "path"
    return FacetValue(
        value=value,
        id=entity.id,
        label=entity.label or value.rpartition("/")[2],
        path=tuple(value.split("/")) if path else (),
        count=count,
        chosen=value in choice.values,
        type=entity.type,
        latitude=entity.latitude,
        longitude=entity.longitude,
    )
