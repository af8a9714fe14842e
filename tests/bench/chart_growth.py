"""The chart of growth: page time against articles, a line a class of queries."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .asks import FILTERED
from .svg import Chart, Scale

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 760, 460, 70, 150, 50, 410
APART = 16


def draw_growth(times: Mapping[int, Mapping[str, float]], path: Path) -> None:
    """Write articles -> class -> milliseconds as an SVG; classes without a filter only."""
    sizes = sorted(times)
    kinds = [kind for kind in times[sizes[-1]] if not kind.endswith(FILTERED)]
    chart = Chart(WIDTH, HEIGHT, "Median time of a results page as the archive grows")
    across = Scale(sizes[0], sizes[-1], LEFT, WIDTH - RIGHT)
    values = [times[size][kind] for size in sizes for kind in kinds]
    up = Scale.around(values, BOTTOM, TOP)
    chart.text(10, 24, "Time of a results page as the archive grows; dashed: as fast as matches do")
    for ten in up.tens:
        chart.line(LEFT, up.at(ten), WIDTH - RIGHT, up.at(ten))
        chart.text(LEFT - 8, up.at(ten) + 4, f"{ten:g} ms", "soft", "end")
    for size in sizes:
        chart.text(across.at(size), BOTTOM + 20, f"{size:,}", "soft", "middle")
    chart.text((LEFT + WIDTH - RIGHT) / 2, BOTTOM + 40, "articles, logarithmic", "soft", "middle")
    low = min(times[sizes[0]][kind] for kind in kinds)
    reach = min(sizes[-1] / sizes[0], up.high / low)
    chart.line(across.at(sizes[0]), up.at(low), across.at(sizes[0] * reach), up.at(low * reach),
               "guide")  # fmt: skip
    named = float(BOTTOM + APART)
    for number, kind in sorted(enumerate(kinds), key=lambda each: times[sizes[-1]][each[1]]):
        points = [(across.at(size), up.at(times[size][kind])) for size in sizes]
        chart.path(points, f"line c{number}")
        for size, (x, y) in zip(sizes, points, strict=True):
            chart.dot(x, y, f"c{number}", f"{kind}, {size:,} articles: {times[size][kind]:.2f} ms")
        named = min(points[-1][1] + 4, named - APART)
        chart.text(WIDTH - RIGHT + 12, named, kind, f"c{number} name")
    chart.write(path)
