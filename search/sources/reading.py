"""Paths to articles: which reader reads which file, and what becomes of the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from search.article import Article, Rejected, Skipped
from search.sources.opening import opened, whole
from search.sources.records import read_json, read_lines
from search.sources.refusal import MAX_ARTICLE_BYTES, READ_FAULTS, Refused, fault_reason
from search.sources.walk import SourceFile, existing, walk
from search.sources.wire import read_wire

Reader = Callable[[BinaryIO, str, str], Iterator[Article | Rejected]]
"""From a file's bytes, its key (for ids) and its path (for messages) to what is in it."""


def read_paths(paths: Iterable[str | Path]) -> Iterator[Article | Rejected | Skipped]:
    """Every article in the files and folders named, in order; folders are walked, sorted.

    What cannot be read becomes a `Rejected` with path, line and reason; a file met in a folder
    whose name ends in no known format, a `Skipped`. Raises DatelineError for a path that does
    not exist, before anything is read; and for nothing else.
    """
    return _read(existing(paths))


def _read(paths: list[Path]) -> Iterator[Article | Rejected | Skipped]:
    for found in walk(paths):
        if isinstance(found, SourceFile):
            yield from _read_file(found)
        else:
            yield found


def _read_file(file: SourceFile) -> Iterator[Article | Rejected | Skipped]:
    name = file.path.name.lower()
    packed = name.endswith(".gz")
    ending = Path(name.removesuffix(".gz")).suffix
    reader = READERS.get(ending)
    if reader is None:
        said = f"names ending in {ending!r} are" if ending else "a name without an ending is"
        reason = f"{said} not read; known are {' '.join(READERS)}, each also with .gz"
        yield Rejected(file.shown, None, reason) if file.named else Skipped(file.shown, reason)
        return
    try:
        with opened(file.path, packed) as stream:
            yield from reader(stream, file.key, file.shown)
    except Refused as refusal:
        yield Rejected(file.shown, None, str(refusal))
    except READ_FAULTS as fault:
        yield Rejected(file.shown, None, fault_reason(fault))


def _wire(stream: BinaryIO, key: str, origin: str) -> Iterator[Article | Rejected]:
    yield read_wire(whole(stream, MAX_ARTICLE_BYTES), key, origin)


def _page(stream: BinaryIO, key: str, origin: str) -> Iterator[Article | Rejected]:
    from search.sources.page import read_page  # its library takes 0.4 s to load: only for pages

    yield read_page(whole(stream, MAX_ARTICLE_BYTES), key, origin)


READERS: Mapping[str, Reader] = {
    ".txt": _wire,
    ".html": _page,
    ".htm": _page,
    ".jsonl": read_lines,
    ".ndjson": read_lines,
    ".json": read_json,
}
