"""Claims about `web.wording`: dates, places and languages as a reader would say them."""

from __future__ import annotations

from datetime import date

from search.article import Published
from search.datevalue import DateValue
from web.tongues import tongue
from web.wording import (
    begins_within,
    ends_within,
    safe_link,
    say_date,
    say_language,
    say_place,
    say_published,
    say_range,
)

EN = tongue("en")


def test_a_date_is_said_no_more_precisely_than_it_is_known() -> None:
    forms = ["2017-10-05", "2017-W40", "2017-10", "2017", "2017-08-03/2017-08-10"]
    assert [say_date(DateValue.parse(form), EN) for form in forms] == [
        "5 October 2017",
        "week of 2 October 2017",
        "October 2017",
        "2017",
        "3 August 2017 to 10 August 2017",
    ]
    august = Published(1_501_545_600, granularity="month")
    assert say_published(august, EN) == "August 2017, day unknown"


def test_a_range_of_days_is_said_shortly_where_it_is_one_month_or_year() -> None:
    assert say_range(date(2017, 1, 1), date(2017, 12, 31), EN) == "2017"
    assert say_range(date(2017, 10, 5), date(2017, 10, 5), EN) == "5 October 2017"
    assert say_range(date(2017, 10, 5), None, EN) == "from 5 October 2017"
    assert say_range(None, date(2017, 10, 5), EN) == "to 5 October 2017"


def test_places_and_languages_are_said_by_name() -> None:
    paths = ("Syria", "Syria/Homs", "Syria/Homs/Rastan", "Syria/Homs/Homs")
    assert [say_place(path) for path in paths] == ["Syria", "Homs", "Rastan, Homs", "Homs, Syria"]
    assert [say_language(code, EN) for code in ("ar", "zz-top", "")] == ["Arabic", "zz-top", ""]


def test_a_passage_cut_out_of_a_sentence_is_seen_to_be() -> None:
    whole = ["He left.", "“He left.”", "هل غادر؟", "He left […]", ""]
    assert not any(begins_within(each) or ends_within(each) for each in whole)
    assert [begins_within("he left."), ends_within("He left, and")] == [True, True]


def test_only_web_addresses_become_links() -> None:
    assert safe_link("https://example.org/a") == "https://example.org/a"
    for url in ("javascript:alert(1)", "data:text/html,x", "//x", "http://[", "", None):
        assert safe_link(url) is None
