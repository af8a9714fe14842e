"""Which of the places that share a name an article means.

A candidate's score adds up what speaks for it; the weights were set on local and world news with
known places. Containment ("Homs, Syria") outweighs all, then what the words beside the name say,
then the countries and divisions the article speaks of, then nearness, then population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.enrich.context import Context, holder_of
from search.enrich.homes import Home
from search.enrich.nearness import Point, is_near, is_near_another, point_of
from search.enrich.place import Candidate, Place
from search.enrich.renown import weight
from search.enrich.spots import Spot

WEIGHT = {
    "canonical": 1.5,
    "own": 1.0,
    "country": 2.5,
    "any country": 0.5,
    "area": 3.5,
    "any area": 1.0,
    "sort": 3.0,
    "near": 1.7,
    "seat": 1.5,
    "home country": 0.7,
    "home area": 3.5,
    "home near": 2.0,
}
"""What each sign adds to a candidate's score, in powers of ten of population. "seat" is taken
from a division that shares its name with its own seat, where nothing says which is meant."""


STATES = frozenset({"US", "CA", "AU"})
"""Countries where a town is given with its state: "Stroud, Ontario"."""
DAMP = 0.6
"""How little the home says of a name being a place at all: it counts for the rest only."""
ANCHORS = 40
"""Places of an article that nearness is measured from, at most."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a spot means. `rule` says why; `strength` is how much speaks for it being a place."""

    spot: Spot
    place: Place
    rule: str
    strength: float


@dataclass(frozen=True, slots=True)
class Leaning:
    """The home of the source, and how far (0 to 1) the article stays there."""

    home: Home
    trust: float

    def pull(self, place: Place) -> float:
        """What the home adds to a place's score."""
        if not self.home.countries:
            return 0.0
        country, division = self.home.share(place)
        return self.trust * (
            WEIGHT["home country"] * country
            + WEIGHT["home area"] * division
            + WEIGHT["home near"] * is_near(place, self.home.points)
        )


def choose(spots: Sequence[Spot], context: Context, home: Home) -> list[Choice]:
    """One choice for each spot, in order; equal names in one article mean the same place."""
    leaning = Leaning(home, 1.0 - _abroad(context, home))
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
    among = _among_divisions(spots)
    scores = [
        _scores(spot, _sort(spot, number in among, usual), context, leaning)
        for number, spot in enumerate(spots)
    ]
    first = [
        told.get(spot.key) or spot.candidates[max(range(len(own)), key=own.__getitem__)].place
        for spot, own in zip(spots, scores, strict=True)
    ]
    points = tuple(dict.fromkeys(point_of(p) for p in first if p.type == "settlement"))[:ANCHORS]
    chosen: list[Choice] = []
    for spot, own in zip(spots, scores, strict=True):
        holder = holder_of(spot, spots)
        place = holder.place if holder else told.get(spot.key) or _stated(spot, spots)
        if place is not None:
            chosen.append(Choice(spot, place, "containment", 10.0 if holder else 8.0))
        else:
            chosen.append(_best(spot, own, context, points, leaning))
    return chosen


def _stated(spot: Spot, spots: Sequence[Spot]) -> Place | None:
    """The division named after the comma, where the gazetteer knows no such place in it: better
    that than a namesake elsewhere."""
    if spot.within is None or any(c.own for c in spot.candidates):
        return None
    holders = [c for c in spots[spot.within].candidates if c.own]
    if all(c.place.type == "division" for c in holders) and len(holders) == 1:
        return holders[0].place if holders[0].place.country in STATES else None
    return None


def _sort(spot: Spot, among: bool, usual: Mapping[str, str]) -> str:
    return spot.sort or ("division" if among else usual.get(spot.key, ""))


def _among_divisions(spots: Sequence[Spot]) -> set[int]:
    """The spots that stand in a list beside a division and can be one of the same country:
    "Oregon, New York and Ohio"."""
    found: set[int] = set()
    for number, spot in enumerate(spots):
        if spot.beside is None:
            continue
        for one, other in ((number, spot.beside), (spot.beside, number)):
            here = {c.place.country for c in spots[one].candidates if _is_division(c)}
            there = {c.place.type for c in spots[other].candidates if c.own}
            beside = spots[other].candidates[0]
            if there == {"division"} and _is_division(beside) and beside.place.country in here:
                found.add(one)
    return found


def _is_division(candidate: Candidate) -> bool:
    return candidate.own and candidate.place.type == "division"


def _scores(spot: Spot, sort: str, context: Context, leaning: Leaning) -> list[float]:
    """What speaks for each candidate of a spot, nearness apart."""
    scores = []
    seats = {c.place.area for c in spot.candidates if c.own and c.place.type == "settlement"}
    for candidate in spot.candidates:
        place = candidate.place
        share, area = context.share(place)
        score = weight(place) + WEIGHT["canonical"] * candidate.canonical
        score += WEIGHT["own"] * candidate.own + WEIGHT["country"] * share
        score += WEIGHT["any country"] * (share > 0)
        score += WEIGHT["area"] * area + WEIGHT["any area"] * (area > 0)
        score += leaning.pull(place)
        kind = "settlement" if sort == "settlement" else "division"
        if sort:
            score += WEIGHT["sort"] * (place.type == kind)
        elif place.type == "division" and place.area in seats:
            score -= WEIGHT["seat"]
        scores.append(score)
    return scores


def _abroad(context: Context, home: Home) -> float:
    """The part of what the article speaks of that lies in no country where its source is."""
    away = sum(n for code, n in context.countries.items() if home.countries.get(code, 0.0) < 0.2)
    return away / context.total


def _best(
    spot: Spot, scores: Sequence[float], context: Context, points: Sequence[Point], leaning: Leaning
) -> Choice:
    near = [
        score + WEIGHT["near"] * is_near_another(candidate.place, points)
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
    # At home too a name may be a person's.
    return Choice(spot, best.place, rule, near[number] - leaning.pull(best.place) * DAMP)
