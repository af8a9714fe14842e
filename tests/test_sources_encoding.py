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


@pytest.mark.parametrize("declared", ["utf-8", "no-such-encoding", "idna", "zip", "utf-7"])
def test_a_false_declaration_does_no_harm(declared: str) -> None:
    assert decode(ARABIC.encode("windows-1256"), declared) == ARABIC


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859_6"),
        ("Le café de la gare était fermé, comme tous les étés.\n", "cp1252"),
        ("The ferry “runs again” – it’s “not certain” when.\n", "cp1252"),
        ("Паром через озеро снова начал ходить в понедельник.\n", "cp1251"),
        ("המעבורת באגם חזרה לפעול ביום שני לאחר הסערה\n", "cp1255"),
    ],
)
def test_common_encodings_are_detected(text: str, encoding: str) -> None:
    assert decode((text * 5).encode(encoding)) == text * 5


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


def test_utf8_with_a_broken_byte_is_refused_rather_than_garbled() -> None:
    raw = ARABIC.encode()
    with pytest.raises(Refused, match=r"damaged UTF-8: byte 100 \(0xFF\)"):
        decode(raw[:100] + b"\xff" + raw[100:])


def test_pages_that_declare_latin_1_mean_the_windows_code_page() -> None:
    assert decode("“Déjà”".encode("cp1252"), "ISO-8859-1") == "“Déjà”"
