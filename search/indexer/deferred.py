"""Articles put aside on disk until a run has read everything, the last of each id only."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType

from search.article import Article

Digested = tuple[Article, int]


class Deferred:
    """A temporary file of articles with their digests; `held` is the last digest of each id."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="dateline-")  # noqa: SIM115 # __exit__ closes it
        self._offsets: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Deferred:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._offsets)

    def put(self, article: Article, digest: int) -> None:
        """Hold an article in place of any of the same id."""
        offset, known = self._offsets.get(article.id, (-1, -1))
        if offset >= 0 and known == digest:
            return
        self._offsets[article.id] = (self._file.seek(0, 2), digest)
        pickle.dump(article, self._file, pickle.HIGHEST_PROTOCOL)

    def drop(self, id: str) -> None:
        """Hold no article of this id any more."""
        self._offsets.pop(id, None)

    def __iter__(self) -> Iterator[Digested]:
        for offset, digest in self._offsets.values():
            self._file.seek(offset)
            yield pickle.load(self._file), digest
