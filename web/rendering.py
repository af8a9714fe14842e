"""Pages from templates, which are compiled once for each language.

A message that stands in a template as `{{ "Search"|t }}` is a constant to the compiler: it is
translated and escaped when the template is compiled, and costs a page nothing.
"""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator

from web import addresses, choices, evidence, links, wording
from web.assets import asset
from web.escaping import escaped
from web.tongues import tongue

FOLDER = Path(__file__).parent / "templates"


class _Compiler(CodeGenerator):
    """Jinja's compiler, with `escaped` around everything printed in place of its `escape`."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:
        self.writeline(f"from {escaped.__module__} import {escaped.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        self.write(f"{escaped.__name__}(")


class _Environment(Environment):
    code_generator_class = _Compiler


@cache
def templates(code: str) -> Environment:
    """The templates in the language with this code, all of them compiled and escaping."""
    t = tongue(code)
    made = _Environment(
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
