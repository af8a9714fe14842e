"""Phrases that name a date, and phrases that do not, in English."""

from __future__ import annotations

import pytest
from dated import found


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("5 October 2017", "2017-10-05"),
        ("October 5, 2017", "2017-10-05"),
        ("Oct. 5, 2017", "2017-10-05"),
        ("Thursday, 5 October 2017", "2017-10-05"),
        ("Thu, 5 Oct 2017", "2017-10-05"),
        ("the 5th of October 2017", "2017-10-05"),
        ("April 4th, 2016", "2016-04-04"),
        ("March twenty-first, 2016", "2016-03-21"),
        ("2017-10-05", "2017-10-05"),
        ("25/10/2016", "2016-10-25"),
        ("10/25/2016", "2016-10-25"),
        ("October 2017", "2017-10"),
        ("August of last year", "2016-08"),
        ("2017", "2017"),
        ("nineteen ninety-six", "1996"),
        ("the 1990s", "1990-01-01/1999-12-31"),
        ("the early '80s", "1980-01-01/1989-12-31"),
        ("the 20th century", "1901-01-01/2000-12-31"),
        ("2011-2016", "2011-01-01/2016-12-31"),
        ("the third quarter of 2016", "2016-07-01/2016-09-30"),
        ("last year's third quarter", "2016-07-01/2016-09-30"),
        ("the first half of 2016", "2016-01-01/2016-06-30"),
        ("the winter of 2016", "2015-12-01/2016-02-29"),
        ("3-5 October 2016", "2016-10-03/2016-10-05"),
        ("3 to 5 October 2016", "2016-10-03/2016-10-05"),
        ("Oct. 3-5", "2017-10-03/2017-10-05"),
        ("September 29", "2017-09-29"),
        ("Sept. 23", "2017-09-23"),
        ("August", "2017-08"),
        ("last August", "2017-08"),
        ("mid-September", "2017-09"),
        ("the end of 2016", "2016"),
        ("this week", "2017-W40"),
        ("last week", "2017-W39"),
        ("next week", "2017-W41"),
        ("last month", "2017-09"),
        ("earlier this month", "2017-10"),
        ("last year", "2016"),
        ("this summer", "2017-06-01/2017-08-31"),
        ("yesterday", "2017-10-04"),
        ("tomorrow", "2017-10-06"),
        ("today", "2017-10-05"),
        ("last night", "2017-10-04"),
        ("the day before yesterday", "2017-10-03"),
        ("Wednesday", "2017-10-04"),
        ("Thursday", "2017-10-05"),
        ("Friday morning", "2017-09-29"),
        ("last Thursday", "2017-09-28"),
        ("next Monday", "2017-10-09"),
        ("three days ago", "2017-10-02"),
        ("two weeks ago", "2017-W38"),
        ("twenty-five years ago", "1992"),
        ("a decade ago", "2007"),
    ],
)
def test_a_phrase_is_found_whole_and_resolved(phrase: str, value: str) -> None:
    text = f"The two sides met in {phrase}, residents said."
    assert found(text) == [(phrase, value)]


@pytest.mark.parametrize(
    "text",
    [
        "They talked for three weeks.",
        "A six-month-old boy and a 12-year-old girl were hurt.",
        "He served two years and ten months.",
        "The siege of many years went on in the days and weeks that followed.",
        "Some 2000 people and 1990 fighters left; it cost $2015 or 1,990 lira.",
        "He may march on if they may.",
        "Theresa May and April Jones spoke to Russia Today.",
        "Sat down, the Sun rose.",
        "Every Friday and on Black Friday they marched, as on Fridays.",
        "On 31 September 2017, on September 31, on 30 February.",
        "It was 5 October 0000 and June 2950.",
        "A date such as 03/04/2017 says nothing for certain.",
        "The same day came, and that year.",
        "They must wait 30 days before closing the road.",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert found(text) == []
