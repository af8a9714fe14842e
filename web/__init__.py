"""The web: pages for readers, an API for tools, over one archive that is only read."""

from __future__ import annotations

import os

from flask import Flask

from search.settings import Settings
from web import addresses, problems
from web.aids import aids
from web.api import api
from web.headers import add_headers
from web.opening import Opening
from web.pages import pages
from web.reading import reading
from web.rendering import templates
from web.tongues import CODES, tongue


def create_app(settings: Settings) -> Flask:
    """An application that serves the archive in `settings.index`, opened at its first use."""
    app = Flask(__name__)
    app.extensions["dateline"] = Opening(settings.index)
    app.url_map.merge_slashes = False  # an id may hold two in a row
    app.url_map.converters["id"] = addresses.IdConverter
    app.json.sort_keys = False  # type: ignore[attr-defined] # of the default provider
    app.json.ensure_ascii = False  # type: ignore[attr-defined] # likewise
    app.config["SITE"] = settings.title
    for code in CODES:
        templates(code)  # compiled before the first request, and before a server forks
        for each in (pages, reading, aids):
            app.register_blueprint(each, name=f"{each.name}-{code}", url_prefix=tongue(code).root)
    app.register_blueprint(api)
    app.after_request(add_headers)
    problems.register(app)
    return app


def create_app_from_environment() -> Flask:
    """The application for a server such as gunicorn, set up by `DATELINE_*` variables."""
    return create_app(Settings.from_environment(os.environ))
