"""Files of records: JSON lines, JSON arrays and objects, and what is broken in them."""

from __future__ import annotations

import io
import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.article import Article, Rejected
from search.sources.records import read_json, read_lines
from search.sources.refusal import Refused


def lines(raw: bytes) -> list[Article | Rejected]:
    return list(read_lines(io.BytesIO(raw), "a.jsonl", "a.jsonl"))


def whole(raw: str) -> list[Article | Rejected]:
    return list(read_json(io.BytesIO(raw.encode()), "a.json", "a.json"))


def test_a_broken_line_is_rejected_by_its_number_and_the_rest_is_read() -> None:
    good = json.dumps({"title": "F"}).encode()
    found = lines(
        b"\n".join([good, b'{"title": "F",', b"", good, b'{"title": "\xff"}', b"[1]", good])
    )
    assert [each.line if isinstance(each, Rejected) else each.origin for each in found] == [
        *("a.jsonl:1", 2, "a.jsonl:4", 5, 6, "a.jsonl:7")
    ]
    reasons = [each.reason for each in found if isinstance(each, Rejected)]
    assert reasons[0].startswith("broken JSON: ")
    assert "0xFF" in reasons[1]


@pytest.mark.parametrize(
    "line", [b"[" * 100_000, b'{"id": ' + b"9" * 10_000 + b"}", b"\x00", b"{}}"]
)
def test_hostile_lines_are_rejected(line: bytes) -> None:
    (found,) = lines(line)
    assert isinstance(found, Rejected)


def test_surrogates_and_nul_in_json_do_no_harm() -> None:
    (article,) = lines(b'{"id": "a\\u0000b", "title": "F \\ud800 \\u0000x", "source": "\\udfff"}')
    assert isinstance(article, Article)
    assert (article.id, article.title, article.source) == ("ab", "F \ufffd x", "\ufffd")


def test_a_line_past_the_bound_is_rejected_without_being_held() -> None:
    class Endless(io.RawIOBase):
        left = 60_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            size = min(len(buffer), self.left)
            buffer[:size] = b"x" * size
            self.left -= size
            return size

    tracemalloc.start()
    (found,) = read_lines(io.BufferedReader(Endless()), "a.jsonl", "a.jsonl")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Rejected)
    assert (found.line, "20 MB" in found.reason) == (1, True)
    assert peak < 50_000_000


def test_a_byte_order_mark_before_json_lines_is_allowed() -> None:
    (article,) = lines(b"\xef\xbb\xbf" + b'{"title": "F"}')
    assert isinstance(article, Article)


def test_json_may_be_an_array_an_object_or_lines() -> None:
    assert len(whole('[{"title": "F"}, {"title": "G"}]')) == 2
    assert len(whole('{\n "title": "F"\n}')) == 1
    assert len(whole('{"title": "F"}\n{"title": "G"}\n{"title": "H"}\n')) == 3


def test_records_of_an_array_are_rejected_by_their_number() -> None:
    good, bad = whole('[{"title": "F"}, {"title": ""}]')
    assert isinstance(good, Article)
    assert good.origin == "a.json:1"
    assert bad == Rejected("a.json", None, "record 2: empty: no text in it")


def test_broken_json_names_line_and_column() -> None:
    (found,) = whole('[{"title": "F"},\n {"title": }]')
    assert isinstance(found, Rejected)
    assert (found.line, "column 12" in found.reason) == (2, True)


@pytest.mark.parametrize("raw", ["", "  \n", "[]"])
def test_json_without_a_record_is_refused_as_empty(raw: str) -> None:
    with pytest.raises(Refused, match="empty"):
        whole(raw)


def test_lines_without_a_record_are_refused_as_empty() -> None:
    with pytest.raises(Refused, match="empty"):
        lines(b"\n\n")


@given(st.binary(max_size=200))
def test_any_bytes_are_records_or_rejected(raw: bytes) -> None:
    assert all(isinstance(each, Article | Rejected) for each in lines(b'{"title": "F"}\n' + raw))
