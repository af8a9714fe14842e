"""What an article speaks of, before its namesakes are told apart: countries and divisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from search.enrich.homes import Home
from search.enrich.matcher import Match
from search.enrich.place import Candidate, Place
from search.enrich.spots import Spot

VOTE = 0.7
"""What a name of few places adds, in all, to the divisions they lie in (a sure place adds 1)."""
FEW = 12


@dataclass(frozen=True, slots=True)
class Context:
    """How often an article speaks of each country and each first-level division."""

    countries: Mapping[str, float]
    areas: Mapping[str, float]
    total: float

    def share(self, place: Place) -> tuple[float, float]:
        """The place's country's and division's part in all that the article speaks of, 0 to 1."""
        return (
            self.countries.get(place.country, 0.0) / self.total if place.country else 0.0,
            self.areas.get(place.area, 0.0) / self.total if "." in place.area else 0.0,
        )


def surroundings(matches: Iterable[Match], spots: Sequence[Spot], home: Home) -> Context:
    """The context that names without namesakes, peoples and containments give."""
    countries: defaultdict[str, float] = defaultdict(float)
    areas: defaultdict[str, float] = defaultdict(float)
    voted: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for match in matches:
        if match.nation:
            countries[match.nation.code] += 0.7
    for spot in spots:
        top = spot.candidates[0]
        sure = [c for c in spot.candidates if c.own and c.canonical] or [top]
        held = holder_of(spot, spots) if spot.within is not None else None
        if held is not None:
            sure, top = [held], held
        if held is None and not _stands_alone(spot, sure, home):
            _share_out(spot, voted)
            continue
        countries[top.place.country] += 1.0
        lie_in = {c.place.area for c in sure}
        if len(lie_in) == 1 and "." in top.place.area:
            areas[top.place.area] += 1.0
    for area, names in voted.items():
        if len(names) > 1 or area in areas:  # one name alone says nothing but itself
            areas[area] += sum(names.values())
    return Context(countries, areas, max(sum(countries.values()), 1.0))


def _share_out(spot: Spot, voted: defaultdict[str, dict[str, float]]) -> None:
    """A name of few places votes for the divisions they lie in: the one that several names of an
    article share is the one it speaks of."""
    if spot.common or spot.joined:
        return
    held = {c.place.area for c in spot.candidates if c.canonical and "." in c.place.area}
    if 0 < len(held) <= FEW:
        for area in held:
            voted[area][spot.key] = VOTE / len(held)


def _stands_alone(spot: Spot, sure: Sequence[Candidate], home: Home) -> bool:
    if spot.joined or spot.common:
        return False
    if home.points and any(home.is_rival(c.place, sure[0].place) for c in spot.candidates):
        return False
    if len({c.place.country for c in sure}) > 1:
        return False
    place = sure[0].place
    rivals = (c.place for c in spot.candidates if c.canonical and c.place.country != place.country)
    if any(rival.population >= max(50_000, place.population // 20) for rival in rivals):
        return place.type != "settlement"
    return sure[0].own or place.population > 1_000_000


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
    return max(inside, key=lambda c: (c.canonical, c.place.renown), default=None)


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
