"""Files of records: `.jsonl` and `.ndjson`, an article a line; `.json`, an array or one object.

Fields are named in `fields.FIELD_ALIASES`. A record needs a title, a summary or a body; nothing
else is required. A record that is no article is rejected by its line, and the reading goes on.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from search.article import Article, Rejected
from search.sources.encoding import decode
from search.sources.opening import numbered_lines, whole
from search.sources.record import read_record
from search.sources.refusal import (
    MAX_ARTICLE_BYTES,
    MAX_JSON_BYTES,
    READ_FAULTS,
    Refused,
    fault_reason,
    oversized,
)

_BOM = b"\xef\xbb\xbf"


def read_lines(stream: BinaryIO, key: str, origin: str) -> Iterator[Article | Rejected]:
    """The articles of JSON lines; blank lines are passed over.

    A line is bounded by MAX_ARTICLE_BYTES, and so is memory, whatever the file unpacks to.
    Where the data ends early, what came before is kept.
    """
    number, found = 0, False
    try:
        for number, line in numbered_lines(stream, MAX_ARTICLE_BYTES):
            if line is not None and not line.strip():
                continue
            found = True
            try:
                yield read_record(_parsed_line(line, number), key, number, origin)
            except Refused as refusal:
                yield Rejected(origin, number, str(refusal))
    except READ_FAULTS as fault:
        yield Rejected(origin, number + 1, fault_reason(fault))
        return
    if not found:
        raise Refused("empty: no record in it")


def read_json(stream: BinaryIO, key: str, origin: str) -> Iterator[Article | Rejected]:
    """The articles of one JSON array or object, or of JSON lines under the name `.json`."""
    raw = whole(stream, MAX_JSON_BYTES)
    text = decode(raw)
    if not text.strip():
        raise Refused("empty: no record in it")
    try:
        parsed = _parsed(text)
    except json.JSONDecodeError as fault:
        if fault.msg == "Extra data" and "\n" in text[: fault.pos]:
            yield from read_lines(io.BytesIO(text.encode("utf-8", "replace")), key, origin)
            return
        yield Rejected(origin, fault.lineno, _broken(fault))
        return
    records = parsed if isinstance(parsed, list) else [parsed]
    if not records:
        raise Refused("empty: no record in it")
    for number, record in enumerate(records, 1):
        try:
            yield read_record(record, key, number, origin)
        except Refused as refusal:
            yield Rejected(origin, None, f"record {number}: {refusal}")


def _parsed_line(line: bytes | None, number: int) -> Any:
    if line is None:
        raise oversized(MAX_ARTICLE_BYTES)
    try:
        return _parsed(line.removeprefix(_BOM if number == 1 else b"").decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise Refused(
            f"not UTF-8: byte {fault.start + 1} of the line is 0x{line[fault.start]:02X};"
            " write JSON in UTF-8"
        ) from None
    except json.JSONDecodeError as fault:
        raise Refused(_broken(fault)) from None


def _parsed(text: str) -> Any:
    """The value in a JSON text; JSONDecodeError where its syntax is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except RecursionError:
        raise Refused("broken JSON: nested too deeply") from None
    except ValueError as fault:  # a number of thousands of digits
        raise Refused(f"broken JSON: {fault}") from None


def _broken(fault: json.JSONDecodeError) -> str:
    return f"broken JSON: {fault.msg} at column {fault.colno}"
