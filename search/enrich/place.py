"""A place as the gazetteer and our own files know it."""

from __future__ import annotations

from dataclasses import dataclass, field

from search.enrich.renown import fame, renown
from search.evidence import Entity


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere with a path. `type`: country, division, settlement or region.

    `area` is the code of its first-level division ("SY.11": country and GeoNames' code), or of its
    country alone ("SY"), or "" beyond countries. `population` is 0 where unknown. `listed`: one of
    our own files names it, so a careful eye has chosen it over its namesakes.
    """

    value: str
    id: str
    label: str
    type: str
    area: str
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    capital: bool = False
    listed: bool = False
    aliases: tuple[str, ...] = ()
    country: str = field(init=False, compare=False)
    """The ISO 3166-1 code of its country, "" beyond countries."""
    renown: float = field(init=False, compare=False)
    """How likely it is to be meant by its name when nothing else is known (`renown.py`)."""
    fame: float = field(init=False, compare=False)
    """What sets it above other settlements of its name (`renown.py`)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "country", self.area[:2])
        told = renown(self.type, self.area, self.population, self.capital, self.listed)
        object.__setattr__(self, "renown", told)
        object.__setattr__(self, "fame", fame(self.type, self.population))

    def entity(self) -> Entity:
        """What a facet shows of it."""
        return Entity(
            "place",
            self.value,
            self.id,
            self.label,
            self.type,
            self.latitude,
            self.longitude,
            self.aliases,
        )


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean. `canonical`: it is the name the place goes by."""

    place: Place
    canonical: bool
    context: bool = False
    """Only where the article speaks of the place's country."""
    loose: bool = False
    """The name is only another spelling in Latin letters."""
    own: bool = False
    """Our own files give the place this name."""
