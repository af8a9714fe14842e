"""How values are said to a reader: dates no more precisely than they are known, places by name."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from search.article import Published
from search.datevalue import DateValue
from web.tongues import Tongue

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
_PATTERNS = {"day": "d MMMM y", "week": "d MMMM y", "month": "MMMM y", "year": "y"}


@lru_cache(maxsize=4096)  # the bars of a histogram come again on every page
def say_date(value: DateValue, tongue: Tongue) -> str:
    """`5 October 2017`, `October 2017`, `2017`, `week of 2 October 2017`, `... to ...`."""
    first, last = date.fromordinal(value.first), date.fromordinal(value.last)
    if value.granularity == "span":
        return tongue("{first} to {last}", first=say_day(first, tongue), last=say_day(last, tongue))
    said: str = format_date(first, _PATTERNS[value.granularity], locale=tongue.locale)
    return tongue("week of {day}", day=said) if value.granularity == "week" else said


def say_day(day: date, tongue: Tongue) -> str:
    """`5 October 2017`."""
    return say_date(DateValue.around(day, "day"), tongue)


def say_ordinal(day: int, tongue: Tongue) -> str:
    """The day with this proleptic ordinal, as `say_day` says it."""
    return say_day(date.fromordinal(day), tongue)


def say_range(since: date | None, until: date | None, tongue: Tongue) -> str:
    """A range of days, as one year, month or day where it is exactly that."""
    if since and until:
        days = (since.toordinal(), until.toordinal())
        for granularity in ("day", "month", "year"):
            value = DateValue.around(since, granularity)
            if (value.first, value.last) == days:
                return say_date(value, tongue)
        ends = {"first": say_day(since, tongue), "last": say_day(until, tongue)}
        return tongue("{first} to {last}", **ends)
    if since:
        return tongue("from {day}", day=say_day(since, tongue))
    return tongue("to {day}", day=say_day(until, tongue)) if until else tongue("any day")


def say_published(published: Published, tongue: Tongue) -> str:
    """The day of publication, or the month or year with a word on what is unknown."""
    said = say_date(published.value, tongue)
    if published.granularity == "month":
        return tongue("{date}, day unknown", date=said)
    return tongue("{date}, month unknown", date=said) if published.granularity == "year" else said


def say_place(path: str) -> str:
    """The innermost name of a path, and what it lies in: `Rastan, Homs`; countries stand alone.

    A town that its province is named after lies in its country: `Homs, Syria`.
    """
    names = path.split("/")
    if len(names) < 3:
        return names[-1]
    return f"{names[-1]}, {names[0] if names[-1] == names[-2] else names[-2]}"


def say_value(facet: str, value: str, tongue: Tongue) -> str:
    """A facet's value as a reader would say it."""
    if facet == "place":
        return say_place(value)
    if facet == "date":
        return say_date(DateValue.parse(value), tongue)
    return say_language(value, tongue) if facet == "language" else value


@lru_cache(maxsize=512)
def say_language(code: str, tongue: Tongue) -> str:
    """The name of an ISO 639-1 code; the code itself where there is none."""
    try:
        return Locale.parse(code).get_language_name(tongue.locale) or code
    except (UnknownLocaleError, ValueError):
        return code


def begins_within(passage: str) -> bool:
    """Whether a passage seems to begin inside a sentence: with a small letter."""
    return passage[:1].islower()


def ends_within(passage: str) -> bool:
    """Whether a passage seems to end inside a sentence: with a letter, a digit or a comma."""
    last = passage.rstrip()[-1:]
    return last.isalnum() or last in {",", ";", ":", "،", "؛", "-", "–", "—"}


def safe_link(url: str | None) -> str | None:
    """The URL if a browser may follow it from our page (http or https), else None."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.netloc else None
