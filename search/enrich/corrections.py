"""What an editor says against the rules: lines for all articles, those of a source, or one article.

`editorfile.py` reads them, `overrides.py` applies them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.article import Article
from search.facet import ancestors
from search.settings import OVERRIDES

EVERYWHERE = "*"
SOURCE = "source:"


@dataclass(frozen=True, slots=True)
class Surface:
    """Words to find in a text: as keys, and how each is written (`reading.LOWER` and so on)."""

    text: str
    words: tuple[str, ...]
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Override:
    """Line `number` of the file. `facet` is "" for a `never` of both. `old` is the value that a
    `rename` ends, `value` the one that counts from then on. `surface` holds the words the line
    speaks of; None: it speaks of the whole article."""

    number: int
    scope: str
    operation: str
    facet: str
    value: str
    old: str
    surface: Surface | None
    who: str
    when: str
    why: str

    @property
    def rule(self) -> str:
        """What the evidence says of it."""
        return f"override by {self.who}, {self.when}: {self.why}"

    def renamed(self, facet: str, value: str) -> str | None:
        """The new name this line gives a value, or a place in the one it renames; None: none."""
        if self.operation != "rename" or facet != self.facet:
            return None
        if value == self.old:
            return self.value
        inside = facet == "place" and value.startswith(f"{self.old}/")
        return self.value + value.removeprefix(self.old) if inside else None


@dataclass(frozen=True)
class Overrides:
    """All lines, in the order of the file of this name."""

    lines: tuple[Override, ...] = ()
    file: str = OVERRIDES

    @cached_property
    def _by_scope(self) -> dict[str, tuple[Override, ...]]:
        scopes = dict.fromkeys(line.scope for line in self.lines)
        return {s: tuple(line for line in self.lines if line.scope == s) for s in scopes}

    def of(self, article: Article) -> tuple[tuple[Override, ...], ...]:
        """The lines for an article, those of a wider scope first; () where there are none."""
        scopes = (EVERYWHERE, f"{SOURCE}{article.source or ''}", article.id)
        found = tuple(self._by_scope.get(scope, ()) for scope in scopes)
        return found if any(found) else ()


NO_OVERRIDES = Overrides()
Renames = Mapping[tuple[str, str], Override]


def renames_of(lines: Iterable[Override]) -> Renames:
    """The lines that rename, by what they rename; of two for one value the last."""
    return {(line.facet, line.old): line for line in lines if line.operation == "rename"}


def renamed(facet: str, value: str, renames: Renames) -> tuple[str, Override | None]:
    """The name a value goes by in the end, and the last line that renamed it (None: none did)."""
    used: list[Override] = []
    while line := _next(facet, value, renames, used):
        value = line.renamed(facet, value) or value
        used.append(line)
    return value, used[-1] if used else None


def _next(facet: str, value: str, renames: Renames, used: Sequence[Override]) -> Override | None:
    """The line for a value, else for the nearest place it lies in; each one serves once."""
    if not renames:
        return None
    for above in reversed(ancestors(value)) if facet == "place" else (value,):
        line = renames.get((facet, above))
        if line is not None and line not in used:
            return line
    return None
