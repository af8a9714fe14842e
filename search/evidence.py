"""What enrichment says about an article: values per facet, and the evidence for each.

What an article has dozens of are tuples: they are quick to make, and to hand to another process.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from search.article import Article

PUBLIC_CONFIDENCE = 0.5
"""Values of lower confidence keep their evidence but count in no facet."""

MOST_ENRICHED = 1_000_000
"""Code points of an article that are looked through, from its beginning: a bound on time."""


class Mention(NamedTuple):
    """One place in the text that speaks for a value: the evidence of a facet.

    `start`, `end`: code points in `Article.text`. `value`: the facet value's canonical form
    (`Syria/Homs/Rastan`, `Free Syrian Army`, `2017-10-04`). `rule` names the rule that found it,
    `confidence` is that rule's measured precision, 0 to 1. `role`: for a place focus, event,
    dateline, caption, mentioned; for an actor subject, source, credit, publisher, mentioned;
    for a date published, event, mentioned. Where an editor's line decided, `rule` is "override"
    with the editor's name, day and reason, and the confidence 1, or 0 where it was refused.
    """

    start: int
    end: int
    facet: str
    value: str
    role: str
    rule: str
    confidence: float


class Tag(NamedTuple):
    """One value an article carries: all its mentions together (noisy-or of their rules)."""

    facet: str
    value: str
    roles: tuple[str, ...]
    confidence: float

    @property
    def public(self) -> bool:
        return self.confidence >= PUBLIC_CONFIDENCE


class Entity(NamedTuple):
    """What a facet value denotes, the same for every article that carries it.

    `id`: GeoNames id ("geonames:172946"), ISO 3166 code ("iso:SY-HI") or an authority id ("").
    `label`: how people write it ("Ar Rastan"). `type`: for actors person, group, armed group,
    state body, organisation, media; for places country, division, settlement, region.
    `aliases`: other spellings under which a query may name it.
    """

    facet: str
    value: str
    id: str = ""
    label: str = ""
    type: str = ""
    latitude: float | None = None
    longitude: float | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Enriched:
    """An article with all that is known about it: what the engine indexes.

    `tags` hold place, actor and event-date values (facet "date", role "event"); ancestors of a
    path (`Syria`, `Syria/Homs`) are not listed, the engine adds them. `entities` has one entry for
    each distinct (facet, value) of `tags` and `mentions` except dates, and for their ancestors.
    `rules` is the fingerprint of the rules, names and corrections that found all this.
    """

    article: Article
    tags: tuple[Tag, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    rules: str = ""


def is_partial(article: Article) -> bool:
    """Whether an article is so long that only its beginning is looked through."""
    return len(article.text) > MOST_ENRICHED


PARTIAL = (
    f"Places, dates and actors were looked for in the first {MOST_ENRICHED:,} characters only."
)
"""What a reader is told of such an article."""
