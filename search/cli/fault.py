"""What a command says when it cannot do what it was asked."""

from __future__ import annotations

import errno
from typing import Any

import click

from search.cli.text import safe
from search.errors import AuthorityError, DatelineError


class Fault(click.ClickException):
    """An error a person can mend: printed without a traceback, exit code 2."""

    exit_code = 2


class FaultGroup(click.Group):
    """A group whose commands fail in a sentence where Dateline or the system refuses."""

    def invoke(self, context: click.Context) -> Any:
        try:
            return super().invoke(context)
        except AuthorityError as error:  # a line for each fault
            raise Fault("\n".join(map(safe, str(error).split("\n")))) from error
        except DatelineError as error:
            raise Fault(safe(str(error))) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # `dateline search x | head`: click ends quietly
            place = f"{error.filename}: " if error.filename else ""
            raise Fault(safe(f"{place}{error.strerror or error}")) from error
