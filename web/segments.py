"""Cut a text at its marks and mentions, so that a template prints it piece by piece.

A template never slices or joins markup: it loops over segments, and each is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Range = tuple[int, int]

LONGEST = 5000
"""Code points of a paragraph: browsers need a time that grows with the square of its marks."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that is all inside one mark or all outside.

    `mark` is the number of that mark, from 1; 0 is none. `first` says that the mark begins here.
    `spans` are the given spans that begin here, the longest first.
    """

    start: int
    text: str
    mark: int = 0
    first: bool = False
    spans: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of an article, cut: `kind` is that of its zone."""

    kind: str
    segments: tuple[Segment, ...]


def cut(text: str, marks: Sequence[Range], spans: Iterable[Range] = ()) -> tuple[Segment, ...]:
    """The whole text in order; `marks` are sorted and disjoint, `spans` may overlap anything."""
    return tuple(_cut(text, marks, spans, ()))


def cut_blocks(
    text: str,
    blocks: Sequence[tuple[str, int, int]],
    marks: Sequence[Range],
    spans: Iterable[Range] = (),
) -> tuple[Block, ...]:
    """Each (kind, start, end) of `blocks`, which are sorted and disjoint, cut on its own."""
    edges = [edge for _, start, end in blocks for edge in (start, end)]
    segments = _cut(text, marks, spans, edges)
    cut_up: list[Block] = []
    position = 0
    for kind, start, end in blocks:
        while position < len(segments) and segments[position].start < start:
            position += 1
        inside = position
        while position < len(segments) and segments[position].start < end:
            position += 1
        cut_up.append(Block(kind, tuple(segments[inside:position])))
    return tuple(cut_up)


def _cut(
    text: str,
    marks: Sequence[Range],
    spans: Iterable[Range],
    edges: Iterable[int],
) -> list[Segment]:
    beginning: dict[int, list[Range]] = {}
    for span in sorted(set(spans), key=lambda each: (each[0], -each[1])):
        beginning.setdefault(span[0], []).append(span)
    cuts = {0, len(text), *edges}
    cuts.update(edge for mark in marks for edge in mark)
    cuts.update(edge for group in beginning.values() for span in group for edge in span)
    order = sorted(cuts)
    segments: list[Segment] = []
    number = 0
    for left, right in pairwise(order):
        while number < len(marks) and marks[number][1] <= left:
            number += 1
        marked = number < len(marks) and marks[number][0] <= left
        segments.append(
            Segment(
                left,
                text[left:right],
                number + 1 if marked else 0,
                marked and marks[number][0] == left,
                tuple(beginning.get(left, ())),
            )
        )
    return segments


def paragraphs(text: str, zones: Iterable[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """Zones divided at their line ends, empty lines left out: (kind, start, end) in order.

    Lines longer than `LONGEST` are divided too, behind a space.
    """
    found: list[tuple[str, int, int]] = []
    for kind, start, end in zones:
        left = start
        for line in text[start:end].split("\n"):
            right = left + len(line)
            if line.strip():
                edges = [left, *_breaks(text, left, right), right]
                found += [(kind, *part) for part in pairwise(edges)]
            left = right + 1
    return found


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Where a line that is too long is divided: behind the last space that leaves it short."""
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        start = space + 1 if space >= 0 else start + LONGEST
        yield start
