"""The tokens of some articles of a segment, as far as they can be made before it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.analysis import cut
from search.article import HEADLINE, Article
from search.engine.wordbook import Wordbook, language_number
from search.flat import bounds
from search.kernels.gather import gather

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Of each token: its word (a number of the wordbook), article (from 0 on) and position. Of each
    article: tokens in headline and rest, bytes of its sentence starts, and these bytes. Of each
    surface the book had when the piece was made: 1 where it occurs."""

    word: Ints
    article: Ints
    position: Ints
    head_len: Ints
    rest_len: Ints
    sentence_size: Ints
    sentence_bytes: npt.NDArray[np.uint8]
    used: npt.NDArray[np.uint8]


def text_piece(articles: Sequence[Article], book: Wordbook) -> TextPiece:
    """The tokens of the articles, whose surfaces go into `book`."""
    tokens = cut(
        [article.text for article in articles],
        [[(zone.start, zone.end) for zone in article.zones] for article in articles],
    )
    languages = np.array([language_number(article.language) for article in articles], np.uint8)
    surface = book.number(tokens, languages)
    count, size = surface.size, len(articles)
    word, article, position = (np.empty(count, np.int32) for _ in range(3))
    head, rest, sentence_size = (np.empty(size, np.int32) for _ in range(3))
    used, sentences = np.zeros(len(book), np.uint8), np.empty(10 * count, np.uint8)
    first = bounds([len(each.text) for each in articles])
    ends = [each.zones[0].end if _headed(each) else 0 for each in articles]
    end = gather(
        surface, tokens.article, tokens.position, tokens.start, tokens.flags, book.abbreviation,
        book.word, first, first[:-1] + np.array(ends, dtype=np.int64),
        word, article, position, head, rest, used, sentence_size, sentences,
    )  # fmt: skip
    return TextPiece(
        word, article, position, head, rest, sentence_size, sentences[:end].copy(), used
    )


def _headed(article: Article) -> bool:
    return bool(article.zones) and article.zones[0].kind == HEADLINE
