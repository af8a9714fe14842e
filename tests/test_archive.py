"""The archive over a real index: paging, what is marked, and the facet values asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from contract import archive_of, name, plain, write
from draws import Change, changes, histories, queries
from hypothesis import given, settings
from hypothesis import strategies as st

from search.archive import open_archive
from search.errors import CursorExpired
from search.evidence import Tag
from search.query import FacetRequest, Query
from search.results import Hit, Mark

Examples = settings(max_examples=30)


DATED = "Homs OR truce date:2017-10-04"


def test_an_article_is_marked_as_the_search_dated_it() -> None:
    told = replace(plain("a", "truce in Homs", "en"), tags=(Tag("date", "2017-10", (), 0.9),))
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
    stories = [plain(id, "truce in Homs", "en") for id in "abc"]
    write(tmp_path, [stories])
    with open_archive(tmp_path) as archive:
        query = Query("truce", limit=2)
        cursor = archive.search(query).cursor
        (last,) = archive.search(replace(query, cursor=cursor)).hits
        assert last.id == "c"
        write(tmp_path, [["a"]])
        with pytest.raises(CursorExpired):
            archive.search(replace(query, cursor=cursor))


def test_facet_values_come_as_asked_for() -> None:
    stories = [
        replace(plain(str(number), "truce", "en"), tags=(Tag("actor", actor, (), 0.9),))
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
