"""Date values: intervals with a granularity, and their written form."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.datevalue import DateValue, Granularity

UNITS: tuple[Granularity, ...] = ("day", "week", "month", "year")
SAFE_DAYS = st.dates(max_value=date(9999, 12, 26))  # the week after runs into the year 10000


def days(value: DateValue) -> tuple[date, date]:
    return date.fromordinal(value.first), date.fromordinal(value.last)


@given(SAFE_DAYS, st.sampled_from(UNITS))
def test_the_written_form_reads_back_to_the_same_value(day: date, unit: Granularity) -> None:
    value = DateValue.around(day, unit)
    assert DateValue.parse(str(value)) == value


@given(st.dates(), st.dates())
def test_the_written_form_of_a_span_reads_back_to_the_same_value(one: date, two: date) -> None:
    value = DateValue.span(min(one, two), max(one, two))
    assert DateValue.parse(str(value)) == value


@given(SAFE_DAYS, st.sampled_from(UNITS))
def test_the_unit_around_a_day_holds_that_day(day: date, unit: Granularity) -> None:
    first, last = days(DateValue.around(day, unit))
    assert first <= day <= last


@given(SAFE_DAYS, st.sampled_from(UNITS))
def test_the_day_after_a_unit_is_in_another_one(day: date, unit: Granularity) -> None:
    value = DateValue.around(day, unit)
    assert DateValue.around(date.fromordinal(value.last + 1), unit).first == value.last + 1


@pytest.mark.parametrize(
    ("month", "last"),
    [("2017-02", 28), ("2016-02", 29), ("1900-02", 28), ("2000-02", 29), ("2017-04", 30)],
)
def test_a_month_ends_on_its_own_last_day(month: str, last: int) -> None:
    assert days(DateValue.parse(month))[1].day == last


def test_december_9999_is_a_whole_month_and_9999_a_whole_year() -> None:
    assert days(DateValue.parse("9999-12")) == (date(9999, 12, 1), date.max)
    assert days(DateValue.parse("9999")) == (date(9999, 1, 1), date.max)


def test_a_week_that_ends_after_the_calendar_is_refused() -> None:
    with pytest.raises(ValueError, match="after the calendar"):
        DateValue.around(date.max, "week")
    with pytest.raises(ValueError, match="not in the calendar"):
        DateValue.parse("9999-W52")


def test_a_week_runs_from_monday_to_sunday_over_the_end_of_a_year() -> None:
    value = DateValue.parse("2020-W53")
    assert days(value) == (date(2020, 12, 28), date(2021, 1, 3))
    assert str(DateValue.around(date(2021, 1, 1), "week")) == "2020-W53"


def test_a_span_may_be_written_with_coarser_ends() -> None:
    value = DateValue.parse("2017-08/2017")
    assert days(value) == (date(2017, 8, 1), date(2017, 12, 31))
    assert str(value) == "2017-08-01/2017-12-31"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "17",
        "2017-1",
        "2017-13",
        "2017-00",
        "2017-09-31",
        "2017-02-29",
        "2017-W00",
        "2017-W53",
        "0000",
        "0000-01-01",
        "12017",
        "2017-10-05T10:00",
        "2017-10-05 ",
        "2017-10-05\n",
        "٢٠١٧",
        "today",
        "2017-10-05/2017-10-04",
        "2017/2018/2019",
        "/2017",
        "2017/",
    ],
)
def test_a_form_that_is_no_date_is_refused_and_named(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no date|not in the calendar|ends before"):
        DateValue.parse(text)


@given(st.text(max_size=12))
def test_whatever_is_read_is_a_date_or_refused(text: str) -> None:
    try:
        value = DateValue.parse(text)
    except ValueError:
        return
    assert value.first <= value.last


@pytest.mark.parametrize("unit", ["second", "span"])
def test_only_days_weeks_months_and_years_lie_around_a_day(unit: Granularity) -> None:
    with pytest.raises(ValueError, match=unit):
        DateValue.around(date(2017, 10, 5), unit)


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        DateValue.span(date(2017, 10, 5), date(2017, 10, 4))
