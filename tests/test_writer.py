"""Writing an index: what is put can be found, what is deleted is gone, what is foreign is safe."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from stories import story
from whoosh.fields import TEXT, Schema
from whoosh.index import TOC, create_in

from search.article import Article
from search.engine import header
from search.engine.entry import Entry
from search.engine.generation import latest, open_generation
from search.engine.schema import schema
from search.engine.storage import IndexStorage
from search.engine.verify import verify_index
from search.engine.writer import open_writer
from search.errors import DatelineError, IndexBroken, IndexFormat, IndexLocked, IndexMissing
from search.evidence import Enriched
from search.settings import Settings

SETTINGS = Settings()


def put(folder: Path, *stories: Enriched, settings: Settings = SETTINGS) -> int:
    with open_writer(folder, settings) as writer:
        for number, each in enumerate(stories):
            writer.put(each, number)
        return writer.commit()


def stored(folder: Path) -> list[Article]:
    return [
        segment.article(number)
        for segment in open_generation(folder).segments
        for number in segment.every.tolist()
    ]


def names(folder: Path) -> set[str]:
    return set(os.listdir(folder))


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in os.listdir(folder)}


def test_articles_come_back_in_order(tmp_path: Path) -> None:
    stories = [story(number) for number in range(5)]
    assert put(tmp_path, *stories[:3]) == 1
    assert put(tmp_path, *stories[3:]) == 2
    assert stored(tmp_path) == [each.article for each in stories]
    with open_writer(tmp_path, SETTINGS) as writer:
        assert list(writer.articles()) == [each.article for each in stories]


def test_an_unchanged_index_keeps_its_generation(tmp_path: Path) -> None:
    assert put(tmp_path, story(1)) == 1
    before = contents(tmp_path)
    with open_writer(tmp_path, SETTINGS) as writer:
        assert writer.commit() == 1
        assert not writer.delete("unknown")
    assert contents(tmp_path) == before


def test_a_digest_tells_what_is_there(tmp_path: Path) -> None:
    with open_writer(tmp_path, SETTINGS) as writer:
        assert writer.digest("story-1") is None
        writer.put(story(1), 2**64 - 1)
        assert writer.digest("story-1") == 2**64 - 1
        writer.commit()
        assert writer.digest("story-1") == 2**64 - 1
        writer.delete("story-1")
        assert writer.digest("story-1") is None


def test_a_put_replaces_the_article_of_its_id(tmp_path: Path) -> None:
    put(tmp_path, story(1), story(2))
    put(tmp_path, story(1, seed=1), story(1, seed=2))
    assert stored(tmp_path) == [story(2).article, story(1, seed=2).article]


def test_a_delete_leaves_a_tombstone_until_it_is_restored(tmp_path: Path) -> None:
    put(tmp_path, story(1), story(2))
    with open_writer(tmp_path, SETTINGS) as writer:
        assert writer.delete("story-1")
        assert not writer.delete("story-1")
    assert stored(tmp_path) == [story(2).article]
    assert open_generation(tmp_path).tombstones == {"story-1"}
    with open_writer(tmp_path, SETTINGS) as writer:
        assert writer.tombstoned("story-1")
        writer.restore("story-1")
        assert not writer.tombstoned("story-1")
    assert open_generation(tmp_path).tombstones == frozenset()
    assert stored(tmp_path) == [story(2).article]


def test_the_generation_before_stays_until_the_next_commit(tmp_path: Path) -> None:
    for number in range(4):
        put(tmp_path, story(number))
    kept = {name for name in names(tmp_path) if name.endswith((".toc", ".tombstones"))}
    assert kept == {f"_MAIN_{n}.{end}" for n in (3, 4) for end in ("toc", "tombstones")}


def test_an_open_generation_outlives_later_commits(tmp_path: Path) -> None:
    put(tmp_path, story(0))
    old = open_generation(tmp_path)
    for number in range(1, 12):
        put(tmp_path, story(number))
    assert old.segments[0].article(0) == story(0).article
    assert len(open_generation(tmp_path).segments) < 6


def test_a_new_generation_shares_the_segments_of_the_old(tmp_path: Path) -> None:
    put(tmp_path, story(0))
    old = open_generation(tmp_path)
    put(tmp_path, story(1))
    new = open_generation(tmp_path, old)
    assert new.segments[0] is old.segments[0]
    assert open_generation(tmp_path, new) is new


def test_purge_takes_the_bytes_away_at_once(tmp_path: Path) -> None:
    secret = story(7, words=900)
    put(tmp_path, *(story(number, words=900) for number in range(130)))
    put(tmp_path, story(500))
    gone = names(tmp_path)
    with open_writer(tmp_path, SETTINGS) as writer:
        writer.delete(secret.article.id)
        writer.purge()
    assert secret.article not in stored(tmp_path)
    assert len(stored(tmp_path)) == 130
    assert gone & names(tmp_path) == {"MAIN_WRITELOCK"}
    for segment in open_generation(tmp_path).segments:
        assert segment.deleted.size == 0
        assert segment.find("word", "marker7x0") == -1
        assert b"marker7x0" not in segment.array("dictionary").tobytes()


def test_a_batch_is_committed_when_it_is_full(tmp_path: Path) -> None:
    with open_writer(tmp_path, Settings(batch=2_000)) as writer:
        for number in range(20):
            writer.put(story(number), number)
        assert 3 <= latest(tmp_path) <= 8
    assert len(stored(tmp_path)) == 20


def test_segments_stay_few(tmp_path: Path) -> None:
    with open_writer(tmp_path, Settings(batch=1)) as writer:
        for number in range(40):
            writer.put(story(number, words=5), number)
    assert len(open_generation(tmp_path).segments) < 6
    assert sorted(each.id for each in stored(tmp_path)) == sorted(f"story-{n}" for n in range(40))


def test_an_exception_forgets_what_was_not_committed(tmp_path: Path) -> None:
    put(tmp_path, story(1))
    with suppress(KeyboardInterrupt), open_writer(tmp_path, SETTINGS) as writer:
        writer.put(story(2), 2)
        raise KeyboardInterrupt
    assert stored(tmp_path) == [story(1).article]
    put(tmp_path, story(3))


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    with open_writer(tmp_path, SETTINGS), pytest.raises(IndexLocked, match="another process"):
        open_writer(tmp_path, SETTINGS)
    open_writer(tmp_path, SETTINGS).close()


def test_a_closed_writer_says_so(tmp_path: Path) -> None:
    writer = open_writer(tmp_path, SETTINGS)
    writer.put(story(1), 1)
    writer.close()
    with pytest.raises(DatelineError, match="closed"):
        writer.commit()


def test_writing_anew_replaces_all_at_once(tmp_path: Path) -> None:
    put(tmp_path, *(story(number) for number in range(6)))
    with open_writer(tmp_path, Settings(batch=1_000), anew=True) as writer:
        for article in writer.articles():
            number = int(article.id.removeprefix("story-"))
            writer.put(story(number, seed=9), number)
            assert len(stored(tmp_path)) == 6
            assert latest(tmp_path) == 1
    assert stored(tmp_path) == [story(number, seed=9).article for number in range(6)]


def test_other_word_rules_are_refused_but_can_be_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search.engine.commit.fingerprint", lambda: "other")
    put_one = open_writer(tmp_path, SETTINGS)
    put_one.put(story(1), 1)
    with pytest.raises(IndexFormat, match="dateline rebuild"):
        put_one.commit()
    monkeypatch.undo()
    with pytest.raises(IndexFormat, match="dateline rebuild"):
        open_writer(tmp_path, SETTINGS)
    with open_writer(tmp_path, SETTINGS, anew=True) as writer:
        for article in writer.articles():
            writer.put(Enriched(article), 1)
    assert stored(tmp_path) == [story(1).article]


def test_another_format_version_is_refused_but_can_be_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(header, "FORMAT", 99)
    put(tmp_path, story(1), story(2))
    monkeypatch.undo()
    before = contents(tmp_path)
    for attempt in (open_generation, verify_index):
        with pytest.raises(IndexFormat, match=r"version 99.*dateline rebuild"):
            attempt(tmp_path)
    with pytest.raises(IndexFormat, match=r"version 99.*dateline rebuild"):
        open_writer(tmp_path, SETTINGS)
    assert contents(tmp_path) == before
    with open_writer(tmp_path, SETTINGS, anew=True) as writer:
        for article in writer.articles():
            writer.put(Enriched(article), 1)
    kept = {name: data for name, data in before.items() if "_0." not in name}
    assert kept.items() <= contents(tmp_path).items(), "the generation before stays"
    assert stored(tmp_path) == [story(1).article, story(2).article]
    assert verify_index(tmp_path) == []


def test_a_folder_with_only_a_readme_becomes_an_index(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("what this folder is for")
    (tmp_path / ".gitkeep").touch()
    put(tmp_path, story(1))
    assert stored(tmp_path) == [story(1).article]


def test_a_foreign_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("not an index")
    with pytest.raises(IndexMissing, match=r"letter\.txt"):
        open_writer(tmp_path, SETTINGS)
    assert names(tmp_path) == {"letter.txt"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("a file")
    with pytest.raises(IndexMissing):
        open_writer(tmp_path / "index", SETTINGS)
    with pytest.raises(IndexMissing):
        open_generation(tmp_path / "index")


def test_no_folder_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="dateline index"):
        open_generation(tmp_path / "none")
    with pytest.raises(IndexMissing, match="dateline index"):
        open_generation(tmp_path)


def test_an_index_of_stock_whoosh_is_refused_and_left_alone(tmp_path: Path) -> None:
    create_in(str(tmp_path), Schema(text=TEXT)).writer().commit()
    before = contents(tmp_path)
    with pytest.raises(IndexBroken, match="not written by Dateline"):
        open_writer(tmp_path, SETTINGS)
    assert contents(tmp_path) == before


def cut_toc(folder: Path) -> None:
    path = folder / f"_MAIN_{latest(folder)}.toc"
    path.write_bytes(path.read_bytes()[:-30])


def flip_toc(folder: Path) -> None:
    path = folder / f"_MAIN_{latest(folder)}.toc"
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)


def lose_tombstones(folder: Path) -> None:
    (folder / f"_MAIN_{latest(folder)}.tombstones").unlink()


def lose_segment(folder: Path) -> None:
    next(folder.glob("*.columns")).unlink()


def cut_segment(folder: Path) -> None:
    path = next(folder.glob("*.columns"))
    path.write_bytes(path.read_bytes()[:-1])


def lose_contents(folder: Path) -> None:
    for path in folder.glob("*.toc"):
        path.unlink()


@pytest.mark.parametrize(
    "harm", [cut_toc, flip_toc, lose_tombstones, lose_segment, cut_segment, lose_contents]
)
def test_a_broken_index_is_refused_and_left_byte_for_byte(
    tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    put(tmp_path, story(1))
    harm(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(IndexBroken, match="restore the index folder"):
        open_writer(tmp_path, SETTINGS)
    if harm is not lose_contents:
        assert len(verify_index(tmp_path)) == 1
    assert contents(tmp_path) == before


def test_a_table_of_contents_cannot_run_code(tmp_path: Path) -> None:
    class Payload:
        def __reduce__(self) -> tuple[object, ...]:
            return (os.mkdir, (str(tmp_path / "ran"),))

    put(tmp_path, story(1))
    storage = IndexStorage(tmp_path)
    TOC(schema(), [Payload()], 2).write(storage, "MAIN")
    with pytest.raises(IndexBroken, match="has no place in an index"):
        open_generation(tmp_path)
    assert "ran" not in names(tmp_path)


def test_an_entry_cannot_lead_out_of_the_folder() -> None:
    entry = Entry()
    entry.segid = "../../elsewhere"
    with pytest.raises(ValueError, match="no name of a segment"):
        pickle.loads(pickle.dumps(entry))


def test_leftovers_of_killed_writers_go_when_the_next_one_starts(tmp_path: Path) -> None:
    put(tmp_path, story(1))
    leftovers = {"MAIN_abc.columns", "MAIN_abd.columns.tmp", "_MAIN_2.toc.1700000000.5"}
    leftovers.add("_MAIN_2.tombstones")
    for name in leftovers:
        (tmp_path / name).write_bytes(b"half")
    (tmp_path / "notes.txt").write_text("not ours")
    open_generation(tmp_path)
    assert "MAIN_abc.columns" in names(tmp_path)
    open_writer(tmp_path, SETTINGS).close()
    assert leftovers.isdisjoint(names(tmp_path))
    assert "notes.txt" in names(tmp_path)
    assert stored(tmp_path) == [story(1).article]


class Archive(RuleBasedStateMachine):
    """Any series of puts, deletes, commits and purges, against a dictionary."""

    folders = iter(range(10**6))
    base: Path

    @initialize()
    def start(self) -> None:
        self.folder = self.base / str(next(self.folders))
        self.writer = open_writer(self.folder, SETTINGS)
        self.live: dict[str, Enriched] = {}
        self.dead: set[str] = set()

    @rule(number=st.integers(0, 8), seed=st.integers(0, 3))
    def put(self, number: int, seed: int) -> None:
        each = story(number, seed, words=3)
        self.writer.put(each, seed)
        self.live[each.article.id] = each
        self.dead.discard(each.article.id)

    @rule(number=st.integers(0, 8))
    def delete(self, number: int) -> None:
        id = f"story-{number}"
        assert self.writer.delete(id) == (id in self.live)
        if self.live.pop(id, None):
            self.dead.add(id)

    @rule(purge=st.booleans(), reopen=st.booleans())
    def commit(self, purge: bool, reopen: bool) -> None:
        if purge:
            self.writer.purge()
        self.writer.commit()
        articles = {each.id: each for each in stored(self.folder)}
        assert articles == {id: each.article for id, each in self.live.items()}
        assert len(stored(self.folder)) == len(articles)
        assert open_generation(self.folder).tombstones == self.dead
        assert verify_index(self.folder) == []
        if reopen:
            self.writer.close()
            self.writer = open_writer(self.folder, SETTINGS)

    @invariant()
    def ids_agree(self) -> None:
        for number in range(9):
            id = f"story-{number}"
            assert (self.writer.digest(id) is not None) == (id in self.live)
            assert self.writer.tombstoned(id) == (id in self.dead)

    def teardown(self) -> None:
        self.writer.close()


def test_any_series_of_changes_keeps_the_archive(tmp_path_factory: pytest.TempPathFactory) -> None:
    Archive.base = tmp_path_factory.mktemp("archive")
    Archive.TestCase.settings = examples(max_examples=12, stateful_step_count=12, deadline=None)
    Archive.TestCase().runTest()
