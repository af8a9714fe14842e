"""The index folder: which files in it are ours, which may go, and what is no place for an index."""

from __future__ import annotations

import os
import re
from collections.abc import Container
from pathlib import Path

from search.engine.entry import SUFFIX
from search.engine.generation import generations, read_toc
from search.engine.storage import IndexStorage, sync_folder
from search.errors import IndexBroken, IndexMissing
from search.settings import OVERRIDES

_SEGMENT = re.compile(rf"MAIN_[0-9a-z]+{re.escape(SUFFIX)}(\.tmp)?\Z")
_CONTENTS = re.compile(r"_MAIN_([0-9]+)\.(toc|toc\.[0-9.]+|tombstones)\Z")
_LOCK = "MAIN_WRITELOCK"


def holds_index(folder: Path) -> bool:
    """Whether there is an index; False where one may be made: no folder, or one with no files
    but a README, an editor's overrides and those whose names begin with a dot. Raises for any
    other folder."""
    if not folder.exists():
        return False
    if generations(folder):
        return True
    names = sorted(os.listdir(folder))
    segments = [name for name in names if _SEGMENT.match(name)]
    if segments:
        raise IndexBroken(
            f"{folder}: there is {segments[0]} but no table of contents (_MAIN_<number>.toc);"
            " restore the index folder from a copy, or index the sources into a new one"
        )
    for name in names:
        own = name in (_LOCK, OVERRIDES) or name.startswith((".", "README"))
        if not own and not _is_contents(name):
            raise IndexMissing(
                f"{folder}: holds {name!r} and no index; name an empty or a new folder"
            )
    return False


def make_folder(folder: Path) -> None:
    """Make the folder and those it lies in, where they are not there; their names are synced."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def tidy(storage: IndexStorage, keep: Container[int]) -> None:
    """Remove our files that belong to none of the generations in `keep`.

    The newest is always kept. What killed writers left goes too. To be called under the write
    lock only.
    """
    numbers = generations(storage.path)
    kept = [number for number in numbers if number in keep or number == numbers[-1]]
    either = IndexStorage(storage.path, any_version=True)
    wanted = {entry for number in kept for entry in _segments(either, number)}
    for name in os.listdir(storage.path):
        contents = _CONTENTS.match(name)
        stale = (
            int(contents[1]) not in kept or contents[2].startswith("toc.")
            if contents
            else _SEGMENT.match(name) and name not in wanted
        )
        if stale:
            (storage.path / name).unlink(missing_ok=True)


def _is_contents(name: str) -> bool:
    return _CONTENTS.match(name) is not None


def _segments(storage: IndexStorage, number: int) -> list[str]:
    """The segment files a generation names; none where it is an old one that cannot be read."""
    try:
        return [entry.filename for entry in read_toc(storage, number).segments]
    except IndexBroken:
        if number == generations(storage.path)[-1]:
            raise
        return []
