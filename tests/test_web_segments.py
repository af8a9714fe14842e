"""Claims about `web.segments`: cutting loses nothing and marks exactly the ranges given."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from web.segments import LONGEST, Segment, cut, cut_blocks, paragraphs

texts = st.text(max_size=40)
ranges = st.tuples(st.integers(0, 40), st.integers(1, 6))


def disjoint(pairs: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Ranges made sorted and disjoint, within a text of this length."""
    made: list[tuple[int, int]] = []
    for start, size in sorted(pairs):
        end = min(start + size, length)
        if start < end and (not made or made[-1][1] <= start):
            made.append((start, end))
    return made


@settings(deadline=None)
@given(texts, st.lists(ranges, max_size=6), st.lists(ranges, max_size=6))
def test_segments_hold_the_whole_text_and_mark_exactly_the_marks(
    text: str, some: list[tuple[int, int]], others: list[tuple[int, int]]
) -> None:
    marks = disjoint(some, len(text))
    spans = [(s, min(s + n, len(text))) for s, n in others if s < len(text)]
    segments = cut(text, marks, spans)
    assert "".join(each.text for each in segments) == text
    marked = {i for start, end in marks for i in range(start, end)}
    shown = {each.start + i for each in segments if each.mark for i in range(len(each.text))}
    assert shown == marked
    assert [each.mark for each in segments if each.first] == list(range(1, len(marks) + 1))
    assert sorted(span for each in segments for span in each.spans) == sorted(set(spans))


def test_a_mark_that_a_mention_crosses_keeps_one_number_and_one_beginning() -> None:
    assert cut("north Homs truce", [(0, 10)], [(6, 16)]) == (
        Segment(0, "north ", 1, True),
        Segment(6, "Homs", 1, False, ((6, 16),)),
        Segment(10, " truce"),
    )


def test_touching_marks_are_two() -> None:
    assert [each.mark for each in cut("abcd", [(0, 2), (2, 4)])] == [1, 2]


@settings(deadline=None)
@given(texts, st.lists(ranges, max_size=6))
def test_blocks_hold_each_paragraph_whole(text: str, some: list[tuple[int, int]]) -> None:
    lines = paragraphs(text, [("body", 0, len(text))])
    blocks = cut_blocks(text, lines, disjoint(some, len(text)))
    said = ["".join(piece.text for piece in block.segments) for block in blocks]
    assert said == [line for line in text.split("\n") if line.strip()]


def test_text_between_blocks_is_in_none_of_them() -> None:
    blocks = cut_blocks("Head\n\nBody text", [("headline", 0, 4), ("body", 6, 15)], [(6, 10)])
    assert [block.kind for block in blocks] == ["headline", "body"]
    assert [piece.text for piece in blocks[1].segments] == ["Body", " text"]


@settings(deadline=None, max_examples=20)
@given(st.lists(st.integers(1, LONGEST * 2), min_size=1, max_size=4))
def test_a_paragraph_too_long_to_draw_is_divided_and_nothing_is_lost(words: list[int]) -> None:
    text = " ".join("x" * size for size in words)
    blocks = cut_blocks(text, paragraphs(text, [("body", 0, len(text))]), [])
    said = ["".join(piece.text for piece in block.segments) for block in blocks]
    assert "".join(said) == text
    assert max(map(len, said)) <= LONGEST
