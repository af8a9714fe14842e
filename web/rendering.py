"""Pages from templates, which are compiled once for each language.

A message that stands in a template as `{{ "Search"|t }}` is a constant to the compiler: it is
translated and escaped when the template is compiled, and costs a page nothing.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from web import addresses, choices, evidence, links, wording
from web.assets import asset
from web.tongues import tongue

FOLDER = Path(__file__).parent / "templates"


@cache
def templates(code: str) -> Environment:
    """The templates in the language with this code, all of them compiled and escaping."""
    t = tongue(code)
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        t=t,
        to=addresses.Addresses(t.root),
        api_article_url=addresses.api_article_url,
        api_search_url=addresses.api_search_url,
        anchor=evidence.anchor,
        changed=choices.changed,
        form_fields=links.form_fields,
    )
    made.filters.update(
        t=t,
        asset=asset,
        ordinal_day=partial(wording.say_ordinal, tongue=t),
        published=partial(wording.say_published, tongue=t),
        safe_link=wording.safe_link,
    )
    for name in made.list_templates():
        made.get_template(name)
    return made
