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
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_OF_PAGES = (
    *("cp12", "cp866", "cp874", "cp932", "cp949", "iso8859-", "koi8-", "mac-", "shift-jis"),
    *("gb", "hz", "big5", "euc-", "iso2022-", "johab", "utf-16", "utf-32", "tis-620", "ptcp154"),
)
_SAMPLE = 64_000
DETECTED = (
    *("cp1252", "cp1256", "iso8859_6", "cp1251", "koi8_r", "cp1253", "cp1255"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"),
)
"""Encodings that are told apart by looking. Of the Latin ones only Windows-1252: detection takes
its neighbours for one another, and it is by far the most used."""


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text in `raw`, its byte order mark taken off.

    Tried in this order: the byte order mark, UTF-8, `declared` (an encoding the file itself
    names, as web pages do), what charset-normalizer finds among DETECTED in the first 64 kB.
    Every one is strict: a byte it cannot read rules it out. Refused: binary data (a known kind
    of file, or over 1 % control characters), UTF-8 with broken bytes in it, and text in no
    encoding that can be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], encoding)
    _refuse_binary(raw)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        _refuse_damaged(raw, fault.start)
    try:
        if declared is not None and (named := _usable(declared)):
            return raw.decode(named)
    except UnicodeDecodeError:
        pass  # pages often declare what they are not
    best = from_bytes(raw[:_SAMPLE], cp_isolation=list(DETECTED)).best()
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


def _usable(declared: str) -> str | None:
    """The codec a page means by a name; None for codecs of no page (some are slow on purpose)."""
    try:
        name = codecs.lookup(declared).name.replace("_", "-")
    except LookupError:
        return None
    if name in {"ascii", "iso8859-1"}:
        return "cp1252"  # what browsers take them for: it has the curly quotes besides
    return name if name.startswith(_OF_PAGES) else None


def _refuse_damaged(raw: bytes, at: int) -> None:
    """Refuse what is plainly UTF-8 but for some bytes: another encoding would garble it all."""
    mended = raw.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    sound = len(mended) - broken - len(raw.translate(None, _BEYOND_ASCII))
    if sound > 4 * broken:
        raise Refused(f"damaged UTF-8: byte {at} (0x{raw[at]:02X}) cannot be read; save it anew")


def _refuse_binary(raw: bytes) -> None:
    for magic, kind in _FOREIGN:
        if raw.startswith(magic):
            raise Refused(f"binary data: {kind}")
    head = raw[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    if controls * 100 > len(head):
        raise Refused("binary data: more than 1 % control characters")
