"""The web: pages for readers, an API for tools, over one archive that is only read."""

from __future__ import annotations

import os

from flask import Flask
from jinja2 import StrictUndefined

from search.settings import Settings
from web import addresses, choices, evidence, links, problems, segments, wording
from web.api import api
from web.assets import asset
from web.headers import add_headers
from web.opening import Opening
from web.pages import pages


def create_app(settings: Settings) -> Flask:
    """An application that serves the archive in `settings.index`, opened at its first use."""
    app = Flask(__name__)
    app.extensions["dateline"] = Opening(settings.index)
    app.url_map.merge_slashes = False  # an id may hold two in a row
    app.url_map.converters["id"] = addresses.IdConverter
    app.json.sort_keys = False  # type: ignore[attr-defined] # of the default provider
    app.json.ensure_ascii = False  # type: ignore[attr-defined] # likewise
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.globals.update(
        site=settings.title,
        asset=asset,
        search_url=addresses.search_url,
        article_url=addresses.article_url,
        api_article_url=addresses.api_article_url,
        api_search_url=addresses.api_search_url,
        anchor=evidence.anchor,
        changed=choices.changed,
        choose=choices.choose,
        cut=segments.cut,
        form_fields=links.form_fields,
    )
    app.jinja_env.filters.update(
        begins_within=wording.begins_within,
        ends_within=wording.ends_within,
        number=wording.say_number,
        ordinal_day=wording.say_ordinal,
        published=wording.say_published,
        place=wording.say_place,
        safe_link=wording.safe_link,
    )
    app.register_blueprint(pages)
    app.register_blueprint(api)
    app.after_request(add_headers)
    problems.register(app)
    return app


def create_app_from_environment() -> Flask:
    """The application for a server such as gunicorn, set up by `DATELINE_*` variables."""
    return create_app(Settings.from_environment(os.environ))
