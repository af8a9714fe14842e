"""Places on a map of our own: circles over coarse outlines, a drawing of numbers only."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from search.query import Query
from search.results import ArticleView, FacetValue
from web import choices
from web.addresses import Addresses
from web.circles import HEIGHT, WIDTH, Box, Circle, Place, circles
from web.outlines import outlines
from web.wording import say_place

LEAST_SPAN = 3.0
"""Degrees: nearer than this the outlines have nothing to show."""
MARGIN = 0.2
OUTLYING = 0.1
"""The share of all counts that lies farthest out on each side and may stay outside."""
A_FEW = 12
"""Up to so many places are all shown, wherever they are."""
STEPS = (1, 2, 5, 10, 30)


@dataclass(frozen=True, slots=True)
class WorldMap:
    """Shapes as SVG paths by kind, lines of the graticule, circles with the largest first."""

    shapes: tuple[tuple[str, str], ...]
    lines: tuple[str, ...]
    circles: tuple[Circle, ...]
    outside: int


Projection = Callable[[float, float], tuple[float, float]]


def world_map(places: Sequence[Place]) -> WorldMap | None:
    """A map zoomed to where nearly all of the places are; None without a place."""
    if not places:
        return None
    box = _view(places)
    west, south, east, north = box
    inside = [p for p in places if west <= p.longitude <= east and south <= p.latitude <= north]
    project = _projection(box)
    shapes = tuple(
        (each.kind, _path([project(*point) for point in each.points], each.kind != "border"))
        for each in outlines()
        if each.meets(*box)
    )
    drawn = circles([(place, *project(place.longitude, place.latitude)) for place in inside])
    return WorldMap(shapes, _graticule(box, project), drawn, len(places) - len(inside))


def places_found(values: Sequence[FacetValue], query: Query, to: Addresses) -> list[Place]:
    """The places of a facet that are points: no country, none that contains another one listed."""
    above = {each.value.rpartition("/")[0] for each in values}
    return [
        Place(
            say_place(each.value),
            each.count,
            each.latitude,
            each.longitude,
            to.search(choices.choose(query, "place", each.value)),
        )
        for each in values
        if each.latitude is not None
        and each.longitude is not None
        and each.type != "country"
        and each.value not in above
    ]


def places_of(view: ArticleView, to: Addresses) -> list[Place]:
    """The places an article mentions, by the number of mentions; each leads to its articles."""
    counts: dict[str, int] = {}
    for mention in view.mentions:
        if mention.facet == "place":
            counts[mention.value] = counts.get(mention.value, 0) + 1
    made = []
    public = {tag.value for tag in view.tags if tag.facet == "place" and tag.public}
    for value in sorted(public):
        entity = view.entities.get(("place", value))
        if entity is None or entity.latitude is None or entity.longitude is None:
            continue
        contains = any(other.startswith(f"{value}/") for other in public)
        if entity.type != "country" and not contains:
            go = to.search(choices.choose(Query(), "place", value))
            point = (entity.latitude, entity.longitude)
            made.append(Place(say_place(value), max(1, counts.get(value, 0)), *point, go))
    return made


def _view(places: Sequence[Place]) -> Box:
    """West, south, east, north of what to show: outliers with few articles are left outside."""
    lons, lats = _middle(places, "longitude"), _middle(places, "latitude")
    lon, lat = sum(lons) / 2, sum(lats) / 2
    squeeze = max(0.2, math.cos(math.radians(lat)))
    across = max(LEAST_SPAN, (lons[1] - lons[0]) * (1 + 2 * MARGIN))
    up = max(LEAST_SPAN, (lats[1] - lats[0]) * (1 + 2 * MARGIN), across * squeeze * HEIGHT / WIDTH)
    up = min(up, 150.0)
    across = up / squeeze * WIDTH / HEIGHT
    lat = max(-90 + up / 2, min(90 - up / 2, lat))
    return lon - across / 2, lat - up / 2, lon + across / 2, lat + up / 2


def _middle(places: Sequence[Place], axis: str) -> tuple[float, float]:
    """The range that holds all but the `OUTLYING` counts on either side, or all of `A_FEW`."""
    share = OUTLYING if len(places) > A_FEW else 0.0
    ordered = sorted((getattr(place, axis), place.count) for place in places)
    total, seen = sum(count for _, count in ordered), 0
    kept = []
    for value, count in ordered:
        if seen + count > total * share and seen < total * (1 - share):
            kept.append(value)
        seen += count
    return kept[0], kept[-1]


def _projection(box: Box) -> Projection:
    """Degrees to units, equirectangular, true to scale at the middle of the view."""
    west, south, east, north = box

    def project(lon: float, lat: float) -> tuple[float, float]:
        x = (lon - west) / (east - west) * WIDTH
        return round(x, 1), round((north - lat) / (north - south) * HEIGHT, 1)

    return project


def _path(points: Sequence[tuple[float, float]], closed: bool) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + ("Z" if closed else "")


def _graticule(box: Box, project: Projection) -> tuple[str, ...]:
    west, south, east, north = box
    step = next((each for each in STEPS if (east - west) / each <= 9), STEPS[-1])
    first_lon, first_lat = math.ceil(west / step) * step, math.ceil(south / step) * step
    meridians = [project(lon, north) for lon in range(first_lon, math.floor(east) + 1, step)]
    parallels = [project(west, lat) for lat in range(first_lat, math.floor(north) + 1, step)]
    upright = [f"M{x:g} 0V{HEIGHT:g}" for x, _ in meridians]
    return (*upright, *(f"M0 {y:g}H{WIDTH:g}" for _, y in parallels))
