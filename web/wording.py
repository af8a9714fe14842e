"""How values are said to a reader: dates no more precisely than they are known, places by name."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from search.article import Published
from search.datevalue import DateValue

FACET_TITLES = {
    "place": "Places",
    "date": "Dates",
    "actor": "Actors",
    "source": "Sources",
    "author": "Authors",
    "language": "Languages",
}
ACTOR_TYPES = {
    "person": "People",
    "group": "Groups",
    "armed group": "Armed groups",
    "state body": "State bodies",
    "organisation": "Organisations",
    "media": "Media",
}
_LOCALE = "en_GB"
_PATTERNS = {"day": "d MMMM y", "week": "d MMMM y", "month": "MMMM y", "year": "y"}


def say_date(value: DateValue) -> str:
    """`5 October 2017`, `October 2017`, `2017`, `week of 2 October 2017`, `... to ...`."""
    first, last = date.fromordinal(value.first), date.fromordinal(value.last)
    if value.granularity == "span":
        return f"{say_day(first)} to {say_day(last)}"
    said: str = format_date(first, _PATTERNS[value.granularity], locale=_LOCALE)
    return f"week of {said}" if value.granularity == "week" else said


def say_day(day: date) -> str:
    """`5 October 2017`."""
    said: str = format_date(day, _PATTERNS["day"], locale=_LOCALE)
    return said


def say_ordinal(day: int) -> str:
    """The day with this proleptic ordinal, as `say_day` says it."""
    return say_day(date.fromordinal(day))


def say_range(since: date | None, until: date | None) -> str:
    """A range of days, as one year, month or day where it is exactly that."""
    if since and until:
        days = (since.toordinal(), until.toordinal())
        for granularity in ("day", "month", "year"):
            value = DateValue.around(since, granularity)
            if (value.first, value.last) == days:
                return say_date(value)
        return f"{say_day(since)} to {say_day(until)}"
    if since:
        return f"from {say_day(since)}"
    return f"to {say_day(until)}" if until else "any day"


def say_published(published: Published) -> str:
    """The day of publication, or the month or year with a word on what is unknown."""
    said = say_date(published.value)
    unknown = {"month": ", day unknown", "year": ", month unknown"}
    return said + unknown.get(published.granularity, "")


def say_place(path: str) -> str:
    """The innermost name of a path, and what it lies in: `Rastan, Homs`; countries stand alone."""
    names = path.split("/")
    return ", ".join(reversed(names[-2:])) if len(names) > 2 else names[-1]


def say_value(facet: str, value: str) -> str:
    """A facet's value as a reader would say it."""
    if facet == "place":
        return say_place(value)
    if facet == "date":
        return say_date(DateValue.parse(value))
    return say_language(value) if facet == "language" else value


def say_language(code: str) -> str:
    """The English name of an ISO 639-1 code; the code itself where there is none."""
    try:
        return Locale.parse(code).get_language_name(_LOCALE) or code
    except (UnknownLocaleError, ValueError):
        return code


def begins_within(passage: str) -> bool:
    """Whether a passage seems to begin inside a sentence: with a small letter."""
    return passage[:1].islower()


def ends_within(passage: str) -> bool:
    """Whether a passage seems to end inside a sentence: with a letter, a digit or a comma."""
    last = passage.rstrip()[-1:]
    return last.isalnum() or last in {",", ";", ":", "،", "؛", "-", "–", "—"}


def say_number(number: int) -> str:
    """Digits in threes: `29,401`."""
    return f"{number:,}"


def safe_link(url: str | None) -> str | None:
    """The URL if a browser may follow it from our page (http or https), else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
