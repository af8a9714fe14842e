"""The values of a facet over all segments of a generation, numbered as one sorted list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from search.engine.cache import Cache
from search.engine.segment import Ints, Segment
from search.evidence import Entity
from search.facet import BY_NAME
from search.folding import fold

Told = tuple[str, str, str, tuple[str, ...], str, float | None, float | None]


@dataclass(frozen=True)
class Vocabulary:
    """`values`: sorted; `entities`: what each denotes; `numbers`: for each segment, the number
    here of each of its values, empty where these are the same."""

    facet: str
    values: list[str]
    entities: list[Entity]
    numbers: list[Ints]

    @cached_property
    def told(self) -> Cache[int, Told]:
        """What each value is beside its count, as `FacetValue` begins; made when first listed."""
        return Cache(self._tell)

    def _tell(self, number: int) -> Told:
        value, entity = self.values[number], self.entities[number]
        path = tuple(value.split("/")) if BY_NAME[self.facet].kind == "path" else ()
        label = entity.label or value.rpartition("/")[2]
        return value, entity.id, label, path, entity.type, entity.latitude, entity.longitude

    @cached_property
    def number(self) -> dict[str, int]:
        return {value: index for index, value in enumerate(self.values)}

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        """Values by each folded name: id, label, alias, the value or its last part."""
        names: dict[str, list[str]] = {}
        for value, entity in zip(self.values, self.entities, strict=True):
            own = (value, value.rpartition("/")[2], entity.id, entity.label, *entity.aliases)
            for name in {plain(each) for each in own} - {""}:
                names.setdefault(name, []).append(value)
        return names

    @cached_property
    def searchable(self) -> list[str]:
        """For each value the folded text that "search inside" looks at."""
        return [
            plain(" ".join((value, entity.label, *entity.aliases)))
            for value, entity in zip(self.values, self.entities, strict=True)
        ]

    def resolve(self, typed: str) -> tuple[str, ...]:
        """The values a reader may mean: the value itself, else all that go by that name.

        Of paths only the outermost are named, since they hold what lies below.
        """
        if typed in self.number:
            return (typed,)
        found = self.by_name.get(plain(typed), [])
        if BY_NAME[self.facet].kind == "path":
            found = [v for v in found if not any(v.startswith(f"{other}/") for other in found)]
        return tuple(found)

    def containing(self, text: str) -> npt.NDArray[np.bool_]:
        """Which values have `text` in one of their names."""
        wanted = plain(text)
        return np.array([wanted in each for each in self.searchable], dtype=np.bool_)


def plain(name: str) -> str:
    """A name without case, accents, blanks and punctuation, to compare it by."""
    return "".join(c for c in fold(name) if c.isalnum()) if name else ""


def vocabulary(facet: str, segments: Sequence[Segment]) -> Vocabulary:
    """The values of a facet in all segments; the newest segment says what a value denotes."""
    known: dict[str, Entity] = {}
    lists = []
    for segment in segments:
        entities = segment.entities(facet)
        lists.append([entity.value for entity in entities])
        known.update((entity.value, entity) for entity in entities)
    values = sorted(known)
    number = {value: index for index, value in enumerate(values)}
    return Vocabulary(
        facet,
        values,
        [known[value] for value in values],
        [_numbers(each, number) for each in lists],
    )


def _numbers(own: list[str], number: dict[str, int]) -> Ints:
    if len(own) == len(number):
        return np.zeros(0, np.int32)
    return np.array([number[value] for value in own], dtype=np.int32)
