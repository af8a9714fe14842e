"""Ranges: marks that overlap become one, so that each code point is marked once."""

from __future__ import annotations

from collections.abc import Iterable

from search.results import Mark


def ranges(starts: Iterable[int], ends: Iterable[int]) -> tuple[Mark, ...]:
    """The marked code points as ranges that do not overlap, ascending; marks come by start."""
    found: list[Mark] = []
    for start, end in zip(starts, ends, strict=True):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
