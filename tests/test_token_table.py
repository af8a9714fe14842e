"""What a word is: the table in ARCHITECTURE.md, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.analysis import tokens
from search.stemming import stem_language, stem_words

PAGE = (Path(__file__).parent.parent / "ARCHITECTURE.md").read_text()
SECTION = PAGE.split("\n## What is a word?\n")[1].split("\n## ")[0]
ROWS = [
    tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))
    for line in SECTION.splitlines()
    if line.startswith("| `")
]


def test_the_table_is_there() -> None:
    assert len(ROWS) >= 10


@pytest.mark.parametrize(("text", "words", "stems"), ROWS)
def test_a_text_has_these_words_and_stems(text: str, words: str, stems: str) -> None:
    found = tokens(text)
    assert found.words == words.split()
    surfaces = [text[a:b] for a, b in zip(found.start.tolist(), found.end.tolist(), strict=True)]
    assert [stem(surface) for surface in surfaces] == stems.split()


def stem(surface: str) -> str:
    language = stem_language("", surface)
    return stem_words(language, [surface])[0] if language else "."
