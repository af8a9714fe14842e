"""Where indexing goes: `python -m tests.bench.building CORPUS` times each step, enrichment off.

Seconds are processor time of the thread that takes the step, so they add up to more than the clock
shows: all but digests is done beside the reading, and words beside zstd. A step's own time is
without the steps within it. The rate of copying memory stands below for comparison.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from threading import local
from typing import Any
from unittest.mock import patch

import numpy as np

from search.engine import build, facetbuild, piece, record, recordpiece, textpiece, wordbuild
from search.engine.header import Array
from search.engine.layout import write_file
from search.engine.wordbook import Wordbook
from search.indexer.digest import digest

from .corpus import Story, enriched, stories
from .report import table

COPIED = 256_000_000
STEPS: tuple[tuple[Any, str, str], ...] = (
    (textpiece, "cut", "tokens found"),
    (Wordbook, "number", "tokens told apart"),
    (Wordbook, "_learn", "words and stems of new surfaces"),
    (textpiece, "gather", "tokens gathered, sentences"),
    (wordbuild, "count_words", "tokens counted by word"),
    (wordbuild, "order_by_word", "tokens sorted by word"),
    (wordbuild, "encode", "postings and positions"),
    (piece, "text_piece", "pieces of text: the rest"),
    (build, "text_arrays", "words: the rest"),
    (piece, "carried", "facets of articles"),
    (build, "facet_arrays", "facets: the rest"),
    (facetbuild, "entities_bytes", "what values denote"),
    (recordpiece, "article_bytes", "articles as JSON"),
    (recordpiece, "evidence_bytes", "evidence as JSON"),
    (recordpiece, "train", "dictionaries of zstd"),
    (recordpiece, "compress", "zstd"),
    (build, "record_arrays", "frames: the rest"),
    (build, "make_piece", "pieces: the rest"),
    (build, "build_arrays", "all else"),
)
_within = local()


def clocked(name: str, function: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    """The function, adding what it takes by itself to `spent[name]`."""

    def run(*arguments: Any, **named: Any) -> Any:
        above = getattr(_within, "inner", 0.0)
        _within.inner = 0.0
        begun = time.thread_time()
        try:
            return function(*arguments, **named)
        finally:
            took = time.thread_time() - begun
            spent[name] += took - _within.inner
            _within.inner = above + took

    return run


def timed(articles: Sequence[Story], folder: Path) -> tuple[dict[str, float], dict[str, Array]]:
    """Seconds of each step of making one segment of the articles, and its arrays."""
    spent: dict[str, float] = defaultdict(float)
    batch = [(enriched(each.article, each.facets), 0) for each in articles]
    for each, _ in batch:
        clocked("digests", digest, spent)(each.article)
    begun = time.process_time()
    with ExitStack() as patches:
        for module, name, label in STEPS:
            run = clocked(label, getattr(module, name), spent)
            patches.enter_context(patch.object(module, name, run))
        arrays = build.build_arrays(batch, record.UNTRAINED)
    used = time.process_time() - begun
    threads = used - sum(spent[label] for _, _, label in STEPS)
    spent["zstd"] += max(0.0, threads)  # its threads are none of Python's
    clocked("file written, with checksums", write_file, spent)(folder / "segment", arrays, "bench")
    return spent, arrays


def copying() -> float:
    """Bytes a second that one thread copies."""
    source = np.ones(COPIED, np.uint8)
    target = np.zeros_like(source)
    begun = time.thread_time()
    np.copyto(target, source)
    return COPIED / (time.thread_time() - begun)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, default=10_000, help="so many of them in a batch")
    given = parser.parse_args(arguments)
    articles = stories(given.corpus, given.articles)
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        timed(articles[:200], Path(folder))  # compiles kernels
        spent, arrays = timed(articles, Path(folder))
    total, count = sum(spent.values()), len(articles)
    rows = [
        (name, f"{seconds / count * 1e6:.1f}", f"{seconds / total:.1%}")
        for name, seconds in sorted(spent.items(), key=lambda item: -item[1])
    ]
    print(table(("step", "us an article", "share"), rows))
    text = sum(len(each.article.text) for each in articles)
    made = sum(array.nbytes for array in arrays.values())
    print(
        f"\n{count:,} articles: {text / 1e6:.1f} M characters in, {made / 1e6:.1f} MB out;"
        f" {total / count * 1e6:.0f} us of processor time each."
        f"\nMemory is copied at {copying() / 1e9:.1f} GB/s: reading the characters once and"
        f" writing the arrays would take {(4 * text + made) / copying() / count * 1e6:.1f} us."
    )
    held = sorted(((array.nbytes, name) for name, array in arrays.items()), reverse=True)[:12]
    sizes = [(name, f"{size / count:.1f}", f"{size / made:.1%}") for size, name in held]
    print("\n" + table(("array", "bytes an article", "share"), sizes))


if __name__ == "__main__":
    main()
