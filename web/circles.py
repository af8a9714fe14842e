"""Circles on a map, as large as their counts say, and names beside them where there is room."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT = 720.0, 480.0
MOST_NAMES, FEW_NAMES = 18, 5
LARGE = 2.15
"""A map beside an article, or on a phone, writes a few names only, and so much larger."""
LETTER, LINE, GAP = 7.0, 15.0, 3.0
"""Units of the drawing: a letter's width, a name's height, what parts it from its circle."""

Box = tuple[float, float, float, float]
"""West, south, east, north in degrees, or left, top, right, bottom in a drawing."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place with a point, how many articles (or mentions) it has, and where it leads."""

    label: str
    count: int
    latitude: float
    longitude: float
    go: str


@dataclass(frozen=True, slots=True)
class Circle:
    """A place drawn, in the drawing's units.

    Its name begins at `name_x`, or ends there if `leftwards`; None: there is no room for it.
    `large`: there is room for large letters.
    """

    place: Place
    x: float
    y: float
    radius: float
    name_x: float | None = None
    leftwards: bool = False
    large: bool = False


def circles(points: Sequence[tuple[Place, float, float]]) -> tuple[Circle, ...]:
    """Places at their points, the largest first, so that small ones lie on top.

    Names stand where they hide neither a circle nor another name.
    """
    most = max((place.count for place, _, _ in points), default=1)
    drawn = [
        Circle(place, x, y, round(3 + 13 * math.sqrt(place.count / most), 1))
        for place, x, y in sorted(points, key=lambda each: (-each[0].count, each[0].label))
    ]
    hidden = [(c.x - c.radius, c.y - c.radius, c.x + c.radius, c.y + c.radius) for c in drawn]
    made: list[Circle] = []
    names = 0
    for number, circle in enumerate(drawn):
        others = hidden[:number] + hidden[number + 1 :]
        large = names < FEW_NAMES
        found = _room(circle, LARGE if large else 1.0, others)
        if found and names < MOST_NAMES:
            names += 1
            name_x, leftwards, box = found
            hidden.append(box)
            circle = replace(circle, name_x=name_x, leftwards=leftwards, large=large)
        made.append(circle)
    return tuple(made)


def _room(circle: Circle, size: float, taken: Sequence[Box]) -> tuple[float, bool, Box] | None:
    """Where the name of a circle can stand, on its right or else on its left."""
    long, half = LETTER * size * len(circle.place.label), LINE * size / 2
    right, left = circle.x + circle.radius + GAP, circle.x - circle.radius - GAP
    for edge, leftwards in ((right, False), (left, True)):
        start = edge - long if leftwards else edge
        box = (start, circle.y - half, start + long, circle.y + half)
        fits = box[0] > 0 and box[2] < WIDTH and box[1] > 0 and box[3] < HEIGHT
        if fits and not any(_meet(box, other) for other in taken):
            return round(edge, 1), leftwards, box
    return None


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
