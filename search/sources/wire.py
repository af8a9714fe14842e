"""The `.txt` layout of wire copy: headline, standfirst, date line, byline, body.

    Headline, one line
    A standfirst that breaks off […]
    5 October 2017
    By A Name
    The first paragraph of the body.

Every line after the headline is optional, and date line and byline may come in either order.
Plain text without any of them is a body, under a headline if its first paragraph is short.
Lines wrapped at a column are joined; blank lines between paragraphs do not matter.
"""

from __future__ import annotations

import re

from search.article import BYLINE, DATELINE, HEADLINE, STANDFIRST, Article, Published
from search.sources.authors import author_names
from search.sources.datewords import is_date_word
from search.sources.encoding import decode
from search.sources.identity import file_id
from search.sources.layout import Line, body_lines, lay_out
from search.sources.published import date_line
from search.sources.text import clean, paragraphs

_HEAD_LINES = 8
_HEADLINE = 200
_CLAIM = 80
_STANDFIRST = 600
_BROKEN_OFF = ("[…]", "[...]", "[. . .]")
_STOPS = (".", "؟", ".”", '."', "...", "…")
_BYLINE = re.compile(r"(?:[Bb]y|BY|بقلم|كتب|كتبت)\s*:?\s+(?P<names>\S.{0,110})")
_NAME_WORDS = frozenset(
    [
        "and",
        "&",
        "al",
        "el",
        "de",
        "da",
        "del",
        "der",
        "di",
        "du",
        "la",
        "le",
        "van",
        "von",
        "bin",
        "ibn",
        "y",
    ]
)


def read_wire(raw: bytes, key: str, origin: str) -> Article:
    """The one article of a text file. Refused: binary data, an unknown encoding, no text."""
    lines, published, authors = wire_lines(decode(raw))
    text, zones = lay_out(lines)
    return Article(
        id=file_id(key, 1),
        text=text,
        zones=zones,
        authors=authors,
        published=published,
        origin=origin,
    )


def wire_lines(text: str) -> tuple[list[Line], Published | None, tuple[str, ...]]:
    """The lines of a text with their zones, the date of its date line, the names of its byline."""
    rest = paragraphs(_head_set_apart(clean(text)))
    found: list[Line] = []
    published: Published | None = None
    authors: tuple[str, ...] = ()
    if rest and (first := date_line(rest[0])) and len(rest) > 1:
        published = first
        found.append((DATELINE, rest.pop(0)))
    if rest and _is_headline(rest):
        # A headline comes first in the text even where a file has the date above it.
        found.insert(0, (HEADLINE, rest.pop(0)))
    while rest:
        kind = _head_kind(rest, {kind for kind, _ in found})
        if kind is None:
            break
        line = rest.pop(0)
        if kind == DATELINE:
            published = date_line(line)
        elif kind == BYLINE:
            authors = byline_names(line)
        found.append((kind, line))
    return [*found, *body_lines(rest)], published, authors


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


def _head_set_apart(text: str) -> str:
    """Blank lines about the marked lines of the head, so that unwrapping leaves them alone."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:_HEAD_LINES]):
        bare = line.strip()
        if bare.endswith(_BROKEN_OFF) or date_line(bare) or byline_names(bare):
            lines[number] = f"\n{line}\n"
    return "\n".join(lines)


def _is_headline(rest: list[str]) -> bool:
    """Whether the first line is short, or not so short but does not end as a sentence does."""
    line = rest[0]
    if byline_names(line) and line.count(" ") < 5:
        return False
    if line.endswith(_STOPS):
        return len(line) <= _CLAIM and len(rest) > 1
    return len(line) <= _HEADLINE


def _head_kind(rest: list[str], seen: set[str]) -> str | None:
    """Which part of the head the next line is; None where the body begins."""
    line = rest[0]
    if DATELINE not in seen and date_line(line):
        return DATELINE
    if BYLINE not in seen and byline_names(line):
        return BYLINE
    if HEADLINE not in seen or STANDFIRST in seen:
        return None
    # Right above date line or byline stands a standfirst, whether it breaks off or not.
    above = (
        not seen & {DATELINE, BYLINE}
        and len(line) <= _STANDFIRST
        and len(rest) > 2
        and bool(date_line(rest[1]) or byline_names(rest[1]))
    )
    return STANDFIRST if above or line.endswith(_BROKEN_OFF) else None
