"""Pictures of the pages over `seeds/`, as the README shows them: `make screenshots`.

Serves a fresh index with the real server and lets the system's Chromium draw it.
"""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import search

ROOT = Path(__file__).parents[2]
PICTURES = Path(__file__).parent / "pictures"
PAGES = {"results.png": "/?q=ceasefire&place=Syria/Homs", "article.png": "/article/{id}?q=rastan"}
SIZE = "1280,1000"
QUIET = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser() -> str | None:
    """The system's Chromium or Chrome, None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a real server over an index, ended by its process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = [sys.executable, "-m", "search", "serve", "--index", str(folder), "--port", port]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as server:
        try:
            assert server.stdout is not None
            line = server.stdout.readline()
            found = re.search(r"http://\S+", line)
            assert found, f"the server did not say where it listens: {line!r}"
            yield found[0]
        finally:
            server.send_signal(signal.SIGTERM)


def draw(chromium: str, url: str, picture: Path) -> None:
    with tempfile.TemporaryDirectory() as profile:
        arguments = [f"--user-data-dir={profile}", f"--window-size={SIZE}"]
        command = [chromium, *QUIET, *arguments, f"--screenshot={picture}", url]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def main() -> int:
    chromium = browser()
    if chromium is None:
        print("There is no Chromium on this machine; install it to draw pictures.")
        return 2
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "index"
        search.index_paths([ROOT / "seeds"], folder)
        with search.open_archive(folder) as archive:
            id = archive.search(search.Query("rastan", limit=1)).hits[0].id
        with served(folder) as address:
            for name, path in PAGES.items():
                draw(chromium, address + path.format(id=id), PICTURES / name)
                print(PICTURES.relative_to(ROOT) / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
