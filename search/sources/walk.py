"""Files under the paths a user names, in an order that does not change between runs."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from search.article import Rejected
from search.errors import DatelineError
from search.sources.refusal import Refused, fault_reason


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A regular file to read.

    `shown` is its path for messages; `key` its path from the named folder on, that folder's own
    name included, from which ids are made; `named` whether the user named this very file.
    """

    path: Path
    shown: str
    key: str
    named: bool


def existing(paths: Iterable[str | Path]) -> list[Path]:
    """The paths as a list; DatelineError names the first that does not exist."""
    found: list[Path] = []
    for given in paths:
        try:
            if not str(given):
                raise FileNotFoundError
            os.lstat(given)
        except (FileNotFoundError, NotADirectoryError, ValueError):
            raise DatelineError(
                f"no such file or folder: {_shown(given)!r}; check how it is spelled"
            ) from None
        except OSError:
            pass  # it exists, or may: said with its reason when it is read
        found.append(Path(given))
    return found


def walk(paths: Iterable[Path]) -> Iterator[SourceFile | Rejected]:
    """Every file under the paths: folders in sorted order, hidden names in them passed over.

    Links are followed. A folder met a second time (a link back up, or a path named twice) is
    rejected, as is what is neither file nor folder.
    """
    seen: dict[tuple[int, int], str] = {}
    for root in paths:
        place = Path(os.path.abspath(root))
        key = place.name if os.path.isdir(root) else f"{place.parent.name}/{place.name}"
        waiting = [(root, key)]
        while waiting:
            path, key = waiting.pop()
            try:
                status = path.stat()
                if stat.S_ISREG(status.st_mode):
                    yield SourceFile(path, _shown(path), key, named=path is root)
                elif stat.S_ISDIR(status.st_mode):
                    _enter(path, status, seen)
                    waiting.extend(_entries(path, key))
                else:
                    raise Refused("neither a file nor a folder (a pipe, a socket, a device)")
            except Refused as refusal:
                yield Rejected(_shown(path), None, str(refusal))
            except OSError as fault:
                broken = isinstance(fault, FileNotFoundError) and path.is_symlink()
                reason = "a link to what does not exist" if broken else fault_reason(fault)
                yield Rejected(_shown(path), None, reason)


def _enter(folder: Path, status: os.stat_result, seen: dict[tuple[int, int], str]) -> None:
    """Remember a folder by what it is, whatever the path to it; refused the second time."""
    before = seen.setdefault((status.st_dev, status.st_ino), _shown(folder))
    if before != _shown(folder):
        raise Refused(f"the same folder as {before}, read already (a link that loops?)")


def _entries(folder: Path, key: str) -> list[tuple[Path, str]]:
    """What a folder holds, the first name last, as a stack wants it."""
    names = sorted((name for name in os.listdir(folder) if name[0] != "."), reverse=True)
    return [(folder / name, f"{key}/{name}") for name in names]


def _shown(path: str | Path) -> str:
    """A path that can be printed, whatever bytes its name is made of."""
    return os.fsencode(path).decode("utf-8", "replace")
