"""Settings: each has a variable and an option of its name, and stands in the README."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from search.cli import main
from search.errors import SettingsError
from search.settings import Settings

KINDS: dict[str, Any] = {field.name: field.type for field in fields(Settings)}
NAMES = list(KINDS)
README = Path(__file__).parent.parent / "README.md"


@pytest.mark.parametrize("name", NAMES)
def test_a_variable_sets_it_and_a_given_value_wins(name: str) -> None:
    from_variable = Settings.from_environment({f"DATELINE_{name.upper()}": "7"})
    assert str(getattr(from_variable, name)) == "7"
    assert type(getattr(from_variable, name)) is type(getattr(Settings(), name))
    given = {"Path": Path("9"), "int": 9, "str": "9"}[KINDS[name]]
    both = Settings.from_environment({f"DATELINE_{name.upper()}": "7"}, **{name: given})
    assert getattr(both, name) == given


def test_an_empty_variable_counts_as_unset() -> None:
    assert Settings.from_environment({"DATELINE_PORT": "", "DATELINE_INDEX": ""}) == Settings()


@pytest.mark.parametrize("name", NAMES)
def test_some_command_has_an_option_of_its_name_that_tells_the_variable(name: str) -> None:
    options = {
        option: parameter.help
        for command in main.commands.values()
        for parameter in command.params
        for option in parameter.opts
        if hasattr(parameter, "help")
    }
    assert f"[DATELINE_{name.upper()}]" in (options[f"--{name}"] or "")


@pytest.mark.parametrize("name", NAMES)
def test_the_readme_has_a_row_with_option_variable_and_default(name: str) -> None:
    row = next(
        line
        for line in README.read_text().splitlines()
        if line.startswith("|") and f"`DATELINE_{name.upper()}`" in line
    )
    assert f"`--{name}`" in row
    default = getattr(Settings(), name)
    written = "~/.cache/dateline" if name == "cache" else str(default)
    assert f"`{written}`" in re.sub(r"(?<=\d)[ ,](?=\d)", "", row)


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("DATELINE_PORT", "http"),
        ("DATELINE_PORT", "70000"),
        ("DATELINE_PORT", "-1"),
        ("DATELINE_WORKERS", "0"),
        ("DATELINE_WORKERS", "²"),
        ("DATELINE_BATCH", "0"),
    ],
)
def test_a_value_it_cannot_have_is_refused_by_name_and_value(variable: str, text: str) -> None:
    with pytest.raises(SettingsError, match=rf"{variable}.*{text}"):
        Settings.from_environment({variable: text})
