"""SQLite FTS5: porter stemmer, an index over a table of articles, and tables of facet values.

The matches of a query are written to a temporary table in memory once, and every count is a join
with it: measured, that beats a subquery per count. Facet tables are clustered by article and
indexed by value. The plus before `rowid` makes SQLite ask the words first and the filter second,
which is many times quicker than the other way round. Prefixes of three to five letters have
indexes of their own.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from .asks import Ask
from .corpus import Story
from .page import FACETS, MARK, TOP, UNMARK, VALUES, Page, Shown, unmarked

TOKENS = 32
"""About 200 characters of news."""

SCHEMA = """
CREATE TABLE article (number INTEGER PRIMARY KEY, id TEXT, url TEXT, title TEXT, body TEXT);
CREATE TABLE month (article INTEGER PRIMARY KEY, month TEXT);
CREATE VIRTUAL TABLE words USING fts5 (title, body, content='article', content_rowid='number',
    tokenize='porter unicode61', prefix='3 4 5');
"""
FACET = """
CREATE TABLE {0}_value (number INTEGER PRIMARY KEY, value TEXT UNIQUE);
CREATE TABLE {0} (article INTEGER, value INTEGER, PRIMARY KEY (article, value)) WITHOUT ROWID;
"""
CACHE = """
PRAGMA mmap_size = 4000000000; PRAGMA cache_size = -500000; PRAGMA temp_store = memory;
CREATE TEMP TABLE hit (article INTEGER PRIMARY KEY);
"""
COUNT = """
SELECT (SELECT value FROM {0}_value WHERE number = counted.value), n FROM
    (SELECT value, count(*) AS n FROM hit CROSS JOIN {0} USING (article)
     GROUP BY value ORDER BY n DESC LIMIT {1}) AS counted
"""
IN_PLACE = """ AND +rowid IN (SELECT article FROM place WHERE value =
    (SELECT number FROM place_value WHERE value = ?))"""
SHOWN = f"""
SELECT title, snippet(words, 1, '{MARK}', '{UNMARK}', '', {TOKENS})
FROM words WHERE words MATCH ? {{}} ORDER BY rank LIMIT {TOP}
"""


class Fts5:
    """A database file with one FTS5 table."""

    name = "FTS5"
    settings = f"SQLite {sqlite3.sqlite_version}, porter, prefix indexes, mapped file"

    def build(self, stories: Sequence[Story], folder: Path) -> None:
        self._base = sqlite3.connect(folder / "articles.db", isolation_level=None)
        run = self._base.execute
        self._base.executescript(SCHEMA + "".join(FACET.format(name) for name in FACETS))
        run("BEGIN")
        numbers: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for number, each in enumerate(stories):
            article = each.article
            row = (number, article.id, article.url, article.title, each.body)
            run("INSERT INTO article VALUES (?, ?, ?, ?, ?)", row)
            run("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", (number, *row[3:]))
            if each.day:
                run("INSERT INTO month VALUES (?, ?)", (number, each.day[:7]))
            carried = (each.facets.paths, each.facets.actors, (each.facets.source,))
            for name, values in zip(FACETS, carried, strict=True):
                known = numbers[name]
                for value in values:
                    if value not in known:
                        known[value] = len(known)
                        run(f"INSERT INTO {name}_value VALUES (?, ?)", (known[value], value))
                    run(f"INSERT INTO {name} VALUES (?, ?)", (number, known[value]))
        for name in FACETS:
            run(f"CREATE INDEX {name}_by_value ON {name} (value, article)")
        run("INSERT INTO words (words) VALUES ('optimize')")
        run("COMMIT")
        self._base.executescript("ANALYZE;" + CACHE)

    def page(self, ask: Ask) -> Page:
        run = self._base.execute
        narrowed = "" if ask.place is None else IN_PLACE
        given = (_match(ask),) if ask.place is None else (_match(ask), ask.place)
        run("DELETE FROM hit")
        found = f"SELECT rowid FROM words WHERE words MATCH ? {narrowed}"
        total = run(f"INSERT INTO hit {found}", given).rowcount
        shown = []
        for title, marked in run(SHOWN.format(narrowed), given):
            shown.append(Shown(title, *unmarked(marked)))
        facets = {name: run(COUNT.format(name, VALUES)).fetchall() for name in FACETS}
        months = run(
            "SELECT month, count(*) FROM hit CROSS JOIN month USING (article) GROUP BY month"
        ).fetchall()
        return Page(total, shown, facets, months)

    def close(self) -> None:
        self._base.close()


def _match(ask: Ask) -> str:
    if ask.shape == "phrase":
        return f'"{" ".join(ask.words)}"'
    if ask.shape == "prefix":
        return f'"{ask.words[0]}" *'
    return (" OR " if ask.shape == "any" else " AND ").join(f'"{word}"' for word in ask.words)
