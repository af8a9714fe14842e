"""What a benchmark prints: tables of plain text, and what was asked beside what was measured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of the project's aims: what, against whom, what to reach, and what was measured."""

    what: str
    against: str
    asked: str
    measured: str
    reached: bool


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns in Markdown, which reads well as plain text too; all but the first to the right."""
    widths = [max(len(row[i]) for row in (head, *rows)) for i in range(len(head))]
    rule = ["-" * widths[0], *("-" * (width - 1) + ":" for width in widths[1:])]
    return "\n".join(_line(row, widths) for row in (head, rule, *rows))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        cell.ljust(width) if i == 0 else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return f"| {' | '.join(cells)} |"


def goals(rows: Sequence[Goal]) -> str:
    return table(
        ("", "against", "asked", "measured", "reached"),
        [
            (row.what, row.against, row.asked, row.measured, "yes" if row.reached else "no")
            for row in rows
        ],
    )
