"""The editor's file, `overrides.tsv`, read strictly: what it corrects, and who says so and why.

`data/overrides.tsv`, with which every index begins, tells what the columns and operations mean.
Values are written with their facet, as in a query: `place:Syria/Homs`, `actor:Red Cross`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from search.analysis import tokens
from search.datevalue import DateValue
from search.enrich.authority import Row, for_each, read_table
from search.enrich.corrections import EVERYWHERE, NO_OVERRIDES, SOURCE, Override, Overrides, Surface
from search.enrich.names import word_key
from search.enrich.reading import case_of
from search.errors import AuthorityError

COLUMNS = ("scope", "operation", "subject", "value", "who", "when", "why")
FACETS_OF = {
    "add": ("place", "actor", "date"),
    "remove": ("place", "actor", "date"),
    "rename": ("place", "actor"),
    "alias": ("place", "actor"),
    "never": ("place", "actor"),
}
"""The operations, and the facets each may speak of."""


def read_overrides(path: Path) -> Overrides:
    """The lines of an editor's file, none where it is not there.

    AuthorityError names every line that is refused.
    """
    if not path.exists():
        return NO_OVERRIDES
    lines: list[Override] = []
    seen: dict[tuple[str, ...], int] = {}

    def read(row: Row) -> None:
        line = _override(row)
        # A value has one new name in a scope; other lines may differ in their value.
        key = tuple(row.cells[c] for c in COLUMNS[: 3 if line.operation == "rename" else 4])
        if key in seen:
            raise row.fault(f"says again what line {seen[key]} says; remove one of the two")
        seen[key] = row.line
        lines.append(line)

    for_each(read_table(path, COLUMNS), read)
    circle = _circular([line for line in lines if line.operation == "rename"])
    if circle is not None:
        raise AuthorityError(
            f"{path.name}:{circle.number}: {circle.old!r} is renamed in a circle; break it"
        )
    return Overrides(tuple(lines), path.name)


def _override(row: Row) -> Override:
    row = Row(
        row.file, row.line, {k: unicodedata.normalize("NFC", v) for k, v in row.cells.items()}
    )
    scope, operation, subject = row["scope"], row["operation"], row["subject"]
    if operation not in FACETS_OF:
        raise row.fault(f"operation is {operation!r}; it must be one of {', '.join(FACETS_OF)}")
    if scope.startswith(SOURCE):
        scope = SOURCE + scope.removeprefix(SOURCE).strip()
        if scope == SOURCE:
            raise row.fault("scope names no source; write source: and its name")
    if operation == "add" and scope == EVERYWHERE:
        raise row.fault("add is for one article or source; alias gives words a meaning everywhere")
    for column in ("who", "why"):
        if not row[column]:
            raise row.fault(f"{column} is blank; readers are shown who decided, and why")
    _check_day(row)
    facet, value, old = "", "", ""
    if operation == "never":
        facet = row["value"]
        if facet not in ("", *FACETS_OF["never"]):
            raise row.fault(f"value is {facet!r}; for never it must be place, actor or blank")
    else:
        facet, value = _value(row, "value")
    if operation == "rename":
        old_facet, old = _value(row, "subject")
        if old_facet != facet:
            raise row.fault(f"a {old_facet} cannot be renamed to be a {facet}")
    surface = None if operation == "rename" or not subject else _surface(row)
    if surface is None and operation in ("alias", "never"):
        raise row.fault(f"subject is blank; {operation} needs the words it speaks of")
    said = (row["who"], row["when"], row["why"])
    return Override(row.line, scope, operation, facet, value, old, surface, *said)


def _check_day(row: Row) -> None:
    try:
        date.fromisoformat(row["when"])
    except ValueError:
        raise row.fault(f"when is {row['when']!r}; it must be a day, as 2017-10-05") from None


def _value(row: Row, column: str) -> tuple[str, str]:
    """(facet, value) of a cell like `place:Syria/Homs`."""
    facet, colon, value = row[column].partition(":")
    facet, value = facet.strip(), value.strip()
    allowed = FACETS_OF[row["operation"]]
    if not colon or facet not in allowed:
        forms = ", ".join(f"{name}:…" for name in allowed)
        raise row.fault(f"{column} is {row[column]!r}; write one of {forms}")
    if facet == "date":
        try:
            return facet, str(DateValue.parse(value))
        except ValueError as why:
            raise row.fault(f"{column}: {why}") from None
    if not value or (facet == "place" and "" in [part.strip() for part in value.split("/")]):
        raise row.fault(f"{column} is {row[column]!r}; a part of its name is missing")
    return facet, value


def _surface(row: Row) -> Surface:
    text = row["subject"]
    found = tokens(text)
    if not found.words:
        raise row.fault(f"subject is {text!r}, which holds no word")
    spans = zip(found.start.tolist(), found.end.tolist(), strict=True)
    cases = tuple(case_of(text[start:end]) for start, end in spans)
    return Surface(text, tuple(map(word_key, found.words)), cases)


def _circular(lines: Sequence[Override]) -> Override | None:
    """A line whose new name comes back to be renamed by it, whatever the scopes of the others."""
    for line in lines:
        met: set[int] = set()
        values = [line.value]
        for value in values:  # grows while it is walked, by each line at most once
            for other in lines:
                renamed = other.renamed(line.facet, value)
                if renamed is not None and other is line:
                    return line
                if renamed is not None and other.number not in met:
                    met.add(other.number)
                    values.append(renamed)
    return None
