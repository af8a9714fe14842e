"""Dates in Arabic: Levantine and Egyptian months, weekdays, days told from today."""

from __future__ import annotations

import pytest
from dated import found


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("5 تشرين الأول 2017", "2017-10-05"),
        ("٥ تشرين الأول ٢٠١٧", "2017-10-05"),
        ("3 آب/أغسطس 2016", "2016-08-03"),
        ("أكتوبر (تشرين الأول) 2015", "2015-10"),
        ("آذار 2011", "2011-03"),
        ("كانون الثاني 2016", "2016-01"),
        ("3-5 تشرين الثاني 2016", "2016-11-03/2016-11-05"),
        ("الخامس من أيلول", "2017-09-05"),
        ("السادس من الشهر الماضي", "2017-09-06"),
        ("الخميس 28 أيلول", "2017-09-28"),
        ("يوم الأربعاء", "2017-10-04"),
        ("الجمعة المقبل", "2017-10-06"),
        ("أمس", "2017-10-04"),
        ("أول أمس", "2017-10-03"),
        ("مساء اليوم", "2017-10-05"),
        ("الأسبوع الماضي", "2017-W39"),
        ("الشهر الجاري", "2017-10"),
        ("هذا العام", "2017"),
        ("قبل ثلاثة أيام", "2017-10-02"),
        ("قبل أسبوعين", "2017-W38"),
    ],
)
def test_arabic_dates_are_found_whole_and_resolved(phrase: str, value: str) -> None:
    assert found(f"قال شاهد إن ذلك كان {phrase}، وفق ما ذكر.") == [(phrase, value)]


def test_a_joined_letter_is_no_part_of_an_arabic_date() -> None:
    assert found("بين 20 و31 آب") == [("31 آب", "2017-08-31")]
    assert found("الأربعاء والخميس") == [("الأربعاء", "2017-10-04"), ("الخميس", "2017-10-05")]


@pytest.mark.parametrize(
    "text", ["قتل 2000 مقاتل", "مارس مهنته عند باب المدينة", "اليوم العالمي للمرأة", "قبل أيام"]
)
def test_arabic_words_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert found(text) == []
