"""The editor's file of an index: where it lies, and how it comes to be there."""

from __future__ import annotations

import os
from pathlib import Path

from search.enrich.authority import DATA
from search.enrich.corrections import Overrides
from search.enrich.editorfile import read_overrides
from search.settings import OVERRIDES


def overrides_of(folder: Path) -> Overrides:
    """The corrections in an index folder; AuthorityError names each malformed line."""
    return read_overrides(folder / OVERRIDES)


def offer_overrides(folder: Path) -> None:
    """Lay a file that holds no corrections yet, but tells how to write them, where there is none.

    To be called under the write lock only.
    """
    target = folder / OVERRIDES
    if not target.exists():
        made = folder / f".{OVERRIDES}"
        made.write_bytes((DATA / OVERRIDES).read_bytes())
        os.replace(made, target)
