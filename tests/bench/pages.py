"""Results pages: `python -m tests.bench.pages CORPUS` times ours beside those of other engines.

A page is the top 10 by score, the exact total, the counts of three facets (place, actor, source;
top 20), a histogram over time, and a marked passage of about 200 characters of each of the 10, all
read. Every query runs once, after a warm-up with others. `--articles` takes the first ones only, or
draws more than there are. `--each` is queries a class; Whoosh gets fewer articles and queries.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from .asks import Drawer
from .chart_pages import draw_pages
from .corpus import Story
from .dateline import Dateline
from .drawn import collection
from .page import Engine
from .peer_fts5 import Fts5
from .peer_tantivy import Tantivy
from .peer_whoosh import Whoosh
from .report import Goal, goals, table
from .timing import Timed, agreeing, geometric, matches, medians, timed

CHARTS = Path(__file__).parent / "charts"
OURS = Dateline.name


def native_engines() -> list[Engine]:
    """The engines that hold the whole corpus; one that is not installed is named and left out."""
    engines: list[Engine] = [Dateline()]
    try:
        engines.append(Tantivy())
    except ImportError:
        print("tantivy is skipped: it is not installed; `make bench` installs it into build/bench")
    return [*engines, Fts5()]


def compare(
    articles: Sequence[Story], engines: Sequence[Engine], each: int, warm: int
) -> list[Timed]:
    """Index the articles with every engine, and time its pages."""
    drawer = Drawer(articles)
    first, asks = drawer.asks(warm), drawer.asks(each)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        for engine in engines:
            print(f"indexing {len(articles):,} articles: {engine.name}", file=sys.stderr)
            (place := Path(folder) / engine.name).mkdir()
            engine.build(articles, place)
        measured = timed(engines, first, asks)
        for engine in engines:
            engine.close()
    return measured


def show(articles: int, engines: Sequence[Engine], measured: Sequence[Timed]) -> str:
    """A table of medians: each class, each engine, how many times ours, and totals that agree."""
    found = matches(measured, OURS)
    peers = [engine.name for engine in engines if engine.name != OURS]
    same = {peer: agreeing(measured, OURS, peer) for peer in peers}
    head = ["class of queries", "matches", f"{OURS} ms"]
    for peer in peers:
        head += [f"{peer} ms", "times ours", "same total"]
    rows = []
    for kind, by in medians(measured).items():
        row = [kind, f"{found[kind]:,.0f}", f"{by[OURS]:.2f}"]
        for peer in peers:
            row += [f"{by[peer]:.2f}", f"{by[peer] / by[OURS]:.1f}", f"{same[peer][kind]:.0%}"]
        rows.append(row)
    told = "; ".join(f"{engine.name}: {engine.settings}" for engine in engines)
    return f"Pages over {articles:,} articles, medians. {told}.\n\n{table(head, rows)}\n"


def reached(measured: Sequence[Timed], peer: str, mean: float, worst: float | None) -> list[Goal]:
    """The aims against one engine."""
    ratios = {kind: by[peer] / by[OURS] for kind, by in medians(measured).items()}
    low = min(ratios, key=lambda kind: ratios[kind])
    average = geometric(ratios.values())
    rows = [Goal("page, mean over classes", peer, f"{mean:g}x", f"{average:.1f}x", average >= mean)]
    if worst is not None:
        told = f"{ratios[low]:.1f}x ({low})"
        rows.append(Goal("page, worst class", peer, f"{worst:g}x", told, ratios[low] >= worst))
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, help="so many, drawn if there are fewer")
    parser.add_argument("--whoosh", type=int, default=2_000, help="articles for Whoosh")
    parser.add_argument("--each", type=int, default=40, help="queries a class")
    parser.add_argument("--warm", type=int, default=10, help="queries a class before measuring")
    parser.add_argument("--charts", type=Path, default=CHARTS, help="folder of the chart")
    given = parser.parse_args(arguments)
    articles = collection(given.corpus, given.articles)
    native = native_engines()
    measured = compare(articles, native, given.each, given.warm)
    print(show(len(articles), native, measured), flush=True)
    given.charts.mkdir(exist_ok=True)
    draw_pages(medians(measured), len(articles), given.charts / "pages.svg")
    few = articles[: given.whoosh]
    stock: list[Engine] = [Dateline(), Whoosh()]
    beside = compare(few, stock, given.each, given.warm)
    print(show(len(few), stock, beside))
    rows = []
    if any(engine.name == Tantivy.name for engine in native):
        rows += reached(measured, Tantivy.name, 10, 4)
    rows += reached(measured, Fts5.name, 50, None) + reached(beside, Whoosh.name, 300, None)
    print(goals(rows))


if __name__ == "__main__":
    main()
