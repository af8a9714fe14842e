"""The query as a tree: what a search means, free of any engine and of any syntax.

Every node knows where it stood in the query text (`span`, code points). Engines compile it with
`singledispatch`. Words hold the surface as typed: engines fold and stem it. Marks come from those
parts of a tree that match the article: none from a NOT, none from an alternative that failed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

ZoneField = Literal["any", "title", "body"]
Span = tuple[int, int]
_NOWHERE: Span = (0, 0)


@dataclass(frozen=True, slots=True)
class Everything:
    """All articles (an empty query)."""

    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Word:
    """One token. With `forms` its word forms match too; else the folded word alone."""

    text: str
    forms: bool = True
    zone: ZoneField = "any"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Wildcard:
    """`*` stands for any run, `?` for one code point, matched against folded words.

    A prefix is a pattern that ends in its only `*`.
    """

    pattern: str
    zone: ZoneField = "any"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Folded words within `edits` (1 or 2) Levenshtein edits over code points; the first fixed."""

    text: str
    edits: int = 1
    zone: ZoneField = "any"
    span: Span = field(default=_NOWHERE, compare=False)


Term = Word | Wildcard | Fuzzy


@dataclass(frozen=True, slots=True)
class Phrase:
    """Terms on adjacent positions of one zone, in this order."""

    terms: tuple[Term, ...]
    zone: ZoneField = "any"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """All terms in one zone, on distinct positions, with at most `distance` other words between.

    A match is a minimal window: positions p0 < ... < pn, one of each term (in this order where
    `ordered`), with `pn - p0 - n <= distance`.
    """

    terms: tuple[Term, ...]
    distance: int
    ordered: bool = False
    zone: ZoneField = "any"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Same:
    """All terms in one sentence (paragraph) of one zone, on distinct positions.

    A match is a sentence (paragraph); all its occurrences of the terms are marked.
    """

    terms: tuple[Term, ...]
    unit: Literal["sentence", "paragraph"]
    zone: ZoneField = "any"
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class FacetIs:
    """Articles that carry one of `values` (canonical) of a facet; a path holds what lies below.

    `typed` is what the user wrote; the archive resolves it to `values` before evaluation.
    """

    facet: str
    typed: str
    values: tuple[str, ...] = ()
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DateRange:
    """Articles dated within the days `first` to `last` (ordinals, both included).

    `dates`: "published", "event", or "date" for whichever the search counts by. None is open.
    """

    dates: Literal["published", "event", "date"]
    first: int | None
    last: int | None
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Node, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Node, ...]
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """Everything the child does not match. Scores nothing, marks nothing."""

    child: Node
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Prefer:
    """What `required` matches; where `optional` matches too it adds its score and its marks."""

    required: Node
    optional: Node
    span: Span = field(default=_NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Boost:
    """What the child matches, its score times `factor`."""

    child: Node
    factor: float
    span: Span = field(default=_NOWHERE, compare=False)


Together = Phrase | Near | Same
Leaf = Term | Together
"""What scores and marks; all else joins, narrows or weighs."""

Node = Leaf | Everything | FacetIs | DateRange | And | Or | Not | Prefer | Boost


def parts(node: Node) -> tuple[Node, ...]:
    """The nodes right below one whose scores and marks are part of its own: none of a NOT's."""
    match node:
        case And(children) | Or(children):
            return children
        case Prefer(required, optional):
            return (required, optional)
        case Boost(child):
            return (child,)
    return ()
