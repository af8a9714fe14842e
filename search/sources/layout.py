"""From the lines of an article to its one text and the zones in it."""

from __future__ import annotations

from collections.abc import Container, Iterable

from search.article import BODY, CAPTION, Zone
from search.sources.caption import is_caption
from search.sources.refusal import Refused

Line = tuple[str, str]
"""A zone's kind and one cleaned line of it: a headline, a paragraph."""


def lay_out(lines: Iterable[Line]) -> tuple[str, tuple[Zone, ...]]:
    """The lines joined by LF, and a zone for each run of one kind.

    Refused where there is no line: an article without any text.
    """
    text: list[str] = []
    zones: list[Zone] = []
    at = 0
    for kind, line in lines:
        end = at + len(line)
        if zones and zones[-1].kind == kind:
            zones[-1] = Zone(kind, zones[-1].start, end)
        else:
            zones.append(Zone(kind, at, end))
        text.append(line)
        at = end + 1
    if not text:
        raise Refused("empty: no text in it")
    return "\n".join(text), tuple(zones)


def body_lines(paragraphs: Iterable[str], captions: Container[str] = ()) -> list[Line]:
    """Each paragraph with its kind: caption if it is one of `captions` or credits a photo."""
    return [
        (CAPTION if each in captions or is_caption(each) else BODY, each) for each in paragraphs
    ]
