"""Claims about `web.facets`: counts as lists of choices, places as a tree."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from search.parameters import query_from_args
from search.query import FacetRequest, Query
from search.results import FacetCounts, FacetValue
from web import choices
from web.facets import Choice, facet_list, page_query, whole_list
from web.links import form_fields, url_of
from web.tongues import tongue

EN = tongue("en")
PATHS = ["Syria", "Syria/Homs", "Syria/Homs/Rastan", "Syria/Hama", "Syria/Homs North", "Jordan"]
lists = st.lists(st.sampled_from(PATHS), max_size=2, unique=True).map(tuple)


def value(path: str, count: int = 1, kind: str = "") -> FacetValue:
    return FacetValue(path, "", "", tuple(path.split("/")), kind, None, None, count, False)


def places(paths: list[str], query: Query) -> tuple[Choice, ...]:
    counts = FacetCounts("place", "path", tuple(map(value, paths)), len(paths), 0)
    return whole_list(counts, query, EN).sections[0].choices


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
    assert (first.go, first.value, first.exclude) == ("/?q=aid", "", "/?q=aid&not.actor=A")
    assert (second.go, second.value) == ("/?q=aid&actor=B", "B")
    assert made.addable
    assert not first.beside


@settings(deadline=None)
@given(lists, lists, st.sampled_from(PATHS))
def test_what_a_button_sends_along_with_the_search_is_the_choice_itself(
    chosen: tuple[str, ...], excluded: tuple[str, ...], path: str
) -> None:
    query = Query(text="aid", place=chosen, exclude={"place": excluded} if excluded else {})
    choice = places([path], query)[0]
    ways = [("not.place", choices.exclude, choice.exclude)]
    if chosen and path not in chosen:
        ways.append(("place", choices.also, choice.beside))
    for name, way, address in ways:
        changed = way(query, "place", path)
        if choice.value:
            pairs = [*form_fields(query), (name, choice.value)]
            assert query_from_args(pairs, strict=True)[0] == changed
        else:
            assert address == url_of("/", changed)


def test_actors_stand_under_their_types_in_one_order() -> None:
    given = (
        value("Army", 9, "armed group"),
        value("Haddad", 2, "person"),
        value("Guild", 1, "guild"),
    )
    made = facet_list(FacetCounts("actor", "flat", given, 3, 0), Query(), EN)
    assert made is not None
    assert [each.heading for each in made.sections] == ["People", "Armed groups", "guild"]


def test_values_in_one_run_stand_in_the_order_of_their_labels() -> None:
    paths = ("Iraq/Anbar/Rutba", "Jordan/Amman", "Syria/Homs/Gharnata")
    counts = FacetCounts("place", "path", tuple(map(value, paths)), 3, 0)
    made = whole_list(counts, Query(), EN, flat=True, by_name=True)
    labels = [each.label for each in made.sections[0].choices]
    assert labels == ["Amman", "Gharnata, Homs", "Rutba, Anbar"]


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
