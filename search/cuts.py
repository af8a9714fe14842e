"""Where a piece of text may begin and end: at a sentence, else between words, never in a mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from search.article import Zone
from search.kernels.characters import CJK_RANGES

Span = tuple[int, int]

_ENDS = frozenset(".,;:!?…。、！？؟۔،؛)]}”’»」』》）")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of an article; each zone that holds words begins with one.

    `starts`: the code point of each sentence's first word, ascending. `zone_starts`: of `zones`.
    """

    text: str
    zones: Sequence[Zone]
    zone_starts: Sequence[int]
    starts: Sequence[int]

    def __len__(self) -> int:
        return len(self.starts)

    def zone(self, number: int) -> Zone:
        return self.zones[bisect_right(self.zone_starts, self.starts[number]) - 1]

    def bounds(self, number: int) -> Span:
        """From an opening quote before the first word to the last character but blanks."""
        zone = self.zone(number)
        start = self.starts[number]
        end = zone.end
        if number + 1 < len(self.starts) and self.starts[number + 1] < end:
            end = _opening(self.text, self.starts[number + 1], start)
        return _opening(self.text, start, zone.start), _trimmed(self.text, start, end)


def _opening(text: str, at: int, floor: int) -> int:
    """Back over what opens a sentence (quotes, brackets, a currency sign), not below `floor`."""
    while at > floor:
        before = text[at - 1]
        if before.isalnum() or before.isspace() or before in _ENDS:
            break
        at -= 1
    return at


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def cut(text: str, inside: Span, core: Span, marks: Sequence[Span], width: int) -> Span:
    """About `width` code points of the sentence `inside` around `core`, which stays whole.

    Begins or ends with the sentence where that leaves room for `core`. `marks`: the ranges beside
    `core` that must be in or out as a whole.
    """
    first, last = inside
    start, end = core
    if end - first <= width:
        low, high = first, min(last, first + width)
    elif last - start <= width:
        low, high = max(first, last - width), last
    else:
        low = max(first, start - max(0, width - (end - start)) // 2)
        high = min(last, max(end, low + width))
    while first < low < start and not _between_words(text, low):
        low += 1
    while end < high < last and not _between_words(text, high):
        high -= 1
    for mark in marks:
        if mark[0] < low < mark[1]:
            low = mark[1]
        if mark[0] < high < mark[1]:
            high = mark[0]
    while low < start and text[low].isspace():
        low += 1
    return low, _trimmed(text, end, high)


def _between_words(text: str, at: int) -> bool:
    """Whether a cut before the code point at `at` parts no word; Chinese may part anywhere."""
    before, after = text[at - 1], text[at]
    return before.isspace() or after.isspace() or _is_cjk(before) or _is_cjk(after)


def _is_cjk(character: str) -> bool:
    code = ord(character)
    return code > 0x1000 and any(first <= code <= last for first, last in CJK_RANGES)
