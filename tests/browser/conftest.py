"""What the tests in a browser share: a server over real indexes, and the system's Chromium."""

from __future__ import annotations

import json
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

import search
from search.kernels.compile import prepare
from search.settings import Settings
from web import create_app

from .extremes import extremes, long
from .screenshots import ROOT, browser

PATIENCE = 8_000
"""Milliseconds a page or a control may take on a busy machine."""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's browser; without one these tests have nothing to say."""
    found = browser()
    if found is None:
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where the archives are served: `seeds`, `extremes` of what pages must bear, `long`."""
    prepare()  # else the first page would wait for the compiler
    folder = tmp_path_factory.mktemp("archives")
    sources = {"seeds": ROOT / "seeds"}
    for name, articles in (("extremes", extremes()), ("long", (long(),))):
        sources[name] = folder / f"{name}.jsonl"
        sources[name].write_text("".join(json.dumps(each) + "\n" for each in articles))
    found = {}
    with ExitStack() as stack:
        for name, source in sources.items():
            search.index_paths([source], folder / name)
            found[name] = stack.enter_context(answered(folder / name))
        yield found


@contextmanager
def answered(folder: Path) -> Iterator[str]:
    """The address of an index served by this process: nothing to start, all caches shared."""
    app = create_app(Settings(index=folder))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


class Silent(WSGIRequestHandler):
    """Logs nothing."""

    def log(self, type: str, message: str, *args: Any) -> None:
        pass


class Told:
    """What a browser told of its pages: console messages, errors, and requests elsewhere."""

    def __init__(self, context: BrowserContext) -> None:
        self.messages: list[str] = []
        context.on("console", lambda message: self._console(message.text))
        context.on("weberror", lambda error: self.messages.append(str(error.error)))
        context.on("request", self._request)

    def _console(self, text: str) -> None:
        if "the server responded with a status of 40" not in text:  # a page that says what is wrong
            self.messages.append(text)

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:")):
            self.messages.append(f"asked for {request.url}")


@contextmanager
def quiet_page(chromium: Browser, **options: Any) -> Iterator[Page]:
    """A page of a new context that may tell nothing."""
    context = chromium.new_context(**options)
    told = Told(context)
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()
    assert told.messages == []


def article_path(address: str, query: str) -> str:
    """The path of the best hit's page."""
    with urllib.request.urlopen(f"{address}/api/v1/search?limit=1&{query}") as answer:
        path: str = json.load(answer)["hits"][0]["links"]["html"]
    return path
