"""Words a reader may have meant, or may be about to type, each with what it would find."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another text for a search: `changes` are (word typed, word instead), `count` its total."""

    text: str
    changes: tuple[tuple[str, str], ...]
    count: int


@dataclass(frozen=True, slots=True)
class Completion:
    """A word, and the total of the search with that word beside it."""

    word: str
    count: int
