"""Coarse outlines of land and of some borders, as drawn by hand for this project.

`data/outlines.tsv`: a kind (land, water, border), a name, and points as `lon lat` pairs in degrees.
They are good to a degree or so: enough to see where a place lies, not to measure by.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from web.tongues import FOLDER

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A closed shape (land, water) or an open line (border), as (longitude, latitude) points."""

    kind: str
    name: str
    points: tuple[Point, ...]

    def meets(self, west: float, south: float, east: float, north: float) -> bool:
        """Whether its bounding box and this one overlap."""
        lons = [lon for lon, _ in self.points]
        lats = [lat for _, lat in self.points]
        across = min(lons) <= east and max(lons) >= west
        return across and min(lats) <= north and max(lats) >= south


@cache
def outlines() -> tuple[Outline, ...]:
    """All outlines, land before water before borders: the order they are drawn in."""
    made = []
    for line in (FOLDER / "outlines.tsv").read_text(encoding="utf-8").splitlines():
        kind, name, numbers = line.split("\t")
        points = tuple(
            (float(lon), float(lat))
            for lon, lat in (pair.split() for pair in numbers.split(",") if pair)
        )
        made.append(Outline(kind, name, points))
    return tuple(made)
