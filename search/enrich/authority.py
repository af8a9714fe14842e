"""Authority files: commented UTF-8 TSV, read strictly, so that a slip never hides in a facet.

Lines that are empty or start with # are comments. The first other line names the columns. A cell
of several values separates them by |. Before an alias stand flags: `=` only in this very case,
`~` also in loose transliterations, `?` only where the article speaks of its country, `!` never.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from search.errors import AuthorityError

DATA = Path(__file__).parent / "data"
FLAGS = "=~?!"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an authority file: its cells by column, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def fault(self, message: str) -> AuthorityError:
        """The error that names this line."""
        return AuthorityError(f"{self.file}:{self.line}: {message}")

    def values(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        cell = self.cells[column]
        if not cell:
            return ()
        parts = tuple(part.strip() for part in cell.split("|"))
        if "" in parts:
            raise self.fault(f"{column} holds an empty value; remove the extra |")
        return parts

    def number(self, column: str) -> float | None:
        """The number in a cell, None where it is blank."""
        cell = self.cells[column]
        try:
            return float(cell) if cell else None
        except ValueError:
            raise self.fault(f"{column} is {cell!r}; it must be a number or blank") from None

    def aliases(self, column: str = "aliases") -> tuple[Alias, ...]:
        """The names in a cell, with their flags taken off."""
        return tuple(self._alias(text) for text in self.values(column))

    def names(self, label: str, column: str = "aliases") -> tuple[Alias, ...]:
        """The label and the aliases; where the label stands among them, its flags hold."""
        aliases = self.aliases(column)
        told = any(alias.text == label for alias in aliases)
        return aliases if told else (Alias(label), *aliases)

    def _alias(self, text: str) -> Alias:
        name = text.lstrip(FLAGS)
        flags = text[: len(text) - len(name)]
        if not name.strip():
            raise self.fault(f"alias {text!r} has flags but no name")
        if len(set(flags)) != len(flags):
            raise self.fault(f"alias {text!r} repeats a flag")
        return Alias(name.strip(), flags)


@dataclass(frozen=True, slots=True)
class Alias:
    """A name under which something is found; `flags` is a subset of `=~?!`."""

    text: str
    flags: str = ""


def read_table(path: Path, columns: Sequence[str]) -> list[Row]:
    """The rows of an authority file that must have exactly these columns, in this order.

    AuthorityError names file and line of other columns, of each line that is not UTF-8, has too
    few or too many cells or a blank first cell.
    """
    rows: list[Row] = []
    faults: list[str] = []
    header: list[str] | None = None
    content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    for number, raw in enumerate(content.splitlines(), start=1):
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError:
            faults.append(f"{path.name}:{number}: not UTF-8; save the file in UTF-8")
            continue
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        row = Row(path.name, number, dict(zip(columns, cells, strict=False)))
        if header is None:
            header = cells
            if header != list(columns):
                raise row.fault(f"the columns must be {', '.join(columns)}, separated by tabs")
        elif len(cells) != len(columns):
            wanted = f"{len(columns)} are wanted ({columns[0]}, …)"
            faults.append(str(row.fault(f"{len(cells)} cells where {wanted}")))
        elif not cells[0]:
            faults.append(str(row.fault(f"{columns[0]} is blank")))
        else:
            rows.append(row)
    if header is None and not faults:
        faults.append(f"{path.name}:1: no line names the columns ({', '.join(columns)})")
    if faults:
        raise AuthorityError("\n".join(faults))
    return rows


def for_each(rows: Iterable[Row], do: Callable[[Row], None]) -> None:
    """Do something with every row; one AuthorityError then names each that was refused, a line
    each."""
    faults: list[str] = []
    for row in rows:
        try:
            do(row)
        except AuthorityError as fault:
            faults.append(str(fault))
    if faults:
        raise AuthorityError("\n".join(faults))
