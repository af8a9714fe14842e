"""The addresses of our pages, relative to the host: no page trusts the name it was asked under."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from werkzeug.routing import BaseConverter

from search.query import DEFAULT_FACETS, Query
from web.links import quoted, url_of


class IdConverter(BaseConverter):
    """An article's id as the rest of a path, slashes and all.

    Slashes are written %2F: a browser would take `..` between bare ones as a step up.
    """

    regex = r"[\s\S]+"
    part_isolating = False

    def to_url(self, value: str) -> str:
        return quote(value, safe="")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages of one language are: `root` begins their paths, "" or "/ar"."""

    root: str = ""

    @property
    def home(self) -> str:
        """The front page; with parameters, a search."""
        return f"{self.root}/"

    def search(self, query: Query) -> str:
        """The results of a search; of an empty one all articles, newest first."""
        return url_of(self.home, query if query != Query() else replace(query, sort="newest"))

    def article(self, id: str, query: Query) -> str:
        """An article, with the search whose marks it shows."""
        return self.articles(query)(id)

    def articles(self, query: Query) -> Callable[[str], str]:
        """From an id to what `article` gives for it: the search is written out once."""
        before, after = f"{self.root}/article/", url_of("", carried(query))
        return lambda id: f"{before}{quote(id, safe='')}{after}"

    def facet(self, name: str, query: Query, **options: Any) -> str:
        """All values of one facet under a search, as the options of a `FacetRequest` say."""
        return self.facets(query)(name, **options)

    def facets(self, query: Query) -> Callable[..., str]:
        """From a name and options to what `facet` gives for them: the search is written once."""
        rest = url_of("", from_first(query))

        def address(name: str, **options: Any) -> str:
            path = f"{self.root}/facet/{name}"
            wanted = [f"facet.{name}.{key}={quoted(str(v))}" for key, v in options.items() if v]
            return (
                f"{path}{rest}{'&' if rest else '?'}{'&'.join(wanted)}" if wanted else path + rest
            )

        return address

    def map(self, query: Query) -> str:
        """The places of a search on a map."""
        return url_of(f"{self.root}/map", from_first(query))

    def cite(self, query: Query, form: str = "") -> str:
        """How to cite a search: a page, or a file where `form` is "bib" or "ris"."""
        ending = f".{form}" if form else ""
        return url_of(f"{self.root}/cite{ending}", from_first(query))

    def cite_article(self, id: str, form: str) -> str:
        """An article as an entry for a bibliography, `form` "bib" or "ris"."""
        return f"{self.root}/article.{form}/{quote(id, safe='')}"

    def text(self, id: str) -> str:
        """An article's text and nothing else."""
        return f"{self.root}/article.txt/{quote(id, safe='')}"

    @property
    def help(self) -> str:
        """How to ask."""
        return f"{self.root}/help"


def api_search_url(query: Query) -> str:
    """A search in the API."""
    return url_of("/api/v1/search", query)


def api_article_url(id: str, query: Query) -> str:
    """An article in the API, with the search whose marks it gives."""
    return api_articles(query)(id)


def api_articles(query: Query) -> Callable[[str], str]:
    """From an id to what `api_article_url` gives for it: the search is written out once."""
    after = url_of("", carried(query))
    return lambda id: f"/api/v1/articles/{quote(id, safe='')}{after}"


def carried(query: Query) -> Query:
    """What of a search an article's address keeps: all but which facets were counted."""
    return query if query.facets == DEFAULT_FACETS else replace(query, facets=DEFAULT_FACETS)


def from_first(query: Query) -> Query:
    """The same without the place in the list of hits."""
    kept = carried(query)
    return replace(kept, cursor=None) if kept.cursor else kept
