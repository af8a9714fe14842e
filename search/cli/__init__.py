"""The command line: what can a person do to an archive from a terminal?"""

from __future__ import annotations

import click

from search.cli.asking import search, show, stats
from search.cli.evidence import authority, why
from search.cli.explaining import diagnose, explain
from search.cli.fault import FaultGroup
from search.cli.keeping import delete, index, rebuild, serve, verify
from search.version import VERSION

__all__ = ["main"]


@click.group(
    cls=FaultGroup,
    commands=(
        index,
        search,
        show,
        why,
        explain,
        diagnose,
        delete,
        stats,
        verify,
        rebuild,
        authority,
        serve,
    ),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(VERSION)
def main() -> None:
    """Search a news archive by what, where, when and who."""
