"""The commands: each reads its options, calls one function below, and prints what came of it."""

from __future__ import annotations

import errno
import json as jsonlib
import sys
from typing import Any

import click

from search.cli.options import option_of, pairs_from, query_options, settings_from, settings_options
from search.cli.rendering import article_lines, fault_lines, results_lines
from search.cli.text import highlight_for, safe
from search.errors import DatelineError, QueryError

# What needs the engine is imported by the commands that use it: --help answers at once.


class Fault(click.ClickException):
    """An error a person can mend: printed without a traceback, exit code 2."""

    exit_code = 2


class _Commands(click.Group):
    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except DatelineError as error:
            raise Fault(safe(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # `dateline search x | head`: click ends quietly
            place = f"{error.filename}: " if error.filename else ""
            raise Fault(safe(f"{place}{error.strerror or error}")) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def main() -> None:
    """Search a news archive by what, where, when and who."""


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--restore", is_flag=True, help="let deleted articles return")
@settings_options("index", "cache", "batch")
def index(paths: tuple[str, ...], restore: bool, **given: Any) -> None:
    """Bring the index up to date with files and folders."""
    settings = settings_from(given)
    from search.cli.progress import prepare_kernels, reading
    from search.cli.summary import report_lines
    from search.indexer import index_paths

    prepare_kernels()
    with reading(paths) as progress:
        report = index_paths(paths, settings.index, settings, restore=restore, progress=progress)
    for line in report_lines(report):
        click.echo(line)


@main.command()
@click.argument("query", nargs=-1)
@query_options
@click.option("--json", is_flag=True, help="print JSON, as the API answers")
@settings_options("index", "cache")
def search(query: tuple[str, ...], json: bool, **given: Any) -> None:
    """Search. Without QUERY: all articles.

    Quote the whole of it, so that the shell leaves it alone: 'homs "detainee issue" -cairo'.
    Each facet that is counted can be asked for more or other values: --facet-place-limit,
    --facet-place-q (containing), --facet-place-order count|name.
    """
    settings = settings_from(given)
    pairs = pairs_from(" ".join(query), given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.jsonform import results_json
    from search.parameters import query_from_args

    prepare_kernels()
    try:
        wanted, _ = query_from_args(pairs, strict=True)
        with open_archive(settings.index) as archive:
            results = archive.search(wanted)
    except QueryError as fault:
        option = "" if fault.parameter == "q" else option_of(fault.parameter)
        value = next((value for name, value in reversed(pairs) if name == fault.parameter), "")
        raise Fault("\n".join(fault_lines(fault, option, value))) from fault
    if json:
        click.echo(jsonlib.dumps(results_json(results), ensure_ascii=False, indent=2))
    else:
        for line in results_lines(results, _width(), highlight_for(sys.stdout.isatty())):
            click.echo(line)


@main.command()
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


@main.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--purge", is_flag=True, help="remove the bytes of all deleted articles from the disk"
)
@settings_options("index", "cache")
def delete(ids: tuple[str, ...], purge: bool, **given: Any) -> None:
    """Delete articles; `index` leaves them out from then on, unless told to --restore."""
    settings = settings_from(given)
    from search.indexer import delete as delete_articles

    done = delete_articles(settings.index, ids, purge, settings)
    click.echo(f"{len(done.deleted):,} deleted; generation {done.generation}")
    if done.unknown:
        named = ", ".join(map(safe, done.unknown))
        raise Fault(f"{settings.index}: no article has the id {named}")


@main.command()
@settings_options("index", "cache")
def stats(**given: Any) -> None:
    """Say what the index holds."""
    settings = settings_from(given)
    from search.archive import open_archive
    from search.cli.summary import stats_lines

    with open_archive(settings.index) as archive:
        for line in stats_lines(archive.stats()):
            click.echo(line)


@main.command()
@settings_options("index")
def verify(**given: Any) -> None:
    """Read every byte of the index and check it."""
    folder = settings_from(given).index
    from search.indexer import verify as faults_in

    faults = faults_in(folder)
    if faults:
        raise Fault("\n".join(map(safe, faults)))
    click.echo(f"{folder}: sound")


@main.command()
@settings_options("index", "cache", "batch")
def rebuild(**given: Any) -> None:
    """Find places, dates and actors of all stored articles anew, and write a new index of them."""
    settings = settings_from(given)
    from search.cli.progress import counting, prepare_kernels
    from search.indexer import rebuild as rebuild_index

    prepare_kernels()
    with counting() as progress:
        generation = rebuild_index(settings.index, settings, progress)
    click.echo(f"{settings.index}: rebuilt as generation {generation}")


@main.command()
@settings_options("index", "host", "port", "workers", "title", "cache")
def serve(**given: Any) -> None:
    """Serve the page and the API until stopped with Ctrl-C. Only reads the index."""
    settings = settings_from(given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.cli.serving import serve_web

    prepare_kernels()
    with open_archive(settings.index) as archive:
        count = archive.stats().articles
    serve_web(settings, count)


def _width() -> int:
    """Columns of the terminal, at most as many as read well; 100 where there is none."""
    import shutil

    return min(shutil.get_terminal_size((100, 24)).columns, 100)
