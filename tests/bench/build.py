"""Indexing: `python -m tests.bench.build CORPUS` times ours, enrichment off, beside tantivy's.

Both read the same file of JSON lines and end with a committed index that holds the same text, the
same facet values and the stored articles; tantivy has two threads. The facet values are invented,
and made for each engine before the clock starts, as enrichment is no part of this. They take turns,
`--rounds` times; medians. Besides: what reading alone costs each, the size of both indexes, and
merging measured as three segments of an index, a third of the articles each, made one.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from search.archive import open_archive
from search.article import Article
from search.engine.build import build_arrays
from search.engine.fingerprint import fingerprint
from search.engine.layout import SegmentFile, write_file
from search.engine.merge import merge_arrays
from search.engine.record import UNTRAINED
from search.engine.segment import Segment
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.indexer.digest import digest
from search.settings import Settings
from search.sources import read_paths

from .corpus import Facets, Story, enriched, stories
from .peer_tantivy import Tantivy
from .report import Goal, goals, table

PARTS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """One build: wall and processor seconds, bytes of the index, and of all files in its folder."""

    seconds: float
    processor: float
    bytes: int
    folder: int


def write_lines(articles: Sequence[Story], path: Path) -> None:
    """The articles as JSON lines that either engine's reader takes."""
    with path.open("w", encoding="utf-8", errors="surrogatepass") as lines:
        for each in articles:
            article = each.article
            when = article.published
            at = datetime.fromtimestamp(when.second, UTC).isoformat() if when else None
            record = {"id": article.id, "url": article.url, "published": at}
            record |= {"title": article.title, "body": each.body, "source": article.source}
            lines.write(json.dumps(record) + "\n")


def ours(lines: Path, folder: Path, known: Mapping[str, Enriched]) -> None:
    with open_writer(folder, Settings()) as writer:
        for article in _read(lines):
            found = known[article.id]
            each = Enriched(article, found.tags, found.mentions, found.entities)
            writer.put(each, digest(article))


def theirs(lines: Path, folder: Path, known: Mapping[str, Facets]) -> None:
    engine = Tantivy(threads=2)
    engine.start(folder)
    for record in _loaded(lines):
        at = record["published"] and datetime.fromisoformat(record["published"])
        engine.add(
            record["id"], record["title"], record["body"], record["url"], known[record["id"]],
            at and at.replace(tzinfo=None),
        )  # fmt: skip
    engine.finish()


def _read(lines: Path) -> Iterator[Article]:
    for each in read_paths([lines]):
        if not isinstance(each, Article):
            raise ValueError(f"{lines}: not read back: {each}")
        yield each


def _loaded(lines: Path) -> Iterator[dict[str, Any]]:
    with lines.open("rb") as stream:
        yield from map(json.loads, stream)


def timed_build(build: Callable[[Path, Path], None], lines: Path, ours: bool) -> Run:
    gc.collect()
    gc.freeze()  # what the bench holds is no work of the engine's
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        begun, worked = time.perf_counter(), time.process_time()
        build(lines, Path(folder))
        spent, processor = time.perf_counter() - begun, time.process_time() - worked
        files = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        size = _newest(Path(folder)) if ours else files
    return Run(spent, processor, size, files)


def _newest(folder: Path) -> int:
    """Bytes of our newest generation: until the next commit the one before stays beside it."""
    with open_archive(folder) as archive:
        return archive.stats().bytes


def reading(read: Callable[[Path], Iterator[Any]], lines: Path) -> float:
    """Seconds that reading the file takes without indexing."""
    begun = time.perf_counter()
    for _ in read(lines):
        pass
    return time.perf_counter() - begun


def merging(articles: Sequence[Story]) -> tuple[float, float]:
    """(seconds to index the articles as three segments of an index, seconds to make them one)."""
    segments: list[Segment] = []
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        begun = time.perf_counter()
        for part in range(PARTS):
            batch = [
                (enriched(each.article, each.facets), digest(each.article))
                for each in articles[part::PARTS]
            ]
            known = segments[0].dictionaries if segments else UNTRAINED
            path = Path(folder, str(part))
            write_file(path, build_arrays(batch, known), fingerprint())
            segments.append(Segment(SegmentFile(path), np.zeros(0, np.int32)))
        indexed = time.perf_counter() - begun
        begun = time.perf_counter()
        write_file(Path(folder, "merged"), merge_arrays(segments), fingerprint())
        return indexed, time.perf_counter() - begun


def installed() -> bool:
    try:
        Tantivy()
    except ImportError:
        print("tantivy is skipped: it is not installed; `make bench` installs it into build/bench")
        return False
    return True


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, help="only so many of them")
    parser.add_argument("--rounds", type=int, default=3, help="builds by each engine")
    given = parser.parse_args(arguments)
    articles = stories(given.corpus, given.articles)
    given_ours = {each.article.id: enriched(each.article, each.facets) for each in articles}
    given_theirs = {each.article.id: each.facets for each in articles}
    builders: dict[str, Callable[[Path, Path], None]] = {
        "Dateline": partial(ours, known=given_ours)
    }
    if installed():
        builders["tantivy"] = partial(theirs, known=given_theirs)
    readers = {"Dateline": _read, "tantivy": _loaded}
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        lines = Path(folder, "articles.jsonl")
        write_lines(articles, lines)
        ours(lines, Path(folder, "first"), given_ours)  # compiles kernels, fills the page cache
        runs: dict[str, list[Run]] = {name: [] for name in builders}
        for round in range(given.rounds):
            for name, build in builders.items():
                print(f"round {round + 1}: {name}", file=sys.stderr)
                runs[name].append(timed_build(build, lines, name == "Dateline"))
        read = {name: reading(readers[name], lines) for name in builders}
    show(len(articles), runs, read)
    rows = against(runs) if "tantivy" in runs else []
    indexed, merged = merging(articles)
    part = merged / indexed
    told = f"{part:.2f} ({merged:.2f} of {indexed:.1f} s)"
    merge = Goal(f"merging {len(articles):,} articles", "indexing them", "0.2", told, part <= 0.2)
    print(goals([*rows, merge]))


def show(articles: int, runs: Mapping[str, Sequence[Run]], read: Mapping[str, float]) -> None:
    head = (
        "engine",
        "articles/s",
        "seconds",
        "processor s",
        "reading alone s",
        "index MB",
        "folder MB",
    )
    rows = []
    for name, builds in runs.items():
        spent = median(run.seconds for run in builds)
        worked = median(run.processor for run in builds)
        rate, last = articles / spent, builds[-1]
        columns = (f"{rate:,.0f}", f"{spent:.2f}", f"{worked:.2f}", f"{read[name]:.2f}")
        rows.append((name, *columns, f"{last.bytes / 1e6:.1f}", f"{last.folder / 1e6:.1f}"))
    print(f"Indexing {articles:,} articles from JSON lines, medians.\n\n{table(head, rows)}\n")


def against(runs: Mapping[str, Sequence[Run]]) -> list[Goal]:
    mine, peer = (median(run.seconds for run in runs[name]) for name in ("Dateline", "tantivy"))
    size = runs["Dateline"][-1].bytes / runs["tantivy"][-1].bytes
    return [
        Goal("build, articles/s", "tantivy", "1.5x", f"{peer / mine:.2f}x", peer / mine >= 1.5),
        Goal("index size", "tantivy", "0.8", f"{size:.2f}", size <= 0.8),
    ]


if __name__ == "__main__":
    main()
