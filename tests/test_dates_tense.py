"""Days without a year and bare weekdays: whether the clause looks back or ahead."""

from __future__ import annotations

import pytest
from dated import values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court will rule on Friday.", "2017-10-06"),
        ("On Friday the court will rule.", "2017-10-06"),
        ("Talks are set to resume Monday.", "2017-10-09"),
        ("The council is due to meet on Dec. 20.", "2017-12-20"),
        ("They asked him to leave by Oct. 31.", "2017-10-31"),
        ("The ceasefire will begin in November.", "2017-11"),
        ("The law, effective Nov. 1, was read.", "2017-11-01"),
        ("He could arrive as early as Tuesday.", "2017-10-10"),
    ],
)
def test_a_future_verb_in_the_clause_looks_ahead(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He said on Friday that the court will rule.", "2017-09-29"),
        ("The court ruled on Friday.", "2017-09-29"),
        ("The court met on Dec. 20.", "2016-12-20"),
        ("Fighting broke out in November.", "2016-11"),
        ("They cut the road to Homs by Dec. 9 and had the town.", "2016-12-09"),
        ("It was most effective, yet on Friday it failed.", "2017-09-29"),
        ("It closed due to the attack on Friday.", "2017-09-29"),
    ],
)
def test_without_one_the_nearest_past_is_meant(text: str, value: str) -> None:
    assert values(text) == [value]


def test_the_named_weekday_settles_the_year() -> None:
    assert values("They met on Tuesday, December 20.") == ["2016-12-20"]
    assert values("They meet on Wednesday, December 20.") == ["2017-12-20"]
