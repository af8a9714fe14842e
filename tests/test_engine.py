"""The engine contract: the columns answer every search as the oracle does.

A real index in a temporary folder, written in several commits with updates and deletes, against
plain loops over the articles that are left (oracle.py).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from contract import (
    archive_of,
    check_facets,
    check_hits,
    check_marks,
    left,
    name,
    oracle_of,
    write,
)
from draws import Change, changes, histories, queries, terms
from hypothesis import given, settings
from hypothesis import strategies as st

from search.archive import open_archive
from search.article import Article, Zone
from search.datevalue import DateValue
from search.engine import open_engine
from search.engine.request import Request
from search.errors import CursorExpired
from search.evidence import Enriched, Tag
from search.grammar import parse
from search.query import FacetRequest, Query
from search.results import Hit, Mark
from search.tree import Near, Term

Examples = settings(max_examples=30)
asked = st.lists(queries, min_size=1, max_size=6)


@Examples
@given(histories, asked)
def test_the_columns_answer_as_the_oracle_does(
    history: list[list[Change]], searches: list[Query]
) -> None:
    oracle = oracle_of(left(history))
    with archive_of(history) as archive:
        for query in searches:
            tree = parse(query.text).tree
            results = archive.search(query)
            check_hits(results, oracle, tree, query)
            check_facets(results, oracle, tree, query)
            check_marks(archive, oracle, query, results)


def only(query: Query, facet: str, value: str | None) -> Query:
    """The search with one value (None: no value) as the only choice of a facet."""
    others = tuple(each for each in query.missing if each != facet)
    changes: dict[str, Any] = {facet: (value,)}
    if facet == "date":
        span = DateValue.parse(value) if value else None
        changes["since"] = date.fromordinal(span.first) if span else None
        changes["until"] = date.fromordinal(span.last) if span else None
        del changes["date"]
    elif value is None:
        changes[facet] = ()
    return replace(
        query, limit=0, missing=others if value else (*others, facet), **changes
    )  # fmt: skip


@Examples
@given(histories, asked)
def test_the_count_beside_a_value_is_what_choosing_it_alone_finds(
    history: list[list[Change]], searches: list[Query]
) -> None:
    with archive_of(history) as archive:
        for query in searches:
            for name, counts in archive.search(query).facets.items():
                for each in counts.values:
                    assert archive.search(only(query, name, each.value)).total == each.count
                assert archive.search(only(query, name, None)).total == counts.missing


@Examples
@given(histories, asked)
def test_any_number_of_segments_answers_as_one(
    history: list[list[Change]], searches: list[Query]
) -> None:
    with archive_of(history) as many, archive_of([left(history)]) as one:
        for query in searches:
            several, single = many.search(query), one.search(query)
            assert several.hits == single.hits
            assert several.total == single.total
            assert several.facets == single.facets


def story(id: str, text: str, language: str) -> Enriched:
    return Enriched(Article(id, text, (Zone("body", 0, len(text)),), language=language))


DATED = "Homs OR truce date:2017-10-04"


def test_an_article_is_marked_as_the_search_dated_it() -> None:
    told = replace(story("a", "truce in Homs", "en"), tags=(Tag("date", "2017-10", (), 0.9),))
    marked: list[tuple[Query, tuple[Mark, ...]]] = [
        (Query(DATED, dates="event", certainty="possible"), ((0, 5), (9, 13))),
        (Query(DATED, dates="event", certainty="certain"), ((9, 13),)),
        (Query(DATED, dates="published", certainty="possible"), ((9, 13),)),
    ]
    with archive_of([[told]]) as archive:
        for query, marks in marked:
            view = archive.article("a", query)
            assert view is not None
            assert view.marks == archive.search(query).hits[0].snippets[0].marks == marks


@pytest.mark.parametrize(
    ("word", "articles"),
    [
        ("talk", [story("a", "they talked", "en"), story("b", "talked autrement", "fr")]),
        ("résumés", [story("a", "the résumé", "en"), story("b", "they resume", "en")]),
    ],
)
def test_the_forms_of_a_word_are_those_of_the_whole_archive(
    word: str, articles: list[Enriched]
) -> None:
    for history in ([articles], [articles[:1], articles[1:]], [articles[1:], articles[:1]]):
        with archive_of(history) as archive:
            assert {hit.id for hit in archive.search(Query(word)).hits} == {"a", "b"}


@Examples
@given(histories, queries, st.integers(1, 3))
def test_cursors_walk_every_hit_once(history: list[list[Change]], query: Query, limit: int) -> None:
    with archive_of(history) as archive:
        whole = archive.search(query)
        walked: list[Hit] = []
        page = archive.search(replace(query, limit=limit))
        while True:
            assert page.total == whole.total
            walked += page.hits
            if page.cursor is None:
                break
            assert len(page.hits) == limit
            page = archive.search(replace(query, limit=limit, cursor=page.cursor))
        assert tuple(walked) == whole.hits


@Examples
@given(histories, st.lists(changes, min_size=1, max_size=4), st.sampled_from(["newest", "oldest"]))
def test_a_cursor_of_dates_walks_on_through_new_generations(
    history: list[list[Change]], later: list[Change], sort: str
) -> None:
    with TemporaryDirectory() as folder:
        write(folder, history)
        with open_archive(folder) as archive:
            query = Query(sort=sort, limit=2)  # type: ignore[arg-type]  # one of its values
            before = archive.search(query)
            write(folder, [later])
            now = archive.search(replace(query, limit=100)).hits
            after = archive.search(replace(query, limit=100, cursor=before.cursor))
            stayed = {hit.id for hit in now} - {name(change) for change in later}
            seen = [hit.id for hit in before.hits if hit.id in stayed]
            rest = [hit.id for hit in after.hits if hit.id in stayed]
            if before.cursor:
                assert [*seen, *rest] == [hit.id for hit in now if hit.id in stayed]


def test_a_cursor_of_relevance_ends_with_its_generation(tmp_path: Path) -> None:
    stories = [story(id, "truce in Homs", "en") for id in "abc"]
    write(tmp_path, [stories])
    with open_archive(tmp_path) as archive:
        query = Query("truce", limit=2)
        cursor = archive.search(query).cursor
        (last,) = archive.search(replace(query, cursor=cursor)).hits
        assert last.id == "c"
        write(tmp_path, [["a"]])
        with pytest.raises(CursorExpired):
            archive.search(replace(query, cursor=cursor))


@Examples
@given(histories, st.lists(terms(True, "any"), min_size=2, max_size=3), st.integers(0, 4))
def test_near_in_order_answers_as_the_oracle_does(
    history: list[list[Change]], near: list[Term], distance: int
) -> None:
    tree = Near(tuple(near), distance, ordered=True)
    oracle = oracle_of(left(history))
    request = Request(
        tree, {}, {}, None, "published", False, "relevance", limit=100, after=None, facets=()
    )
    with TemporaryDirectory() as folder:
        write(folder, history)
        answer = open_engine(Path(folder)).current().answer(request)
    scores = {found.article.id: found.score for found in answer.found}
    assert scores == pytest.approx(dict(oracle.ranked(tree, Query())), abs=1e-5)


def test_facet_values_come_as_asked_for() -> None:
    stories = [
        replace(story(str(number), "truce", "en"), tags=(Tag("actor", actor, (), 0.9),))
        for number, actor in enumerate(["Ridge Brigade", "Cove Council", "Cove Council", "Bay Léa"])
    ]
    wanted = {
        FacetRequest("actor"): ["Cove Council", "Bay Léa", "Ridge Brigade"],
        FacetRequest("actor", limit=1): ["Cove Council"],
        FacetRequest("actor", order="name"): ["Bay Léa", "Cove Council", "Ridge Brigade"],
        FacetRequest("actor", order="name", limit=1): ["Bay Léa"],
        FacetRequest("actor", q="lea"): ["Bay Léa"],
        FacetRequest("actor", q="ridge b"): ["Ridge Brigade"],
        FacetRequest("actor", q="nobody"): [],
    }
    with archive_of([stories]) as archive:
        for asked_for, values in wanted.items():
            counts = archive.search(Query(facets=(asked_for,), limit=0)).facets["actor"]
            assert [each.value for each in counts.values] == values
            assert counts.distinct == (len(values) if asked_for.q else 3)
