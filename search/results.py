"""What a search answers: plain data, for Python, the command line, the page and the API alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from search.article import Article, Published
from search.evidence import Entity, Mention, Tag

Mark = tuple[int, int]


class Snippet(NamedTuple):
    """A passage of an article: text, marks in it, and where it starts in the article's text."""

    text: str
    marks: tuple[Mark, ...]
    start: int
    zone: str


class Hit(NamedTuple):
    """One article found. `places` and `actors` are its most confident values, at most three."""

    id: str
    title: str
    title_marks: tuple[Mark, ...]
    url: str | None
    source: str | None
    authors: tuple[str, ...]
    language: str | None
    published: Published | None
    score: float
    snippets: tuple[Snippet, ...]
    places: tuple[str, ...]
    actors: tuple[str, ...]


class FacetValue(NamedTuple):
    """A value and how many articles the same search finds with it as its facet's only choice."""

    value: str
    id: str
    label: str
    path: tuple[str, ...]
    type: str
    latitude: float | None
    longitude: float | None
    count: int  # type: ignore[assignment]  # hides tuple.count, which nobody needs here
    chosen: bool


@dataclass(frozen=True, slots=True)
class FacetCounts:
    """The values of one facet under a search.

    `distinct`: how many values have a count above 0 (of those that match `q`, if asked).
    `missing`: articles of the search that carry no value, as choosing "missing" alone gives.
    For dates the values are days, months or years in order (`granularity`), without gaps filled.
    """

    name: str
    kind: str
    values: tuple[FacetValue, ...]
    distinct: int
    missing: int
    granularity: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one query. `cursor` continues after the last hit; None where all are shown.

    `parsed` is how the query text was understood, written in the query language; `warnings` are
    sentences for the reader.
    """

    query: str
    parsed: str
    warnings: tuple[str, ...]
    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, FacetCounts]
    cursor: str | None
    generation: int
    took_ms: float


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One article with its evidence, and the marks of a search in its text."""

    article: Article
    marks: tuple[Mark, ...]
    tags: tuple[Tag, ...]
    mentions: tuple[Mention, ...]
    entities: dict[tuple[str, str], Entity]
    generation: int


@dataclass(frozen=True, slots=True)
class Stats:
    """What an index holds. Days are ordinals of the first and last dated article, 0: none.

    `words` counts a word once for each segment it is in; `bytes` is the size of the segments.
    """

    articles: int
    segments: int
    generation: int
    words: int
    bytes: int
    first_day: int
    last_day: int
    undated: int
