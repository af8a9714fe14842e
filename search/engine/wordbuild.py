"""From the tokens of all pieces of a segment to its words, stems, lengths and sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from search.engine.bounds import bounds_of, joined
from search.engine.columns import SKIP
from search.engine.strings import pack
from search.engine.textpiece import TextPiece
from search.engine.wordbook import Wordbook
from search.kernels.invert import count_words, encode, order_by_word
from search.kernels.rice import PADDING

Arrays = dict[str, npt.NDArray[Any]]
Ints = npt.NDArray[np.int32]
Bytes = npt.NDArray[np.uint8]
_LENGTHS = ("head_len", "rest_len")


def text_arrays(pieces: Sequence[TextPiece], book: Wordbook) -> Arrays:
    """What is made of the tokens: lengths, words, starts of sentences."""
    used = np.zeros(len(book), np.uint8)
    for piece in pieces:
        used[: piece.used.size] |= piece.used
    surfaces = np.flatnonzero(used)
    lengths = {
        name: joined([getattr(each, name) for each in pieces], np.int32) for name in _LENGTHS
    }
    rank, word_at, word_utf8 = _sorted(book.words, book.word[surfaces])
    return {
        **lengths,
        "word_at": word_at,
        "word_utf8": word_utf8,
        **_postings(pieces, rank, word_at.size - 1, lengths["head_len"]),
        **_stems(book, surfaces, rank),
        "sentence_at": bounds_of(joined([piece.sentence_size for piece in pieces], np.int32)),
        "sentence_bytes": joined([piece.sentence_bytes for piece in pieces], np.uint8),
    }


def _sorted(strings: list[str], numbers: npt.NDArray[Any]) -> tuple[Ints, Ints, Bytes]:
    """Those strings whose numbers are given, as a sorted table: where each number stands in it,
    bounds and bytes."""
    used = np.zeros(len(strings), np.bool_)
    used[numbers] = True
    kept = np.flatnonzero(used).tolist()
    kept.sort(key=strings.__getitem__)  # code points sort as their UTF-8 bytes do
    rank = np.zeros(len(strings), np.int32)
    rank[kept] = np.arange(len(kept), dtype=np.int32)
    return rank, *pack([strings[number] for number in kept])


def _postings(pieces: Sequence[TextPiece], rank: Ints, words: int, head_len: Ints) -> Arrays:
    """Postings, positions and the skip table of all words; `rank` is the place of each word."""
    counts = np.zeros(words, np.int64)
    for piece in pieces:
        count_words(piece.word, rank, counts)
    bounds = np.concatenate([[0], np.cumsum(counts)])
    count, free = int(bounds[-1]), bounds[:-1].copy()
    keys = np.empty(count, np.int64)
    first = 0
    for piece in pieces:
        order_by_word(piece.word, rank, piece.article, piece.position, first, free, keys)
        first += piece.head_len.size
    df, cf = np.empty(words, np.int32), counts.astype(np.int32)
    at = {name: np.empty(words + 1, np.int32) for name in ("post_at", "pos_at", "skip_at")}
    post_bytes = np.empty(15 * count, np.uint8)
    pos_bytes = np.zeros(5 * count + 2 * words + PADDING, np.uint8)
    skip_doc, skip_post, skip_pos = (np.empty(count // SKIP + 1, np.int32) for _ in range(3))
    post, pos, skips = encode(
        bounds, keys, head_len, SKIP, df, at["post_at"], post_bytes, at["pos_at"], pos_bytes,
        at["skip_at"], skip_doc, skip_post, skip_pos,
    )  # fmt: skip
    return {
        "word_df": df,
        "word_cf": cf,
        **at,
        "post_bytes": post_bytes[:post].copy(),
        "pos_bytes": pos_bytes[: pos + PADDING].copy(),
        "skip_doc": skip_doc[:skips].copy(),
        "skip_post": skip_post[:skips].copy(),
        "skip_pos": skip_pos[:skips].copy(),
    }


def _stems(book: Wordbook, surfaces: npt.NDArray[np.int64], rank: Ints) -> Arrays:
    """stem -> words, from the surfaces there are; `rank` is the place of each word."""
    stemmed = surfaces[book.stem[surfaces] >= 0]
    stem_rank, stem_at, stem_utf8 = _sorted(book.stems, book.stem[stemmed])
    stem = stem_rank[book.stem[stemmed]].astype(np.int64)
    pairs = np.unique(stem << 32 | rank[book.word[stemmed]])
    return {
        "stem_at": stem_at,
        "stem_utf8": stem_utf8,
        "stem_words_at": bounds_of(np.bincount(pairs >> 32, minlength=stem_at.size - 1)),
        "stem_words": (pairs & 0xFFFFFFFF).astype(np.int32),
    }
