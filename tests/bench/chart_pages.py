"""The chart of page time: a row a class of queries, a dot an engine."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .svg import Chart, Scale

WIDTH, ROW, LEFT, TOP = 760, 26, 210, 70


def draw_pages(medians: Mapping[str, Mapping[str, float]], articles: int, path: Path) -> None:
    """Write the medians (class -> engine -> milliseconds) as an SVG."""
    engines = list(next(iter(medians.values())))
    bottom = TOP + ROW * len(medians)
    chart = Chart(WIDTH, bottom + 50, f"Median time of a results page over {articles:,} articles")
    values = [ms for by in medians.values() for ms in by.values()]
    scale = Scale.around(values, LEFT, WIDTH - 30)
    chart.text(10, 24, f"Time of a results page, {articles:,} articles")
    for ten in scale.tens:
        chart.line(scale.at(ten), TOP - 8, scale.at(ten), bottom)
        chart.text(scale.at(ten), bottom + 18, f"{ten:g} ms", "soft", "middle")
    chart.text(scale.end, bottom + 38, "median, logarithmic", "soft", "end")
    for number, engine in enumerate(engines):
        x = LEFT + 130 * number
        chart.dot(x, 44, f"c{number}", engine)
        chart.text(x + 12, 49, engine)
    for row, (kind, by) in enumerate(medians.items()):
        y = TOP + ROW * row + ROW / 2
        chart.text(LEFT - 14, y + 4, kind, "", "end")
        ends = [scale.at(ms) for ms in by.values()]
        chart.line(min(ends), y, max(ends), y)
        for number, engine in enumerate(engines):
            says = f"{engine}, {kind}: {by[engine]:.2f} ms"
            chart.dot(scale.at(by[engine]), y, f"c{number}", says)
    chart.write(path)
