"""What the README tells can be done as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from search.cli import main
from search.cli.options import option_of
from search.grammar import parse
from search.parameters import PARAMETERS
from search.sources.fields import FIELD_ALIASES

README = (Path(__file__).parent.parent / "README.md").read_text()


def cells(heading: str) -> list[list[str]]:
    """The rows of the table under a column heading."""
    after = README.split(f"| {heading} |")[1].split("\n\n")[0].splitlines()[2:]
    return [re.split(r"(?<!\\) \| ", line.strip("| ")) for line in after]


EXAMPLES = [query for row in cells("query") for query in re.findall(r"`([^`]+)`", row[0])]


@pytest.mark.parametrize("query", EXAMPLES)
def test_a_query_of_the_readme_is_one_without_warnings(query: str) -> None:
    assert parse(query, "all").warnings == ()


def test_the_fields_of_json_are_those_that_are_read_with_names_they_go_by() -> None:
    rows = cells("field")
    assert {row[0].strip("`") for row in rows} == set(FIELD_ALIASES)
    for row in rows:
        known = {re.sub("[_-]", "", alias) for alias in FIELD_ALIASES[row[0].strip("`")]}
        for alias in re.findall(r"`([^`]+)`", row[2]):
            assert re.sub("[_-]", "", alias.lower()) in known, alias


def test_each_command_is_named_and_each_one_named_is_there() -> None:
    named = set(re.findall(r"^ {4}(?:\.venv/bin/)?dateline (\w+)", README, re.MULTILINE))
    assert named <= set(main.commands)
    for command in main.commands:
        assert f"`{command}`" in README


@pytest.mark.parametrize("line", re.findall(r"dateline (\w+ .*--.*)", README))
def test_a_command_line_of_the_readme_has_only_options_there_are(line: str) -> None:
    words = shlex.split(line.split("  #")[0].split("`")[0])
    options = {each for parameter in main.commands[words[0]].params for each in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= options | {"--help"}


def test_all_parameters_are_named() -> None:
    listed = README.split("Parameters have one name everywhere: `")[1].split("`")[0].split()
    found = {re.sub(r"^(not|facet)\..*", r"\1.…", name) for name in PARAMETERS}
    assert set(listed) == found
    assert option_of("not.place") == "--not-place"
