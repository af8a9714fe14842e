"""What an article is called in the index where its source gives no id."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import parse_qsl, urlencode, urlsplit

_PLAIN = re.compile(r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)*(?:/[!-~]*)?")
"""Nearly every address, known as one at a glance."""
_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "ref_src", "cmpid")


def web_url(given: str) -> str | None:
    """An absolute http or https address as given, else None: later it is shown as a link."""
    given = given.strip()
    if _PLAIN.fullmatch(given):
        return given
    try:
        parts = urlsplit(given)
        usable = parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return given if usable and len(given.split()) == 1 else None


def normal_url(url: str) -> str:
    """What addresses of the same article have in common.

    Scheme, "www.", default port, fragment, trailing slash and tracking parameters are left out,
    the host is lower case, parameters are sorted.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    try:
        port = parts.port
    except ValueError:
        port = None
    if port not in {None, 80, 443}:
        host = f"{host}:{port}"
    kept = sorted(
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True)
        if not pair[0].lower().startswith(_TRACKING)
    )
    query = f"?{urlencode(kept)}" if kept else ""
    return host + parts.path.rstrip("/") + query


def url_id(url: str) -> str:
    """The id of an article known by its address: "u:" and 16 hexadecimal digits."""
    return "u:" + _short(normal_url(url))


def file_id(key: str, record: int) -> str:
    """The id of an article known by its place: "f:" and 16 hexadecimal digits.

    `key` is the path of the file from the indexed folder on, that folder's own name included;
    `record` counts from 1. An edited file keeps its ids; so does a folder moved as a whole.
    """
    return "f:" + _short(f"{key}\n{record}")


def _short(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
