"""Growth: `python -m tests.bench.growth CORPUS` follows page time from a tenth of `--articles` on.

The collection is drawn from the corpus (see drawn.py), so that ten times the articles have about
ten times the matches. Page time is to grow at most as the matches do, in every class.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .asks import Drawer
from .chart_growth import draw_growth
from .corpus import stories
from .dateline import Dateline
from .growing import grown
from .pages import CHARTS
from .report import Goal, goals, table
from .timing import geometric, matches, medians, timed

STEPS = (0.1, 0.3, 1.0)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, default=1_000_000, help="how many at the end")
    parser.add_argument("--each", type=int, default=20, help="queries a class")
    parser.add_argument("--charts", type=Path, default=CHARTS, help="folder of the chart")
    given = parser.parse_args(arguments)
    sizes = [int(given.articles * step) for step in STEPS]
    articles = stories(given.corpus)
    drawer = Drawer(articles)
    warm, asks = drawer.asks(given.each // 2 or 1), drawer.asks(given.each)
    times: dict[int, dict[str, float]] = {}
    found: dict[int, dict[str, float]] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        for size in grown(articles, Path(folder), sizes):
            engine = Dateline()
            engine.open(Path(folder))
            measured = timed([engine], warm, asks)
            engine.close()
            found[size] = matches(measured, engine.name)
            times[size] = {kind: by[engine.name] for kind, by in medians(measured).items()}
    print(show(sizes, times, found))
    given.charts.mkdir(exist_ok=True)
    draw_growth(times, given.charts / "growth.svg")
    print(goals(_goals(sizes, times, found)))


def show(
    sizes: Sequence[int], times: dict[int, dict[str, float]], found: dict[int, dict[str, float]]
) -> str:
    head = ["class of queries"]
    for size in sizes:
        head += [f"matches in {size:,}", "ms"]
    rows = []
    for kind in times[sizes[0]]:
        row = [kind]
        for size in sizes:
            row += [f"{found[size][kind]:,.0f}", f"{times[size][kind]:.2f}"]
        rows.append([*row, *(f"{part:.1f}" for part in _growth(sizes, times, found, kind))])
    return table([*head, "matches grow", "time grows"], rows) + "\n"


def _growth(
    sizes: Sequence[int],
    times: dict[int, dict[str, float]],
    found: dict[int, dict[str, float]],
    kind: str,
) -> tuple[float, float]:
    """How many times the matches, and the page time, from the first size to the last."""
    first, last = sizes[0], sizes[-1]
    return (
        max(1.0, found[last][kind]) / max(1.0, found[first][kind]),
        times[last][kind] / times[first][kind],
    )


def _goals(
    sizes: Sequence[int], times: dict[int, dict[str, float]], found: dict[int, dict[str, float]]
) -> list[Goal]:
    grew = {kind: _growth(sizes, times, found, kind) for kind in times[sizes[0]]}
    parts = {kind: time / more for kind, (more, time) in grew.items()}
    worst = max(parts, key=lambda kind: parts[kind])
    average = geometric(parts.values())
    against = f"matches, {sizes[0]:,} to {sizes[-1]:,}"
    told = f"{parts[worst]:.2f} ({worst})"
    return [
        Goal("page time growth, mean", against, "1", f"{average:.2f}", average <= 1),
        Goal("page time growth, worst class", against, "1", told, parts[worst] <= 1),
    ]


if __name__ == "__main__":
    main()
