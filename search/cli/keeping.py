"""The commands that keep an archive: index, delete, rebuild, verify; and serve, which opens it."""

from __future__ import annotations

from typing import Any

import click

from search.cli.fault import Fault
from search.cli.options import settings_from, settings_options
from search.cli.text import safe

# What needs the engine is imported by the commands that use it: --help answers at once.


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--restore", is_flag=True, help="let deleted articles return")
@settings_options("index", "cache", "batch")
def index(paths: tuple[str, ...], restore: bool, **given: Any) -> None:
    """Bring the index up to date with files and folders."""
    settings = settings_from(given)
    from search.cli.progress import prepare_kernels, prepare_names, reading
    from search.cli.summary import report_lines
    from search.indexer import index_paths

    prepare_kernels()
    prepare_names(settings.cache)
    with reading(paths) as progress:
        report = index_paths(paths, settings.index, settings, restore=restore, progress=progress)
    for line in report_lines(report):
        click.echo(line)


@click.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option(
    "--purge", is_flag=True, help="remove the bytes of all deleted articles from the disk"
)
@settings_options("index", "cache")
def delete(ids: tuple[str, ...], purge: bool, **given: Any) -> None:
    """Delete articles by id.

    From then on `index` leaves them out, unless it is told to --restore.
    """
    settings = settings_from(given)
    from search.indexer import delete as delete_articles

    done = delete_articles(settings.index, ids, purge, settings)
    click.echo(f"{len(done.deleted):,} deleted; generation {done.generation}")
    if done.unknown:
        named = ", ".join(map(safe, done.unknown))
        raise Fault(f"{settings.index}: no article has the id {named}")


@click.command()
@settings_options("index", "cache", "batch")
def rebuild(**given: Any) -> None:
    """Write the index anew from the articles in it.

    Finds their places, dates and actors again: after a change of the authority files, or when
    another version of Dateline made the index.
    """
    settings = settings_from(given)
    from search.cli.progress import counting, prepare_kernels, prepare_names
    from search.indexer import rebuild as rebuild_index

    prepare_kernels()
    prepare_names(settings.cache)
    with counting() as progress:
        generation = rebuild_index(settings.index, settings, progress)
    click.echo(f"{settings.index}: rebuilt as generation {generation}")


@click.command()
@settings_options("index")
def verify(**given: Any) -> None:
    """Read every byte of the index and check it."""
    folder = settings_from(given).index
    from search.indexer import verify as faults_in

    faults = faults_in(folder)
    if faults:
        raise Fault("\n".join(map(safe, faults)))
    click.echo(f"{folder}: sound")


@click.command()
@settings_options("index", "host", "port", "workers", "title", "cache")
def serve(**given: Any) -> None:
    """Serve the page and the API; only reads the index."""
    settings = settings_from(given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.cli.serving import serve_web

    prepare_kernels()
    with open_archive(settings.index) as archive:
        count = archive.stats().articles
    serve_web(settings, count)
