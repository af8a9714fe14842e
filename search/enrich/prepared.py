"""Whether the first use on this machine, which makes the gazetteer, is over."""

from __future__ import annotations

from pathlib import Path

from search.enrich.authority import DATA, read_table
from search.enrich.gazetteer import is_baked
from search.enrich.placefiles import DIVISION_COLUMNS


def prepared(cache: Path) -> bool:
    """Whether `open_enricher` finds the gazetteer in the cache; if not, it takes a while, once."""
    rows = read_table(DATA / "divisions.tsv", DIVISION_COLUMNS)
    return is_baked(cache, [row["area"] for row in rows])
