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
    check,
    check_facets,
    check_hits,
    left,
    oracle_of,
    plain,
    write,
)
from draws import Change, histories, queries, terms
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import story

from search.datevalue import DateValue
from search.engine import open_engine
from search.engine.request import Request
from search.evidence import Enriched
from search.grammar import parse
from search.query import FacetRequest, Query
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
            check(archive, oracle, query)


LARGE = [
    "truce", '"rebels"', "talking convoy", '"rebels truce"', '"convoy naive homs"~3', "t*",
    "convay~", "marker17x0 OR (truce -convoy)", "title:rebels truce", "place:Syria/Homs mediators",
    '"truce ends"~s', '"rebel marker1*"~p', '"talked truce"~>2', "(truce^3 OR convoy) -homs",
    "-marker1* event:2017-03", "NOT date:[* TO *]", '"tal* convoy" OR "story 2?? of"',
]  # fmt: skip
"""Words in more articles than a block of postings holds, and words in one."""


def test_many_articles_in_many_segments_answer_as_the_oracle_does() -> None:
    history: list[list[Change]] = [
        [story(number, words=25) for number in range(first, first + 60)]
        for first in range(0, 420, 60)
    ]
    history[3] += [f"story-{number}" for number in range(0, 200, 7)]
    history[5] += [story(number, seed=1, words=25) for number in range(0, 250, 9)]
    oracle = oracle_of(left(history))
    with archive_of(history) as archive:
        for text in LARGE:
            query = Query(text, limit=1000, facets=(FacetRequest("place", 99), "actor", "date"))
            tree = parse(text).tree
            results = archive.search(query)
            assert results.total
            check_hits(results, oracle, tree, query)
            check_facets(results, oracle, tree, query)


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


@pytest.mark.parametrize(
    ("word", "articles"),
    [
        ("talk", [plain("a", "they talked", "en"), plain("b", "talked autrement", "fr")]),
        ("résumés", [plain("a", "the résumé", "en"), plain("b", "they resume", "en")]),
    ],
)
def test_the_forms_of_a_word_are_those_of_the_whole_archive(
    word: str, articles: list[Enriched]
) -> None:
    for history in ([articles], [articles[:1], articles[1:]], [articles[1:], articles[:1]]):
        with archive_of(history) as archive:
            assert {hit.id for hit in archive.search(Query(word)).hits} == {"a", "b"}


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
    listed = answer.listed
    ids = [head.id for head in listed.heads] if listed else []
    scores = dict(zip(ids, listed.scores if listed else [], strict=True))
    assert scores == pytest.approx(dict(oracle.ranked(tree, Query())), abs=1e-5)
