"""Ranking by any word: what lifts an article, and what ranking leaves alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from contract import archive_of, plain
from draws import Change, histories, queries
from hypothesis import given, settings
from hypothesis import strategies as st

from search.archive import Archive
from search.query import Query
from search.results import Hit

Match = Literal["all", "any"]
BOTH: tuple[Match, ...] = ("any", "all")
FILLER = "wind over the old harbour wall and a boat that nobody had painted since spring"


def archive(*texts: str) -> list[list[Change]]:
    """Articles a, b, c... of these texts, among others about nothing of the sort."""
    others = [plain(f"x{n}", f"{FILLER} {n}", "en") for n in range(12)]
    told = [plain("abcdefgh"[n], text, "en") for n, text in enumerate(texts)]
    return [[*told, *others]]


def scores(archive: Archive, text: str, match: Match = "any") -> dict[str, float]:
    found = archive.search(Query(text, match=match, limit=100)).hits
    return {hit.id: hit.score for hit in found}


def test_a_word_without_meaning_finds_but_does_not_score() -> None:
    with archive_of(archive("what truce", "the what", "truce")) as index:
        for match in BOTH:
            asked = index.search(Query("what truce", match=match))
            alone = scores(index, "truce", match)
            assert {hit.id: hit.score for hit in asked.hits if hit.id in alone and hit.score} == {
                hit.id: pytest.approx(alone[hit.id]) for hit in asked.hits if hit.id in alone
            }
        assert scores(index, "what truce")["b"] == 0
        marks = index.search(Query("what truce", match="any")).hits[0].snippets[0].marks
    assert marks in (((0, 4), (5, 10)), ((0, 5),))


@pytest.mark.parametrize("text", ["what", "“what” truce", "WHAT truce"])
def test_alone_in_quotes_or_in_capitals_it_scores(text: str) -> None:
    with archive_of(archive("truce", "what of it")) as index:
        assert scores(index, text)["b"] > 0


def test_words_near_one_another_as_in_the_query_lift_an_article() -> None:
    near = "relief convoy waits here today with nothing else to be seen at all by us"
    far = "relief waits here today with nothing else to be seen at all by us convoy"
    with archive_of(archive(far, near)) as index:
        found = scores(index, "relief convoy")
        assert found["b"] > found["a"]
        single = scores(index, "relief convoy", "all")
        assert single["a"] == single["b"]


def test_words_the_top_articles_share_lift_an_article_that_says_them() -> None:
    texts = (
        "ceasefire ceasefire monitors envoy",
        "ceasefire ceasefire monitors envoy too",
        "the ceasefire in a monitors report",
        "the ceasefire in a weather report",
    )
    with archive_of(archive(*texts)) as index:
        found = scores(index, "ceasefire")
        assert found["c"] > found["d"]
        told = index.explain(Query("ceasefire", match="any"), "c")
    assert told is not None
    assert told.value == pytest.approx(found["c"], abs=1e-6)
    shared = {part.name: part for part in told.parts}["words the top articles share"]
    assert {"ceasefire", "monitors"} <= {part.name for part in shared.parts}
    assert "in" not in {part.name for part in shared.parts}


@settings(max_examples=30)
@given(histories, st.lists(queries, min_size=1, max_size=4))
def test_ranking_changes_the_order_of_a_search_and_nothing_else(
    history: list[list[Change]], searches: list[Query]
) -> None:
    with archive_of(history) as index:
        for query in searches:
            ranked = index.search(replace(query, match="any", sort="relevance"))
            listed = index.search(replace(query, match="any", sort="newest"))
            assert ranked.total == listed.total
            assert ranked.facets == listed.facets
            assert {bare(hit) for hit in ranked.hits} == {bare(hit) for hit in listed.hits}


def bare(hit: Hit) -> tuple[str, object]:
    """A hit without its score."""
    return hit.id, (hit.title_marks, hit.snippets)


@settings(max_examples=30)
@given(histories, queries)
def test_a_filter_narrows_a_ranked_list_and_never_reorders_it(
    history: list[list[Change]], query: Query
) -> None:
    whole = Query(query.text, match="any", dates=query.dates, certainty=query.certainty, limit=100)
    narrowed = replace(query, match="any", sort="relevance")
    with archive_of(history) as index:
        every = [(hit.id, hit.score) for hit in index.search(whole).hits]
        some = [(hit.id, hit.score) for hit in index.search(narrowed).hits]
    assert some == [each for each in every if each in some]
