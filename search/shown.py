"""What is shown of the articles found: headlines, and the passages that matched best."""

from __future__ import annotations

from search.article import HEADLINE, ZONE_KINDS
from search.listed import Listed
from search.passages import WIDTH, Passages, choose
from search.results import Hit, Snippet

_HEADLINE = ZONE_KINDS.index(HEADLINE)


def hits(listed: Listed | None, snippets: int, width: int = WIDTH) -> tuple[Hit, ...]:
    """What is shown of articles: their headlines and the passages that matched best."""
    if listed is None:
        return ()
    chosen = choose(listed.texts, listed.sentences, listed.mark_at, listed.marks, snippets, width)
    origins = listed.texts.at.tolist()
    return tuple([_hit(listed, chosen, row, origins[row]) for row in listed.order])


def _hit(listed: Listed, chosen: Passages, row: int, origin: int) -> Hit:
    head = listed.heads[row]
    title = ""
    if head.zones and head.zones[0][0] == _HEADLINE:
        _, start, end = head.zones[0]
        title = listed.texts.text[origin + start : origin + end]
    return Hit(
        head.id,
        title,
        chosen.title_marks(row) if title else (),
        head.url,
        head.source,
        head.authors,
        head.language,
        head.published,
        listed.scores[row],
        _snippets(listed, chosen, row, origin),
        listed.places[row],
        listed.actors[row],
    )


def _snippets(listed: Listed, chosen: Passages, row: int, origin: int) -> tuple[Snippet, ...]:
    text, zones = listed.texts.text, listed.heads[row].zones
    found = []
    for number in range(chosen.count):
        place = row * chosen.count + number
        zone = chosen.zone[place]
        if zone < 0:
            break
        start = chosen.start[place]
        passage = text[start : chosen.end[place]]
        kind = ZONE_KINDS[zones[zone][0]]
        found.append(Snippet(passage, chosen.marks(row, number), start - origin, kind))
    return tuple(found)
