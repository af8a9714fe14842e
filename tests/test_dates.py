"""Dates in running text: what is found, as which value, and what is left alone."""

from __future__ import annotations

import time
from datetime import date, timedelta

import pytest
from dated import THURSDAY, article, found, mentions, values
from hypothesis import given
from hypothesis import strategies as st

from search.article import (
    BODY,
    BYLINE,
    CAPTION,
    DATELINE,
    EPOCH,
    HEADLINE,
    Article,
    Published,
    Zone,
)
from search.datevalue import DateValue
from search.enrich.date_confidence import CONFIDENCE
from search.enrich.dates import find_dates


def test_without_a_day_of_publication_only_full_dates_resolve() -> None:
    text = (
        "Yesterday, on Friday, in August, on May 3, last week and three days ago they fought; "
        "on 5 October 2016 they met, and in 2015."
    )
    assert found(text, None) == [("5 October 2016", "2016-10-05"), ("2015", "2015")]


def test_a_publication_date_that_is_only_a_year_is_no_day_to_count_from() -> None:
    published = Published((date(2017, 1, 1) - EPOCH) // timedelta(seconds=1), granularity="year")
    text = "They met on Friday."
    told = Article("a", text, (Zone(BODY, 0, len(text)),), published=published)
    assert find_dates(told) == ((), ())


def test_leap_day_is_the_last_one_there_was() -> None:
    assert values("It happened on Feb. 29.") == ["2016-02-29"]


def test_the_same_day_is_the_last_one_named() -> None:
    text = "They met on Sept. 3. The same day they signed. The next day they left."
    assert values(text) == ["2017-09-03", "2017-09-03", "2017-09-04"]


def test_days_after_an_event_count_from_the_day_the_article_gave_it() -> None:
    text = (
        "Both sides signed the Aleppo truce on July 9. The mayor resigned on July 20. "
        "Days after the Aleppo truce was signed, it failed."
    )
    assert found(text)[-1] == ("Days after", "2017-07-09/2017-07-16")


def test_days_after_an_event_without_a_day_stay_unresolved() -> None:
    text = "The mayor resigned on July 20. Days after the flood reached Hama, he came back."
    assert values(text) == ["2017-07-20"]


def test_a_year_earlier_than_a_month_is_that_month() -> None:
    assert values("Prices rose in August from a year earlier.") == ["2017-08", "2016-08"]


def test_a_number_of_days_after_a_date_is_that_day() -> None:
    assert found("It failed two days after the Aug. 3 truce.")[0] == (
        "two days after",
        "2017-08-05",
    )


def test_a_year_at_the_end_of_a_pair_belongs_to_both() -> None:
    assert values("from Aug. 3 to Oct. 9, 2016") == ["2016-08-03", "2016-10-09"]
    assert values("on July 14 and 16, 2016") == ["2016-07-14", "2016-07-16"]


def test_a_quarter_is_leaned_on_by_what_follows() -> None:
    text = "Sales fell in the second quarter. In the quarter, costs rose from a year earlier."
    quarter, before = "2017-04-01/2017-06-30", "2016-04-01/2016-06-30"
    assert values(text) == [quarter, quarter, before]


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_capitals_do_not_matter_where_the_words_are_plain(change: object) -> None:
    text = "on friday, in august 2016, last week and on march 5"
    told = text.upper() if change is str.upper else text
    assert values(told) == ["2017-09-29", "2016-08", "2017-W39", "2017-03-05"]


def test_each_zone_gives_its_dates_their_role() -> None:
    parts = [
        (HEADLINE, "Truce holds on Wednesday"),
        (BYLINE, "By a reporter, 4 October 2017"),
        (DATELINE, "5 October 2017"),
        (BODY, "It was signed on Aug. 3."),
        (CAPTION, "Homs on Sept. 23."),
    ]
    text, zones = "", []
    for kind, part in parts:
        zones.append(Zone(kind, len(text), len(text) + len(part)))
        text += part + "\n"
    tags, told = find_dates(article(text, zones=tuple(zones)))
    assert [(m.role, m.value) for m in told] == [
        ("event", "2017-10-04"),
        ("mentioned", "2017-10-04"),
        ("published", "2017-10-05"),
        ("event", "2017-08-03"),
        ("event", "2017-09-23"),
    ]
    assert [tag.value for tag in tags] == ["2017-10-04", "2017-08-03", "2017-09-23"]
    assert all(tag.roles == ("event",) and tag.facet == "date" for tag in tags)


def test_a_value_told_by_two_rules_is_surer_than_by_one_told_twice() -> None:
    once = find_dates(article("on Wednesday"))[0][0].confidence
    twice = find_dates(article("on Wednesday, on Wednesday"))[0][0].confidence
    by_two = find_dates(article("on Wednesday, yesterday"))[0][0].confidence
    assert once == twice == pytest.approx(CONFIDENCE["weekday"])
    assert by_two > once


@given(st.text(max_size=200), st.dates(min_value=date(1, 1, 2)))
def test_any_text_gives_ordered_ranges_with_readable_values(text: str, day: date) -> None:
    end = 0
    for mention in mentions(text, day):
        assert end <= mention.start < mention.end <= len(text)
        assert str(DateValue.parse(mention.value)) == mention.value
        end = mention.end


CALENDAR_WORDS = """
the a last next this same of in on by week weekend month quarter half year decade century days weeks
ago later earlier after before first third 3 5 31 1990 2017 9999 0000 Oct. May March Friday today
tomorrow night summer , . - / ' s and to nineteen ninety will said
قبل أيام تشرين الأول آب الجمعة الماضي اليوم أمس 2016
"""
WORDS = st.sampled_from(CALENDAR_WORDS.split())


@given(st.lists(WORDS, max_size=30), st.sampled_from([THURSDAY, date(1, 1, 1), date.max, None]))
def test_any_order_of_calendar_words_is_read_without_fault(
    words: list[str], day: date | None
) -> None:
    text = " ".join(words)
    for mention in mentions(text, day):
        assert str(DateValue.parse(mention.value)) == mention.value
        assert text[mention.start : mention.end].strip()


@pytest.mark.parametrize("piece", ["a year earlier will ", "5-", "on Friday ", "Oct. 5 and 12 "])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        mentions(text)
        return time.process_time() - start

    seconds(2_000)
    assert seconds(160_000) < 40 * max(seconds(20_000), 0.005)


@pytest.mark.parametrize("text", ["Shares fell by 1153 GMT.", "The bank (1398.HK) rose in 1201.HK"])
def test_a_time_of_day_and_the_code_of_a_share_are_no_years(text: str) -> None:
    assert values(text) == []
