"""Where a source is at home, learned from the names in its articles without being told.

A local paper seldom says which Springfield it means. But of the many names it uses, those few
that are rare point to one corner of the world, and those that are common have one namesake each
there. So each name a source has used votes once for every division one of its namesakes lies in,
a vote shared among them; names that few share decide. A source that writes of the whole world has
no home: its votes scatter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from search.enrich.nearness import Point, is_near, point_of
from search.enrich.place import Candidate, Place
from search.enrich.spots import Spot

FEW = 40
"""Divisions past which the namesakes of a name tell nothing."""
POINTS = 4
"""Settlements that stand for where a source is at home."""
ENOUGH = 0.2
"""The share of a source's names that its home must hold to count fully."""
LOCAL = 0.3
"""What must speak for a division for its places to rival those known all over the world."""
SPOKEN = 0.4
"""The share of its names that must lie in a country which a source speaks of unsaid."""
LEAST = 8.0
"""What a source's names must weigh in all for its home to count fully."""


@dataclass(frozen=True, slots=True)
class Home:
    """How much speaks for each country and division being a source's home, 0 to 1, and the
    settlements of its strongest division that it names most."""

    countries: Mapping[str, float]
    areas: Mapping[str, float]
    points: tuple[Point, ...]
    spoken: frozenset[str] = frozenset()
    """The countries that most of its names lie in."""

    def share(self, place: Place) -> tuple[float, float]:
        """What speaks for the place's country and division."""
        return self.countries.get(place.country, 0.0), self.areas.get(place.area, 0.0)

    def is_rival(self, place: Place, other: Place) -> bool:
        """Whether a place is nearer home than a better known one of its name."""
        near, far = self.areas.get(place.area, 0.0), self.areas.get(other.area, 0.0)
        return near > LOCAL and near > far and is_near(place, self.points)


NOWHERE = Home({}, {}, ())


def names_of(spots: Sequence[Spot]) -> frozenset[str]:
    """The names in one article that may tell where its source is at home."""
    return frozenset(spot.key for spot in spots if not (spot.joined or spot.common or spot.suspect))


def home_of(names: Mapping[str, int], candidates: Callable[[str], Sequence[Candidate]]) -> Home:
    """The home of a source that used each of these names in so many articles; the same in
    whichever order they come, as sums of fractions are not."""
    countries: defaultdict[str, float] = defaultdict(float)
    areas: defaultdict[str, float] = defaultdict(float)
    total = 0.0
    known: dict[str, list[Place]] = {}
    for name, count in sorted(names.items()):
        places = known[name] = [c.place for c in candidates(name) if c.canonical]
        lie_in = {place.area for place in places}
        if not lie_in or len(lie_in) > FEW:
            continue
        worth = log2(1 + count)
        total += worth
        for area in sorted(lie_in):
            if "." in area:
                areas[area] += worth / len(lie_in)
        nations = {area[:2] for area in lie_in}
        for country in sorted(nations - {""}):
            countries[country] += worth / len(nations)
    if not areas:
        return Home(_sharpened(countries, total), {}, (), _spoken(countries, total))
    top = max(areas, key=areas.__getitem__)
    local: Counter[Point] = Counter()
    for name, places in known.items():
        here = {point_of(p) for p in places if p.area == top and p.type == "settlement"}
        if len(here) == 1:
            local[here.pop()] += names[name]
    points = tuple(point for point, _ in local.most_common(POINTS))
    return Home(
        _sharpened(countries, total),
        _sharpened(areas, total),
        points,
        _spoken(countries, total),
    )


def _spoken(countries: Mapping[str, float], total: float) -> frozenset[str]:
    return frozenset(
        code for code, worth in countries.items() if worth > SPOKEN * total and total > LEAST
    )


def _sharpened(votes: Mapping[str, float], total: float) -> dict[str, float]:
    """Votes as shares of the strongest, fainter where even that one is weak."""
    most = max(votes.values(), default=0.0)
    if not most:
        return {}
    sure = min(1.0, most / total / ENOUGH) * min(1.0, total / LEAST)
    return {key: sure * (worth / most) ** 2 for key, worth in votes.items() if worth > most * 0.2}
