"""Static files under addresses that change with their content, so that browsers keep them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "static"


def asset(name: str) -> str:
    """The address of a static file, with the hash of its content."""
    return f"/static/{name}?v={_digest(name)}"


def is_current(view_args: Mapping[str, Any] | None, version: str | None) -> bool:
    """Whether a request for a static file names the content we would send."""
    name = (view_args or {}).get("filename")
    return bool(version) and (FOLDER / str(name)).is_file() and version == _digest(str(name))


@cache
def _digest(name: str) -> str:
    return hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
