"""What an article page shows of its places, dates and actors: each value with its evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from search.datevalue import DateValue
from search.evidence import Mention, Tag
from search.query import Query
from search.results import ArticleView
from web import choices
from web.segments import Range
from web.tongues import Tongue
from web.wording import say_value

SHOWN = ("place", "date", "actor")
MOST_SPANS = 100
"""Links to the same words: a book-long article would otherwise be mostly links."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The same words, found by the same rule in the same role, `count` times in the text.

    `spans` are where they stand: all of them, or the first ones of very many.
    """

    words: str
    role: str
    rule: str
    confidence: float
    count: int
    spans: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A value the article carries. `go` searches the whole archive for it."""

    label: str
    type: str
    roles: tuple[str, ...]
    confidence: float
    public: bool
    evidence: tuple[Evidence, ...]
    go: Query

    @property
    def mentions(self) -> int:
        """How often the text speaks of it."""
        return sum(line.count for line in self.evidence)


def anchor(span: Range) -> str:
    """The id of the element that holds these code points of the text."""
    return f"t{span[0]}-{span[1]}"


def known(view: ArticleView, facet: str, tongue: Tongue) -> tuple[Known, ...]:
    """The values of one facet: those that count first, then by the number of their mentions."""
    mentions: dict[str, list[Mention]] = {}
    for mention in view.mentions:
        if mention.facet == facet:
            mentions.setdefault(mention.value, []).append(mention)
    tags = [tag for tag in view.tags if tag.facet == facet]
    tags.sort(key=lambda tag: (not tag.public, -len(mentions.get(tag.value, ())), tag.value))
    return tuple(_known(view, tag, mentions.get(tag.value, []), tongue) for tag in tags)


def _known(view: ArticleView, tag: Tag, mentions: Sequence[Mention], tongue: Tongue) -> Known:
    entity = view.entities.get((tag.facet, tag.value))
    return Known(
        say_value(tag.facet, tag.value, tongue),
        entity.type if entity else "",
        tag.roles,
        tag.confidence,
        tag.public,
        _grouped(view.article.text, mentions),
        _search_for(tag),
    )


def _search_for(tag: Tag) -> Query:
    if tag.facet != "date":
        return choices.choose(Query(), tag.facet, tag.value)
    days = DateValue.parse(tag.value)
    since, until = date.fromordinal(days.first), date.fromordinal(days.last)
    return choices.between(Query(dates="event"), since, until)


def _grouped(text: str, mentions: Iterable[Mention]) -> tuple[Evidence, ...]:
    groups: dict[tuple[str, str, str, float], list[Range]] = {}
    for mention in sorted(mentions, key=lambda each: each.start):
        words = " ".join(text[mention.start : mention.end].split())
        key = (words, mention.role, mention.rule, mention.confidence)
        groups.setdefault(key, []).append((mention.start, mention.end))
    return tuple(
        Evidence(*key, len(spans), tuple(spans[:MOST_SPANS])) for key, spans in groups.items()
    )
