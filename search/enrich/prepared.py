"""Whether the first use on this machine, which makes gazetteer and book of names, is over."""

from __future__ import annotations

from pathlib import Path

from search.enrich.atlas import is_baked


def prepared(cache: Path) -> bool:
    """Whether `open_enricher` finds all it needs in the cache; if not, it takes a while, once."""
    return is_baked(cache)
