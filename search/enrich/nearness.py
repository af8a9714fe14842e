"""Distances on the ground, and which settlements lie near the other places of an article."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from search.enrich.place import Place

NEAR_KM = 150.0
NEAR_DEGREES = 1.4

Point = tuple[float, float]


def point_of(place: Place) -> Point:
    return (place.latitude or 0.0, place.longitude or 0.0)


def is_near(place: Place, points: Sequence[Point]) -> bool:
    """Whether a settlement lies near one of some points, or on it."""
    if place.type != "settlement":
        return False
    here = point_of(place)
    return any(_are_near(here, point) for point in points)


def is_near_another(place: Place, points: Sequence[Point]) -> bool:
    """Whether a settlement lies near one of some points that is not its own."""
    if place.type != "settlement":
        return False
    here = point_of(place)
    return any(_are_near(here, point) for point in points if point != here)


def _are_near(here: Point, point: Point) -> bool:
    """Two comparisons tell most points apart, without a sine."""
    return (
        -NEAR_DEGREES < here[0] - point[0] < NEAR_DEGREES
        and abs(here[1] - point[1]) < 2 * NEAR_DEGREES
        and distance(here, point) < NEAR_KM
    )


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points (latitude, longitude in degrees) on a sphere of 6371 km."""
    a, b, c, d = (radians(value) for value in (*one, *other))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))
