"""The command line: what can a person do to an archive from a terminal?"""

from search.cli.commands import main

__all__ = ["main"]
