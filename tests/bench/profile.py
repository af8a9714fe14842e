"""Where time goes: `python -m tests.bench.profile CORPUS`, processor time of pages and indexing.

Pages first, by class of queries: compiled kernels, unpacking stored articles with zstd, and the
rest, which is Python, numpy and other libraries. The clocks cost about a microsecond a call, so a
page is a little slower here than in pages.py. Then by samples, which weigh on nothing: the module
whose code ran (kernels and C code count for the line that called them), and
every function of ours that was being carried out, with all it calls. Indexing likewise.
"""

from __future__ import annotations

import argparse
import gc
import signal
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from types import FrameType
from typing import Any
from unittest.mock import patch

from search.engine.segment import Segment
from search.kernels.compile import KERNELS

from .asks import Ask, Drawer
from .corpus import stories
from .dateline import Dateline, query_of
from .report import table
from .timing import order

MODULES, FUNCTIONS, MOST = 20, 40, 12
PASSES, EVERY = 3, 0.001
"""How often the queries are asked for samples, and the seconds between two of these, at least."""
ROOT = Path(__file__).parents[2]
Spent = dict[str, float]


@contextmanager
def clocks(spent: Spent, kernels: Spent) -> Iterator[None]:
    """Add up the seconds of all kernels, of each one, and of unpacking."""
    compiled = [(each, each.compile()) for each in KERNELS]

    def timed(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def kernel(*arguments: Any) -> Any:
            begun = time.thread_time()
            answer = call(*arguments)
            took = time.thread_time() - begun
            spent["kernels"] += took
            kernels[name] += took
            return answer

        return kernel

    for each, call in compiled:
        each.answer_with(timed(each.__name__, call))
    try:
        with patch.object(Segment, "frames", _clocked("zstd", Segment.frames, spent)):
            yield
    finally:
        for each, call in compiled:
            each.answer_with(call)


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


def sampled(work: Callable[[], None]) -> tuple[Spent, Spent]:
    """Seconds by module that was at work, and by function of ours that was on the way.

    A sample waits for compiled code to end, so each counts the processor time since the last one.
    """
    modules: Spent = defaultdict(float)
    functions: Spent = defaultdict(float)
    last = time.process_time()

    def look(number: int, frame: FrameType | None) -> None:
        nonlocal last
        now = time.process_time()
        if frame is not None:
            modules[_module(frame.f_code.co_filename)] += now - last
            for name in _ours(frame):
                functions[name] += now - last
        last = now

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, EVERY, EVERY)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return modules, functions


def _ours(frame: FrameType | None) -> set[str]:
    """The functions of search/ in a stack."""
    found = set()
    while frame is not None:
        module = _module(frame.f_code.co_filename)
        if module.startswith("search/"):
            found.add(f"{module}: {frame.f_code.co_name}")
        frame = frame.f_back
    return found


@cache
def _module(path: str) -> str:
    """A file of ours by its path, a library by its name."""
    if path.startswith(str(ROOT / "search")):
        return str(Path(path).relative_to(ROOT))
    if "site-packages/" in path:
        return path.split("site-packages/")[1].split("/")[0]
    if path == "<string>":
        return "making dataclasses"  # their methods are compiled from strings
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
        built = sampled(lambda: engine.build(articles, Path(folder)))
        for ask in warm:
            engine.page(ask)
        gc.freeze()  # the articles in memory are no matter of the engine
        spent, kernels = by_class(engine, asks)
        given_pages = sampled(lambda: _pages(engine, asks))
        engine.close()
    print(
        f"{len(articles):,} articles, {engine.settings}; microseconds of processor time a page.\n"
    )
    print(show(spent, given.each))
    named = sorted(kernels.items(), key=lambda item: -item[1])[:MOST]
    rows = [(name, f"{seconds / len(asks) * 1e6:.1f}") for name, seconds in named]
    print(table(("kernel", "us a page"), rows) + "\n")
    for what, (modules, functions) in (("pages", given_pages), ("indexing", built)):
        print(_shares(f"{what}: module", modules, sum(modules.values()), MODULES))
        print(_shares(f"{what}: function", functions, sum(modules.values()), FUNCTIONS))


def _pages(engine: Dateline, asks: Sequence[Ask]) -> None:
    for ask in chain.from_iterable(repeat(asks, PASSES)):
        engine.archive.search(query_of(ask))


def show(spent: Mapping[str, Spent], each: int) -> str:
    rows = []
    for kind, mine in spent.items():
        rest = mine["page"] - mine["kernels"] - mine["zstd"]
        columns = (mine["page"], mine["kernels"], mine["zstd"], rest)
        rows.append((kind, *(f"{seconds / each * 1e6:.0f}" for seconds in columns)))
    return table(("class of queries", "page", "kernels", "zstd", "the rest"), rows) + "\n"


def _shares(what: str, spent: Spent, of: float, most: int) -> str:
    slowest = sorted(spent.items(), key=lambda item: -item[1])[:most]
    rows = [(name, f"{seconds / of:.1%}") for name, seconds in slowest]
    return table((what, "share"), rows) + "\n"


if __name__ == "__main__":
    main()
