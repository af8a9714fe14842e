"""The tokens of some articles of a segment, as far as they can be made before it is whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from search.analysis import Cut, cut
from search.article import HEADLINE, Article
from search.engine.wordbook import Wordbook, language_number
from search.flat import bounds
from search.kernels.starts import write_starts
from search.kernels.tokens import mark_starts

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Of each token: its word (a number of the wordbook), article (from 0 on) and position. Of each
    article: tokens in headline and rest, bytes of its sentence starts. And these bytes, and the
    distinct surfaces, ascending."""

    word: Ints
    article: Ints
    position: Ints
    head_len: Ints
    rest_len: Ints
    sentence_size: Ints
    sentence_bytes: npt.NDArray[np.uint8]
    surfaces: npt.NDArray[np.int64]


def text_piece(articles: Sequence[Article], book: Wordbook) -> TextPiece:
    """The tokens of the articles, whose surfaces go into `book`."""
    tokens = cut(
        [article.text for article in articles],
        [[(zone.start, zone.end) for zone in article.zones] for article in articles],
    )
    languages = np.array([language_number(article.language) for article in articles], np.uint8)
    surface = book.number(tokens, languages)
    first = bounds([len(article.text) for article in articles])
    starts = np.empty(surface.size, np.uint8)
    mark_starts(surface, tokens.flags, book.abbreviation, starts)
    sentence_at = np.empty(len(articles) + 1, np.int32)
    data = np.empty(10 * np.count_nonzero(starts), np.uint8)
    write_starts(
        tokens.article, tokens.position, tokens.start, starts, first[:-1].copy(), sentence_at, data
    )
    head, rest = _lengths(articles, tokens, first)
    used = np.zeros(len(book), np.bool_)
    used[surface] = True
    return TextPiece(
        book.word[surface],
        tokens.article.copy(),
        tokens.position.copy(),
        head,
        rest,
        np.diff(sentence_at),
        data[: sentence_at[-1]].copy(),
        np.flatnonzero(used),
    )


def _lengths(
    articles: Sequence[Article], tokens: Cut, first: npt.NDArray[np.int64]
) -> tuple[Ints, Ints]:
    """Tokens in the headline and in the rest of each article."""
    ends = [
        article.zones[0].end if article.zones and article.zones[0].kind == HEADLINE else 0
        for article in articles
    ]
    before = np.searchsorted(tokens.start, first)
    head = np.searchsorted(tokens.start, first[:-1] + np.array(ends, dtype=np.int64)) - before[:-1]
    rest = np.diff(before) - head
    return head.astype(np.int32), rest.astype(np.int32)
