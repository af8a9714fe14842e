"""Each spelling is numbered once and looked into once, however the texts come."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import cut, is_abbreviation
from search.engine.wordbook import Wordbook, language_number
from search.folding import fold
from search.stemming import stem_language, stem_words

WORDS = ("Truce", "truce", "truces", "U.S.", "naïve", "Ærø", "O’Neil", "٣٤", "هدنة", "ΟΔΟΣ", "Sept")
LANGUAGES = ("en", "fr", "ar", "xx", None)
texts = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.sampled_from(LANGUAGES)
    ),
    max_size=6,
)


@given(texts, texts)
def test_a_surface_has_the_word_and_stem_its_language_gives_it(
    first: list[tuple[str, str | None]], second: list[tuple[str, str | None]]
) -> None:
    book = Wordbook()
    for batch in (first, second):
        whole = [text for text, _ in batch]
        tokens = cut(whole, [[(0, len(text))] for text in whole])
        languages = np.array([language_number(language) for _, language in batch], np.uint8)
        numbers = book.number(tokens, languages)
        joined = "".join(whole)
        for number, at, length, article in zip(
            numbers, tokens.start, tokens.length, tokens.article, strict=True
        ):
            surface = joined[at : at + length]
            assert book.words[book.word[number]] == fold(surface)
            assert book.abbreviation[number] == is_abbreviation(surface)
            language = stem_language(batch[article][1] or "", surface)
            stem = stem_words(language, [surface])[0] if language else ""
            key = f"{language}:{stem}" if stem else None
            assert key == (book.stems[book.stem[number]] if book.stem[number] >= 0 else None)


def test_more_surfaces_than_there_was_room_for_keep_their_numbers() -> None:
    book = Wordbook()
    text = " ".join(f"word{number}" for number in range(30_000))
    seen = [book.number(cut([text], [[(0, len(text))]]), np.zeros(1, np.uint8)) for _ in range(2)]
    assert seen[0].tolist() == seen[1].tolist() == list(range(30_000))
    assert book.words[12_345] == "word12345"
