"""One run over paths: every article in them ends up in the index as it is now."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from search.article import Article, Rejected, Skipped
from search.engine.writer import Writer, open_writer
from search.enrich.fingerprint import fingerprint
from search.evidence import is_partial
from search.indexer.deferred import Deferred, Digested
from search.indexer.digest import digest
from search.indexer.editor import offer_overrides, overrides_of
from search.indexer.homes import HOMES
from search.indexer.report import Report
from search.indexer.workers import enrich_all
from search.settings import Settings
from search.sources import read_paths

Read = Article | Rejected | Skipped
Progress = Callable[[Read], None]


def index_paths(
    paths: Iterable[str | Path],
    folder: str | Path,
    settings: Settings | None = None,
    *,
    restore: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Bring the index in `folder` up to date with the files and folders in `paths`.

    Creates the index where the folder is absent or empty but for its README. An article whose
    content is in the index already is left alone, so that a second run changes nothing. Of equal
    ids the last one read is kept. A deleted article stays out unless `restore`. `progress` is
    called with each thing read. Settings come from the environment where none are given.

    Raises DatelineError: no such path, IndexLocked, IndexBroken, IndexFormat, AuthorityError (the
    editor's file of the index has a malformed line: nothing is changed). Articles committed before
    an error stay; the next run goes on from there.
    """
    started = time.perf_counter()
    settings = settings or Settings.from_environment(os.environ)
    records = read_paths(paths)  # raises for a missing path, before an index is made for nothing
    overrides = overrides_of(Path(folder))
    with open_writer(Path(folder), settings) as writer, Deferred() as updates:
        offer_overrides(Path(folder))
        tally = _Tally(writer, updates, restore, progress)
        for articles in (tally.new(records), updates):
            with closing(
                enrich_all(articles, settings.cache, overrides, Path(folder) / HOMES)
            ) as enriched:
                for each, its_digest in enriched:
                    writer.put(each, its_digest)
                    if is_partial(each.article):
                        tally.partial.append(each.article.id)
        generation = writer.commit()
        outdated = not writer.rules() <= {fingerprint(overrides)}
        return tally.report(generation, outdated, time.perf_counter() - started)


@dataclass(slots=True)
class _Tally:
    """Decides what becomes of each article read, and counts it.

    An article new to the index goes on at once. One that differs from what the index holds waits
    in `updates` until all is read: a later one of its id may be what the index holds already.
    """

    writer: Writer
    updates: Deferred
    restore: bool
    progress: Progress | None
    rejected: list[Rejected] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    known: dict[str, int | None] = field(default_factory=dict)
    latest: dict[str, int] = field(default_factory=dict)
    tombstoned: set[str] = field(default_factory=set)
    partial: list[str] = field(default_factory=list)
    duplicates: int = 0

    def new(self, records: Iterable[Read]) -> Iterator[Digested]:
        """Those articles the index does not have; the rest is counted or put in `updates`."""
        for record in records:
            if self.progress:
                self.progress(record)
            match record:
                case Rejected():
                    self.rejected.append(record)
                case Skipped():
                    self.skipped.append(record)
                case Article():
                    yield from self._article(record)

    def _article(self, article: Article) -> Iterator[Digested]:
        content = digest(article)
        id = article.id
        if id in self.known or id in self.tombstoned:
            self.duplicates += 1
        elif self.writer.tombstoned(id) and not self.restore:
            self.tombstoned.add(id)
        else:
            self.writer.restore(id)
            self.known[id] = self.writer.digest(id)
        if id in self.tombstoned:
            return
        stored = self.known[id]
        if stored is None:
            if self.latest.get(id) != content:
                yield article, content
        elif stored == content:
            self.updates.drop(id)
        else:
            self.updates.put(article, content)
        self.latest[id] = content

    def report(self, generation: int, outdated: bool, seconds: float) -> Report:
        added = sum(stored is None for stored in self.known.values())
        return Report(
            added=added,
            updated=len(self.updates),
            unchanged=len(self.known) - added - len(self.updates),
            duplicates=self.duplicates,
            tombstoned=len(self.tombstoned),
            rejected=tuple(self.rejected),
            skipped=tuple(self.skipped),
            partial=tuple(dict.fromkeys(self.partial)),
            outdated=outdated,
            generation=generation,
            seconds=seconds,
        )
