"""The web application over real indexes, for the tests of pages and API."""

from __future__ import annotations

import atexit
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html  # type: ignore[import-untyped] # lxml carries no types
from flask import Flask
from flask.testing import FlaskClient

import search
from search.settings import Settings
from web import create_app

SEEDS = Path(__file__).parents[1] / "seeds"


def app_over(source: Path, folder: Path) -> Flask:
    """Index `source` into `folder` and serve it, faults raised rather than answered."""
    search.index_paths([source], folder)
    app = create_app(Settings(index=folder))
    app.testing = True
    return app


@cache
def seeds_app() -> Flask:
    """The seeds, indexed once a run."""
    folder = tempfile.mkdtemp(prefix="dateline-seeds-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return app_over(SEEDS, Path(folder) / "index")


class Page:
    """A page as a reader meets it: its status, its parts by XPath, its links followed."""

    def __init__(self, client: FlaskClient, url: str) -> None:
        self.url = url
        self._client = client
        self.response = client.get(url)
        self.status = self.response.status_code
        self.source = self.response.get_data(as_text=True)
        self._tree = lxml.html.fromstring(self.source)

    def all(self, path: str) -> list[Any]:
        """The elements or attributes at an XPath."""
        found: list[Any] = self._tree.xpath(path)
        return found

    def one(self, path: str) -> Any:
        """The only element at an XPath."""
        found = self.all(path)
        assert len(found) == 1, f"{len(found)} of {path} in {self.url}"
        return found[0]

    def text(self, path: str) -> str:
        """What the only element says, spaces joined."""
        return said(self.one(path))

    def texts(self, path: str) -> list[str]:
        return [said(each) for each in self.all(path)]

    @property
    def total(self) -> int:
        """The number of articles the heading promises."""
        return number(self.text("//h1/strong"))

    def follow(self, href: str) -> Page:
        return Page(self._client, urljoin(self.url, href))

    def links(self, path: str) -> Iterator[tuple[str, str]]:
        """(what it says, where it leads) of each link at an XPath."""
        for link in self.all(path):
            yield link.get("aria-label") or said(link), link.get("href")


def said(element: Any) -> str:
    """An element's text, spaces joined."""
    return " ".join(element.text_content().split())


def number(text: str) -> int:
    """The last number in a text: `Homs 1,204 articles` gives 1204."""
    return int(re.findall(r"\d[\d,]*", text)[-1].replace(",", ""))
