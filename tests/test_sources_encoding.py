"""Bytes become text by mark, UTF-8, declaration or detection; binary data is refused."""

from __future__ import annotations

import codecs
import random

import pytest

from search.sources.encoding import decode
from search.sources.refusal import Refused

ARABIC = (
    "قال مجلس البلدة يوم الثلاثاء إن المياه عادت إلى معظم الأحياء الشمالية بعد أسبوعين من"
    " أعمال الإصلاح، وإن المهندسين سيختبرون المضخات الأخيرة قبل نهاية الأسبوع.\n"
) * 4


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
def test_a_byte_order_mark_decides_and_goes(mark: bytes, encoding: str) -> None:
    assert decode(mark + "Homs حمص".encode(encoding)) == "Homs حمص"


def test_utf8_is_tried_before_what_a_file_declares() -> None:
    assert decode("déjà vu".encode(), "latin-1") == "déjà vu"


def test_a_declared_encoding_is_used_where_the_bytes_are_not_utf8() -> None:
    assert decode(ARABIC.encode("windows-1256"), "windows-1256") == ARABIC


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding"])
def test_a_false_declaration_does_no_harm(declared: str) -> None:
    assert decode(ARABIC.encode("windows-1256"), declared) == ARABIC


def test_arabic_in_the_windows_code_page_is_detected() -> None:
    assert decode(ARABIC.encode("windows-1256")) == ARABIC


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"%PDF-1.4\n...", "PDF"),
        (b"PK\x03\x04....", "zip"),
        (b"\x1f\x8b\x08....", "gzip"),
        (b"{\\rtf1 text}", "RTF"),
        (random.Random(1).randbytes(5000), "control characters"),
        (b"text\x00\x01\x02\x03 and more", "control characters"),
    ],
)
def test_binary_data_is_refused_with_its_kind(raw: bytes, kind: str) -> None:
    with pytest.raises(Refused, match=kind):
        decode(raw)


def test_text_broken_off_inside_its_encoding_is_refused_with_the_place() -> None:
    with pytest.raises(Refused, match=r"utf-16-le.*byte 8"):
        decode(codecs.BOM_UTF16_LE + "Homs".encode("utf-16-le") + b"\xd8")
