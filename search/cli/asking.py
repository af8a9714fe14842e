"""The commands that ask an archive: search, show, stats."""

from __future__ import annotations

import json as jsonlib
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click

from search.cli.fault import Fault
from search.cli.options import option_of, pairs_from, query_options, settings_from, settings_options
from search.cli.rendering import article_lines, fault_lines, results_lines
from search.cli.text import highlight_for, safe
from search.errors import QueryError

# What needs the engine is imported by the commands that use it: --help answers at once.


@click.command()
@click.argument("query", nargs=-1)
@query_options
@click.option("--json", is_flag=True, help="print JSON, as the API answers")
@settings_options("index", "cache")
def search(query: tuple[str, ...], json: bool, **given: Any) -> None:
    """Find articles; all of them without QUERY.

    Quote the whole query, so that the shell leaves it alone: 'homs "detainee issue" -cairo'.

    Each facet that is counted can be asked for more or other values, here for places:

    \b
      --facet-place-limit N            at most N values [20]
      --facet-place-q TEXT             those that contain TEXT
      --facet-place-order count|name   what comes first [count]
    """
    settings = settings_from(given)
    pairs = pairs_from(" ".join(query), given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.jsonform import results_json
    from search.parameters import query_from_args

    prepare_kernels()
    with pointed(pairs), open_archive(settings.index) as archive:
        results = archive.search(query_from_args(pairs, strict=True)[0])
    if json:
        click.echo(jsonlib.dumps(results_json(results), ensure_ascii=False, indent=2))
    else:
        for line in results_lines(results, _width(), highlight_for(sys.stdout.isatty())):
            click.echo(line)


@click.command()
@click.argument("id")
@click.option("--json", is_flag=True, help="print JSON, as the API answers")
@settings_options("index", "cache")
def show(id: str, json: bool, **given: Any) -> None:
    """Show an article with its places, dates and actors."""
    settings = settings_from(given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.jsonform import article_json

    prepare_kernels()
    with open_archive(settings.index) as archive:
        view = archive.article(id)
    if view is None:
        raise Fault(f"{settings.index}: no article has the id {safe(id)}")
    if json:
        click.echo(jsonlib.dumps(article_json(view), ensure_ascii=False, indent=2))
    else:
        for line in article_lines(view, _width()):
            click.echo(line)


@click.command()
@settings_options("index", "cache")
def stats(**given: Any) -> None:
    """Say what the index holds."""
    settings = settings_from(given)
    from search.archive import open_archive
    from search.cli.summary import stats_lines

    with open_archive(settings.index) as archive:
        for line in stats_lines(archive.stats()):
            click.echo(line)


@contextmanager
def pointed(pairs: Sequence[tuple[str, str]]) -> Iterator[None]:
    """A fault of the query made from these (parameter, value) pairs is told with its place."""
    try:
        yield
    except QueryError as fault:
        option = "" if fault.parameter == "q" else option_of(fault.parameter)
        value = next((value for name, value in reversed(pairs) if name == fault.parameter), "")
        raise Fault("\n".join(fault_lines(fault, option, value))) from fault


def _width() -> int:
    """Columns of the terminal, at most as many as read well; 100 where there is none."""
    return min(shutil.get_terminal_size((100, 24)).columns, 100)
