"""Text for a terminal: nothing that steers it, marks that show, lines that fit."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

import click

from search.results import Mark

Highlight = Callable[[str], str]

_STEERING = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if code != 0x0A}
_STEERING |= dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\ufffd")
_WORD = re.compile(r"\S+")


def safe(text: str) -> str:
    """The text on one line, each control a U+FFFD: as long as before, so that ranges hold."""
    return text.translate(_STEERING).replace("\n", " ")


def highlight_for(terminal: bool) -> Highlight:
    """Bold and underlined in a terminal, «so» elsewhere."""
    if terminal:
        return lambda text: click.style(text, bold=True, underline=True)
    return lambda text: f"«{text}»"


def marked(text: str, marks: Sequence[Mark], highlight: Highlight) -> str:
    """The text with its marks highlighted. `marks` are ordered and do not overlap."""
    return _piece(safe(text), marks, 0, len(text), highlight)


def wrapped(
    text: str, marks: Sequence[Mark], width: int, highlight: Highlight, indent: str = ""
) -> Iterator[str]:
    """Lines of at most `width` columns (unless a word is wider), marks highlighted."""
    plain = safe(text)
    for start, end in _lines(plain, width - len(indent)):
        yield indent + _piece(plain, marks, start, end, highlight)


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start, end = 0, 0
    for word in _WORD.finditer(text):
        if end > start and columns(text[start : word.end()]) > width:
            yield start, end
            start = word.start()
        elif end == start:
            start = word.start()
        end = word.end()
    if end > start:
        yield start, end


def _piece(text: str, marks: Sequence[Mark], start: int, end: int, highlight: Highlight) -> str:
    parts: list[str] = []
    at = start
    for first, last in marks:
        first, last = max(first, start), min(last, end)
        if first < last:
            parts += [text[at:first], highlight(text[first:last])]
            at = last
    return "".join([*parts, text[at:end]])
