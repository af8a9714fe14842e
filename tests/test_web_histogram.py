"""Claims about `web.histogram`: which bars are drawn, where, and which are chosen."""

from __future__ import annotations

from datetime import date

from search.query import Query
from search.results import FacetCounts, FacetValue
from web.histogram import MOST_BARS, histogram
from web.tongues import tongue

EN = tongue("en")


def value(path: str, count: int = 1, kind: str = "") -> FacetValue:
    return FacetValue(path, "", "", tuple(path.split("/")), kind, None, None, count, False)


def dates(*buckets: str) -> FacetCounts:
    return FacetCounts("date", "interval", tuple(map(value, buckets)), len(buckets), 0, "month")


def test_bars_stand_in_order_of_time_with_the_gaps_between_them() -> None:
    made = histogram(dates("2017-10", "2018-01"), Query(), EN)
    assert made is not None
    assert [bar.label for bar in made.bars] == ["October 2017", "January 2018"]
    assert [bar.at for bar in made.bars] == [0, 3]
    assert (made.ink, made.width) == ("M0 72V0M3 72V0", 4)
    assert made.wide == 0.333  # a twelfth of the drawing
    assert made.bars[0].go == "/?since=2017-10&until=2017-10"


def test_bars_within_the_chosen_days_are_chosen() -> None:
    query = Query(since=date(2017, 11, 1))
    made = histogram(dates("2017-10", "2017-12"), query, EN)
    assert made is not None
    assert [bar.chosen for bar in made.bars] == [False, True]


def test_where_links_of_bars_would_weigh_too_much_one_stands_for_the_bars_of_a_year() -> None:
    months = [f"{year}-{month:02}" for year in range(2010, 2018) for month in (1, 3, 12)]
    plain = histogram(dates(*months), Query(text="aid"), EN)
    assert plain is not None
    assert [each.said for each in plain.reaches[:2]] == ["January 2010: 1", "March 2010: 1"]
    chosen = Query(text="aid " * 100, since=date(2017, 1, 1), until=date(2017, 12, 31))
    made = histogram(dates(*months), chosen, EN)
    assert made is not None
    assert len(made.bars) == len(plain.bars)
    years = [str(year) for year in range(2010, 2017)]
    assert [each.said for each in made.reaches[:-3]] == years
    assert made.reaches[-3].said == "January 2017: 1"
    assert [(each.at, each.wide) for each in made.reaches[:2]] == [(0, 12), (12, 12)]
    assert made.reaches[0].go.endswith("&since=2010&until=2010")


def test_of_too_many_bars_those_around_the_chosen_days_are_drawn() -> None:
    found = ("2015-01-01", "2017-10-02", "2017-10-05", "2017-10-08", "2019-12-31")
    chosen = Query(since=date(2017, 10, 4), until=date(2017, 10, 6))
    made = histogram(dates(*found), chosen, EN)
    assert made is not None
    assert made.others_left_out
    assert (made.first, made.last) == ("2 October 2017", "8 October 2017")
    everything = histogram(dates(*found), Query(), EN)
    assert everything is not None
    assert not everything.others_left_out


def test_a_stray_date_does_not_draw_thousands_of_bars() -> None:
    made = histogram(dates("1017-10", "2017-10"), Query(), EN)
    assert made is not None
    assert made.gaps_left_out
    assert len(made.bars) == 2 < MOST_BARS
    last = histogram(dates("9999-12"), Query(), EN)
    assert last is not None
    assert len(last.bars) == 1
