"""Paint: `python -m tests.bench.paint CORPUS` loads results pages in the system's Chromium.

The index is of the first `--articles` articles, the server `dateline serve`; each query of the
other comparisons is asked once by a browser that has nothing of the page kept. Times are the
browser's own: from the navigation to the first paint of content.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Browser, sync_playwright

from search.kernels.compile import prepare

from .asks import Drawer
from .corpus import stories
from .dateline import Dateline
from .http import serving, urls
from .painting import Painted, painted
from .report import Goal, goals, table

AT_MOST = 200
"""Milliseconds until a results page is painted."""
WARM = 5
"""Pages that are loaded first and not counted."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, default=30_000, help="at most so many of them")
    parser.add_argument("--each", type=int, default=4, help="queries a class")
    given = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("There is no Chromium on this machine; nothing was painted.")
        return 0
    prepare()  # else the server would compile before it answers
    articles = stories(given.corpus, given.articles)
    paths = urls(Drawer(articles).asks(given.each), "/")
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        engine = Dateline()
        engine.build(articles, Path(name))
        engine.close()
        with serving(Path(name)) as port, sync_playwright() as playwright:
            opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            found = load(opened, [f"http://127.0.0.1:{port}{path}" for path in paths])
            opened.close()
    print(f"{len(articles):,} articles, {len(found)} results pages, each painted once.\n")
    print(show(found))
    return 0


def load(opened: Browser, addresses: Sequence[str]) -> list[Painted]:
    """The addresses in turn, after some of them to warm server and browser."""
    for address in addresses[:WARM]:
        painted(opened, address)
    return [painted(opened, address) for address in addresses]


def show(found: Sequence[Painted]) -> str:
    """A table of times, and what was asked."""
    rows = []
    for name in ("answer_ms", "paint_ms"):
        times = sorted(getattr(each, name) for each in found)
        part = name.removesuffix("_ms")
        late = quantiles(times, n=20)[-1]
        rows.append((part, f"{median(times):.0f}", f"{late:.0f}", f"{times[-1]:.0f}"))
    middle, moved = median(each.paint_ms for each in found), max(each.moved for each in found)
    asked = [
        Goal("painted", "median", f"{AT_MOST} ms", f"{middle:.0f} ms", middle < AT_MOST),
        Goal("layout shift", "worst", "0", f"{moved:g}", moved == 0),
    ]
    heads = ("ms until", "median", "95 of 100", "slowest")
    return f"{table(heads, rows)}\n\n{goals(asked)}"


if __name__ == "__main__":
    sys.exit(main())
