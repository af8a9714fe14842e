"""The head of an article: what stands between its headline and its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.article import BYLINE, DATELINE, STANDFIRST, Published
from search.sources.authors import author_names
from search.sources.datenames import is_date_word
from search.sources.layout import Line
from search.sources.published import date_line

_STANDFIRST = 600
_BROKEN_OFF = ("[…]", "[...]", "[. . .]")
_BYLINE = re.compile(r"(?:[Bb]y|BY|بقلم|كتب|كتبت)\s*:?\s+(?P<names>\S.{0,110})")
_NAME_WORDS = {
    *("and", "&", "al", "el", "de", "da", "del", "der", "di", "du", "la", "le", "van", "von"),
    *("bin", "ibn", "y"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """The lines of a head with their zones, and what they say; `size` paragraphs are in it."""

    lines: tuple[Line, ...] = ()
    size: int = 0
    published: Published | None = None
    authors: tuple[str, ...] = ()


def read_head(paragraphs: list[str], headed: bool) -> Head:
    """The head at the beginning of some paragraphs, those under a headline where `headed`.

    It holds at most one date line, one byline and (under a headline) one standfirst: a line that
    breaks off with […], or any one right above date line or byline.
    """
    lines: list[Line] = []
    published: Published | None = None
    authors: tuple[str, ...] = ()
    for number, line in enumerate(paragraphs[:4]):
        seen = {kind for kind, _ in lines}
        if DATELINE not in seen and (dated := date_line(line)):
            published = dated
            lines.append((DATELINE, line))
        elif BYLINE not in seen and (names := byline_names(line)):
            authors = names
            lines.append((BYLINE, line))
        elif headed and STANDFIRST not in seen and _is_standfirst(paragraphs[number:], seen):
            lines.append((STANDFIRST, line))
        else:
            break
    return Head(tuple(lines), len(lines), published, authors)


def is_marked(line: str) -> bool:
    """Whether a line shows by itself that it belongs to a head."""
    return line.endswith(_BROKEN_OFF) or bool(date_line(line) or byline_names(line))


def byline_names(line: str) -> tuple[str, ...]:
    """The names in "By A Name and B Name"; () where the line is prose that begins with "by"."""
    match = _BYLINE.fullmatch(line)
    if match is None or line.endswith((".", ":", "،")):
        return ()
    words = match["names"].replace(",", " ").split()
    if len(words) == 1 and is_date_word(words[0]):  # "By Friday"
        return ()
    named = all(not word[0].islower() or word in _NAME_WORDS or "-" in word for word in words)
    return author_names(match["names"]) if named and len(words) <= 12 else ()


def _is_standfirst(rest: list[str], seen: set[str]) -> bool:
    if rest[0].endswith(_BROKEN_OFF):
        return True
    above = len(rest) > 2 and bool(date_line(rest[1]) or byline_names(rest[1]))
    return above and not seen & {DATELINE, BYLINE} and len(rest[0]) <= _STANDFIRST
