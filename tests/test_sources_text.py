"""Text is normalised once, at reading, and its paragraphs are a line each."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.sources.text import BIDI_CONTROLS, INVISIBLE, clean, one_line, paragraphs

ODD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x00\x07\r\v\f\x85\u2028\ud800\u0301\u0327 \t\n" + BIDI_CONTROLS),
    )
)


@given(ODD)
def test_cleaned_text_is_nfc_without_controls_or_bidi_marks(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set(BIDI_CONTROLS + INVISIBLE + "\r\v\f\x00\x7f\x85\u2028\u2029")
    assert all(each in "\t\n" or unicodedata.category(each) != "Cc" for each in cleaned)
    assert all(line == line.rstrip() for line in cleaned.split("\n"))
    cleaned.encode("utf-8")


@given(ODD)
def test_cleaning_what_is_clean_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("nul\x00 and bell\x07", "nul and bell"),
        ("safe\u202eevil\u202c", "safeevil"),
        ("cease\u00adfire", "ceasefire"),
        ("\ufeffA mark", "A mark"),
        ("cafe\u0301", "caf\u00e9"),
        ("alone \ud83d here", "alone \ufffd here"),
        ("tab\tstays, blanks go  \t\nnext", "tab\tstays, blanks go\nnext"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that Persian spelling needs
    ],
)
def test_what_cleaning_does(given_text: str, expected: str) -> None:
    assert clean(given_text) == expected


def test_one_line_joins_whatever_stood_on_several() -> None:
    assert one_line("  A headline\nover two   lines ") == "A headline over two lines"


WRAPPED = """\
RASTAN (Example) - The ferry across the lake began to run again
on Monday after engineers replaced a cable that had snapped in
the storm, the harbour office said.

It will make four crossings a day until the end of the month and
then return to the summer timetable, which was agreed before the
storm by the two towns it connects.
"""


def test_lines_wrapped_at_a_column_become_one_paragraph_a_block() -> None:
    first, second = paragraphs(clean(WRAPPED))
    assert first.startswith(
        "RASTAN (Example) - The ferry across the lake began to run again on Monday"
    )
    assert first.endswith("the harbour office said.")
    assert second.startswith("It will make")


def test_unwrapping_collapses_the_runs_of_spaces_that_wrapping_left() -> None:
    joined = WRAPPED.replace("said.\n\nIt will", "said.  It will")
    assert len(paragraphs(joined)) == 1
    assert "said. It will" in paragraphs(joined)[0]


def test_an_indented_line_begins_a_paragraph_in_wrapped_text() -> None:
    assert len(paragraphs(WRAPPED.replace("\n\nIt", "\n   It"))) == 2


def test_a_paragraph_may_end_where_the_next_word_had_room() -> None:
    assert len(paragraphs(WRAPPED.replace("said.\n\nIt", "said.\nIt"))) == 2


def test_a_word_broken_at_its_hyphen_goes_on_without_a_space() -> None:
    text = (
        "The bridge, which engineers had called a thirty-two-\n"
        "year-old wonder of the valley, was closed to lorries\n"
        "on Sunday after a crack was found in one of its piers\n"
        "by a crew that had come to paint the railings again."
    )
    assert "thirty-two-year-old" in paragraphs(text)[0]


def test_a_paragraph_a_line_stays_a_paragraph_a_line() -> None:
    text = "\n".join(
        f"The council said on day {number} that nothing about the wells had changed."
        * (number % 3 + 1)
        for number in range(9)
    )
    assert paragraphs(text) == text.split("\n")


def test_a_list_of_sentences_of_like_length_is_not_wrapped_text() -> None:
    text = "\n".join(
        f"Well number {number:02} gives water for two hours a day." for number in range(9)
    )
    assert len(paragraphs(text)) == 9


def test_headlines_one_a_line_are_not_wrapped_text() -> None:
    lines = [
        "Town reopens its market after the long winter",
        "Doctors ask for fuel to run three clinics",
        "Farmers plant late as rains hold off again",
        "Ferry cable to be replaced before summer season",
        "Teachers return to the school by the river",
    ]
    assert paragraphs("\n".join(lines)) == lines


def test_wrapped_text_in_a_script_without_case_is_known_by_its_full_lines() -> None:
    words = (
        "قال مجلس البلدة إن المياه عادت إلى معظم الأحياء الشمالية بعد أسبوعين من العمل " * 9
    ).split()
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    assert paragraphs("\n".join(lines)) == [" ".join(words)]


def test_two_spaces_after_a_sentence_stay_where_nothing_is_wrapped() -> None:
    assert paragraphs("One sentence.  Another one.") == ["One sentence.  Another one."]


@pytest.mark.parametrize(
    "text",
    [
        " " * 500_000 + "x",
        "x\n" * 300_000,
        "\u202e" * 500_000,
        "a " * 400_000,
        WRAPPED.split("\n\n")[0].replace("said.", "said") * 5_000,
    ],
)
def test_odd_text_is_cleaned_in_linear_time(text: str) -> None:
    began = time.perf_counter()
    paragraphs(clean(text))
    assert time.perf_counter() - began < 3
