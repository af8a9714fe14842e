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

from search.article import DATELINE, HEADLINE, Article, Published
from search.sources.encoding import decode
from search.sources.head import Head, byline_names, is_marked, read_head
from search.sources.identity import file_id
from search.sources.layout import Line, body_lines, lay_out
from search.sources.published import date_line
from search.sources.text import clean, paragraphs

_HEAD_LINES = 8
_HEADLINE = 200
_SENTENCE = 80
_STOPS = (".", "؟", ".”", '."', "…")


def read_wire(raw: bytes, key: str, origin: str) -> Article:
    """The one article of a text file. Refused: binary data, an unknown encoding, no text."""
    rest = paragraphs(_head_set_apart(clean(decode(raw))))
    first: Published | None = date_line(rest[0]) if len(rest) > 1 else None
    dated = [rest.pop(0)] if first else []
    above: list[Line] = [(HEADLINE, rest.pop(0))] if rest and _is_headline(rest) else []
    # A headline comes first in the text even where a file has the date above it.
    above += [(DATELINE, line) for line in dated]
    head = Head() if first else read_head(rest, bool(above))
    text, zones = lay_out([*above, *head.lines, *body_lines(rest[head.size :])])
    return Article(
        id=file_id(key, 1),
        text=text,
        zones=zones,
        authors=head.authors,
        published=first or head.published,
        origin=origin,
    )


def _head_set_apart(text: str) -> str:
    """Blank lines about the marked lines of the head, so that unwrapping leaves them alone."""
    lines = text.split("\n")
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if is_marked(line.strip()):
            lines[number] = f"\n{line}\n"
    return "\n".join(lines)


def _is_headline(rest: list[str]) -> bool:
    """Whether the first line is short, or not so short but does not end as a sentence does."""
    line = rest[0]
    if byline_names(line) and line.count(" ") < 5:
        return False
    if line.endswith(_STOPS):
        return len(line) <= _SENTENCE and len(rest) > 1
    return len(line) <= _HEADLINE
