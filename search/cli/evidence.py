"""The commands about evidence: why an article has a value; and whether the names are sound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from search.cli.fault import Fault
from search.cli.options import settings_from, settings_options
from search.cli.text import safe

# What needs the engine is imported by the commands that use it: --help answers at once.


@click.command()
@click.argument("id")
@click.argument("value")
@settings_options("index", "cache")
def why(id: str, value: str, **given: Any) -> None:
    """Show why an article has a value: the words that say so.

    VALUE is a place, an actor or a date: Syria/Homs, "Red Cross", 2017-10-04; with its facet
    (place:Syria/Homs) where it could be several.
    """
    settings = settings_from(given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.cli.reasons import no_reason, reason_lines
    from search.evidence import PARTIAL, is_partial

    prepare_kernels()
    with open_archive(settings.index) as archive:
        view = archive.article(id)
    if view is None:
        raise Fault(f"{settings.index}: no article has the id {safe(id)}")
    lines = list(reason_lines(view, value))
    if not lines:
        raise Fault(no_reason(view, value))
    for line in (*lines, *((PARTIAL,) if is_partial(view.article) else ())):
        click.echo(line)


@click.group()
def authority() -> None:
    """The files of names that places and actors are found by."""


@authority.command()
@click.argument("file", required=False, type=click.Path(path_type=Path, exists=True))
@settings_options("index", "cache")
def check(file: Path | None, **given: Any) -> None:
    """Name each fault of the files of names and of an editor's file, with its line.

    The editor's file is FILE, or else overrides.tsv in the index folder.
    """
    settings = settings_from(given)
    from search.cli.progress import prepare_names
    from search.enrich.check import faults_of
    from search.settings import OVERRIDES

    path = file or settings.index / OVERRIDES
    prepare_names(settings.cache)
    faults = faults_of(path, settings.cache)
    if faults:
        raise Fault("\n".join(map(safe, faults)))
    said = f"{path}: sound" if path.exists() else f"{path}: not there, so nothing is corrected"
    click.echo(f"{safe(said)}; the files of names are sound too")
