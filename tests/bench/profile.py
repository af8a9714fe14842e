"""Where a page's time goes: `python -m tests.bench.profile CORPUS`, processor time.

First by class of queries: compiled kernels, unpacking stored articles with zstd, and the rest,
which is Python, numpy and other libraries. Their clocks cost about a microsecond a call, so a page
is a little slower here than in pages.py. Then the rest by module, as Python's profiler sees it:
its clocks weigh on functions that call many others, so these are shares rather than times.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from search.engine.segment import Segment
from search.kernels.compile import Kernel

from .asks import Ask, Drawer
from .corpus import stories
from .dateline import Dateline, query_of
from .report import table
from .timing import order

MODULES, KERNELS = 20, 12
ROOT = Path(__file__).parents[2]
Spent = dict[str, float]


@contextmanager
def clocks(spent: Spent, kernels: Spent) -> Iterator[None]:
    """Add up the seconds of all kernels, of each one, and of unpacking."""
    call, unpack = Kernel.__call__, Segment._frame

    def kernel(made: Kernel, *arguments: Any) -> Any:
        begun = time.thread_time()
        answer = call(made, *arguments)
        took = time.thread_time() - begun
        spent["kernels"] += took
        kernels[made.__name__] += took
        return answer

    with (
        patch.object(Kernel, "__call__", kernel),
        patch.object(Segment, "_frame", _clocked("zstd", unpack, spent)),
    ):
        yield


def _clocked(name: str, function: Callable[..., Any], spent: Spent) -> Callable[..., Any]:
    def clocked(*arguments: Any) -> Any:
        begun = time.thread_time()
        answer = function(*arguments)
        spent[name] += time.thread_time() - begun
        return answer

    return clocked


def by_class(engine: Dateline, asks: Sequence[Ask]) -> tuple[dict[str, Spent], Spent]:
    """(class -> seconds of its pages and what they spent where, seconds of each kernel)."""
    spent: dict[str, Spent] = {}
    kernels: Spent = defaultdict(float)
    for ask in sorted(asks, key=lambda ask: order(ask.kind)):
        mine = spent.setdefault(ask.kind, defaultdict(float))
        with clocks(mine, kernels):
            _clocked("page", engine.archive.search, mine)(query_of(ask))
    return spent, kernels


def by_module(engine: Dateline, asks: Sequence[Ask]) -> Spent:
    """Module or library -> its own seconds, those of the functions it calls left out."""
    profiler = cProfile.Profile(time.thread_time)
    for ask in asks:
        query = query_of(ask)
        profiler.enable()
        engine.archive.search(query)
        profiler.disable()
    seconds: Spent = defaultdict(float)
    functions: Mapping[tuple[str, int, str], tuple[Any, ...]]
    functions = pstats.Stats(profiler).stats  # type: ignore[attr-defined] # typeshed has it not
    for (path, _, name), (_, _, own, _, _) in functions.items():
        seconds[_module(path, name)] += own
    return seconds


def _module(path: str, name: str) -> str:
    if path.startswith(str(ROOT / "search")):
        return str(Path(path).relative_to(ROOT))
    if "site-packages/" in path:
        return path.split("site-packages/")[1].split("/")[0]
    if path == "~":
        return f"built in: {name.strip('<>')}"
    return f"Python: {Path(path).parent.name}/{Path(path).name}"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, help="only so many of them")
    parser.add_argument("--each", type=int, default=40, help="queries a class")
    given = parser.parse_args(arguments)
    articles = stories(given.corpus, given.articles)
    drawer = Drawer(articles)
    warm, asks = drawer.asks(given.each // 4 or 1), drawer.asks(given.each)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        engine = Dateline()
        engine.build(articles, Path(folder))
        for ask in warm:
            engine.page(ask)
        spent, kernels = by_class(engine, asks)
        modules = by_module(engine, asks)
        engine.close()
    print(
        f"{len(articles):,} articles, {engine.settings}; microseconds of processor time a page.\n"
    )
    print(show(spent, given.each))
    print(_top("kernel", kernels, len(asks), KERNELS))
    print(_top("module", modules, len(asks), MODULES))


def show(spent: Mapping[str, Spent], each: int) -> str:
    rows = []
    for kind, mine in spent.items():
        rest = mine["page"] - mine["kernels"] - mine["zstd"]
        columns = (mine["page"], mine["kernels"], mine["zstd"], rest)
        rows.append((kind, *(f"{seconds / each * 1e6:.0f}" for seconds in columns)))
    return table(("class of queries", "page", "kernels", "zstd", "the rest"), rows) + "\n"


def _top(what: str, spent: Spent, pages: int, most: int) -> str:
    slowest = sorted(spent.items(), key=lambda item: -item[1])[:most]
    total = sum(spent.values())
    rows = [(name, f"{s / pages * 1e6:.1f}", f"{s / total:.0%}") for name, s in slowest]
    return table((what, "us a page", "share"), rows) + "\n"


if __name__ == "__main__":
    main()
