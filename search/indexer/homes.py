"""Where each source is at home: learned while its articles are read, kept beside the index.

The articles of a run are looked at in windows. Those of a source that is not settled yet give
their names first; then each article of the window goes on with the home of its source as known
by then. After SETTLED articles a source is not looked at any more, so that later runs cost nothing
and change nothing. The outcome depends on the order of the articles alone, not on the number of
processes. `dateline rebuild` starts with all that was learned.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from search.article import Article
from search.enrich import Enricher
from search.enrich.homes import NOWHERE, Home
from search.indexer.deferred import Digested

HOMES = ".homes.json"
"""The file in the index folder."""
WINDOW = 1000
"""Articles looked at before the first of them is enriched."""
SETTLED = 60
"""Articles after which the home of a source is known well enough."""
KEPT = 400
"""Names kept of a source, those in most articles."""

Homed = tuple[Article, int, Home]


class Homes:
    """The names of each source, and the homes they tell. Lost or broken, it is learned anew."""

    def __init__(self, path: Path | None, enricher: Enricher) -> None:
        self._path, self._enricher = path, enricher
        self._names: dict[str, Counter[str]] = {}
        self._articles: Counter[str] = Counter()
        self._homes: dict[str, Home] = {}
        for source, (articles, names) in (_read(path) if path else {}).items():
            self._articles[source] = articles
            self._names[source] = Counter(names)

    def settle(self, articles: Iterable[Digested]) -> Iterator[Homed]:
        """Each article with its digest and the home of its source, in order."""
        source = iter(articles)
        while window := list(islice(source, WINDOW)):
            for article, _ in window:
                self._learn(article)
            for article, digest in window:
                yield article, digest, self._home(article.source)

    def save(self) -> None:
        """Write what was learned, whole or not at all, where there is a file for it."""
        if self._path is None:
            return
        kept = {
            source: (self._articles[source], dict(names.most_common(KEPT)))
            for source, names in self._names.items()
        }
        made = self._path.with_suffix(".new")
        made.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        os.replace(made, self._path)

    def _learn(self, article: Article) -> None:
        source = article.source
        if not source or self._articles[source] >= SETTLED:
            return
        self._articles[source] += 1
        self._names.setdefault(source, Counter()).update(sorted(self._enricher.names(article)))
        self._homes.pop(source, None)

    def _home(self, source: str | None) -> Home:
        if not source or source not in self._names:
            return NOWHERE
        if source not in self._homes:
            self._homes[source] = self._enricher.home(self._names[source])
        return self._homes[source]


def _read(path: Path) -> dict[str, tuple[int, dict[str, int]]]:
    try:
        return {
            str(source): (int(articles), {str(name): int(count) for name, count in names.items()})
            for source, (articles, names) in json.loads(path.read_text("utf-8")).items()
        }
    except (FileNotFoundError, ValueError, TypeError, AttributeError):
        return {}
