"""Ranges: marks that overlap become one, so that each code point is marked once."""

from __future__ import annotations

from collections.abc import Iterable

from search.marked import Marked
from search.results import Mark


def ranges(marks: Iterable[Marked]) -> tuple[Mark, ...]:
    """The marked code points as ranges that do not overlap, ascending; `marks` by start."""
    found: list[Mark] = []
    for mark in marks:
        if found and mark.start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], mark.end))
        else:
            found.append((mark.start, mark.end))
    return tuple(found)
