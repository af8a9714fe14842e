"""What a person sees while a command works: a bar on the terminal, a word about compiling."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from search.article import Article, Rejected
from search.indexer.run import Read
from search.sources.walk import SourceFile, existing, walk

_CHARACTERS = {".gz": 3.0, ".html": 0.1, ".htm": 0.1}
"""Characters of text a byte of a file gives, roughly, where that is not one."""


@contextmanager
def reading(paths: Iterable[str]) -> Iterator[Callable[[Read], None]]:
    """A bar over the characters expected of the paths; shown in a terminal only, on stderr."""
    expected = 1 + int(sum(map(_characters, walk(existing(paths)))))
    read = 0
    bar: Any  # click's type for it stands for the items of an iterable; there is none here
    with click.progressbar(
        length=expected,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
        item_show_func=lambda _: f"{read:,} articles",
    ) as bar:

        def progress(record: Read) -> None:
            nonlocal read
            if isinstance(record, Article):
                read += 1
                # The expectation is rough: a bar that is full too early says less than one short.
                bar.update(min(len(record.text), expected - 1 - bar.pos))

        yield progress
        bar.update(expected - bar.pos)


@contextmanager
def counting() -> Iterator[Callable[[Article], None]]:
    """A count of articles, where nobody knows how many there will be."""
    done = 0
    terminal = sys.stderr.isatty()

    def progress(article: Article) -> None:
        nonlocal done
        done += 1
        if terminal and done % 100 == 0:
            click.echo(f"\r{done:,} articles", nl=False, err=True)

    yield progress
    if terminal:
        click.echo(f"\r{done:,} articles", err=True)


def prepare_kernels() -> None:
    """Compile what this machine has not compiled yet, and say so: it takes a while, once."""
    import search.archive  # so that every kernel is known
    import search.indexer  # noqa: F401 # likewise
    from search.kernels.compile import prepare, prepared

    if not prepared():
        click.echo("Compiling the kernels, once on this machine; about 20 seconds …", err=True)
        prepare()


def prepare_names(cache: Path) -> None:
    """Make the gazetteer of places if this machine has none yet, and say so."""
    from search.enrich import open_enricher, prepared

    if not prepared(cache):
        click.echo("Collecting names of places, once on this machine; about 20 seconds …", err=True)
        open_enricher(cache)


def _characters(found: SourceFile | Rejected) -> float:
    if isinstance(found, Rejected):
        return 0.0
    return found.path.stat().st_size * _CHARACTERS.get(found.path.suffix, 1.0)
