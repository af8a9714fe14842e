"""The web served by gunicorn in this process: the one place below web/ that knows of it."""

from __future__ import annotations

import gc
import os
import socket
import threading
from collections.abc import Callable
from typing import Any

import click
from gunicorn.app.base import BaseApplication

from search.errors import SettingsError
from search.kernels.compile import prepare
from search.settings import Settings

THREADS = 4
"""Threads a worker: a slow client keeps one."""


def serve_web(settings: Settings, articles: int) -> None:
    """Serve until stopped, and say where. SettingsError where the address cannot be had."""
    _check_free(settings)
    where = f"{settings.title}: {articles:,} articles at http://{_bind(settings)} (Ctrl-C stops)"
    _Server(settings, lambda server: click.echo(where)).run()


class _Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, settings: Settings, when_ready: Callable[[Any], None]) -> None:
        self._settings = settings
        self._when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        options = {
            "bind": _bind(self._settings),
            "workers": self._settings.workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "keepalive": 0,  # else the worker that took all connections answers them all, alone
            "preload_app": True,  # kernels and names are loaded once and shared by the workers
            "when_ready": self._when_ready,
            "loglevel": "warning",
            "control_socket_disable": True,  # nothing but the one address is opened
        }
        for name, value in options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The application, with all that its first requests would load, loaded before the fork."""
        from web import create_app

        prepare()
        app = create_app(self._settings)
        app.test_client().get("/?q=any+words+OR+none")
        gc.freeze()  # what is loaded stays: workers need not look through it, nor copy its pages
        return _one_at_a_time(app)


def _one_at_a_time(app: Callable[..., Any]) -> Callable[..., Any]:
    """The application, answering one request at a time: threads wait for clients, not for it.

    Two requests in one interpreter take the lock from each other whenever a kernel lets go of it,
    and then each waits for the other's whole turn.
    """
    turn = threading.Lock()

    def answer(*request: Any) -> Any:
        with turn:
            return app(*request)

    return answer


def _bind(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{host}:{settings.port}"


def _check_free(settings: Settings) -> None:
    """Ask for the address once, so that the answer is a sentence and not five retries in a log."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((settings.host, settings.port))
        except (OSError, OverflowError) as error:
            why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else error
            raise SettingsError(
                f"cannot serve on {_bind(settings)}: {why}; choose another --port or --host"
            ) from error
