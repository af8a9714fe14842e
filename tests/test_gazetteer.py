"""The gazetteer: baked once, opened quickly, asked by name."""

from __future__ import annotations

import time
from multiprocessing import get_context
from pathlib import Path

import pytest
from enriching import enricher

from search.enrich.bake import plain, publish
from search.enrich.gazetteer import Gazetteer
from search.enrich.names import arabic_forms, keys


def test_names_fold_to_the_keys_that_texts_fold_to() -> None:
    names = ["Deir ez-Zor", "Ma`arrat", "Ma’arrat", "Ţarţūs", "الرَّستن", "…"]
    assert keys(names) == ["deir ez zor", "maarrat", "maarrat", "tartus", "الرستن", ""]


def test_arabic_particles_come_off_one_after_the_other() -> None:
    assert ("الرستن", 1) in arabic_forms("بالرستن")
    assert ("الرستن", 2) in arabic_forms("وبالرستن")
    assert ("الرقه", 1) in arabic_forms("للرقه")
    assert arabic_forms("حلب") == (("حلب", 0),)


def test_bare_letters_hold_no_marks_and_no_slash() -> None:
    assert plain("Ţarţūs") == "Tartus"
    assert plain("A/B") == "A-B"


def test_a_name_finds_all_who_bear_it_and_says_whose_own_it_is() -> None:
    candidates = enricher().finder.atlas.candidates("springfield")
    paths = {candidate.place.value for candidate in candidates if candidate.canonical}
    assert {
        "United States/Illinois/Springfield",
        "United States/Missouri/Springfield",
    } <= paths


def test_a_place_of_our_files_keeps_its_geonames_record() -> None:
    (place,) = {c.place for c in enricher().finder.atlas.candidates("ar rastan")}
    assert (place.value, place.id) == ("Syria/Homs/Rastan", "geonames:172946")
    assert place.latitude == pytest.approx(34.93, abs=0.01)
    assert place.population > 10_000


def test_a_city_that_is_its_own_division_is_one_place() -> None:
    book = enricher().finder.atlas.book
    cairo = book.place("Egypt/Cairo")
    assert cairo is not None
    assert cairo.id == "geonames:360630"
    assert book.division("EG.11") is cairo
    ids = {
        value: place.id
        for value in ("Syria/Homs", "Syria/Homs/Homs")
        if (place := book.place(value))
    }
    assert ids == {"Syria/Homs": "iso:SY-HI", "Syria/Homs/Homs": "geonames:169577"}


def test_a_name_nobody_bears_finds_nothing() -> None:
    atlas = enricher().finder.atlas
    assert atlas.candidates("no such place at all") == ()
    assert atlas.gazetteer.reach("qqqqqq") == 0


def test_the_gazetteer_opens_in_a_tenth_of_a_second() -> None:
    atlas = enricher().finder.atlas
    start = time.process_time()
    again = Gazetteer(atlas.gazetteer.folder)
    assert time.process_time() - start < 0.1
    assert again.areas == atlas.gazetteer.areas


def _fill(target: Path, name: str) -> None:
    def write(folder: Path) -> None:
        (folder / "one").write_text(name)
        time.sleep(0.1)
        (folder / "two").write_text(name)

    publish(target, write)


def test_of_two_that_bake_at_once_one_wins_whole(tmp_path: Path) -> None:
    target = tmp_path / "places" / "x"
    context = get_context("spawn")
    bakers = [context.Process(target=_fill, args=(target, name)) for name in ("a", "b")]
    for baker in bakers:
        baker.start()
    for baker in bakers:
        baker.join()
    assert [baker.exitcode for baker in bakers] == [0, 0]
    assert (target / "one").read_text() == (target / "two").read_text()
    assert [path.name for path in target.parent.iterdir()] == ["x"]


def test_a_bake_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def write(folder: Path) -> None:
        (folder / "half").touch()
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        publish(tmp_path / "places" / "x", write)
    assert list((tmp_path / "places").iterdir()) == []
