"""Correcting an archive: the editor's file of an index, `dateline why` and `authority check`."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import search
from search.article import Article
from search.cli import main
from search.enrich.authority import DATA
from search.enrich.check import faults_of
from search.errors import AuthorityError
from search.evidence import MOST_ENRICHED
from search.indexer import delete, rebuild
from search.indexer.editor import overrides_of
from search.indexer.workers import WORTHWHILE, enrich_all
from search.query import Query
from search.settings import Settings
from search.sources import read_paths

NEVER = "*\tnever\tRastan\tplace\tLina\t2026-11-20\tthe mill, not the town"
MALFORMED = "*\tnever\tRastan\tplace\tLina"
STORY = {
    "id": "mill",
    "title": "Mill idle",
    "published": "2017-10-05",
    "body": "No flour came to Rastan on Wednesday. Bakers in Homs waited, the Red Cross said.",
}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "all.jsonl"
    path.write_text(json.dumps(STORY) + "\n")
    return path


@pytest.fixture
def index(tmp_path: Path, source: Path) -> Path:
    search.index_paths([source], tmp_path / "index")
    return tmp_path / "index"


def say(index: Path, *rows: str) -> None:
    """Make these the lines of the editor's file."""
    own = (DATA / "overrides.tsv").read_text()
    (index / "overrides.tsv").write_text(own + "".join(row + "\n" for row in rows))


def line_of(index: Path) -> int:
    """The number of the first line of `say`."""
    return len((DATA / "overrides.tsv").read_text().splitlines()) + 1


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def places(index: Path) -> set[str]:
    with search.open_archive(index) as archive:
        return {value.value for value in archive.search(Query()).facets["place"].values}


def bytes_of(index: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in index.iterdir()}


def test_every_index_begins_with_a_file_for_its_editor_that_nothing_replaces(
    index: Path, source: Path
) -> None:
    file = index / "overrides.tsv"
    assert file.read_bytes() == (DATA / "overrides.tsv").read_bytes()
    say(index, NEVER)
    kept = file.read_bytes()
    search.index_paths([source], index)
    rebuild(index)
    delete(index, ["mill"], purge=True)
    assert file.read_bytes() == kept


def test_the_editors_file_may_lie_in_a_folder_before_there_is_an_index(
    tmp_path: Path, source: Path
) -> None:
    (tmp_path / "new").mkdir()
    say(tmp_path / "new", NEVER)
    report = search.index_paths([source], tmp_path / "new")
    assert not report.outdated
    assert "Syria/Homs/Homs" in places(tmp_path / "new")
    assert "Syria/Homs/Rastan" not in places(tmp_path / "new")


def test_a_changed_file_asks_for_a_rebuild_which_applies_it(index: Path, source: Path) -> None:
    assert "Syria/Homs/Rastan" in places(index)
    assert not search.index_paths([source], index).outdated
    say(index, NEVER)
    said = run("index", source, "-i", index)
    assert said.exit_code == 0
    assert "Nothing changed" in said.stdout
    assert "`dateline rebuild` applies them" in said.stdout
    assert "Syria/Homs/Rastan" in places(index)
    assert run("rebuild", "-i", index).exit_code == 0
    assert "Syria/Homs/Rastan" not in places(index)
    assert "rebuild" not in run("index", source, "-i", index).stdout


def test_articles_indexed_under_different_lines_stay_outdated_when_they_are_merged(
    index: Path, source: Path
) -> None:
    say(index, NEVER)
    for number in range(12):  # segments of one article each, until they merge
        record = {"id": f"n{number}", "body": f"Aid number {number} reached Rastan."}
        source.write_text(source.read_text() + json.dumps(record) + "\n")
        assert search.index_paths([source], index).outdated
    rebuild(index)
    assert not search.index_paths([source], index).outdated


def test_a_renamed_place_is_found_by_its_old_name(index: Path) -> None:
    say(index, "*\trename\tplace:Syria/Homs\tplace:Syria/Hims\tLina\t2026-11-20\tone spelling")
    rebuild(index)
    with search.open_archive(index) as archive:
        for old in ("Syria/Homs", "Syria/Hims/Rastan", "Syria/Hims"):
            assert archive.search(Query(place=(old,))).total == 1, old


@pytest.mark.parametrize("command", ["index", "rebuild"])
def test_a_malformed_line_stops_a_command_and_leaves_the_index_as_it_is(
    index: Path, source: Path, command: str
) -> None:
    say(index, NEVER, MALFORMED)
    before = bytes_of(index)
    words = [source] if command == "index" else []
    refused = run(command, *words, "-i", index)
    assert refused.exit_code == 2
    assert f"overrides.tsv:{line_of(index) + 1}: 5 cells where 7 are wanted" in refused.stderr
    assert bytes_of(index) == before
    assert "Syria/Homs/Rastan" in places(index)


def test_a_misspelt_place_stops_a_rebuild_and_the_last_good_state_stays(index: Path) -> None:
    say(index, "mill\tadd\t\tplace:Syira/Homs\tLina\t2026-11-20\tx")
    before = places(index)
    with pytest.raises(AuthorityError, match=rf"overrides\.tsv:{line_of(index)}: neither place"):
        rebuild(index)
    assert places(index) == before


