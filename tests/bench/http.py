"""HTTP: `python -m tests.bench.http CORPUS` loads `dateline serve` with mixed queries for a while.

The index is of the first `--articles` articles, the server gunicorn with two workers, the address
the loopback. wrk asks where it is installed (Debian has it as a package), else a client in Python,
which takes more of the processors it shares with the server: its numbers are then a lower bound.
Server and client are processes started here and ended by their numbers.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from search.kernels.compile import prepare

from .asks import Ask, Drawer
from .client import ask_for, free_port
from .corpus import stories
from .dateline import Dateline, text_of
from .report import Goal, goals, table

CONNECTIONS = 8
ROOTS = {"HTML pages/s": ("/", 300), "JSON/s": ("/api/v1/search", 600)}
SLOWEST = 40
WAIT = 60
SCRIPT = """
local paths, next = {}, 0
for line in io.lines("PATHS") do paths[#paths + 1] = line end
request = function()
  next = next % #paths + 1
  return wrk.format("GET", paths[next])
end
done = function(summary, latency)
  local errors = summary.errors
  local wrong = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  print("result " .. summary.requests / summary.duration * 1e6 .. " "
    .. latency:percentile(50) / 1000 .. " " .. latency:percentile(99) / 1000 .. " " .. wrong)
end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What a load measured: answers a second, milliseconds of the median and the 99th of 100."""

    rate: float
    median_ms: float
    p99_ms: float


def urls(asks: Sequence[Ask], root: str) -> list[str]:
    """The address of each query's page, shuffled by a fixed seed."""
    listed = []
    for ask in asks:
        given = {"q": text_of(ask)} | ({"place": ask.place} if ask.place else {})
        listed.append(f"{root}?{urlencode(given)}")
    random.Random(1).shuffle(listed)
    return listed


@contextmanager
def serving(folder: Path, workers: int = 2) -> Iterator[int]:
    """`dateline serve` over an index; yields its port when it answers."""
    port = free_port()
    command = [sys.executable, "-m", "search", "serve", "--index", str(folder)]
    command += ["--port", str(port), "--workers", str(workers)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        _await(server, port)
        yield port
    finally:
        server.terminate()
        server.wait(WAIT)


def _await(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + WAIT
    while True:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5):
                return
        except OSError as error:
            if server.poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"the server did not answer on port {port}: {error}") from error
            time.sleep(0.1)


def load(port: int, paths: Sequence[str], seconds: float) -> Load:
    """Ask for the paths in turn, over and over."""
    if shutil.which("wrk") is None:
        return Load(*ask_for(port, paths, seconds, CONNECTIONS))
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        listed, script = Path(name, "paths"), Path(name, "mixed.lua")
        listed.write_text("\n".join(paths) + "\n")
        script.write_text(SCRIPT.replace("PATHS", str(listed)))
        command = [
            "wrk",
            "-t1",
            f"-c{CONNECTIONS}",
            f"-d{max(1, round(seconds))}s",
            "-s",
            str(script),
        ]
        address = f"http://127.0.0.1:{port}"
        done = subprocess.run(
            [*command, address], capture_output=True, text=True, check=True, timeout=seconds + WAIT
        )
    found = re.search(r"^result (\S+) (\S+) (\S+) (\S+)$", done.stdout, re.MULTILINE)
    if found is None or float(found[4]):
        raise ValueError(f"wrk met errors or told no result:\n{done.stdout}{done.stderr}")
    return Load(*(float(each) for each in found.groups()[:3]))


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("corpus", type=Path, help="a file of articles, such as a.jsonl.gz")
    parser.add_argument("--articles", type=int, default=30_000, help="at most so many of them")
    parser.add_argument("--seconds", type=float, default=10, help="length of each load")
    parser.add_argument("--each", type=int, default=40, help="queries a class")
    given = parser.parse_args(arguments)
    prepare()  # else the server would compile before it answers
    articles = stories(given.corpus, given.articles)
    asks = Drawer(articles).asks(given.each)
    measured: dict[str, Load] = {}
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as name:
        engine = Dateline()
        engine.build(articles, Path(name))
        engine.close()
        with serving(Path(name)) as port:
            for kind, (root, _) in ROOTS.items():
                paths = urls(asks, root)
                load(port, paths, given.seconds / 5)  # warms both workers
                measured[kind] = load(port, paths, given.seconds)
    client = "wrk" if shutil.which("wrk") else "the Python client (wrk is not installed)"
    print(f"{len(articles):,} articles, two workers, {CONNECTIONS} connections by {client}.\n")
    print(show(measured))
    print(goals(_goals(measured)))


def show(measured: dict[str, Load]) -> str:
    rows = [
        (kind, f"{each.rate:.0f}", f"{each.median_ms:.1f}", f"{each.p99_ms:.1f}")
        for kind, each in measured.items()
    ]
    return table(("", "a second", "median ms", "p99 ms"), rows) + "\n"


def _goals(measured: dict[str, Load]) -> list[Goal]:
    rows = []
    for kind, each in measured.items():
        asked, p99 = ROOTS[kind][1], each.p99_ms
        rows += [
            Goal(kind, "2 workers", str(asked), f"{each.rate:.0f}", each.rate >= asked),
            Goal(f"{kind}: p99", "2 workers", f"{SLOWEST} ms", f"{p99:.1f} ms", p99 < SLOWEST),
        ]
    return rows


if __name__ == "__main__":
    main()
