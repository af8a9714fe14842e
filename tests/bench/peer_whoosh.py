"""Stock Whoosh 2.7.4: its own codec, search, `groupedby` and highlighter.

Stemming analyzer; positions of characters are stored, which lets it highlight without reading the
text again; sources and dates are columns, many-valued facets are grouped from their postings.
With `groupedby` it returns every match whatever the limit is, so the page takes the first ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from whoosh import fields, highlight, index, qparser, query, sorting
from whoosh.analysis import StemmingAnalyzer
from whoosh.support.relativedelta import relativedelta

from .asks import Ask
from .corpus import Story
from .page import FACETS, MARK, TOP, UNMARK, WIDTH, Page, Shown, best, unmarked

TEXTS = ["title", "body"]


class Marker(highlight.Formatter):  # type: ignore[misc]  # Whoosh has no types
    """Stands a mark around each word found."""

    between = " "

    def format_token(self, text: str, token: Any, replace: bool = False) -> str:
        word = highlight.get_text(text, token, replace)
        return f"{MARK}{word}{UNMARK}"


class Whoosh:
    """A Whoosh index in a folder, one segment."""

    name = "Whoosh"
    settings = "Whoosh 2.7.4, stemming, stored character positions, one segment"

    def build(self, stories: Sequence[Story], folder: Path) -> None:
        values = fields.KEYWORD(commas=True, stored=False)
        text = {name: fields.TEXT(StemmingAnalyzer(), chars=True, stored=True) for name in TEXTS}
        schema = fields.Schema(
            id=fields.ID(stored=True, unique=True), url=fields.STORED, **text, place=values,
            actor=values, source=fields.ID(sortable=True), date=fields.DATETIME(sortable=True),
        )  # fmt: skip
        made = index.create_in(str(folder), schema)
        writer = made.writer(limitmb=256)
        days = [each.day for each in stories if each.day]
        for each in stories:
            article, facets = each.article, each.facets
            writer.add_document(
                id=article.id, url=article.url, title=article.title, body=each.body,
                place=",".join(facets.paths), actor=",".join(facets.actors),
                source=facets.source,
                date=datetime.fromisoformat(each.day) if each.day else None,
            )  # fmt: skip
        writer.commit(optimize=True)
        self._searcher = made.searcher()
        self._parser = qparser.MultifieldParser(TEXTS, schema)
        first, last = (datetime.fromisoformat(bound(days)) for bound in (min, max))
        self._grouped = {
            "place": sorting.FieldFacet("place", allow_overlap=True, maptype=sorting.Count),
            "actor": sorting.FieldFacet("actor", allow_overlap=True, maptype=sorting.Count),
            "source": sorting.FieldFacet("source", maptype=sorting.Count),
            "date": sorting.DateRangeFacet(
                "date", first.replace(day=1), last + timedelta(days=1),
                relativedelta(months=1), maptype=sorting.Count,
            ),
        }  # fmt: skip

    def page(self, ask: Ask) -> Page:
        within = None if ask.place is None else query.Term("place", ask.place)
        found = self._searcher.search(
            self._parser.parse(_text(ask)), limit=TOP, groupedby=self._grouped, filter=within,
            terms=True,
        )  # fmt: skip
        found.fragmenter = highlight.PinpointFragmenter(maxchars=WIDTH, surround=WIDTH // 2)
        found.formatter = Marker()
        hits = (found[rank] for rank in range(min(TOP, found.scored_length())))
        shown = [Shown(hit["title"], *unmarked(hit.highlights("body", top=1))) for hit in hits]
        facets = {name: best(list(found.groups(name).items())) for name in FACETS}
        months = [(str(key), count) for key, count in found.groups("date").items()]
        return Page(len(found), shown, facets, months)

    def close(self) -> None:
        self._searcher.close()


def _text(ask: Ask) -> str:
    if ask.shape == "phrase":
        return f'"{" ".join(ask.words)}"'
    if ask.shape == "prefix":
        return f"{ask.words[0]}*"
    return (" OR " if ask.shape == "any" else " ").join(ask.words)
