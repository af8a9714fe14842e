"""Which of the places that share a name an article means.

A candidate's score adds up what speaks for it; the weights were set on local and world news with
known places. Containment ("Homs, Syria") outweighs all, then what the words beside the name say,
then the countries and divisions the article speaks of, then nearness, then population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from search.enrich.matcher import Match
from search.enrich.place import Candidate, Place
from search.enrich.spots import Spot

PRIOR = {"country": 7.0, "division": 5.6, "region": 4.8, "settlement": 2.7}
"""What a place of each type weighs where nothing is known of its population (settlement: log10)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a spot means. `rule` says why; `strength` is how much speaks for it being a place."""

    spot: Spot
    place: Place
    rule: str
    strength: float


@dataclass(frozen=True, slots=True)
class Context:
    """How often an article speaks of each country and each first-level division."""

    countries: Mapping[str, float]
    areas: Mapping[str, float]

    def share(self, place: Place) -> tuple[float, float]:
        """The place's country's and division's part in all that the article speaks of, 0 to 1."""
        total = max(sum(self.countries.values()), 1.0)
        return (
            self.countries.get(place.country, 0.0) / total if place.country else 0.0,
            self.areas.get(place.area, 0.0) / total if "." in place.area else 0.0,
        )


def surroundings(matches: Iterable[Match], spots: Sequence[Spot]) -> Context:
    """The context that names without namesakes, peoples and containments give."""
    countries: Counter[str] = Counter()
    areas: Counter[str] = Counter()
    for match in matches:
        if match.nation:
            countries[match.nation.code] += 0.7
    for spot in spots:
        top = spot.candidates[0]
        sure = [c for c in spot.candidates if c.place.listed and c.canonical] or [top]
        held = holder_of(spot, spots)
        if held is not None:
            sure, top = [held], held
        if held is None and not _stands_alone(spot, sure):
            continue
        countries[top.place.country] += 1.0
        if "." in top.place.area:
            areas[top.place.area] += 1.0
    return Context(countries, areas)


def _stands_alone(spot: Spot, sure: Sequence[Candidate]) -> bool:
    if spot.joined or spot.common:
        return False
    if len({c.place.country for c in sure}) > 1:
        return False
    return sure[0].place.listed or sure[0].place.population > 1_000_000


def holder_of(spot: Spot, spots: Sequence[Spot]) -> Candidate | None:
    """The candidate that lies in what is named after the comma, None where none does."""
    if spot.within is None:
        return None
    holders = [c.place for c in spots[spot.within].candidates if c.place.type != "settlement"]
    inside = [
        candidate
        for candidate in spot.candidates
        if any(lies_in(candidate.place, holder) for holder in holders)
    ]
    return max(inside, key=lambda c: (c.canonical, weight(c.place)), default=None)


def lies_in(place: Place, holder: Place) -> bool:
    """Whether a place is below a country or division."""
    if holder.type == "country":
        return place.country == holder.country and place.type != "country"
    return holder.type == "division" and place.area == holder.area and place.type != "division"


def weight(place: Place) -> float:
    """How likely a place is to be meant when nothing else is known: log10 of its people."""
    known = log10(place.population + 10 ** PRIOR["settlement"])
    if place.type == "settlement":
        return known + (0.5 if place.capital else 0.0) + (1.0 if place.listed else 0.0)
    return max(known, PRIOR[place.type]) + (0.0 if place.listed else -1.0)


def choose(spots: Sequence[Spot], context: Context) -> list[Choice]:
    """One choice for each spot, in order; equal names in one article mean the same place."""
    sorts: dict[str, Counter[str]] = {}
    held: dict[str, Counter[Place]] = {}
    for spot in spots:
        if spot.sort:
            sorts.setdefault(spot.key, Counter())[spot.sort] += 1
        holder = holder_of(spot, spots)
        if holder is not None:
            held.setdefault(spot.key, Counter())[holder.place] += 1
    first = [_best(spot, spots, context, sorts, held, ()) for spot in spots]
    anchors = [c.place for c in first if c.place.listed or c.rule in ("containment", "context")]
    points = tuple(dict.fromkeys(_point(p) for p in anchors if p.type == "settlement"))[:40]
    return [_best(spot, spots, context, sorts, held, points) for spot in spots]


Point = tuple[float, float]


def _point(place: Place) -> Point:
    return (place.latitude or 0.0, place.longitude or 0.0)


def _best(
    spot: Spot,
    spots: Sequence[Spot],
    context: Context,
    sorts: Mapping[str, Counter[str]],
    held: Mapping[str, Counter[Place]],
    points: Sequence[Point],
) -> Choice:
    holder = holder_of(spot, spots)
    if holder is not None:
        return Choice(spot, holder.place, "containment", 10.0)
    told = held.get(spot.key)
    if told:
        return Choice(spot, told.most_common(1)[0][0], "containment", 8.0)
    usual = sorts.get(spot.key)
    sort = spot.sort or (usual.most_common(1)[0][0] if usual else "")
    scored = [
        (_score(candidate, sort, context, points), -number, candidate)
        for number, candidate in enumerate(spot.candidates)
    ]
    score, _, best = max(scored, key=lambda entry: entry[:2])
    share, area = context.share(best.place)
    rule = (
        "country" if best.place.type == "country"
        else "listed" if best.place.listed
        else "context" if share >= 0.2 or area > 0
        else "population"
    )  # fmt: skip
    return Choice(spot, best.place, rule, score)


def _score(candidate: Candidate, sort: str, context: Context, points: Sequence[Point]) -> float:
    place = candidate.place
    share, area = context.share(place)
    score = weight(place) + (1.0 if candidate.canonical else 0.0)
    score += 2.5 * share + (0.5 if share else 0.0) + 2.0 * area + (1.0 if area else 0.0)
    if sort == "division":
        score += 3.0 if place.type == "division" else 0.0
    elif sort == "settlement":
        score += 3.0 if place.type == "settlement" else -1.0
    if points and place.type == "settlement":
        here = _point(place)
        if any(here != point and distance(here, point) < 150.0 for point in points):
            score += 1.0
    return score


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points (latitude, longitude in degrees) on a sphere of 6371 km."""
    a, b, c, d = (radians(value) for value in (*one, *other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))
