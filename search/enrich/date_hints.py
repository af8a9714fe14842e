"""Where a text may hold dates: most of it does not, and need not be read for them.

A hint is a word that a date may begin with or be built on. The rules then read the sentence around
it and a little more, which is as far as they look.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from search.enrich.date_rules import CARRIERS
from search.enrich.date_tokens import folded, words_of

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])|^[0-9]0s?$")
"""Four figures, or two of a decade ("'90s"); a day stands beside its month or its year."""
_APOSTROPHES: Final = frozenset("'’‘`")
_BEFORE, _AFTER = 60, 70
"""Characters around a hint within which no sentence ends: "on Sept. 23"."""
_FARTHEST = 300


def may_hold_date(word: str) -> bool:
    """Whether a word (a run of letters, figures and marks) is a hint."""
    whole = folded(word)
    return _YEAR.search(whole) is not None or not CARRIERS.isdisjoint(words_of(whole))


def hints(text: str, start: int, end: int) -> list[int]:
    """The hints in `text[start:end]`, in order."""
    return [m.start() for m in _WORD.finditer(text, start, end) if may_hold_date(m.group())]


def windows(text: str, start: int, end: int, at: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The ranges of `text[start:end]` to read for the hints `at`, in order, none within another."""
    first = last = start
    for hint in at:
        if _is_count(text, hint):
            continue
        begin, until = _around(text, hint, start, end)
        if begin > last:
            if last > first:
                yield first, last
            first = begin
        last = max(last, until)
    if last > first:
        yield first, last


def _is_count(text: str, hint: int) -> bool:
    """Whether two figures at a hint are no decade, having no apostrophe before."""
    if not text[hint].isdigit() or text[hint - 1 : hint] in _APOSTROPHES:
        return False
    return text[hint : hint + 2].isdigit() and not text[hint + 2 : hint + 3].isdigit()


def _around(text: str, hint: int, start: int, end: int) -> tuple[int, int]:
    """The sentence of a hint, or as much of it as the rules look at."""
    near, far = max(start, hint - _BEFORE), max(start, hint - _FARTHEST)
    stop = text.rfind(". ", far, near)
    begin = max(stop, text.rfind(".\n", far if stop < 0 else stop, near)) + 1
    if not begin:
        begin = far if far == start else _blank(text, far, near)
    near, far = min(end, hint + _AFTER), min(end, hint + _FARTHEST)
    stop = text.find(". ", near, far)
    line_end = text.find(".\n", near, far if stop < 0 else stop)
    until = line_end if line_end >= 0 else stop
    return begin, until + 1 if until >= 0 else far


def _blank(text: str, start: int, end: int) -> int:
    at = text.find(" ", start, end)
    return at if at >= 0 else start
