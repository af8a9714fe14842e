"""Claims about `web.choices`: what each click makes of a search."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from search.query import Query
from web import choices

PATHS = ["Syria", "Syria/Homs", "Syria/Homs/Rastan", "Syria/Hama", "Syria/Homs North", "Jordan"]


def test_choosing_a_value_makes_it_the_only_one() -> None:
    query = Query(text="aid", actor=("Nusra", "FSA"), missing=("actor", "place"), cursor="c")
    assert choices.choose(query, "actor", "Free Syrian Army") == Query(
        text="aid", actor=("Free Syrian Army",), missing=("place",)
    )


def test_also_adds_a_value() -> None:
    query = choices.also(Query(actor=("A",)), "actor", "B")
    assert query.actor == ("A", "B")


def test_choosing_below_replaces_above_and_the_reverse() -> None:
    query = Query(place=("Jordan", "Syria"))
    below = choices.also(query, "place", "Syria/Homs/Rastan")
    assert below.place == ("Jordan", "Syria/Homs/Rastan")
    assert choices.also(below, "place", "Syria/Homs").place == ("Jordan", "Syria/Homs")


def test_a_name_that_only_begins_alike_is_not_below() -> None:
    query = choices.also(Query(place=("Syria/Homs",)), "place", "Syria/Homs North")
    assert query.place == ("Syria/Homs", "Syria/Homs North")


def test_a_slash_in_a_flat_value_means_nothing() -> None:
    assert choices.also(Query(source=("A",)), "source", "A/B").source == ("A", "A/B")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["choose", "also", "exclude"]), st.sampled_from(PATHS))))
def test_chosen_places_never_contain_one_another(clicks: list[tuple[str, str]]) -> None:
    query = Query()
    for click, path in clicks:
        query = getattr(choices, click)(query, "place", path)
    for lists in (query.place, query.exclude.get("place", ())):
        assert len(set(lists)) == len(lists)
    assert not [a for a in query.place for b in query.place if a.startswith(f"{b}/")]


def test_excluding_a_place_takes_the_choices_it_would_empty() -> None:
    query = Query(place=("Syria/Homs/Rastan", "Jordan"), exclude={"place": ("Syria/Homs/Talbisa",)})
    excluded = choices.exclude(query, "place", "Syria/Homs")
    assert excluded.place == ("Jordan",)
    assert excluded.exclude == {"place": ("Syria/Homs",)}


def test_what_was_chosen_or_excluded_can_be_taken_back() -> None:
    query = Query(text="aid", cursor="c")
    plain = Query(text="aid")
    assert choices.drop(choices.choose(query, "place", "Syria"), "place", "Syria") == plain
    assert choices.allow(choices.exclude(query, "place", "Syria"), "place", "Syria") == plain
    assert choices.drop_missing(choices.choose_missing(query, "actor"), "actor") == plain


def test_asking_for_undated_articles_lets_go_of_the_range_of_days() -> None:
    ranged = choices.between(Query(), date(2017, 1, 1), date(2017, 12, 31))
    undated = choices.choose_missing(ranged, "date")
    assert undated == Query(missing=("date",))
    assert choices.between(undated, ranged.since, ranged.until) == ranged
