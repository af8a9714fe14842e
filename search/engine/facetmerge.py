"""The facets of merged segments: values, who carries them, and what they denote."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from search.engine.facetbuild import inverse
from search.engine.header import Array
from search.engine.record import entities_bytes, entities_from
from search.engine.strings import unpack
from search.engine.tables import Numbers, gather_runs, merge_tables
from search.evidence import Entity

if TYPE_CHECKING:
    from search.engine.merge import Source


def facet_arrays(facet: str, sources: Sequence[Source]) -> dict[str, Array]:
    """The arrays `facet.*` of columns.FACET; values of deleted articles alone are gone."""
    columns = [
        {name: each.array(f"{facet}.{name}") for name in ("value_at", "value_utf8", "of_at")}
        for each in sources
    ]
    rows = {
        name: gather_runs(
            [(at["of_at"], each.array(f"{facet}.{name}"), each.live)
             for each, at in zip(sources, columns, strict=True)]
        )
        for name in ("of_value", "of_own", "of_confidence")
    }  # fmt: skip
    of_at, carried = rows["of_value"]
    ends = np.cumsum([each.live.sum() for each in sources])
    bounds = of_at[np.concatenate(([0], ends))]
    parts = [carried[start:stop] for start, stop in pairwise(bounds)]
    value_at, value_utf8, numbers = merge_tables(
        [(each["value_at"], each["value_utf8"]) for each in columns],
        [
            np.bincount(part, minlength=each["value_at"].size - 1) > 0
            for part, each in zip(parts, columns, strict=True)
        ],
    )
    of_value = np.concatenate(
        [number[part] for number, part in zip(numbers, parts, strict=True)]
    ).astype(np.int32)
    in_at, in_doc = inverse(of_at, of_value, value_at.size - 1)
    entities = _entities(facet, sources, numbers, unpack(value_at, value_utf8))
    arrays: dict[str, Array] = {
        "value_at": value_at,
        "value_utf8": value_utf8,
        "value_count": np.diff(in_at).astype(np.int32),
        "entity": np.frombuffer(entities_bytes(entities), dtype=np.uint8),
        "of_at": of_at,
        "of_value": of_value,
        "of_own": rows["of_own"][1],
        "of_confidence": rows["of_confidence"][1],
        "in_at": in_at,
        "in_doc": in_doc,
    }
    return {f"{facet}.{name}": array for name, array in arrays.items()}


def _entities(
    facet: str, sources: Sequence[Source], numbers: list[Numbers], values: list[str]
) -> list[Entity]:
    """The entity of each merged value: of the last segment that knows more than its name."""
    merged = [_unknown(facet, value) for value in values]
    for each, number in zip(sources, numbers, strict=True):
        names = unpack(each.array(f"{facet}.value_at"), each.array(f"{facet}.value_utf8"))
        frame = each.array(f"{facet}.entity").tobytes()
        for entity, new in zip(entities_from(frame, facet, names), number.tolist(), strict=True):
            if new >= 0 and entity != _unknown(facet, entity.value):
                merged[new] = entity
    return merged


def _unknown(facet: str, value: str) -> Entity:
    return Entity(facet, value, label=value.rpartition("/")[2])
