"""The engine contract: the columns answer every search as the oracle does.

A real index in a temporary folder, written in several commits with updates and deletes, against
plain loops over the articles that are left (oracle.py).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from draws import Change, histories, queries
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Oracle

from search.archive import Archive, open_archive
from search.article import Article, Zone
from search.datevalue import DateValue
from search.engine.constants import SCORING
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.grammar import parse
from search.query import Query
from search.results import FacetCounts, Hit, Mark, Results
from search.settings import Settings
from search.tree import Node

Examples = settings(max_examples=30)
asked = st.lists(queries, min_size=1, max_size=6)


@contextmanager
def archive_of(history: Sequence[Sequence[Change]]) -> Iterator[Archive]:
    """An archive of an index that has gone through these changes, a commit each list."""
    with TemporaryDirectory() as folder:
        for number, changes in enumerate(history):
            with open_writer(Path(folder), Settings()) as writer:
                for change in changes:
                    if isinstance(change, str):
                        writer.delete(change)
                    else:
                        writer.put(change, number)
        with open_archive(folder) as archive:
            yield archive


def left(history: Iterable[Iterable[Change]]) -> list[Enriched]:
    """The articles that are live after these changes."""
    live: dict[str, Enriched] = {}
    for changes in history:
        for change in changes:
            live.pop(change if isinstance(change, str) else change.article.id, None)
            if not isinstance(change, str):
                live[change.article.id] = change
    return list(live.values())


def oracle_of(articles: Sequence[Enriched]) -> Oracle:
    return Oracle(articles, SCORING.k1, SCORING.b, SCORING.headline)


def joined(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """Marks as a reader sees them: those that overlap are one."""
    found: list[Mark] = []
    for start, end in sorted(marks):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def check_hits(results: Results, oracle: Oracle, tree: Node, query: Query) -> None:
    """Same articles, same scores, and an order that follows from them."""
    expected = dict(oracle.ranked(tree, query))
    scores = {hit.id: hit.score for hit in results.hits}
    assert results.total == len(results.hits) == len(scores) == len(expected)
    assert scores == pytest.approx(expected, abs=1e-5)
    if query.sort == "relevance":
        seconds = {id: document.second for id, document in oracle.documents.items()}
        order = sorted(scores, key=lambda id: (-scores[id], -seconds[id], id))
        assert [hit.id for hit in results.hits] == order
    else:
        assert [hit.id for hit in results.hits] == list(expected)


def check_facets(results: Results, oracle: Oracle, tree: Node, query: Query) -> None:
    """Same values, same counts, and how many articles carry none."""
    for name, counts in results.facets.items():
        expected = dict(
            oracle.histogram(tree, query, buckets(counts, oracle, query))
            if name == "date"
            else oracle.counts(name, tree, query)
        )
        expected = {value: count for value, count in expected.items() if count}
        assert {each.value: each.count for each in counts.values} == expected, name
        assert counts.distinct == len(expected)
        ids = oracle.found(tree, query, but=name)
        documents = [oracle.documents[id] for id in ids]
        carried = [d.days(query.dates) if name == "date" else d.values(name) for d in documents]
        assert counts.missing == sum(not each for each in carried), name


def buckets(counts: FacetCounts, oracle: Oracle, query: Query) -> list[str]:
    """All buckets of the histogram's granularity that any article's dates lie in."""
    dates = [span for doc in oracle.documents.values() for span in doc.days(query.dates)]
    if not dates or not counts.granularity:
        assert not counts.values
        return []
    found = []
    day, last = min(first for first, _ in dates), max(last for _, last in dates)
    while day <= last:
        bucket = DateValue.around(date.fromordinal(day), counts.granularity)  # type: ignore[arg-type]
        found.append(str(bucket))
        day = bucket.last + 1
    return found


def check_marks(archive: Archive, oracle: Oracle, query: Query, results: Results) -> None:
    """In the whole article, in the headline and in each snippet."""
    tree = parse(query.text).tree
    for hit in results.hits:
        expected = joined(oracle.marks(tree, query, hit.id))
        view = archive.article(hit.id, query)
        assert view is not None
        assert view.marks == expected
        zones = view.article.zones
        head = zones[0].end if zones[0].kind == "headline" else 0
        assert hit.title_marks == tuple(mark for mark in expected if mark[1] <= head)
        for snippet in hit.snippets:
            start, end = snippet.start, snippet.start + len(snippet.text)
            inside = tuple((s - start, e - start) for s, e in expected if start <= s < end)
            assert snippet.marks == inside


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
