"""Enrichment: `python -m tests.bench.enrich CORPUS` times it on one core, and its start.

Articles of about 3,000 characters (2,000 to 4,000) are enriched again and again as the workers of
an index do it, in groups and without the collector of cycles; of each group the least processor
time counts, so that other load on the machine tells little. A start is measured in a fresh
interpreter: what opening takes beside loading numpy, numba and our modules, and the private memory
once an article has been enriched.
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from search.article import Article
from search.enrich import Enricher, open_enricher
from search.enrich.homes import NOWHERE
from search.settings import Settings

from .corpus import stories
from .enrich_start import Start
from .reader import ROOT

LEAST, MOST = 2_000, 4_000
GROUP = 100
ROUNDS = 8
TYPICAL = 3_000
ASKED = 1_000


def speed(enricher: Enricher, articles: Sequence[Article]) -> float:
    """Articles of `TYPICAL` length a second of processor time."""
    gc.disable()  # as in the workers of an index (search/indexer/worker.py)
    _once(enricher, articles)
    spent = 0.0
    for first in range(0, len(articles), GROUP):
        group = articles[first : first + GROUP]
        spent += min(_once(enricher, group) for _ in range(ROUNDS))
    return sum(len(article.text) for article in articles) / TYPICAL / spent


def _once(enricher: Enricher, articles: Sequence[Article]) -> float:
    begun = time.process_time()
    enricher.enrich_all(articles, [NOWHERE] * len(articles))
    return time.process_time() - begun


def in_process(article: Article) -> Start:
    """`enrich_start` in a fresh interpreter, after one that leaves all caches filled."""
    command = [sys.executable, "-m", "tests.bench.enrich_start"]
    for _ in range(2):
        done = subprocess.run(
            command, input=article.text, capture_output=True, text=True, check=True, cwd=ROOT
        )
    return Start(**json.loads(done.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=400)
    given = parser.parse_args()
    found = (story.article for story in stories(given.corpus, given.articles * 10))
    articles = [a for a in found if LEAST <= len(a.text) <= MOST][: given.articles]
    enricher = open_enricher(Settings().cache)
    measured = in_process(articles[0])
    print("| asked | measured |\n|---|---|")
    print(f"| {ASKED} articles/s a core | {speed(enricher, articles):.0f} |")
    print(f"| opened in 0.1 s | {measured.open_s:.3f} s |")
    print(f"| first article | {measured.first_s:.2f} s, after {measured.load_s:.2f} s of loading |")
    print(f"| 60 MB of private memory | {measured.private_mb:.0f} MB |")


if __name__ == "__main__":
    main()
