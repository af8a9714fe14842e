"""A bounded HTTP client for loads: a thread a connection, each kept open, answers counted."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Sequence
from statistics import quantiles

TIMEOUT = 30.0


def free_port() -> int:
    """A port of the loopback that nobody listens on now."""
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        port: int = attempt.getsockname()[1]
        return port


def ask_for(
    port: int, paths: Sequence[str], seconds: float, connections: int
) -> tuple[float, float, float]:
    """(answers a second, median and 99th percentile in ms) of GETs to the paths in turn.

    ValueError for an answer that is not 200.
    """
    until = time.perf_counter() + seconds
    spent: list[list[float]] = [[] for _ in range(connections)]
    faults: list[Exception] = []

    def run(number: int) -> None:
        try:
            _ask(port, paths[number::connections], until, spent[number])
        except (OSError, ValueError) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(connections)]
    begun = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begun
    if faults:
        raise faults[0]
    times = [ms for each in spent for ms in each]
    cuts = quantiles(times, n=100)
    return len(times) / took, cuts[49], cuts[98]


def _ask(port: int, paths: Sequence[str], until: float, spent: list[float]) -> None:
    """Over one connection, opened anew where the server ended it."""
    number = 0
    while time.perf_counter() < until:
        with (
            socket.create_connection(("127.0.0.1", port), TIMEOUT) as server,
            server.makefile("rb") as stream,
        ):
            server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            kept = True
            while kept and time.perf_counter() < until:
                begun = time.perf_counter()
                path = paths[number % len(paths)]
                server.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
                status = stream.readline()
                if b" 200 " not in status:
                    raise ValueError(f"{path} was answered with {status!r}")
                length, kept = 0, True
                while (line := stream.readline().lower()) not in (b"\r\n", b""):
                    if line.startswith(b"content-length:"):
                        length = int(line[15:])
                    elif line.startswith(b"connection: close"):
                        kept = False
                stream.read(length)
                spent.append((time.perf_counter() - begun) * 1000)
                number += 1
