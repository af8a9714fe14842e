"""What an engine is asked and what it answers: plain data on both sides of the seam."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from search.listed import Listed
from search.query import FacetRequest
from search.results import FacetCounts
from search.tree import Node


@dataclass(frozen=True, slots=True)
class Choice:
    """The filter of one facet: articles with any of `values`, or with none where `missing`."""

    values: tuple[str, ...] = ()
    missing: bool = False


NOTHING = Choice()


@dataclass(frozen=True, slots=True)
class Period:
    """The days `first` to `last` (ordinals, None: open) on "published" or "event" dates."""

    first: int | None = None
    last: int | None = None
    missing: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """Where a list of hits goes on: behind the article with these keys (see `kernels.best`)."""

    primary: int
    secondary: int
    id: str


@dataclass(frozen=True, slots=True)
class Request:
    """A search as the engine needs it: everything resolved, nothing to parse."""

    tree: Node
    choices: Mapping[str, Choice]
    exclude: Mapping[str, tuple[str, ...]]
    period: Period | None
    dates: Literal["published", "event"]
    possible: bool
    sort: Literal["relevance", "newest", "oldest"]
    limit: int
    after: After | None
    facets: tuple[FacetRequest, ...]
    match: Literal["all", "any"] = "all"
    """With "any", relevance is more than the sum of the words (see `ranking`)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Exact total, the articles to show (None: there are none), where the list goes on behind them
    (None: they are all), and the counts of the asked-for facets."""

    total: int
    listed: Listed | None
    after: After | None
    facets: dict[str, FacetCounts]
