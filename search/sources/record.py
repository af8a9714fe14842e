"""One record, parsed from JSON, to an article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from search.article import HEADLINE, STANDFIRST, Article, Published
from search.sources.authors import author_names
from search.sources.fields import as_text, values
from search.sources.fragment import plain
from search.sources.head import read_head
from search.sources.identity import file_id, url_id, web_url
from search.sources.language import language_code
from search.sources.layout import Line, body_lines, lay_out
from search.sources.published import date_in_url, read_published
from search.sources.refusal import MAX_ARTICLE_BYTES, Refused, oversized
from search.sources.text import clean, one_line, paragraphs

_LONGEST_ID = 512
"""Bytes of an id: it becomes a term of the index and part of an address."""


def read_record(record: Any, key: str, number: int, origin: str) -> Article:
    """The article of a record; `number` is its line or place in the file `key`, from 1.

    Title, summary and body become headline, standfirst and body. Refused: what is no object,
    has none of the three, holds no text in one of them, or has an id past 512 bytes. A source,
    language, address or date that cannot be read is left out. Where no field says it, date and
    authors may be lines at the head of the body, and a date part of the address.
    """
    if not isinstance(record, dict):
        raise Refused(f"a record must be an object with fields, not {type(record).__name__}")
    body = _first(record, "body")
    if len(body) > MAX_ARTICLE_BYTES:
        raise oversized(MAX_ARTICLE_BYTES)
    below = paragraphs(clean(plain(body)))
    title = one_line(plain(_first(record, "title")))
    summary = one_line(plain(_first(record, "summary")))
    lines: list[Line] = [(HEADLINE, title)] if title else []
    if summary and [summary] != below:
        lines.append((STANDFIRST, summary))
    head = read_head(below, headed=bool(title and not summary))
    text, zones = lay_out([*lines, *head.lines, *body_lines(below[head.size :])])
    url = next(filter(None, map(web_url, _readable(record, "url"))), None)
    return Article(
        id=_given_id(record) or (url_id(url) if url else file_id(key, number)),
        text=text,
        zones=zones,
        url=url,
        source=next(iter(_readable(record, "source")), None),
        authors=_authors(record) or head.authors,
        language=next(filter(None, map(language_code, _readable(record, "language"))), None),
        published=_published(record) or head.published or (date_in_url(url) if url else None),
        origin=f"{origin}:{number}",
    )


def _first(record: Mapping[str, Any], field: str) -> str:
    found = values(record, field)
    return as_text(found[0], field) if found else ""


def _readable(record: Mapping[str, Any], field: str) -> list[str]:
    """The values of a field that are text of some sort, a line each."""
    found: list[str] = []
    for value in values(record, field):
        try:
            found.append(one_line(plain(as_text(value, field))))
        except Refused:
            continue  # an article is worth more than its odd field
    return [each for each in found if each]


def _given_id(record: Mapping[str, Any]) -> str:
    given = one_line(_first(record, "id"))
    if len(given.encode()) > _LONGEST_ID:
        raise Refused(f"the id is longer than {_LONGEST_ID} bytes: {given[:40]}…")
    return given


def _authors(record: Mapping[str, Any]) -> tuple[str, ...]:
    """A list names one author an item; a string may name several."""
    for value in values(record, "authors"):
        try:
            if isinstance(value, list):
                names = [one_line(plain(as_text(each, "authors"))) for each in value if each]
                return tuple(dict.fromkeys(name for name in names if name))
            return author_names(plain(as_text(value, "authors")))
        except Refused:
            continue
    return ()


def _published(record: Mapping[str, Any]) -> Published | None:
    found = (read_published(value, "json") for value in values(record, "published"))
    return next(filter(None, found), None)
