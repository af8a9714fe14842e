"""The candidates for a name weighed: what speaks for each of the places that share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.context import Context
from search.enrich.homes import Home
from search.enrich.nearness import Point, is_near, is_near_another
from search.enrich.place import Place
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
DAMP = 0.6
"""How little the home says of a name being a place at all: it counts for the rest only."""
SURE = 10.0
"""How much speaks for what has no namesake: a country."""


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


Held = tuple[int, str]


def _held(spot: Spot, sort: str) -> Held:
    """What weighs alike: the same candidates of one sort. Equal names may have other ones, where
    what stands beside one of them narrows it."""
    return id(spot.candidates), sort


class Scales:
    """The candidates of an article weighed, those of one sort once. Its spots keep them alive."""

    def __init__(self, context: Context, leaning: Leaning) -> None:
        self._context, self._leaning = context, leaning
        self._scores: dict[Held, list[float]] = {}
        self._chosen: dict[Held, tuple[Place, str, float]] = {}

    def heaviest(self, spot: Spot, sort: str) -> Place:
        """The candidate that most speaks for, nearness apart."""
        if len(spot.candidates) == 1:
            return spot.candidates[0].place
        scores = self._weigh(spot, sort)
        return spot.candidates[scores.index(max(scores))].place

    def choose(self, spot: Spot, sort: str, points: Sequence[Point]) -> tuple[Place, str, float]:
        """The place that most speaks for, the rule, and how much speaks for it being a place."""
        key = _held(spot, sort)
        chosen = self._chosen.get(key)
        if chosen is None:
            chosen = self._chosen[key] = self._best(spot, sort, points)
        return chosen

    def _best(self, spot: Spot, sort: str, points: Sequence[Point]) -> tuple[Place, str, float]:
        if len(spot.candidates) == 1 and spot.candidates[0].place.type == "country":
            return spot.candidates[0].place, "country", SURE
        scores = self._weigh(spot, sort)
        least = max(scores) - WEIGHT["near"]  # below it even nearness would not help
        near = [
            score + WEIGHT["near"] * is_near_another(candidate.place, points)
            if score >= least
            else score
            for score, candidate in zip(scores, spot.candidates, strict=True)
        ]
        best = spot.candidates[near.index(max(near))]
        share, area = self._context.share(best.place)
        rule = (
            "country" if best.place.type == "country"
            else "transliteration" if best.loose
            else "listed" if best.own
            else "context" if share >= 0.2 or area > 0
            else "population"
        )  # fmt: skip
        # At home too a name may be a person's.
        return best.place, rule, max(near) - best.place.fame - self._leaning.pull(best.place) * DAMP

    def _weigh(self, spot: Spot, sort: str) -> list[float]:
        """What speaks for each candidate of a spot, nearness apart."""
        key = _held(spot, sort)
        scores = self._scores.get(key)
        if scores is None:
            scores = self._scores[key] = _scores(spot, sort, self._context, self._leaning)
        return scores


def _scores(spot: Spot, sort: str, context: Context, leaning: Leaning) -> list[float]:
    scores = []
    most = max([c.place.fame for c in spot.candidates])  # among sorts of places it decides nothing
    seats = {c.place.area for c in spot.candidates if c.own and c.place.type == "settlement"}
    kind = "settlement" if sort == "settlement" else "division"
    share_of, trust = context.share, leaning.trust
    for candidate in spot.candidates:
        place = candidate.place
        share, area = share_of(place)
        score = place.renown + (place.fame if place.type == "settlement" else most)
        if candidate.canonical:
            score += WEIGHT["canonical"]
        if candidate.own:
            score += WEIGHT["own"]
        if share:
            score += WEIGHT["country"] * share + WEIGHT["any country"]
        if area:
            score += WEIGHT["area"] * area + WEIGHT["any area"]
        if trust:
            score += leaning.pull(place)
        if sort:
            score += WEIGHT["sort"] * (place.type == kind)
        elif place.type == "division" and place.area in seats:
            score -= WEIGHT["seat"]
        scores.append(score)
    return scores