def test_workers_obey_the_same_lines(index: Path, tmp_path: Path) -> None:
    say(index, NEVER)
    path = tmp_path / "many.jsonl"
    records = [{"id": f"{n}", "body": f"Part {n} reached Rastan."} for n in range(WORTHWHILE)]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    articles = [(each, 0) for each in read_paths([path]) if isinstance(each, Article)]
    cache = Settings.from_environment(os.environ).cache
    for enriched, _ in enrich_all(articles, cache, overrides_of(index)):
        assert not any(tag.public for tag in enriched.tags if tag.facet == "place")


def why(index: Path, value: str) -> Result:
    return run("why", "mill", value, "-i", index)


def test_why_shows_each_mention_in_context_with_zone_rule_role_and_confidence(index: Path) -> None:
    lines = why(index, "Rastan").stdout.splitlines()
    assert lines[0] == "place Syria/Homs/Rastan: 0.94 sure"
    assert lines[1].startswith("  No flour came to «Rastan» on Wednesday.")
    assert lines[2].strip() == "body 27-33, event, listed (0.94)"
    assert len(lines) == 3


def test_why_of_a_place_shows_what_lies_in_it(index: Path) -> None:
    assert "«Rastan»" in why(index, "Syria").stdout
    assert why(index, "place:Syria").stdout == why(index, "Syria").stdout


def test_why_takes_actors_by_any_name_and_dates(index: Path) -> None:
    assert "«Red Cross»" in why(index, "icrc").stdout
    assert "«Wednesday»" in why(index, "2017-10-04").stdout
    assert why(index, "2017-10-05").stdout.startswith("published 2017-10-05: by the rule json")


def test_why_names_the_override_that_decided(index: Path) -> None:
    say(index, NEVER)
    rebuild(index)
    said = why(index, "Rastan").stdout
    assert "0.00 sure, refused by an override" in said
    assert "override by Lina, 2026-11-20: the mill, not the town (0.00)" in said


def test_why_of_a_value_the_article_has_not_names_near_ones(index: Path) -> None:
    refused = why(index, "Rastam")
    assert refused.exit_code == 2
    assert "has no value 'Rastam'; near it: place:Syria/Homs/Rastan" in refused.stderr
    assert "nor one like it" in why(index, "Xqzv").stderr
    assert "no article has the id" in run("why", "nobody", "Rastan", "-i", index).stderr


def test_an_article_read_in_part_is_told_wherever_its_values_are(tmp_path: Path) -> None:
    body = "Aid reached Rastan. " + "word " * (MOST_ENRICHED // 5) + " Then aid reached Idlib."
    (tmp_path / "long.jsonl").write_text(json.dumps({**STORY, "body": body}) + "\n")
    index = tmp_path / "index"
    said = run("index", tmp_path / "long.jsonl", "-i", index).stdout
    assert "Read in part: places, dates and actors of 1 article come from the first" in said
    assert said.rstrip().endswith(": mill")
    assert "looked for in the first 1,000,000 characters only" in why(index, "Rastan").stdout
    assert "looked for in the first 1,000,000 characters only" in why(index, "Idlib").stderr
    shown = run("show", "mill", "-i", index)
    assert "looked for in the first 1,000,000 characters only" in shown.stdout
    assert json.loads(run("show", "mill", "-i", index, "--json").stdout)["partial"]
    assert run("search", "idlib", "-i", index).stdout.startswith("1 article")


def test_authority_check_finds_our_files_sound_and_names_each_fault_of_an_editors(
    index: Path, tmp_path: Path
) -> None:
    assert run("authority", "check", "-i", index).exit_code == 0
    assert "nothing is corrected" in run("authority", "check", "-i", tmp_path / "no").stdout
    say(index, MALFORMED, NEVER, MALFORMED)
    for words in (("-i", index), (index / "overrides.tsv",)):
        refused = run("authority", "check", *words)
        assert refused.exit_code == 2
        for line in (line_of(index), line_of(index) + 2):
            assert f"overrides.tsv:{line}: " in refused.stderr


def test_a_check_names_each_fault_of_each_file_of_names(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    lines = {
        "actors.tsv": ["Some Council\tclub\t\t\town", "Some Army\tgroup\t||\t\town"],
        "places.tsv": ["Syria/Homs/Tell Zaytun\tid7\tsettlement\t\t\t"],
        "words.tsv": ["never\tMay"],
        "countries.tsv": ["ZZ\tNowhere\t1\t1\t\t"],
    }
    wanted = []
    for name, more in lines.items():
        own = (data / name).read_text("utf-8")
        wanted += [f"{name}:{len(own.splitlines()) + 1 + at}: " for at in range(len(more))]
        (data / name).write_text(own + "".join(f"{line}\n" for line in more), "utf-8")
    cache = Settings.from_environment(os.environ).cache
    faults = faults_of(tmp_path / "overrides.tsv", cache, data)
    assert len(faults) == 4  # places are checked once the countries they lie in are sound
    shutil.copy(DATA / "countries.tsv", data)
    faults += faults_of(tmp_path / "overrides.tsv", cache, data)
    assert all(any(fault.startswith(place) for fault in faults) for place in wanted)
    assert faults_of(tmp_path / "overrides.tsv", cache) == []
