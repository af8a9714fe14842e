"""Which of the places that share a name an article means.

A candidate's score adds up what speaks for it; the weights were set on local and world news with
known places. Containment ("Homs, Syria") outweighs all, then what the words beside the name say,
then the countries and divisions the article speaks of, then nearness, then population.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, log10, radians, sin, sqrt

from search.enrich.matcher import Match
from search.enrich.place import Candidate, Place
from search.enrich.spots import Spot

PRIOR = {"continent": 7.5, "country": 7.0, "division": 5.6, "region": 4.8, "settlement": 2.7}
"""What a place of each type weighs where nothing is known of its population (log10 of people).
"continent" is any region beyond countries."""


WEIGHT = {
    "canonical": 1.5,
    "own": 1.0,
    "country": 2.5,
    "any country": 0.5,
    "area": 3.5,
    "any area": 1.0,
    "sort": 3.0,
    "near": 1.7,
}
"""What each sign adds to a candidate's score, in powers of ten of population."""


ANCHORS = 40
"""Places of an article that nearness is measured from, at most."""
VOTE = 0.7
NEAR_KM = 150.0
NEAR_DEGREES = 1.4


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
    countries: defaultdict[str, float] = defaultdict(float)
    areas: defaultdict[str, float] = defaultdict(float)
    seen: set[str] = set()
    for match in matches:
        if match.nation:
            countries[match.nation.code] += 0.7
    for spot in spots:
        top = spot.candidates[0]
        sure = [c for c in spot.candidates if c.own and c.canonical] or [top]
        held = holder_of(spot, spots)
        if held is not None:
            sure, top = [held], held
        if held is None and not _stands_alone(spot, sure):
            _share_out(spot, areas, seen)
            continue
        countries[top.place.country] += 1.0
        if "." in top.place.area:
            areas[top.place.area] += 1.0
    return Context(countries, areas)


def _share_out(spot: Spot, areas: defaultdict[str, float], seen: set[str]) -> None:
    """A name of few places votes for the divisions they lie in: the one that several names of an
    article share is the one it speaks of."""
    if spot.key in seen or spot.common or spot.joined:
        return
    seen.add(spot.key)
    held = {c.place.area for c in spot.candidates if c.canonical and "." in c.place.area}
    if 0 < len(held) <= 12:
        for area in held:
            areas[area] += VOTE / len(held)


def _stands_alone(spot: Spot, sure: Sequence[Candidate]) -> bool:
    if spot.joined or spot.common:
        return False
    if len({c.place.country for c in sure}) > 1:
        return False
    return sure[0].own or sure[0].place.population > 1_000_000


def holder_of(spot: Spot, spots: Sequence[Spot]) -> Candidate | None:
    """The candidate that lies in what is named after the comma, None where none does."""
    if spot.within is None:
        return None
    own = {c.place.type for c in spot.candidates if c.own}
    holders = [c.place for c in spots[spot.within].candidates if _may_hold(c.place, own)]
    inside = [
        candidate
        for candidate in spot.candidates
        if any(lies_in(candidate.place, holder) for holder in holders)
    ]
    return max(inside, key=lambda c: (c.canonical, weight(c.place)), default=None)


def _may_hold(holder: Place, own: Collection[str]) -> bool:
    """Whether a place may hold one whose name our files give to places of the types `own`: a list
    of countries or divisions is no containment, but "Palestine, Texas" is."""
    if holder.type == "country":
        return "country" not in own
    return holder.type == "division" and "division" not in own


def lies_in(place: Place, holder: Place) -> bool:
    """Whether a place is below a country or division."""
    if holder.type == "country":
        return place.country == holder.country and place.type != "country"
    return holder.type == "division" and place.area == holder.area and place.type != "division"


def weight(place: Place) -> float:
    """How likely a place is to be meant when nothing else is known: log10 of its people."""
    known = log10(place.population + 10 ** PRIOR["settlement"])
    if place.type == "settlement":
        return known + (0.5 if place.capital else 0.0)
    prior = PRIOR["continent"] if not place.area else PRIOR[place.type]
    return max(known, prior) - (0.0 if place.listed else 1.0)


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
    usual = {key: counts.most_common(1)[0][0] for key, counts in sorts.items()}
    told = {key: counts.most_common(1)[0][0] for key, counts in held.items()}
    scores = [_scores(spot, spot.sort or usual.get(spot.key, ""), context) for spot in spots]
    first = [
        told.get(spot.key) or spot.candidates[max(range(len(own)), key=own.__getitem__)].place
        for spot, own in zip(spots, scores, strict=True)
    ]
    points = tuple(dict.fromkeys(_point(p) for p in first if p.type == "settlement"))[:ANCHORS]
    chosen: list[Choice] = []
    for spot, own in zip(spots, scores, strict=True):
        holder = holder_of(spot, spots)
        place = holder.place if holder else told.get(spot.key)
        if place is not None:
            chosen.append(Choice(spot, place, "containment", 10.0 if holder else 8.0))
        else:
            chosen.append(_best(spot, own, context, points))
    return chosen


def _scores(spot: Spot, sort: str, context: Context) -> list[float]:
    """What speaks for each candidate of a spot, nearness apart."""
    scores = []
    for candidate in spot.candidates:
        place = candidate.place
        share, area = context.share(place)
        score = weight(place) + WEIGHT["canonical"] * candidate.canonical
        score += WEIGHT["own"] * candidate.own + WEIGHT["country"] * share
        score += WEIGHT["any country"] * (share > 0)
        score += WEIGHT["area"] * area + WEIGHT["any area"] * (area > 0)
        kind = "settlement" if sort == "settlement" else "division"
        if sort:
            score += WEIGHT["sort"] * (place.type == kind)
        scores.append(score)
    return scores


def _best(spot: Spot, scores: Sequence[float], context: Context, points: Sequence[Point]) -> Choice:
    near = [
        score + WEIGHT["near"] * _is_near(candidate.place, points)
        for score, candidate in zip(scores, spot.candidates, strict=True)
    ]
    number = max(range(len(near)), key=near.__getitem__)
    best = spot.candidates[number]
    share, area = context.share(best.place)
    rule = (
        "country" if best.place.type == "country"
        else "transliteration" if best.loose
        else "listed" if best.own
        else "context" if share >= 0.2 or area > 0
        else "population"
    )  # fmt: skip
    return Choice(spot, best.place, rule, near[number])


Point = tuple[float, float]


def _point(place: Place) -> Point:
    return (place.latitude or 0.0, place.longitude or 0.0)


def _is_near(place: Place, points: Sequence[Point]) -> bool:
    """Whether a settlement lies near another place of the article (not itself)."""
    if place.type != "settlement":
        return False
    latitude, longitude = _point(place)
    return any(
        abs(latitude - point[0]) < NEAR_DEGREES
        and abs(longitude - point[1]) < 2 * NEAR_DEGREES
        and (latitude, longitude) != point
        and distance((latitude, longitude), point) < NEAR_KM
        for point in points
    )


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points (latitude, longitude in degrees) on a sphere of 6371 km."""
    a, b, c, d = (radians(value) for value in (*one, *other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))
