"""tantivy, through tantivy-py: one pass for the best and the total, one for all counts.

The English stemmer, values as fast fields, and one segment. Its histogram knows no calendar: bars
are of 30 days. A prefix is a phrase prefix of one word on the stemmed terms, measured as quicker
than a regular expression or a set of terms; its marks are those of the terms it stands for.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .asks import Ask
from .corpus import Facets, Story
from .page import FACETS, TOP, VALUES, WIDTH, Page, Shown

HEAP = 1_000_000_000
TERMS = 100
"""How many terms of a prefix are marked: the most frequent ones."""
TEXTS = ["title", "body"]
COUNTS = {
    **{name: {"terms": {"field": name, "size": VALUES}} for name in FACETS},
    "date": {"date_histogram": {"field": "date", "fixed_interval": "30d"}},
}
JOINT = {"all": " ", "any": " OR "}


class Tantivy:
    """An index of tantivy-py; ImportError where that is not installed."""

    name = "tantivy"

    def __init__(self, threads: int = 1) -> None:
        self._made = importlib.import_module("tantivy")
        self._threads = threads
        version = importlib.import_module("importlib.metadata").version("tantivy")
        self.settings = f"tantivy-py {version}, en_stem, fast fields"

    def build(self, stories: Sequence[Story], folder: Path) -> None:
        self.start(folder)
        for each in stories:
            article = each.article
            self.add(article.id, article.title, each.body, article.url, each.facets,
                     _instant(article.published.second if article.published else None))  # fmt: skip
        self.finish()

    def start(self, folder: Path) -> None:
        """An empty index and a writer on `threads` threads."""
        builder = self._made.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
        builder.add_text_field("url", stored=True, tokenizer_name="raw", index_option="basic")
        for name in TEXTS:
            builder.add_text_field(name, stored=True, tokenizer_name="en_stem")
        for name in FACETS:
            builder.add_text_field(
                name, stored=True, tokenizer_name="raw", index_option="basic", fast=True
            )
        builder.add_date_field("date", stored=True, indexed=True, fast=True)
        self._schema = builder.build()
        self._index = self._made.Index(self._schema, path=str(folder))
        self._writer = self._index.writer(heap_size=HEAP, num_threads=self._threads)

    def add(
        self, id: str, title: str, body: str, url: str | None, facets: Facets, at: datetime | None
    ) -> None:
        document = self._made.Document(
            id=id, title=title, body=body, url=url or "", place=list(facets.paths),
            actor=list(facets.actors), source=[facets.source],
        )  # fmt: skip
        if at is not None:
            document.add_date("date", at)
        self._writer.add_document(document)

    def finish(self) -> None:
        """Commit, wait for its merges, and open what there is."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        del self._writer
        self._index.reload()
        self._searcher = self._index.searcher()
        self.settings += f", {self._searcher.num_segments} segments"

    def page(self, ask: Ask) -> Page:
        made, searcher = self._made, self._searcher
        query, marking = self._query(ask)
        if ask.place is not None:
            term = made.Query.term_query(self._schema, "place", ask.place, "basic")
            must = made.Occur.Must
            quiet = made.Query.const_score_query(term, 0.0)
            query = made.Query.boolean_query([(must, query), (must, quiet)])
        found = searcher.search(query, TOP, count=True)
        counted = searcher.aggregate(query, COUNTS)
        cutter = made.SnippetGenerator.create(searcher, marking, self._schema, "body")
        cutter.set_max_num_chars(WIDTH)
        shown = []
        for _, address in found.hits:
            document = searcher.doc(address)
            cut = cutter.snippet_from_doc(document)
            marks = [(each.start, each.end) for each in cut.highlighted()]
            shown.append(Shown(document.get_first("title"), cut.fragment(), marks))
        facets = {name: _values(counted[name], "key") for name in FACETS}
        return Page(found.count, shown, facets, _values(counted["date"], "key_as_string"))

    def _query(self, ask: Ask) -> tuple[Any, Any]:
        """What finds, and what marks."""
        if ask.shape == "prefix":
            return self._prefix(ask.words[0])
        text = JOINT.get(ask.shape, " ").join(ask.words)
        if ask.shape == "phrase":
            text = f'"{text}"'
        query = self._index.parse_query(text, TEXTS, conjunction_by_default=True)
        return query, query

    def _prefix(self, prefix: str) -> tuple[Any, Any]:
        make, should = self._made.Query, self._made.Occur.Should
        found = [make.phrase_prefix_query(self._schema, name, [prefix]) for name in TEXTS]
        terms = self._searcher.terms_with_prefix("body", prefix, limit=TERMS)
        marking = make.term_set_query(self._schema, "body", [term for term, _ in terms])
        return make.boolean_query([(should, each) for each in found]), marking

    def close(self) -> None:
        del self._searcher, self._index


def _instant(second: int | None) -> datetime | None:
    """Naive UTC, as tantivy-py takes it."""
    return None if second is None else datetime.fromtimestamp(second, UTC).replace(tzinfo=None)


def _values(counted: Any, key: str) -> list[tuple[str, int]]:
    return [(each[key], each["doc_count"]) for each in counted["buckets"] if each["doc_count"]]
