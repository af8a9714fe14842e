"""All faults of the authority files and of an editor's file, each named with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from search.enrich.authority import DATA
from search.enrich.editorfile import read_overrides
from search.enrich.enricher import open_enricher
from search.enrich.gathering import areas_of, gather
from search.enrich.gazetteer import open_gazetteer
from search.enrich.lexicon import read_actors, read_words
from search.errors import AuthorityError


def faults_of(overrides: Path, cache: Path, data: Path = DATA) -> list[str]:
    """A sentence for each fault of the files in `data` and of an editor's file; [] if sound.

    What a line of one file says of another (a place of its country) is checked once the other is
    sound.
    """
    readers: tuple[Callable[[], object], ...] = (
        lambda: read_words(data),
        lambda: read_actors(data),
        lambda: gather(open_gazetteer(cache, areas_of(data)), data),
        lambda: read_overrides(overrides),
    )
    faults = [fault for reader in readers for fault in _faults(reader)]
    return faults or _faults(lambda: open_enricher(cache, read_overrides(overrides), data))


def _faults(read: Callable[[], object]) -> list[str]:
    try:
        read()
    except AuthorityError as refusal:
        return str(refusal).split("\n")
    return []
