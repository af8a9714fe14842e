"""What else changes or checks an index: delete, rebuild, verify."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from search.article import Article
from search.engine.generation import latest
from search.engine.verify import verify_index
from search.engine.writer import open_writer
from search.indexer.deferred import Digested
from search.indexer.digest import digest
from search.indexer.editor import overrides_of
from search.indexer.homes import HOMES
from search.indexer.workers import enrich_all
from search.settings import Settings


@dataclass(frozen=True, slots=True)
class Deletion:
    """Which ids are deleted now, which of them the index did not hold, and its generation."""

    deleted: tuple[str, ...]
    unknown: tuple[str, ...]
    generation: int


def delete(
    folder: str | Path,
    ids: Iterable[str],
    purge: bool = False,
    settings: Settings | None = None,
) -> Deletion:
    """Delete articles by id; each leaves a tombstone that `index_paths` honours.

    With `purge` the bytes of all deleted articles, of this call or before, leave the disk too.
    An id deleted before counts as deleted. Raises IndexMissing, IndexLocked.
    """
    latest(Path(folder))
    deleted: list[str] = []
    unknown: list[str] = []
    with open_writer(Path(folder), _settings(settings)) as writer:
        for id in dict.fromkeys(ids):
            gone = writer.delete(id) or writer.tombstoned(id)
            (deleted if gone else unknown).append(id)
        generation = writer.commit()
        if purge:
            writer.purge()
            generation = latest(Path(folder))
    return Deletion(tuple(deleted), tuple(unknown), generation)


def rebuild(
    folder: str | Path,
    settings: Settings | None = None,
    progress: Callable[[Article], None] | None = None,
) -> int:
    """Enrich and index all stored articles anew, in one commit; the generation it made.

    For an index of another format version, or to apply changed rules, authority files or
    overrides. The old state serves readers until the end. Raises IndexMissing, IndexLocked,
    IndexBroken, AuthorityError; the index is then as it was.
    """
    settings = _settings(settings)
    latest(Path(folder))
    overrides = overrides_of(Path(folder))
    with open_writer(Path(folder), settings, anew=True) as writer:
        stored = _digested(writer.articles(), progress)
        with closing(
            enrich_all(stored, settings.cache, overrides, Path(folder) / HOMES)
        ) as enriched:
            for each, its_digest in enriched:
                writer.put(each, its_digest)
        return writer.commit()


def verify(folder: str | Path) -> list[str]:
    """Read every byte of the index: a sentence for each fault, none where it is sound."""
    return verify_index(Path(folder))


def _settings(given: Settings | None) -> Settings:
    return given or Settings.from_environment(os.environ)


def _digested(
    articles: Iterable[Article], progress: Callable[[Article], None] | None
) -> Iterator[Digested]:
    for article in articles:
        if progress:
            progress(article)
        yield article, digest(article)
