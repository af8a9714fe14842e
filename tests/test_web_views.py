"""Claims about what the page makes of results: facet lists, bars, chips, evidence, wording."""

from __future__ import annotations

from datetime import date

from search.article import Article, Published, Zone
from search.datevalue import DateValue
from search.evidence import Mention, Tag
from search.query import FacetRequest, Query
from search.results import ArticleView, FacetCounts, FacetValue
from web import evidence
from web.chips import chips
from web.facets import Choice, facet_list, page_query, whole_list
from web.histogram import MOST_BARS, histogram
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


def value(path: str, count: int = 1, kind: str = "") -> FacetValue:
    return FacetValue(path, "", "", tuple(path.split("/")), kind, None, None, count, False)


def places(paths: list[str], query: Query) -> tuple[Choice, ...]:
    counts = FacetCounts("place", "path", tuple(map(value, paths)), len(paths), 0)
    return whole_list(counts, query, EN).sections[0].choices


def dates(*buckets: str) -> FacetCounts:
    return FacetCounts("date", "interval", tuple(map(value, buckets)), len(buckets), 0, "month")


def test_places_form_a_tree_and_one_without_its_parent_stands_at_the_root() -> None:
    paths = [
        "Syria",
        "Syria/Homs",
        "Jordan",
        "Syria/Homs/Rastan",
        "Iraq/Anbar",
        "Turkey/Hatay/Reyhanli",
    ]
    roots = places(paths, Query())
    assert [root.label for root in roots] == ["Syria", "Jordan", "Anbar", "Reyhanli"]
    homs = roots[0].children[0]
    assert [child.label for child in homs.children] == ["Rastan"]


def test_a_branch_with_a_chosen_place_is_unfolded() -> None:
    query = Query(place=("Syria/Homs/Rastan",))
    paths = ["Syria", "Syria/Homs", "Syria/Homs/Rastan", "Jordan"]
    syria, jordan = places(paths, query)
    assert syria.unfolded
    assert syria.children[0].children[0].chosen
    assert not jordan.unfolded


def test_a_value_leads_to_its_only_choice_and_a_chosen_one_back() -> None:
    counts = FacetCounts("actor", "flat", (value("A"), value("B")), 2, 0)
    made = facet_list(counts, Query(text="aid", actor=("A",)), EN)
    assert made is not None
    first, second = made.sections[0].choices
    assert (first.go, first.beside) == ("/?q=aid", "")
    assert (second.go, second.beside) == ("/?q=aid&actor=B", "/?q=aid&actor=A&actor=B")
    assert second.exclude == "/?q=aid&actor=A&not.actor=B"


def test_actors_stand_under_their_types_in_one_order() -> None:
    given = (
        value("Army", 9, "armed group"),
        value("Haddad", 2, "person"),
        value("Guild", 1, "guild"),
    )
    made = facet_list(FacetCounts("actor", "flat", given, 3, 0), Query(), EN)
    assert made is not None
    assert [each.heading for each in made.sections] == ["People", "Armed groups", "guild"]


def test_a_facet_that_divides_nothing_is_not_shown() -> None:
    assert facet_list(FacetCounts("source", "flat", (value("A"),), 1, 0), Query(), EN) is None
    assert facet_list(FacetCounts("source", "flat", (value("A"),), 1, 2), Query(), EN) is not None


def test_a_facet_without_values_is_not_shown_unless_missing_is_chosen() -> None:
    empty = FacetCounts("author", "flat", (), 0, 3)
    assert facet_list(empty, Query(), EN) is None
    assert facet_list(empty, Query(missing=("author",)), EN) is not None


def test_the_page_counts_its_own_facets_with_the_options_of_its_url() -> None:
    asked = page_query(Query(facets=("place", FacetRequest("actor", limit=96, q="army"))))
    names = [each.name for each in asked.facets if isinstance(each, FacetRequest)]
    assert names == ["place", "date", "actor", "source", "author", "language"]
    assert FacetRequest("actor", limit=96, q="army") in asked.facets


def test_bars_stand_in_order_of_time_with_the_gaps_between_them() -> None:
    made = histogram(dates("2017-10", "2018-01"), Query(), EN)
    assert made is not None
    assert [bar.label for bar in made.bars] == ["October 2017", "January 2018"]
    lefts = [float(bar.reach.split()[0].removeprefix("M")) for bar in made.bars]
    assert lefts == [0.0, 9.0]  # of four months, three units wide each
    assert made.bars[0].go == "/?since=2017-10&until=2017-10"


def test_bars_within_the_chosen_days_are_chosen() -> None:
    query = Query(since=date(2017, 11, 1))
    made = histogram(dates("2017-10", "2017-12"), query, EN)
    assert made is not None
    assert [bar.chosen for bar in made.bars] == [False, True]


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


def test_each_choice_has_a_chip_that_takes_it_back() -> None:
    query = Query(
        text="aid",
        place=("Syria/Homs/Rastan",),
        exclude={"actor": ("Army",)},
        missing=("author",),
        since=date(2017, 10, 1),
        until=date(2017, 10, 31),
    )
    made = chips(query, EN)
    assert [(chip.label, chip.excluded) for chip in made] == [
        ("Rastan, Homs", False),
        ("Army", True),
        ("none", False),
        ("October 2017", False),
    ]
    assert made[0].without.place == ()
    assert made[1].without.exclude == {}
    assert made[3].without.since is None


def test_evidence_gathers_the_same_words_and_keeps_each_place_they_stand() -> None:
    text = "Rastan and Homs and Rastan"
    view = ArticleView(
        Article("a", text, (Zone("headline", 0, len(text)),)),
        (),
        (
            Tag("place", "Syria/Homs", ("mentioned",), 0.4),
            Tag("place", "Syria/Homs/Rastan", (), 0.9),
        ),
        tuple(
            Mention(start, end, "place", name, "mentioned", "name", 0.9)
            for start, end, name in [
                (20, 26, "Syria/Homs/Rastan"),
                (11, 15, "Syria/Homs"),
                (0, 6, "Syria/Homs/Rastan"),
            ]
        ),
        {},
        1,
    )
    rastan, homs = evidence.known(view, "place", EN)
    assert (rastan.label, homs.label) == ("Rastan, Homs", "Homs")
    assert [line.spans for line in rastan.evidence] == [((0, 6), (20, 26))]
    assert (rastan.public, homs.public) == (True, False)


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
    assert [say_place(p) for p in ("Syria", "Syria/Homs", "Syria/Homs/Rastan")] == [
        "Syria",
        "Homs",
        "Rastan, Homs",
    ]
    assert [say_language(code, EN) for code in ("ar", "zz-top", "")] == ["Arabic", "zz-top", ""]


def test_a_passage_cut_out_of_a_sentence_is_seen_to_be() -> None:
    whole = ["He left.", "“He left.”", "هل غادر؟", "He left […]", ""]
    assert not any(begins_within(each) or ends_within(each) for each in whole)
    assert [begins_within("he left."), ends_within("He left, and")] == [True, True]


def test_only_web_addresses_become_links() -> None:
    assert safe_link("https://example.org/a") == "https://example.org/a"
    for url in ("javascript:alert(1)", "data:text/html,x", "//x", "http://[", "", None):
        assert safe_link(url) is None
