"""Reading pages without the chatter of the libraries that read them."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_TALKERS = ("trafilatura", "htmldate", "justext")


@contextmanager
def quietly() -> Iterator[None]:
    """Keeps the page libraries from logging; what they cannot read is rejected with a reason."""
    loggers = [logging.getLogger(name) for name in _TALKERS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
