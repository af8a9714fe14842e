"""Options that are not written one by one: a setting each, a parameter of a search each."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

import click

from search.facet import VALUE_FACETS
from search.parameters import PARAMETERS
from search.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])
Given = dict[str, Any]

_SETTINGS = {field.name: field for field in fields(Settings)}
_KINDS: dict[Any, tuple[Any, str]] = {
    "Path": (click.Path(path_type=Path), "FOLDER"),
    "int": (int, "NUMBER"),
    "str": (str, "TEXT"),
}
_HELP = {
    "match": "all|any  all words, or any of them [all]",
    "since": "DAY  not before this day, month or year",
    "until": "DAY  not after it",
    "dates": "published|event  which dates to go by [published]",
    "certainty": "certain|possible  dates inside the range, or overlapping it [certain]",
    "sort": "relevance|newest|oldest  what comes first [relevance]",
    "limit": "N  hits to show, 0 for counts only [10]",
    "cursor": "CURSOR  go on after the last hit of the search that printed it",
    "snippets": "N  passages a hit [3]",
    "missing": "FACET  articles without a value; may be repeated",
    "facets": "FACET  a facet to count; may be repeated",
    **{facet.name: f"{facet.name.upper()}  may be repeated: any of them" for facet in VALUE_FACETS},
    **{f"not.{facet.name}": f"{facet.name.upper()}  leave these out" for facet in VALUE_FACETS},
}


def settings_options(*names: str) -> Callable[[Command], Command]:
    """An option for each named setting; `settings_from` makes Settings of what they hold."""

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            flags = ("-i", "--index") if name == "index" else (f"--{name}",)
            field = _SETTINGS[name]
            says = f"{field.metadata['help']} [DATELINE_{name.upper()}]"
            kind, metavar = _KINDS[field.type]
            decorator = click.option(*flags, name, type=kind, metavar=metavar, help=says)
            command = decorator(command)
        return command

    return decorate


def settings_from(given: Given) -> Settings:
    """The settings, options before environment. Takes those options out of `given`.

    The kernels, which know no settings, read the cache folder from the environment; so do the
    processes that this one starts.
    """
    values = {name: given.pop(name) for name in _SETTINGS if name in given}
    settings = Settings.from_environment(os.environ, **values)
    os.environ["DATELINE_CACHE"] = str(settings.cache)
    return settings


def option_of(parameter: str) -> str:
    """The option of a parameter of the API: `not.place` is `--not-place`."""
    return "--" + parameter.replace(".", "-")


def query_options(command: Command) -> Command:
    """An option for each parameter but `q`; those of single facets are not listed by --help."""
    for name in reversed(PARAMETERS):
        if name != "q":
            metavar, _, says = _HELP.get(name, "VALUE").partition("  ")
            decorator = click.option(
                option_of(name),
                _key(name),
                multiple=True,
                metavar=metavar,
                help=says,
                hidden=name.startswith("facet."),
            )
            command = decorator(command)
    return command


def pairs_from(text: str, given: Given) -> list[tuple[str, str]]:
    """The (parameter, value) pairs of a search, as the API would be sent them."""
    pairs = [(name, value) for name in PARAMETERS for value in given.get(_key(name), ())]
    return [("q", text), *pairs]


def _key(parameter: str) -> str:
    return parameter.replace(".", "_")
