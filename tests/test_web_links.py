"""Claims about `web.links`: a search survives its URL, and nothing in a URL is dropped unsaid."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.datevalue import DateValue
from search.errors import QueryError
from search.facet import FACETS, VALUE_FACETS
from search.parameters import PARAMETERS, args_from_query, query_from_args
from search.query import DEFAULT_FACETS, FacetRequest, Query
from web import choices
from web.links import form_fields, url_of
from web.shortcuts import choose_shortcut, days_shortcut

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
values = st.lists(words, max_size=3, unique=True).map(tuple)
days = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
requests = st.builds(
    FacetRequest,
    name=st.sampled_from([facet.name for facet in FACETS]),
    limit=st.integers(0, 1000).filter(lambda n: n != 20),
    q=st.just("") | words,
    order=st.sampled_from(["count", "name"]),
)
facets = st.lists(
    st.sampled_from([facet.name for facet in FACETS]) | requests,
    unique_by=lambda each: each if isinstance(each, str) else each.name,
).map(tuple)
queries = st.builds(
    Query,
    text=st.just("") | words,
    match=st.sampled_from(["all", "any"]),
    place=values,
    actor=values,
    source=values,
    author=values,
    language=values,
    exclude=st.dictionaries(
        st.sampled_from([facet.name for facet in VALUE_FACETS]), values.filter(bool)
    ),
    missing=st.lists(st.sampled_from([facet.name for facet in FACETS]), unique=True).map(tuple),
    since=days,
    until=days,
    dates=st.sampled_from(["published", "event"]),
    certainty=st.sampled_from(["certain", "possible"]),
    sort=st.sampled_from(["relevance", "newest", "oldest"]),
    limit=st.integers(0, 100),
    cursor=st.none() | words,
    facets=facets,
    snippets=st.integers(0, 20),
).filter(lambda q: not (q.since and q.until and q.since > q.until))


@settings(deadline=None)
@given(queries)
def test_a_search_survives_its_url(query: Query) -> None:
    address = urlsplit(url_of("/", query))
    pairs = parse_qsl(address.query, keep_blank_values=True)
    assert pairs == args_from_query(query)
    read, notices = query_from_args(pairs, strict=True)
    assert read == query
    assert notices == ()


def test_an_empty_search_has_an_empty_query_string() -> None:
    assert url_of("/", Query()) == "/"
    assert query_from_args([], strict=True) == (Query(), ())


def test_a_path_stays_readable_in_the_url() -> None:
    assert url_of("/", Query(text="cease fire", place=("Syria/Homs",))) == (
        "/?q=cease+fire&place=Syria/Homs"
    )


def test_no_facets_and_default_facets_are_told_apart() -> None:
    assert query_from_args([("facets", "")], strict=True)[0].facets == ()
    assert query_from_args([], strict=True)[0].facets == DEFAULT_FACETS


def test_an_option_of_a_facet_asks_for_the_facet() -> None:
    query, _ = query_from_args([("facet.author.limit", "5")], strict=True)
    assert query.facets == (*DEFAULT_FACETS, FacetRequest("author", limit=5))


def test_a_coarse_date_means_its_first_day_in_since_and_its_last_in_until() -> None:
    query, _ = query_from_args([("since", "2017"), ("until", "2017-02")], strict=True)
    assert (query.since, query.until) == (date(2017, 1, 1), date(2017, 2, 28))


def test_a_parameter_left_empty_counts_as_not_given() -> None:
    pairs = [("since", ""), ("until", ""), ("place", ""), ("q", ""), ("not.actor", "")]
    assert query_from_args(pairs, strict=True) == (Query(), ())


@pytest.mark.parametrize(
    ("name", "text", "code", "suggestion"),
    [
        ("plase", "Syria", "unknown_parameter", "place"),
        ("not.plac", "Syria", "unknown_parameter", "not.place"),
        ("xyzzy", "1", "unknown_parameter", ""),
        ("not.date", "2017", "unknown_parameter", "not.place"),
        ("since", "yesterday", "bad_date", ""),
        ("until", "2017-02-30", "bad_date", ""),
        ("limit", "ten", "bad_number", ""),
        ("limit", "-1", "bad_number", ""),
        ("limit", "101", "bad_number", ""),
        ("limit", "٣", "bad_number", ""),
        ("facet.place.limit", "9" * 5000, "bad_number", ""),
        ("sort", "newst", "bad_value", "newest"),
        ("match", "every", "bad_value", ""),
        ("missing", "colour", "bad_value", "actor"),
        ("facets", "places", "bad_value", "place"),
    ],
)
def test_what_cannot_be_read_is_an_error_in_the_api_and_a_notice_on_the_page(
    name: str, text: str, code: str, suggestion: str
) -> None:
    with pytest.raises(QueryError) as caught:
        query_from_args([(name, text)], strict=True)
    assert (caught.value.code, caught.value.parameter) == (code, name)
    assert caught.value.suggestion == suggestion
    query, notices = query_from_args([(name, text), ("q", "truce")], strict=False)
    assert query == Query(text="truce")
    assert len(notices) == 1
    assert name in notices[0]


def test_the_same_single_parameter_twice_is_a_fault() -> None:
    with pytest.raises(QueryError, match="only once"):
        query_from_args([("q", "truce"), ("q", "aid")], strict=True)


def test_a_range_that_ends_before_it_begins_is_a_fault() -> None:
    pairs = [("since", "2018"), ("until", "2017")]
    with pytest.raises(QueryError, match="before since"):
        query_from_args(pairs, strict=True)
    query, notices = query_from_args(pairs, strict=False)
    assert (query.since, query.until) == (date(2018, 1, 1), None)
    assert len(notices) == 1


def test_every_field_of_a_query_can_be_said_in_a_url() -> None:
    said = {"q": "text", "exclude": "exclude"}
    names = {said.get(name, name) for name in PARAMETERS if "." not in name} | {"exclude"}
    assert names == {field.name for field in fields(Query)}


def test_a_form_sends_along_all_it_does_not_ask_about_but_the_cursor() -> None:
    query = Query(text="aid", place=("Syria/Homs",), since=date(2017, 1, 1), cursor="c")
    assert form_fields(query, "q") == [("since", "2017-01-01"), ("place", "Syria/Homs")]


@settings(deadline=None)
@given(queries, st.data())
def test_a_shortcut_writes_what_the_choice_itself_would(query: Query, data: st.DataObject) -> None:
    facet = data.draw(st.sampled_from([each.name for each in VALUE_FACETS]))
    value = data.draw(words | st.sampled_from(["Syria/Homs", *query.chosen(facet)]))
    written = url_of("/", choices.choose(query, facet, value))
    assert choose_shortcut(query, facet, "/")(value) == written


@settings(deadline=None)
@given(queries, st.sampled_from(["2017", "2017-10", "2017-10-05"]))
def test_a_bar_leads_to_the_days_it_stands_for(query: Query, days: str) -> None:
    value = DateValue.parse(days)
    first, last = date.fromordinal(value.first), date.fromordinal(value.last)
    pairs = parse_qsl(urlsplit(days_shortcut(query, "/")(days)).query, keep_blank_values=True)
    assert query_from_args(pairs, strict=True)[0] == choices.between(query, first, last)
