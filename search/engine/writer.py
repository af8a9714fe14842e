"""The one writer of an index: puts and deletes articles by id, and commits them safely."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from search.article import Article
from search.engine.commit import write_contents
from search.engine.folder import holds_index, make_folder
from search.engine.generation import ColumnIndex, open_generation
from search.engine.pending import Pending
from search.engine.succession import Succession
from search.errors import DatelineError, IndexLocked
from search.evidence import Enriched
from search.settings import Settings

T = TypeVar("T")


def open_writer(folder: Path, settings: Settings, anew: bool = False) -> Writer:
    """Open an index for writing, making it where the folder is absent or empty but for a README.

    With `anew` the writer starts from no articles and its commit replaces all there are, at once;
    `articles` still yields the old ones, of whatever format version, and tombstones stay.

    IndexLocked where another writer is at work. IndexMissing, IndexBroken or IndexFormat where
    the folder is no place to write to: it is then left byte for byte as it is.
    """
    if holds_index(folder):
        open_generation(folder, any_version=anew)
    index = ColumnIndex(folder, any_version=anew)
    with ExitStack() as undo:
        try:
            make_folder(folder)
            lock = index.lock("WRITELOCK")
            if not lock.acquire():
                raise IndexLocked(
                    f"{folder}: another process is writing to this index; wait until it is done"
                )
            undo.callback(lock.release)
            if not holds_index(folder):
                write_contents(index.storage, [], 0, ())
            writer = Writer(index, settings.batch, lock.release, anew)
        except OSError as error:
            raise DatelineError(
                f"{folder}: cannot be written to ({error.strerror}); check owner and free space"
            ) from error
        undo.pop_all()
    return writer


class Writer:
    """Holds the write lock until closed. What `commit` has returned from survives a crash.

    Commits by itself when the characters put since the last time pass `batch`; that goes on beside
    the caller. As a context manager it commits at the end, unless there was an exception. A commit
    that fails (disk full) closes the writer, which the next call may be the first to tell: the
    index is then as the last commit that succeeded left it.
    """

    def __init__(
        self, index: ColumnIndex, batch: int, release: Callable[[], None], anew: bool
    ) -> None:
        self._batch = batch
        self._release: Callable[[], None] | None = release
        self._anew = anew
        self._line = Succession(index, anew)
        self.folder = self._line.folder
        self._tombstones = set(self._line.committed.tombstones)
        self._pending = Pending(self._line.workshop)
        self._changed = anew

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if kind is None and self._release is not None:
                self.commit()
        finally:
            self.close()

    def digest(self, id: str) -> int | None:
        """The digest of the live article with this id, None where there is none."""
        digest = self._pending.digest(id)
        return self._line.digest(id) if digest is None else digest

    def rules(self) -> set[str]:
        """The fingerprints of the rules by which the committed articles were enriched; "" among
        them where that is not known."""
        return self._line.stored.rules()

    def tombstoned(self, id: str) -> bool:
        """Whether an article of this id was deleted and may not return unasked."""
        return id in self._tombstones

    def put(self, enriched: Enriched, digest: int) -> None:
        """Add an article, or replace the one of its id; a tombstone of that id goes."""
        id = enriched.article.id
        self._take_out(id)
        self._tombstones.discard(id)
        self._pending.put(enriched, digest)
        self._changed = True
        if self._pending.characters >= self._batch:
            self._start(commit=not self._anew)

    def delete(self, id: str) -> bool:
        """Delete the article of this id and leave a tombstone; False where there is none."""
        if not self._take_out(id):
            return False
        self._tombstones.add(id)
        self._changed = True
        return True

    def restore(self, id: str) -> None:
        """Take away the tombstone, so that the article may come back when it is next read."""
        if id in self._tombstones:
            self._tombstones.remove(id)
            self._changed = True

    def articles(self) -> Iterator[Article]:
        """The articles committed when this is called and not deleted since, in order."""
        return (segment.article(number) for segment, number in self._line.stored.live())

    def commit(self) -> int:
        """Make all changes durable and visible; the number of the generation that holds them."""
        if self._changed:
            self._start(commit=True)
        self._guard(self._line.settle)
        return self._line.committed.number

    def purge(self) -> None:
        """Remove the bytes of deleted and replaced articles from the disk at once.

        Their segments are written anew; so are those with a compression dictionary, which is
        learned from articles. The previous generation goes too.
        """
        self.commit()
        self._guard(lambda: self._line.rewrite(self._tombstones))

    def close(self) -> None:
        """Release the write lock; what was not committed is forgotten."""
        release, self._release = self._release, None
        if release is not None:
            self._line.workshop.close()
            release()

    def _guard(self, work: Callable[[], T]) -> T:
        """Do it, or close: after a failure memory and disk may disagree."""
        if self._release is None:
            raise DatelineError(f"{self.folder}: this writer is closed; open another")
        try:
            return work()
        except OSError as error:
            self.close()
            raise DatelineError(
                f"{self.folder}: writing failed ({error.strerror}); the index is as generation"
                f" {self._line.committed.number} left it; free some space and run the command again"
            ) from error
        except BaseException:
            self.close()
            raise

    def _start(self, commit: bool) -> None:
        """Let what is pending be written beside the caller, after what was before it."""
        batch, self._pending = self._pending, Pending(self._line.workshop)
        if commit:
            self._guard(lambda: self._line.commit(batch, self._tombstones))
            self._changed = self._anew = False
        else:
            self._guard(lambda: self._line.flush(batch))

    def _take_out(self, id: str) -> bool:
        """Make sure that no article has this id; whether one had."""
        return self._pending.take_out(id) or self._guard(lambda: self._line.take_out(id))
