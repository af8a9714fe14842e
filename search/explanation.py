"""How a score comes about: a tree of named values, each made of those below it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Explanation:
    """A value, and what it is made of.

    `formula` is arithmetic on the values of `parts`, by their names (`log` is the natural
    logarithm); without one the value is their sum. A part of the query that does not match the
    article (`matches` is False) is worth 0, whatever its own parts are worth.
    """

    name: str
    value: float
    formula: str = ""
    parts: tuple[Explanation, ...] = ()
    matches: bool = True
