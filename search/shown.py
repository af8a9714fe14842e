"""What is shown of the articles found: headlines, and the passages that matched best."""

from __future__ import annotations

from search.article import HEADLINE, ZONE_KINDS
from search.listed import Listed
from search.passages import WIDTH, Passages, choose
from search.results import Hit, Mark, Snippet

_HEADLINE = ZONE_KINDS.index(HEADLINE)


def hits(listed: Listed | None, snippets: int, width: int = WIDTH) -> tuple[Hit, ...]:
    """What is shown of articles: their headlines and the passages that matched best."""
    if listed is None:
        return ()
    chosen = choose(listed.texts, listed.sentences, listed.mark_at, listed.marks, snippets, width)
    origins, marks_from = listed.texts.at.tolist(), listed.mark_at.tolist()
    found = []
    for row, head in enumerate(listed.heads):
        origin = origins[row]
        title = ""
        title_marks: tuple[Mark, ...] = ()
        if head.zones and head.zones[0][0] == _HEADLINE:
            start, end = origin + head.zones[0][1], origin + head.zones[0][2]
            title = listed.texts.text[start:end]
            if chosen.headed[row] > marks_from[row]:
                title_marks = chosen.spans(marks_from[row], chosen.headed[row], start)
        found.append(
            Hit(
                head.id,
                title,
                title_marks,
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
        )
    return tuple(found)


def _snippets(listed: Listed, chosen: Passages, row: int, origin: int) -> tuple[Snippet, ...]:
    text, zones = listed.texts.text, listed.heads[row].zones
    found = []
    for number in range(row * chosen.count, (row + 1) * chosen.count):
        if chosen.zone[number] < 0:
            break
        start = chosen.start[number]
        marks = chosen.spans(chosen.low[number], chosen.high[number], start)
        kind = ZONE_KINDS[zones[chosen.zone[number]][0]]
        found.append(Snippet(text[start : chosen.end[number]], marks, start - origin, kind))
    return tuple(found)
