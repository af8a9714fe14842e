"""What is shown of the articles found: headlines, and the passages that matched best."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.article import HEADLINE
from search.engine.request import Found
from search.passages import Page, choose
from search.ranges import ranges
from search.results import Hit, Snippet


def hits(found: Sequence[Found], snippets: int) -> tuple[Hit, ...]:
    """What is shown of articles: their headlines and the passages that matched best."""
    pages = [
        Page(each.article.text, each.article.zones, each.sentences, each.marks) for each in found
    ]
    passages = choose(pages, snippets)
    return tuple(_hit(each, shown) for each, shown in zip(found, passages, strict=True))


def _hit(found: Found, snippets: tuple[Snippet, ...]) -> Hit:
    article = found.article
    zones = article.zones
    start, end = (zones[0].start, zones[0].end) if zones and zones[0].kind == HEADLINE else (0, 0)
    count = int(np.searchsorted(found.marks.start, end))
    in_head = ranges(found.marks.start[:count].tolist(), found.marks.end[:count].tolist())
    return Hit(
        id=article.id,
        title=article.text[start:end],
        title_marks=tuple((low - start, high - start) for low, high in in_head),
        url=article.url,
        source=article.source,
        authors=article.authors,
        language=article.language,
        published=article.published,
        score=found.score,
        snippets=snippets,
        places=found.places,
        actors=found.actors,
    )
