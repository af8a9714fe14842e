"""Paths to articles: what is read, what is passed over, and that nothing stops the reading."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from search.article import Article, Rejected, Skipped
from search.errors import DatelineError
from search.sources import read_paths

Found = Article | Rejected | Skipped

COPY = "Ferry runs again\n4 September 2017\nThe ferry across the lake runs again.\n"
PAGE = (
    "<html><body><article><h1>Ferry runs again</h1><p>The ferry across the lake began to run again"
    " on Monday after engineers replaced a cable that had snapped.</p></article></body></html>"
)


def read(*paths: Path | str) -> list[Found]:
    return list(read_paths(paths))


def told(found: Found, root: Path) -> str:
    """What became of a file: its kind and its place below the root."""
    path = found.origin if isinstance(found, Article) else found.path
    return f"{type(found).__name__} {path.removeprefix(f'{root}/')}"


def rejected(path: Path) -> Rejected:
    (found,) = read(path)
    assert isinstance(found, Rejected)
    assert found.path == str(path)
    return found


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    raw = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(raw) if path.suffix == ".gz" else raw)
    return path


def test_a_folder_is_walked_in_sorted_order_without_what_is_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a/2.txt", "a/10.txt", "c.html", ".hidden.txt", ".git/x.txt", "notes.md"):
        write(tmp_path / name, PAGE if name.endswith("html") else COPY)
    assert [told(each, tmp_path) for each in read(tmp_path)] == [
        "Article a/10.txt",
        "Article a/2.txt",
        "Article b.txt",
        "Article c.html",
        "Skipped notes.md",
    ]


@pytest.mark.parametrize("ending", [".txt", ".html", ".HTM", ".jsonl", ".ndjson", ".json"])
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_every_format_is_read_plain_and_packed(tmp_path: Path, ending: str, packed: str) -> None:
    record = json.dumps({"title": "Ferry runs again", "body": "The ferry runs again."})
    content = COPY if ending == ".txt" else PAGE if "htm" in ending.lower() else record
    (found,) = read(write(tmp_path / f"a{ending}{packed}", content))
    assert isinstance(found, Article)
    assert found.title == "Ferry runs again"


@pytest.mark.parametrize("name", ["a.pdf", "a", "a.gz", "a.txt.zip"])
def test_an_unknown_ending_is_skipped_in_a_folder_and_rejected_when_named(
    tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / name, COPY)
    (met,) = read(tmp_path)
    assert isinstance(met, Skipped)
    assert ".jsonl" in rejected(path).reason


@pytest.mark.parametrize("missing", ["nowhere", "a.txt/b", "nul\0byte", ""])
def test_a_path_that_does_not_exist_stops_before_anything_is_read(
    tmp_path: Path, missing: str
) -> None:
    there = write(tmp_path / "a.txt", COPY)
    bad = f"{tmp_path}/{missing}" if missing else ""
    with pytest.raises(DatelineError, match="no such file or folder") as raised:
        read_paths([there, bad])
    assert repr(bad) in str(raised.value)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.html", b"\n", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.json", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary data: a PNG"),
        ("a.txt", bytes(range(256)) * 9, "binary data"),
        ("a.json", b"{", "broken JSON"),
        ("a.html", b"%PDF-1.7", "binary data: a PDF"),
        ("a.txt", b"x" * 20_000_001, "larger than 20 MB"),
        ("a.txt.gz", b"x" * 20_000_001, "larger than 20 MB"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_reason(
    tmp_path: Path, name: str, raw: bytes, reason: str
) -> None:
    assert reason in rejected(write(tmp_path / name, raw)).reason


def test_gzip_data_that_ends_early_keeps_the_lines_before(tmp_path: Path) -> None:
    lines = [json.dumps({"title": f"F{n}", "body": os.urandom(400).hex()}) for n in range(2000)]
    path = write(tmp_path / "a.jsonl.gz", "\n".join(lines))
    path.write_bytes(path.read_bytes()[:-5000])
    *articles, last = read(path)
    assert len(articles) > 1500
    assert isinstance(last, Rejected)
    assert (last.line, "ends early" in last.reason) == (len(articles) + 1, True)


def test_what_is_no_gzip_data_is_rejected(tmp_path: Path) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(COPY.encode())
    assert "gzip" in rejected(path).reason


def test_gzip_data_with_a_false_checksum_is_rejected(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt.gz", COPY)
    raw = bytearray(path.read_bytes())
    raw[-6] ^= 0xFF
    path.write_bytes(bytes(raw))
    assert "gzip" in rejected(path).reason


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"\x00\x01\x02")
    write(tmp_path / "b.jsonl", b'{"title": "F"}\n{broken\n{"title": "G"}\n')
    write(tmp_path / "c.txt", COPY)
    assert [told(each, tmp_path) for each in read(tmp_path)] == [
        *("Rejected a.txt", "Article b.jsonl:1", "Rejected b.jsonl", "Article b.jsonl:3"),
        "Article c.txt",
    ]
