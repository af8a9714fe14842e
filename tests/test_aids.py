"""What helps a reader on: diagnosis, other spellings, completions, similar articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from contract import archive_of, left, plain
from draws import Change, histories, queries
from hypothesis import given, settings
from hypothesis import strategies as st

from search.archive import Archive
from search.evidence import Enriched, Tag
from search.query import Query


def counted(archive: Archive, query: Query) -> int:
    return archive.search(replace(query, limit=0, facets=(), cursor=None)).total


@settings(max_examples=30)
@given(histories, queries)
def test_a_diagnosis_counts_what_each_search_without_a_clause_finds(
    history: list[list[Change]], query: Query
) -> None:
    with archive_of(history) as archive:
        diagnosis = archive.diagnose(query)
        assert diagnosis.total == counted(archive, query)
        for clause in diagnosis.clauses:
            assert clause.without == counted(archive, clause.rest)
            if clause.parameter == "q":
                alone = Query(
                    clause.text, query.match, dates=query.dates, certainty=query.certainty
                )
                assert clause.alone == counted(archive, alone)


def told(id: str, text: str, place: str = "") -> Enriched:
    tags = (Tag("place", place, (), 0.9),) if place else ()
    return replace(plain(id, text, "en"), tags=tags)


STORIES = [
    told("a", "The ceasefire in Homs held while a convoy waited.", "Syria/Homs"),
    told("b", "A ceasefire was signed; ceasefires elsewhere failed."),
    told("c", "Convoys reached the ceremony in Homs.", "Syria/Homs"),
    told("d", "The convoy carried flour to mills.", "Syria/Idlib"),
]


def test_a_diagnosis_tells_of_every_word_and_filter_of_a_search() -> None:
    query = Query(
        "ceasefire -homs flour^2",
        place=("Syria",),
        exclude={"actor": ("Nobody",)},
        missing=("author",),
        until=date(2017, 1, 1),
    )
    with archive_of([STORIES]) as archive:
        diagnosis = archive.diagnose(query)
    assert diagnosis.total == 0
    assert [
        (each.parameter, each.text, each.alone, each.without) for each in diagnosis.clauses
    ] == [
        ("q", "ceasefire", 2, 0),
        ("q", "NOT homs", 2, 0),
        ("q", "flour", 1, 0),
        ("place", "Syria", 3, 0),
        ("not.actor", "Nobody", 4, 0),
        ("author", "none", 4, 0),
        ("date", "to 2017-01-01", 0, 0),
    ]
    assert [query.text[slice(*each.span)] for each in diagnosis.clauses[:3]] == [
        "ceasefire", "-homs", "flour",
    ]  # fmt: skip
    assert diagnosis.clauses[2].rest == replace(query, text="ceasefire AND NOT homs")
    assert diagnosis.clauses[6].rest == replace(query, until=None)


@pytest.mark.parametrize(
    ("query", "suggested"),
    [
        (Query("ceasfire"), [("ceasefire", 2)]),
        (Query("Reasefire homs"), [("ceasefire homs", 1)]),
        (Query('"the ceasfire"'), [('"the ceasefire"', 1)]),
        (Query("ceasfire convy"), [("ceasefire convoy", 1)]),
        (Query("convy", place=("Syria/Idlib",)), [("convoy", 1)]),
        (Query("ceasefire"), []),
        (Query("-ceasfire"), []),
        (Query("ceasfire 2018 hms*"), []),
    ],
)  # fmt: skip
def test_another_spelling_is_suggested_where_it_finds_more(
    query: Query, suggested: list[tuple[str, int]]
) -> None:
    with archive_of([STORIES]) as archive:
        found = archive.suggest(query)
        assert [(each.text, each.count) for each in found[: len(suggested) or None]] == suggested
        for each in found:
            assert counted(archive, replace(query, text=each.text)) == each.count


def test_both_places_of_a_word_are_changed() -> None:
    with archive_of([STORIES]) as archive:
        best = archive.suggest(Query("title:convy OR (convy flour)"))[0]
    assert best.text == "title:convoy OR (convoy flour)"
    assert best.changes == (("convy", "convoy"),)


def test_completions_are_words_with_what_they_find() -> None:
    with archive_of([STORIES[:2], STORIES[2:]]) as archive:
        every = archive.complete("Ce", Query())
        assert [(each.word, each.count) for each in every] == [("ceasefire", 2), ("ceremony", 1)]
        assert [each.word for each in archive.complete("ce", Query(), limit=1)] == ["ceasefire"]
        assert archive.complete("zz", Query()) == ()
        here = Query("homs", place=("Syria/Homs",))
        for completion in (*archive.complete("c", here), *archive.complete("w", here)):
            asked = replace(here, text=f"homs {completion.word}")
            assert completion.count == counted(archive, asked) > 0


@settings(max_examples=30)
@given(histories, queries, st.sampled_from(["t", "ho", "", "ه", "1", "caf"]))
def test_a_completion_counts_what_the_search_finds_with_it(
    history: list[list[Change]], query: Query, prefix: str
) -> None:
    query = replace(query, match="all")
    with archive_of(history) as archive:
        for completion in archive.complete(prefix, query, 5):
            both = f"({query.text}) {completion.word}" if query.text else completion.word
            assert counted(archive, replace(query, text=both)) == completion.count


def test_similar_articles_share_the_words_that_tell() -> None:
    alike = [
        told("a", "Flour reached the bakery after the siege."),
        told("b", "The siege kept flour from the bakery."),
        told("c", "The bakery sells bread again."),
    ]
    others = [told(f"x{n}", f"On day {n} the council met in the hall.") for n in range(9)]
    with archive_of([alike, others]) as archive:
        similar = archive.similar("a", 2)
        assert [hit.id for hit in similar] == ["b", "c"]
        assert similar[0].score > 2 * similar[1].score
        assert archive.similar("nobody") == ()


@settings(max_examples=20)
@given(histories, queries)
def test_any_number_of_segments_helps_as_one(history: list[list[Change]], query: Query) -> None:
    articles = left(history)
    with archive_of(history) as many, archive_of([articles]) as one:
        assert many.suggest(query) == one.suggest(query)
        assert many.complete("t", query) == one.complete("t", query)
        for each in articles:
            id = each.article.id
            assert many.explain(query, id) == one.explain(query, id)
            similar = many.similar(id)
            assert similar == one.similar(id)
            assert id not in {hit.id for hit in similar}
