"""Which of the places that share a name an article means.

A candidate's score adds up what speaks for it; the weights were set on local and world news with
known places. Containment ("Homs, Syria") outweighs all, then what the words beside the name say,
then the countries and divisions the article speaks of, then nearness, then population.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from search.enrich.context import Context, holder_of
from search.enrich.homes import Home
from search.enrich.made import made_often
from search.enrich.nearness import point_of
from search.enrich.place import Candidate, Place
from search.enrich.spots import Spot
from search.enrich.weighing import Leaning, Scales

STATES = frozenset({"US", "CA", "AU"})
"""Countries where a town is given with its state: "Stroud, Ontario"."""
ANCHORS = 40
"""Places of an article that nearness is measured from, at most."""


@made_often
class Choice:
    """What a spot means. `rule` says why; `strength` is how much speaks for it being a place."""

    spot: Spot
    place: Place
    rule: str
    strength: float


def choose(spots: Sequence[Spot], context: Context, home: Home) -> list[Choice]:
    """One choice for each spot, in order; equal names in one article mean the same place."""
    holders = [holder_of(spot, spots) if spot.within is not None else None for spot in spots]
    sorts: dict[str, Counter[str]] = {}
    held: dict[str, Counter[Place]] = {}
    for spot, holder in zip(spots, holders, strict=True):
        if spot.sort:
            sorts.setdefault(spot.key, Counter())[spot.sort] += 1
        if holder is not None:
            held.setdefault(spot.key, Counter())[holder.place] += 1
    usual = {key: counts.most_common(1)[0][0] for key, counts in sorts.items()}
    told = {key: counts.most_common(1)[0][0] for key, counts in held.items()}
    among = _among_divisions(spots)
    scales = Scales(context, Leaning(home, 1.0 - _abroad(context, home)))
    kinds = [_sort(spot, number in among, usual) for number, spot in enumerate(spots)]
    first = [
        told.get(spot.key) or scales.heaviest(spot, kind)
        for spot, kind in zip(spots, kinds, strict=True)
    ]
    points = tuple(dict.fromkeys(point_of(p) for p in first if p.type == "settlement"))[:ANCHORS]
    chosen: list[Choice] = []
    for spot, kind, holder in zip(spots, kinds, holders, strict=True):
        place = holder.place if holder else told.get(spot.key) or _stated(spot, spots)
        if place is not None:
            chosen.append(Choice(spot, place, "containment", 10.0 if holder else 8.0))
        else:
            chosen.append(Choice(spot, *scales.choose(spot, kind, points)))
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


def _abroad(context: Context, home: Home) -> float:
    """The part of what the article speaks of that lies in no country where its source is."""
    away = sum(n for code, n in context.countries.items() if home.countries.get(code, 0.0) < 0.2)
    return away / context.total
