"""A reader: `python -m tests.bench.reader CORPUS` measures its memory, its opening, its freshness.

For each size the index is opened in a process of its own, which answers the pages of every class
and then reads its private dirty memory in /proc/self/smaps: what it costs beside all it shares with
other readers. Opening is measured with the files in the page cache. Freshness is the time from an
article in hand to the first search that finds it: lock, commit and reopening included.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from search.archive import open_archive
from search.article import HEADLINE, Article, Zone
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.kernels.compile import prepare
from search.query import Query
from search.settings import Settings

from .asks import Ask, Drawer
from .corpus import stories
from .dateline import Dateline
from .growing import grown
from .report import Goal, goals, table

SIZES = (30_000, 100_000, 1_000_000)
ROUNDS = 7
ROOT = Path(__file__).parents[2]
EACH = 20


@dataclass(frozen=True, slots=True)
class Reading:
    """What a process that only reads measured: milliseconds, and millions of bytes."""

    open_ms: float
    first_page_ms: float
    private_mb: float
    shared_mb: float


def read_index(folder: Path, asks: Sequence[Ask]) -> Reading:
    """Open the index, give all pages, and say what that took; for a process of its own."""
    warm = Dateline()
    warm.open(folder)
    warm.page(asks[0])
    warm.close()
    opened, firsts = [], []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        archive = open_archive(folder)
        opened.append((time.perf_counter() - begun) * 1000)
        archive.search(Query(text="the"))
        firsts.append((time.perf_counter() - begun) * 1000)
        archive.close()
    engine = Dateline()
    engine.open(folder)
    for ask in asks:
        engine.page(ask)
    private, shared = _memory()
    return Reading(median(opened), median(firsts), private, shared)


def _memory() -> tuple[float, float]:
    """Private dirty memory of this process, and all other memory it has mapped and touched."""
    private = resident = 0
    for line in Path("/proc/self/smaps").read_text().splitlines():
        name, _, rest = line.partition(":")
        if name == "Private_Dirty":
            private += int(rest.split()[0])
        elif name == "Rss":
            resident += int(rest.split()[0])
    return private * 1024 / 1e6, (resident - private) * 1024 / 1e6


def in_process(folder: Path, asks: Sequence[Ask]) -> Reading:
    """`read_index` in a fresh interpreter."""
    command = [sys.executable, "-m", "tests.bench.reader", "--read", str(folder)]
    given = json.dumps([asdict(ask) for ask in asks])
    done = subprocess.run(
        command, input=given, capture_output=True, text=True, check=True, cwd=ROOT
    )
    return Reading(**json.loads(done.stdout))


def freshness(folder: Path, rounds: int = ROUNDS) -> float:
    """Milliseconds from an article in hand to the search that finds it, the median."""
    spent = []
    with open_archive(folder) as archive:
        for number in range(rounds):
            word = f"freshness{number}"
            archive.search(Query(text=word))
            text = f"A report of {word}"
            article = Article(word, text, (Zone(HEADLINE, 0, len(text)),))
            begun = time.perf_counter()
            with open_writer(folder, Settings()) as writer:
                writer.put(Enriched(article), number)
            found = archive.search(Query(text=word)).total
            spent.append((time.perf_counter() - begun) * 1000)
            if found != 1:
                raise ValueError(f"{folder}: the article added was found {found} times")
    return median(spent)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, nargs="?", help="a file Dateline reads")
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES, help="sizes, ascending")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)  # the process measured
    given = parser.parse_args(arguments)
    if given.read:
        asks = [Ask(**{**each, "words": tuple(each["words"])}) for each in json.load(sys.stdin)]
        print(json.dumps(asdict(read_index(given.read, asks))))
        return
    if given.corpus is None:
        parser.error("which corpus?")
    prepare()  # else the process measured would compile
    articles = stories(given.corpus)
    asks = Drawer(articles).asks(min(EACH, len(articles) // 8))
    measured: dict[int, Reading] = {}
    fresh: dict[int, float] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        folder = Path(name)
        for size in grown(articles, folder, given.articles):
            measured[size] = in_process(folder, asks)
            fresh[size] = freshness(folder)
    print(show(measured, fresh))
    print(goals(_goals(measured, fresh)))


def show(measured: dict[int, Reading], fresh: dict[int, float]) -> str:
    head = ("articles", "private MB", "shared MB", "open ms", "open and a page ms", "fresh ms")
    rows = [
        (
            f"{size:,}", f"{each.private_mb:.0f}", f"{each.shared_mb:.0f}", f"{each.open_ms:.1f}",
            f"{each.first_page_ms:.1f}", f"{fresh[size]:.0f}",
        )
        for size, each in measured.items()
    ]  # fmt: skip
    return table(head, rows) + "\n"


def _goals(measured: dict[int, Reading], fresh: dict[int, float]) -> list[Goal]:
    rows = []
    for size, each in measured.items():
        at = f"{size:,} articles"
        memory, opening, added = each.private_mb, each.open_ms, fresh[size]
        rows += [
            Goal("private memory of a reader", at, "120 MB", f"{memory:.0f} MB", memory < 120),
            Goal("opening", at, "50 ms", f"{opening:.1f} ms", opening < 50),
            Goal("one article until found", at, "200 ms", f"{added:.0f} ms", added < 200),
        ]
    return rows


if __name__ == "__main__":
    main()
