"""The start of enrichment, measured in this process, a fresh one; `enrich.py` runs it.

It reads a text from its input and prints what `Start` holds as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from search.article import BODY, Article, Zone
from search.enrich import open_enricher
from search.settings import Settings


@dataclass(frozen=True, slots=True)
class Start:
    """Processor seconds to load all modules, to open, and to enrich a first article; millions of
    private bytes then."""

    load_s: float
    open_s: float
    first_s: float
    private_mb: float


def start(article: Article) -> Start:
    """What it takes from nothing to the first article, caches filled."""
    loaded = time.process_time()
    enricher = open_enricher(Settings().cache)
    opened = time.process_time()
    enricher.enrich(article)
    first = time.process_time()
    return Start(loaded, opened - loaded, first - opened, _private())


def _private() -> float:
    """Private dirty memory of this process."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    (private,) = [line for line in lines if line.startswith("Private_Dirty:")]
    return int(private.split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    text = sys.stdin.read()
    print(json.dumps(asdict(start(Article("a", text, (Zone(BODY, 0, len(text)),))))))
