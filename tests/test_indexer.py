"""Indexing: every article ends up as its source has it now, and all input is accounted for."""

from __future__ import annotations

import json
import os
import signal
import sys
from itertools import islice
from pathlib import Path

import pytest

import search
from search.article import Article
from search.errors import DatelineError, IndexMissing
from search.indexer import Report, delete, rebuild, verify
from search.indexer.deferred import Deferred
from search.indexer.digest import digest
from search.indexer.workers import WORTHWHILE, enrich_all
from search.query import Query
from search.settings import Settings
from search.sources import read_paths

BRIDGE = {"id": "bridge", "title": "Bridge reopens in Homs", "body": "Traders crossed on foot."}
MILL = {"id": "mill", "title": "Mill stands idle", "body": "Flour ran short in Idlib."}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    write(folder, [BRIDGE, MILL])
    return folder


@pytest.fixture
def index(tmp_path: Path) -> Path:
    return tmp_path / "index"


def write(folder: Path, records: list[dict[str, str]], name: str = "all.jsonl") -> None:
    (folder / name).write_text("".join(json.dumps(record) + "\n" for record in records))


def counts(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, report.duplicates


def titles(index: Path, text: str = "") -> set[str]:
    with search.open_archive(index) as archive:
        return {hit.title for hit in archive.search(Query(text=text, limit=100)).hits}


def test_a_first_run_adds_every_article(source: Path, index: Path) -> None:
    report = search.index_paths([source], index)
    assert counts(report) == (2, 0, 0, 0)
    assert report.changed
    assert titles(index) == {BRIDGE["title"], MILL["title"]}


def test_a_second_run_changes_nothing_and_says_so(source: Path, index: Path) -> None:
    first = search.index_paths([source], index)
    files = {path.name: path.read_bytes() for path in index.iterdir() if path.is_file()}
    second = search.index_paths([source], index)
    assert counts(second) == (0, 0, 2, 0)
    assert not second.changed
    assert second.generation == first.generation
    assert {path.name: path.read_bytes() for path in index.iterdir() if path.is_file()} == files


def test_an_edited_record_is_updated_and_a_line_before_it_is_no_edit(
    source: Path, index: Path
) -> None:
    search.index_paths([source], index)
    well = {"id": "well", "body": "A well was dug."}
    write(source, [well, BRIDGE, {**MILL, "title": "Mill works"}])
    assert counts(search.index_paths([source], index)) == (1, 1, 1, 0)
    assert "Mill works" in titles(index)
    assert "Mill stands idle" not in titles(index)


def test_the_last_of_equal_ids_wins_and_a_second_run_still_changes_nothing(
    source: Path, index: Path
) -> None:
    write(source, [{**MILL, "title": "Mill, second"}, {**MILL, "title": "Mill, third"}], "b.jsonl")
    first = search.index_paths([source], index)
    assert counts(first) == (2, 0, 0, 2)
    assert titles(index) == {BRIDGE["title"], "Mill, third"}
    second = search.index_paths([source], index)
    assert counts(second) == (0, 0, 2, 2)
    assert second.generation == first.generation


def test_a_change_that_is_taken_back_in_the_same_run_is_none(source: Path, index: Path) -> None:
    first = search.index_paths([source], index)
    write(source, [{**MILL, "title": "Mill on fire"}], "b.jsonl")
    write(source, [MILL], "c.jsonl")
    second = search.index_paths([source], index)
    assert counts(second) == (0, 0, 2, 2)
    assert second.generation == first.generation


def test_a_deleted_article_stays_out_until_it_is_restored(source: Path, index: Path) -> None:
    search.index_paths([source], index)
    done = delete(index, ["mill", "nobody"])
    assert (done.deleted, done.unknown) == (("mill",), ("nobody",))
    assert titles(index) == {BRIDGE["title"]}
    again = search.index_paths([source], index)
    assert (counts(again), again.tombstoned) == ((0, 0, 1, 0), 1)
    restored = search.index_paths([source], index, restore=True)
    assert (counts(restored), restored.tombstoned) == ((1, 0, 1, 0), 0)
    assert titles(index) == {BRIDGE["title"], MILL["title"]}


def test_a_purge_reaches_what_was_deleted_before(source: Path, index: Path) -> None:
    search.index_paths([source], index)
    before = delete(index, ["mill"]).generation
    done = delete(index, ["mill"], purge=True)
    assert done.deleted == ("mill",)
    assert done.generation > before
    assert titles(index, "flour") == set()
    assert not any(b"flour" in path.read_bytes() for path in index.iterdir() if path.is_file())


def test_what_cannot_be_read_is_told_with_its_place_and_stops_nothing(
    source: Path, index: Path
) -> None:
    (source / "a.jsonl").write_text('{"id": 1, "body": "Rain."}\n{"id": 2, "body": \n{}\n')
    (source / "b.txt").write_bytes(bytes(range(256)) * 8)
    (source / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    report = search.index_paths([source], index)
    assert report.added == 3
    places = [(Path(each.path).name, each.line) for each in report.rejected]
    assert places == [("a.jsonl", 2), ("a.jsonl", 3), ("b.txt", None)]
    assert all(each.reason for each in report.rejected)
    assert [Path(each.path).name for each in report.skipped] == ["photo.jpg"]


def test_a_missing_path_is_refused_before_an_index_is_made(index: Path) -> None:
    with pytest.raises(DatelineError, match="nowhere"):
        search.index_paths(["nowhere"], index)
    assert not index.exists()


@pytest.mark.parametrize("change", [lambda folder: delete(folder, ["mill"]), rebuild, verify])
def test_only_indexing_makes_an_index(change: object, index: Path) -> None:
    assert callable(change)
    with pytest.raises(IndexMissing):
        change(index)
    assert not index.exists()


def test_a_rebuild_finds_what_was_found_before(source: Path, index: Path) -> None:
    search.index_paths([source], index)
    with search.open_archive(index) as archive:
        before = archive.search(Query(text="homs"))
        seen: list[str] = []
        generation = rebuild(index, progress=lambda article: seen.append(article.id))
        after = archive.search(Query(text="homs"))
    assert sorted(seen) == ["bridge", "mill"]
    assert after.generation == generation > before.generation
    assert (after.total, after.hits, after.facets) == (before.total, before.hits, before.facets)
    assert verify(index) == []
    assert counts(search.index_paths([source], index)) == (0, 0, 2, 0)


def test_small_batches_end_in_the_same_index(source: Path, index: Path, tmp_path: Path) -> None:
    search.index_paths([source], index)
    search.index_paths([source], tmp_path / "small", Settings(batch=1))
    assert titles(tmp_path / "small") == titles(index)


def test_the_digest_tells_content_and_not_the_place_it_was_read_from(source: Path) -> None:
    article = next(each for each in read_paths([source]) if isinstance(each, Article))
    fields = {name: getattr(article, name) for name in Article.__slots__}
    assert digest(Article(**{**fields, "origin": "elsewhere:9"})) == digest(article)
    for name in ("id", "text", "url", "source", "language"):
        assert digest(Article(**{**fields, name: "changed"})) != digest(article)
    assert digest(Article(**{**fields, "authors": ("A",)})) != digest(article)
    assert digest(Article(**{**fields, "zones": ()})) != digest(article)


def test_deferred_articles_come_back_once_each_as_last_put(source: Path) -> None:
    bridge, mill = (each for each in read_paths([source]) if isinstance(each, Article))
    with Deferred() as deferred:
        deferred.put(bridge, 1)
        deferred.put(mill, 2)
        deferred.put(bridge, 3)
        deferred.drop("mill")
        assert list(deferred) == [(bridge, 3)]
        assert len(deferred) == 1


def many(source: Path) -> list[tuple[Article, int]]:
    records = [
        {"id": f"{n}", "title": f"Convoy {n}", "body": f"Aid reached Homs on Monday, part {n}."}
        for n in range(WORTHWHILE + 80)
    ]
    write(source, records, "many.jsonl")
    read = read_paths([source / "many.jsonl"])
    return [(each, n) for n, each in enumerate(read) if isinstance(each, Article)]


def test_workers_enrich_as_this_process_does_and_in_order(source: Path) -> None:
    articles = many(source)
    cache = Settings.from_environment(os.environ).cache
    apart = list(enrich_all(articles, cache))
    here = list(enrich_all(articles[:100], cache))
    assert [each for _, each in apart] == [each for _, each in articles]
    assert [enriched.article for enriched, _ in apart] == [article for article, _ in articles]
    assert apart[:100] == here
    assert any(tag.value.startswith("Syria/Homs") for tag in apart[0][0].tags)


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
@pytest.mark.skipif(os.cpu_count() == 1, reason="one processor: no workers are started")
def test_a_worker_that_dies_is_an_error(source: Path) -> None:
    before = children()
    enriched = enrich_all(many(source), Settings.from_environment(os.environ).cache)
    assert len(list(islice(enriched, 1))) == 1
    for worker in children() - before:
        os.kill(worker, signal.SIGKILL)
    with pytest.raises(DatelineError, match="ended early"):
        list(enriched)
    assert children() == before


def children() -> set[int]:
    own = os.getpid()
    return set(map(int, Path(f"/proc/{own}/task/{own}/children").read_text().split()))
