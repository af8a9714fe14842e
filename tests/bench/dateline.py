"""Dateline as one of the engines: the public interface, an index as `dateline index` leaves it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from search.archive import Archive, open_archive
from search.engine.writer import open_writer
from search.query import Query
from search.settings import Settings

from .asks import Ask
from .corpus import Story, enriched
from .page import FACETS, TOP, Page, Shown

JOINT = {"all": " ", "any": " OR "}


def text_of(ask: Ask) -> str:
    """The query in Dateline's language."""
    if ask.shape == "phrase":
        return f'"{" ".join(ask.words)}"'
    if ask.shape == "prefix":
        return f"{ask.words[0]}*"
    return JOINT[ask.shape].join(ask.words)


def query_of(ask: Ask) -> Query:
    place = () if ask.place is None else (ask.place,)
    return Query(text=text_of(ask), place=place, limit=TOP, snippets=1)


class Dateline:
    """Columns, default settings."""

    name = "Dateline"
    settings = "default settings"
    archive: Archive

    def build(self, stories: Sequence[Story], folder: Path) -> None:
        with open_writer(folder, Settings()) as writer:
            for number, each in enumerate(stories):
                writer.put(enriched(each.article, each.facets), number)
        self.open(folder)

    def open(self, folder: Path) -> None:
        self.archive = open_archive(folder)
        self.settings = f"default settings, {self.archive.stats().segments} segments"

    def page(self, ask: Ask) -> Page:
        results = self.archive.search(query_of(ask))
        shown = []
        for hit in results.hits:
            passage = hit.snippets[0] if hit.snippets else None
            text, marks = (passage.text, passage.marks) if passage else ("", ())
            shown.append(Shown(hit.title, text, marks))
        facets = {
            name: [(each.value, each.count) for each in results.facets[name].values]
            for name in FACETS
        }
        months = [(each.value, each.count) for each in results.facets["date"].values]
        return Page(results.total, shown, facets, months)

    def close(self) -> None:
        self.archive.close()
