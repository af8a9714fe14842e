"""The JSON API: the page's searches and articles for tools, strict about what it is asked."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, current_app, jsonify, request

from search.jsonform import article_json, results_json
from search.parameters import query_from_args
from search.query import Query
from web.addresses import Addresses, api_article_url, api_articles, api_search_url
from web.problems import article_missing

api = Blueprint("api", __name__, url_prefix="/api/v1")
_TO = Addresses()


def _asked() -> Query:
    query, _ = query_from_args(request.args.items(multi=True), strict=True)
    return query


@api.get("/search")
def search_articles() -> Response:
    """The answer to a search, with links to itself, to what follows, and to the page."""
    query = _asked()
    results = current_app.extensions["dateline"].archive().search(query)
    answer = results_json(results)
    following = replace(query, cursor=results.cursor) if results.cursor else None
    answer["links"] = {
        "self": api_search_url(query),
        "next": api_search_url(following) if following else None,
        "html": _TO.search(query),
    }
    itself, page = api_articles(query), _TO.articles(query)
    for hit in answer["hits"]:
        hit["links"] = {"self": itself(hit["id"]), "html": page(hit["id"])}
    return jsonify(answer)


@api.get("/articles/<id:id>")
def show_article(id: str) -> Response:
    """One article whole, with the marks of the search in its query string."""
    query = _asked()
    view = current_app.extensions["dateline"].archive().article(id, replace(query, cursor=None))
    if view is None:
        raise article_missing(id)
    answer = article_json(view)
    answer["links"] = {"self": api_article_url(id, query), "html": _TO.article(id, query)}
    return jsonify(answer)
