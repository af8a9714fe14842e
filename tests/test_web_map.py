"""Claims about the map: circles lie where their places do, outlines where land is."""

from __future__ import annotations

import random

from web.circles import HEIGHT, LETTER, LINE, WIDTH, Place
from web.outlines import outlines
from web.worldmap import A_FEW, world_map


def test_circles_lie_on_the_map_and_outliers_are_counted() -> None:
    near = [Place(f"{n}", 9, 34.7 + n / 100, 36.7, "/h") for n in range(A_FEW)]
    far = Place("Lima", 1, -12.0, -77.0, "/l")
    drawn = world_map([*near, far])
    assert drawn is not None
    assert far not in [circle.place for circle in drawn.circles]
    assert (len(drawn.circles), drawn.outside) == (A_FEW, 1)
    assert getattr(world_map([near[0], far]), "outside", None) == 0
    assert all(0 < c.x < WIDTH and 0 < c.y < HEIGHT for c in drawn.circles)
    assert world_map([]) is None


def test_a_name_hides_neither_a_circle_nor_another_name() -> None:
    draw = random.Random(1)
    close = [
        Place(f"Village {n}", n, 33 + draw.random(), 36 + draw.random(), "/") for n in range(1, 60)
    ]
    drawn = world_map(close)
    assert drawn is not None
    names = [each for each in drawn.circles if each.name_x is not None]
    assert len(names) > 5
    boxes = []
    for each in names:
        assert each.name_x is not None
        long = LETTER * len(each.place.label)
        left = each.name_x - long if each.leftwards else each.name_x
        boxes.append((each, left, each.y - LINE / 2, left + long, each.y + LINE / 2))
    for each, left, top, right, bottom in boxes:
        for other in drawn.circles:
            beside = other.x + other.radius <= left or other.x - other.radius >= right
            assert beside or other.y + other.radius <= top or other.y - other.radius >= bottom
        for other, *box in boxes:
            apart = box[2] <= left or box[0] >= right or box[3] <= top or box[1] >= bottom
            assert other is each or apart


CAPITALS = {
    "Damascus": (36.3, 33.5), "Beirut": (35.55, 33.85), "Amman": (35.9, 31.95),
    "Cairo": (31.2, 30.0), "Baghdad": (44.4, 33.3), "Ankara": (32.9, 39.9),
    "Tehran": (51.4, 35.7), "Moscow": (37.6, 55.8), "Madrid": (-3.7, 40.4),
    "Nairobi": (36.8, -1.3), "Delhi": (77.2, 28.6), "Beijing": (116.4, 39.9),
    "Washington": (-77.0, 38.9), "Brasilia": (-47.9, -15.8), "Canberra": (149.1, -35.3),
}  # fmt: skip


AT_SEA = [(30.0, 34.0), (-30.0, 40.0), (80.0, -30.0), (-150.0, 0.0), (34.0, 43.3), (38.0, 20.5)]


def on_land(lon: float, lat: float) -> bool:
    """Whether a ray to the east crosses the edge of some land an odd number of times."""
    for shape in outlines():
        edges = zip(shape.points, (*shape.points[1:], shape.points[0]), strict=True)
        crossed = [
            x1 + (lat - y1) * (x2 - x1) / (y2 - y1) > lon
            for (x1, y1), (x2, y2) in edges
            if (y1 > lat) != (y2 > lat)
        ]
        if shape.kind == "land" and sum(crossed) % 2:
            return True
    return False


def test_capitals_lie_on_the_land_that_is_drawn_and_the_seas_do_not() -> None:
    assert [name for name, point in CAPITALS.items() if not on_land(*point)] == []
    assert [point for point in AT_SEA if on_land(*point)] == []
