"""What the tests of dates share: an article of Thursday 5 October 2017 and its dates."""

from __future__ import annotations

from datetime import date, timedelta

from search.article import BODY, EPOCH, Article, Published, Zone
from search.enrich.dates import find_dates
from search.evidence import Mention

THURSDAY = date(2017, 10, 5)


def article(text: str, day: date | None = THURSDAY, zones: tuple[Zone, ...] = ()) -> Article:
    published = None
    if day is not None:
        published = Published((day - EPOCH) // timedelta(seconds=1), granularity="day")
    return Article("a", text, zones or (Zone(BODY, 0, len(text)),), published=published)


def mentions(text: str, day: date | None = THURSDAY) -> tuple[Mention, ...]:
    return find_dates(article(text, day))[1]


def found(text: str, day: date | None = THURSDAY) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.value) for m in mentions(text, day)]


def values(text: str, day: date | None = THURSDAY) -> list[str]:
    return [m.value for m in mentions(text, day)]
