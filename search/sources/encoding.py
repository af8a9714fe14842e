"""Bytes to text: UTF-8 first, else what the file says, else what a library detects."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from search.sources.refusal import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "gzip data under a name that does not say so"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"{\\rtf", "an RTF document"),
)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_SAMPLE = 64_000


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text in `raw`, its byte order mark taken off.

    Tried in this order: the byte order mark, UTF-8, `declared` (an encoding the file itself
    names, as web pages do), charset-normalizer on the first 64 kB. Every one is strict: a byte
    it cannot read rules it out. Refused: binary data (a known kind of file, or over 1 % control
    characters), and text in no encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    _refuse_binary(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared is not None:
        try:
            return raw.decode(declared)
        except (UnicodeDecodeError, LookupError):
            pass  # pages often declare what they are not
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise Refused("neither UTF-8 nor any encoding that can be told; save it as UTF-8")
    return _strictly(raw, best.encoding)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as fault:
        raise Refused(
            f"begins as {encoding}, but byte {fault.start} cannot be read so; save it as UTF-8"
        ) from None


def _refuse_binary(raw: bytes) -> None:
    for magic, kind in _FOREIGN:
        if raw.startswith(magic):
            raise Refused(f"binary data: {kind}")
    head = raw[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 100 > len(head):
        raise Refused("binary data: more than 1 % control characters")
