"""The commands that say why a search answers as it does: explain, diagnose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from search.cli.asking import pointed
from search.cli.fault import Fault
from search.cli.options import pairs_from, query_options, settings_from, settings_options
from search.cli.text import safe
from search.diagnosis import Diagnosis
from search.explanation import Explanation


@click.command()
@click.argument("query")
@click.argument("id")
@query_options
@settings_options("index", "cache")
def explain(query: str, id: str, **given: Any) -> None:
    """Show the arithmetic of an article's score.

    Each value is made of those below it, by its formula or as their sum.
    """
    settings = settings_from(given)
    pairs = pairs_from(query, given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.parameters import query_from_args

    prepare_kernels()
    with pointed(pairs), open_archive(settings.index) as archive:
        explanation = archive.explain(query_from_args(pairs, strict=True)[0], id)
    if explanation is None:
        raise Fault(f"{settings.index}: no article has the id {safe(id)}")
    for line in explanation_lines(explanation, 0):
        click.echo(line)


@click.command()
@click.argument("query", nargs=-1)
@query_options
@settings_options("index", "cache")
def diagnose(query: tuple[str, ...], **given: Any) -> None:
    """Show what each word and filter of a search finds, and the search without it."""
    settings = settings_from(given)
    pairs = pairs_from(" ".join(query), given)
    from search.archive import open_archive
    from search.cli.progress import prepare_kernels
    from search.parameters import query_from_args

    prepare_kernels()
    with pointed(pairs), open_archive(settings.index) as archive:
        diagnosis = archive.diagnose(query_from_args(pairs, strict=True)[0])
    for line in diagnosis_lines(diagnosis):
        click.echo(line)


def explanation_lines(explanation: Explanation, depth: int) -> Iterator[str]:
    """A line for each value, those it is made of below it and further in."""
    formula = f" = {explanation.formula}" if explanation.formula else ""
    said = "" if explanation.matches else "  (does not match)"
    value = f"{explanation.value:,.6f}".rstrip("0").rstrip(".")
    yield f"{value:>14}  {'  ' * depth}{safe(explanation.name)}{formula}{said}"
    for part in explanation.parts:
        yield from explanation_lines(part, depth + 1)


def diagnosis_lines(diagnosis: Diagnosis) -> Iterator[str]:
    """The total, and a line for each clause."""
    yield f"{diagnosis.total:,} {'article' if diagnosis.total == 1 else 'articles'}"
    if diagnosis.clauses:
        yield f"{'alone':>12}  {'without it':>12}"
    for clause in diagnosis.clauses:
        name = "" if clause.parameter == "q" else f"{clause.parameter}: "
        yield f"{clause.alone:>12,}  {clause.without:>12,}  {name}{safe(clause.text)}"
