"""The engine contract: an index through its changes, and what each answer is held to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from draws import Change
from oracle import Oracle

from search.archive import Archive, open_archive
from search.article import Article, Zone
from search.datevalue import DateValue
from search.engine.constants import SCORING
from search.engine.writer import open_writer
from search.evidence import Enriched
from search.grammar import parse
from search.query import Query
from search.quiet import QUIET
from search.results import FacetCounts, Mark, Results
from search.settings import Settings
from search.tree import Node


def write(folder: str | Path, history: Sequence[Sequence[Change]]) -> None:
    """Take an index through these changes, a commit each list."""
    for number, commit in enumerate(history):
        with open_writer(Path(folder), Settings()) as writer:
            for change in commit:
                if isinstance(change, str):
                    writer.delete(change)
                else:
                    writer.put(change, number)


@contextmanager
def archive_of(history: Sequence[Sequence[Change]]) -> Iterator[Archive]:
    """An archive of an index that has gone through these changes."""
    with TemporaryDirectory() as folder:
        write(folder, history)
        with open_archive(folder) as archive:
            yield archive


def name(change: Change) -> str:
    """The id of the article that a change is about."""
    return change if isinstance(change, str) else change.article.id


def left(history: Iterable[Iterable[Change]]) -> list[Enriched]:
    """The articles that are live after these changes."""
    live: dict[str, Enriched] = {}
    for commit in history:
        for change in commit:
            live.pop(name(change), None)
            if not isinstance(change, str):
                live[change.article.id] = change
    return list(live.values())


def oracle_of(articles: Sequence[Enriched]) -> Oracle:
    return Oracle(articles, SCORING, QUIET)


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
    tree = parse(query.text, query.match).tree
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


def check(archive: Archive, oracle: Oracle, query: Query) -> None:
    """Hits, facets and marks of one search."""
    tree = parse(query.text, query.match).tree
    results = archive.search(query)
    check_hits(results, oracle, tree, query)
    check_facets(results, oracle, tree, query)
    check_marks(archive, oracle, query, results)


def plain(id: str, text: str, language: str) -> Enriched:
    """An article that is one body and no more."""
    return Enriched(Article(id, text, (Zone("body", 0, len(text)),), language=language))
