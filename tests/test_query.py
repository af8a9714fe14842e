"""One set of parameters: Python, API, page and command line take the same names."""

from __future__ import annotations

from dataclasses import fields

import click
import pytest

from search.cli import main
from search.cli.options import option_of
from search.facet import FACETS, VALUE_FACETS
from search.parameters import PARAMETERS, args_from_query, query_from_args
from search.query import FacetRequest, Query

SAMPLES = {
    "q": "ceasefire",
    "match": "any",
    "since": "2017-10",
    "until": "2017",
    "dates": "event",
    "certainty": "possible",
    "sort": "newest",
    "limit": "7",
    "cursor": "abc",
    "snippets": "1",
    "missing": "place",
    "facets": "actor",
    **{f"facet.{facet.name}.limit": "5" for facet in FACETS},
    **{f"facet.{facet.name}.q": "Homs" for facet in FACETS},
    **{f"facet.{facet.name}.order": "name" for facet in FACETS},
}


def test_each_field_of_a_query_is_a_parameter_and_none_is_beside_them() -> None:
    names = {"q" if field.name == "text" else field.name for field in fields(Query)}
    names.remove("exclude")
    excluded = {f"not.{facet.name}" for facet in VALUE_FACETS}
    options = {
        f"facet.{facet.name}.{field.name}"
        for facet in FACETS
        for field in fields(FacetRequest)
        if field.name != "name"
    }
    assert set(PARAMETERS) == names | excluded | options


def test_the_command_line_has_an_option_for_each_parameter() -> None:
    command = main.commands["search"]
    options = {each for parameter in command.params for each in parameter.opts}
    assert {option_of(name) for name in PARAMETERS if name != "q"} <= options
    assert any(isinstance(each, click.Argument) and each.name == "query" for each in command.params)


@pytest.mark.parametrize("name", PARAMETERS)
def test_each_parameter_changes_the_query_and_is_written_back(name: str) -> None:
    query, notices = query_from_args([(name, SAMPLES.get(name, "Homs"))], strict=True)
    assert query != Query()
    assert not notices
    again, _ = query_from_args(args_from_query(query), strict=True)
    assert again == query
