"""Authority files are read strictly: a slip is named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.enrich.authority import Alias, read_table
from search.enrich.lexicon import read_actors, read_words
from search.errors import AuthorityError

COLUMNS = ("name", "type", "aliases")
GOOD = "# a comment\nname\ttype\taliases\n\nNorth Council\tgroup\tNC|=The Council|?council\n"


def table(folder: Path, text: str | bytes) -> Path:
    path = folder / "actors.tsv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_comments_and_empty_lines_are_no_rows(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, GOOD), COLUMNS)
    assert (row.line, row["name"], row["type"]) == (4, "North Council", "group")


def test_aliases_lose_their_flags_and_keep_what_they_mean(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, GOOD), COLUMNS)
    assert row.aliases() == (Alias("NC"), Alias("The Council", "="), Alias("council", "?"))


def test_a_label_is_a_name_too_unless_its_alias_says_more(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, GOOD), COLUMNS)
    assert row.names("North Council")[0] == Alias("North Council")
    assert Alias("council") not in row.names("council")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("name\ttype\n", 1, "the columns must be name, type, aliases"),
        ("name\ttype\taliases\nA\tgroup\n", 2, "2 cells where 3 are wanted"),
        ("name\ttype\taliases\nA\tgroup\t\textra\n", 2, "4 cells where 3 are wanted"),
        ("name\ttype\taliases\n\tgroup\tA\n", 2, "name is blank"),
        (b"name\ttype\taliases\n\xff\xfe\tgroup\tA\n", 2, "not UTF-8"),
    ],
)
def test_a_malformed_line_is_named(tmp_path: Path, text: str | bytes, line: int, says: str) -> None:
    with pytest.raises(AuthorityError) as caught:
        read_table(table(tmp_path, text), COLUMNS)
    assert str(caught.value).startswith(f"actors.tsv:{line}: ")
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("cell", "says"),
    [("A||B", "empty value"), ("=", "has flags but no name"), ("==A", "repeats a flag")],
)
def test_a_malformed_alias_is_named(tmp_path: Path, cell: str, says: str) -> None:
    (row,) = read_table(table(tmp_path, f"name\ttype\taliases\nA\tgroup\t{cell}\n"), COLUMNS)
    with pytest.raises(AuthorityError, match=says):
        row.aliases()


def test_a_number_that_is_none_is_named(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "name\ttype\taliases\nA\tnorth\t\n"), COLUMNS)
    with pytest.raises(AuthorityError, match="type is 'north'; it must be a number or blank"):
        row.number("type")


def test_our_own_files_hold_what_they_promise() -> None:
    actors = {actor for _, actor in read_actors()}
    assert len(actors) >= 80
    assert {"Free Syrian Army", "Government of Syria", "Red Cross"} <= {a.name for a in actors}
    words = read_words()
    assert "august" in words["never"]
    assert not words["never"] & words["title"] & words["given"]
