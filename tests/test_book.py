"""The book of names: baked once for each state of the files, then only mapped."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from enriching import enricher

from search.enrich import open_enricher
from search.enrich.atlas import is_baked
from search.enrich.authority import DATA
from search.enrich.bake_book import bake_book, fingerprint
from search.enrich.gathering import gather
from search.enrich.lexicon import Name, lexicon, read_actors, read_words
from search.enrich.place import Place
from search.errors import AuthorityError


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def cache() -> Path:
    return enricher().finder.atlas.gazetteer.folder.parent.parent


def test_the_book_says_what_the_files_say() -> None:
    atlas = enricher().finder.atlas
    gathered = gather(atlas.gazetteer)
    own = lexicon([*gathered.names, *read_actors()])
    keys = sorted(own.names)[::37]
    written: dict[str, tuple[Name, ...]] = {key: atlas.book.find(key) for key in keys}
    assert written == {key: own.names[key] for key in keys}
    assert {key: atlas.book.reach(key.split(" ")[0]) for key in keys} == {
        key: own.reach[key.split(" ")[0]] for key in keys
    }
    assert atlas.book.words == read_words()
    divisions = {area: atlas.book.division(area) for area in gathered.divisions}
    assert divisions == gathered.divisions


def test_a_word_nobody_is_called_by_finds_nothing() -> None:
    book = enricher().finder.atlas.book
    assert book.find("no such name") == ()
    assert book.reach("qqqqqq") == 0
    assert book.place("Nowhere/At All") is None
    assert book.actor("Nobody At All") is None
    assert book.spellings("qqqqqq") == ()


def test_of_one_thing_there_is_one_object() -> None:
    book = enricher().finder.atlas.book
    (name, *_) = book.find("rastan")
    assert isinstance(name.refers, Place)
    assert book.place("Syria/Homs/Rastan") is name.refers


def test_another_state_of_the_files_is_another_book(data: Path, tmp_path: Path) -> None:
    assert fingerprint(data) == fingerprint(DATA)
    actors = data / "actors.tsv"
    actors.write_text(actors.read_text("utf-8") + "Valley League\tgroup\t\t\town\n", "utf-8")
    assert not is_baked(cache(), data)
    atlas = enricher().finder.atlas
    bake_book(tmp_path / "book", atlas.gazetteer, data)
    assert "referents.ends.npy" in {path.name for path in (tmp_path / "book").iterdir()}
    assert fingerprint(data) != fingerprint(DATA)


def test_of_malformed_files_nothing_is_baked(data: Path, tmp_path: Path) -> None:
    (data / "words.tsv").write_text("kind\tvalues\nnever\n", "utf-8")
    with pytest.raises(AuthorityError, match=r"words\.tsv:2: 1 cells where 2 are wanted"):
        bake_book(tmp_path / "book", enricher().finder.atlas.gazetteer, data)
    assert not (tmp_path / "book").exists()


def test_what_is_baked_opens_in_a_tenth_of_a_second() -> None:
    folder = cache()
    begun = time.process_time()
    again = open_enricher(folder)
    assert time.process_time() - begun < 0.1
    assert again.fingerprint == enricher().fingerprint
