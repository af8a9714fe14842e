"""An index that grows: the same one measured at several sizes."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from search.engine.writer import open_writer
from search.settings import Settings

from .corpus import Story, enriched
from .drawn import Drawn


def grown(stories: Sequence[Story], folder: Path, sizes: Sequence[int]) -> Iterator[int]:
    """Bring the index to each of the ascending sizes with drawn articles; yields the size."""
    drawn = Drawn(stories)
    print(f"Heaps' exponent of the corpus: {drawn.exponent:.2f}", file=sys.stderr)
    have = 0
    for size in sizes:
        print(f"indexing up to {size:,} articles", file=sys.stderr)
        with open_writer(folder, Settings()) as writer:
            for number, each in enumerate(drawn.stories(have, size), have):
                writer.put(enriched(each.article, each.facets), number)
        have = size
        yield size
