"""Reading every byte of an index, to say what is damaged."""

from __future__ import annotations

from pathlib import Path

from search.engine.generation import latest, read_toc, read_tombstones
from search.engine.layout import verify_file
from search.engine.storage import IndexStorage
from search.errors import IndexBroken


def verify_index(folder: Path) -> list[str]:
    """A sentence for each fault in the newest generation, naming file, array and page; [] if sound.

    IndexMissing where there is no index, IndexFormat where it is of another version.
    """
    storage = IndexStorage(folder)
    number = latest(folder)
    faults: list[str] = []
    try:
        entries = read_toc(storage, number).segments
        read_tombstones(storage, number)
        for entry in entries:
            faults += verify_file(folder / entry.filename)
    except IndexBroken as fault:
        faults.append(str(fault))
    except FileNotFoundError as gone:
        if latest(folder) != number:
            return verify_index(folder)
        faults.append(f"{gone.filename}: missing, though generation {number} names it")
    return faults
