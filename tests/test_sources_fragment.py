"""Markup in a field goes, text that only looks like it stays."""

from __future__ import annotations

import time

import pytest

from search.sources.fragment import LONGEST_FRAGMENT, plain


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One Two"),
        ("One<br>Two<br/>Three", "One Two Three"),
        ("<p>A <a href='javascript:x'>link</a> &amp; more</p>", "A link & more"),
        ("a<script>alert('x < y')</script>b<style>p{}</style>c", "a b c"),
        ("a<script>alert(1)", "a"),
        ("a <!-- hidden --> b", "a b"),
        ("<img src=x onerror=alert(1)>text", "text"),
        ("Profit &amp; loss", "Profit & loss"),
        ("&#1581;&#1605;&#1589;", "حمص"),
        ("AT&T and S&P;", "AT&T and S&P;"),
        ("a < b and c > d", "a < b and c > d"),
        ("if x<y: <unknown> stays", "if x<y: <unknown> stays"),
        ("plain", "plain"),
    ],
)
def test_what_becomes_of_a_fragment(given: str, expected: str) -> None:
    assert " ".join(plain(given).split()) == expected


def test_blocks_become_lines_and_line_ends_in_markup_spaces() -> None:
    lines = [
        line.strip() for line in plain("<p>One\nstill one</p>\n<ul><li>Two</li></ul>").split("\n")
    ]
    assert [line for line in lines if line] == ["One still one", "Two"]


def test_a_long_fragment_keeps_its_paragraphs() -> None:
    sentences = [f"Crossing number {n} of the ferry left the quay on time." for n in range(500)]
    fragment = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    assert len(fragment) > LONGEST_FRAGMENT
    assert [line for line in plain(fragment).split("\n") if line.strip()] == sentences


@pytest.mark.parametrize("piece", ["<script>", "<b>", "<", "&amp;", "<!--", "<p "])
def test_hostile_fragments_take_little_time(piece: str) -> None:
    began = time.perf_counter()
    plain(f"<p>x</p>{piece * (LONGEST_FRAGMENT // len(piece) - 2)}")
    assert time.perf_counter() - began < 5
