"""Dates of publication: what is understood, to which precision, and what is refused."""

from __future__ import annotations

import time

import pytest

from search.sources.datenames import FILLERS, LOCALES, day_names, fold, month_numbers
from search.sources.published import date_in_url, date_line, read_published

DAY = ("2017-10-05", 0, 0, "day")


def told(given: object) -> tuple[str, int, int, str] | None:
    """Day, second of the UTC day, offset and granularity."""
    found = read_published(given, "json")
    if found is None:
        return None
    return str(found.day), found.second % 86_400, found.offset, found.granularity


@pytest.mark.parametrize(
    "given",
    [
        *("2017-10-05", "20171005", 20171005, "2017/10/05", "05.10.2017"),
        *("5 October 2017", "October 5, 2017", "Oct. 5, 2017", "Thursday, 5 October 2017"),
        *("5th of October 2017", "Published on October 5th, 2017", "Thu 5 Oct 2017"),
        *("5 تشرين الأول 2017", "5 أكتوبر 2017", "5 اكتوبر 2017", "٥ تشرين الأول ٢٠١٧"),
        *("الخميس، ٥ أكتوبر ٢٠١٧", "5 تشرين الأول/أكتوبر 2017", "نشر في 5 أكتوبر 2017"),
        *("le 5 octobre 2017", "5. Oktober 2017", "5 de octubre de 2017", "5 Ekim 2017"),
    ],
)
def test_a_day_is_kept_as_a_day(given: object) -> None:
    assert told(given) == DAY


@pytest.mark.parametrize(
    ("given", "second", "offset"),
    [
        ("2017-10-05T14:30:00Z", 52_200, 0),
        ("2017-10-05T14:30:00", 52_200, 0),
        ("2017-10-05T14:30:00.123+03:00", 41_400, 180),
        ("2017-10-05 14:30:00 +0300", 41_400, 180),
        ("2017-10-05 14:30 UTC", 52_200, 0),
        ("Thu, 05 Oct 2017 14:30:00 +0300", 41_400, 180),
        ("Thu, 05 Oct 2017 14:30:00 GMT", 52_200, 0),
        ("Oct. 5, 2017 3:15 pm EST", 72_900, -300),
        ("5 October 2017 12:05 a.m.", 300, 0),
        (1_507_213_800, 52_200, 0),
        (1_507_213_800_000, 52_200, 0),
        ("1507213800", 52_200, 0),
    ],
)
def test_a_time_keeps_instant_and_offset(given: object, second: int, offset: int) -> None:
    assert told(given) == ("2017-10-05", second, offset, "second")


def test_an_article_belongs_to_the_day_of_its_own_clock() -> None:
    found = read_published("2017-10-05T01:00:00+03:00", "json")
    assert found is not None
    assert str(found.day) == "2017-10-05"
    assert found.second == read_published("2017-10-04T22:00:00Z", "json").second  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("given", "granularity", "value"),
    [
        *(("October 2017", "month", "2017-10"), ("2017-10", "month", "2017-10")),
        *(("تشرين الأول 2017", "month", "2017-10"), ("2017", "year", "2017")),
        *((2017, "year", "2017"), ("٢٠١٧", "year", "2017")),
    ],
)
def test_what_is_not_said_is_not_made_up(given: object, granularity: str, value: str) -> None:
    found = read_published(given, "json")
    assert found is not None
    assert found.granularity == granularity
    assert str(found.value) == value


@pytest.mark.parametrize(
    "given",
    [
        *("31 September 2017", "2017-02-30", "2017-13-01", "2017-10-05T25:00:00Z"),
        *("1970-01-01T00:00:00Z", "1970-01-01T02:00:00+02:00", 0, "1200-01-01", "0000-01-01"),
        *("05/10/2017", "5 October", "12:30", "2017-W40", "5 to 6 October 2017", "version 2017"),
        *("1 محرم 1439", "", "yesterday", "x" * 5000, "1" * 5000),
        *(True, None, float("nan"), float("inf"), 10**400, -5, [], {"$date": 1}),
    ],
)
def test_an_absurd_date_is_no_date(given: object) -> None:
    assert read_published(given, "json") is None


def test_the_future_begins_after_one_day() -> None:
    now = time.time()
    assert read_published(int(now) + 80_000, "json") is not None
    assert read_published(int(now) + 100_000, "json") is None


def test_figures_are_read_where_only_one_reading_exists() -> None:
    assert told("13/10/2017") == told("10/13/2017") == ("2017-10-13", 0, 0, "day")
    assert told("10/10/2017") == ("2017-10-10", 0, 0, "day")


@pytest.mark.parametrize("line", ["It rained on 5 October 2017", "1507213800", "Chapter 5"])
def test_a_date_line_holds_nothing_but_a_date(line: str) -> None:
    assert date_line(line) is None


def test_rule_and_wording_are_kept() -> None:
    found = date_line("Thursday, 5 October 2017")
    assert found is not None
    assert (found.rule, found.raw) == ("date line", "Thursday, 5 October 2017")


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/news/2018/03/06/water", "2018-03-06"),
        ("https://example.org/2018-3-6-water", "2018-03-06"),
        ("https://example.org/2018/13/45/water", None),
        ("https://example.org/123/2018/water", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: str | None) -> None:
    found = date_in_url(url)
    assert (str(found.day) if found else None) == day


def test_no_word_is_month_and_day_and_filler_at_once() -> None:
    months = set(month_numbers())
    assert not months & day_names()
    assert not (months | day_names()) & FILLERS
    assert {fold(word) for word in FILLERS} == FILLERS


def test_no_name_means_two_months() -> None:
    from babel.dates import get_month_names

    for locale in LOCALES:
        for number, name in get_month_names("wide", "format", locale).items():
            assert month_numbers()[fold(name)] == number
