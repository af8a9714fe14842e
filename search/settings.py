"""Settings: one dataclass, read from the environment once, passed in.

Each field has an environment variable (`DATELINE_` and the field in capitals) and a command line
option of the same name.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from search.errors import SettingsError

OVERRIDES = "overrides.tsv"
"""The file in an index folder in which an editor corrects what the rules find."""


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "dateline"


@dataclass(frozen=True, slots=True)
class Settings:
    """How Dateline runs. Nothing here changes what a search means."""

    index: Path = field(default=Path("index"), metadata={"help": "the index folder"})
    host: str = field(default="127.0.0.1", metadata={"help": "address to serve on"})
    port: int = field(default=8000, metadata={"help": "port to serve on"})
    workers: int = field(default=2, metadata={"help": "processes that answer requests"})
    title: str = field(default="Dateline", metadata={"help": "name shown on every page"})
    cache: Path = field(
        default_factory=_cache_folder, metadata={"help": "folder for compiled kernels and names"}
    )
    batch: int = field(
        default=32_000_000, metadata={"help": "characters indexed between two commits"}
    )

    def __post_init__(self) -> None:
        for name, least, most in (("port", 0, 65_535), ("workers", 1, 256), ("batch", 1, 10**9)):
            value = getattr(self, name)
            if not least <= value <= most:
                raise SettingsError(
                    f"{name} (DATELINE_{name.upper()}) is {value};"
                    f" it must lie between {least} and {most}"
                )

    @staticmethod
    def from_environment(environ: Mapping[str, str], **given: Any) -> Settings:
        """Settings from `DATELINE_*` variables; `given` values (not None) win over them."""
        values: dict[str, Any] = {}
        for each in fields(Settings):
            text = environ.get(f"DATELINE_{each.name.upper()}")
            chosen = given.get(each.name)
            if chosen is not None:
                values[each.name] = chosen
            elif text:
                values[each.name] = _read(each.name, text)
        return Settings(**values)


def _read(name: str, text: str) -> Any:
    if name in {"index", "cache"}:
        return Path(text)
    if name in {"port", "workers", "batch"}:
        if not text.isascii() or not text.isdigit():
            raise SettingsError(
                f"DATELINE_{name.upper()} is {text!r}; it must be a whole number, such as 8000"
            )
        return int(text)
    return text
