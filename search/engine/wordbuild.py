"""From the texts of a batch to the arrays made of tokens: words, stems, lengths, sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from search.analysis import TokenBatch, token_batch
from search.article import HEADLINE, Article
from search.engine.bounds import bounds_of
from search.engine.columns import SKIP
from search.engine.strings import pack
from search.folding import fold
from search.kernels.invert import encode, order_by_word
from search.kernels.rice import PADDING
from search.kernels.starts import write_starts
from search.stemming import stem_language, stem_words

Arrays = dict[str, npt.NDArray[Any]]


def text_arrays(articles: Sequence[Article]) -> Arrays:
    """What is made of the tokens: lengths, words, starts of sentences."""
    tokens = token_batch(
        [article.text for article in articles],
        [[(zone.start, zone.end) for zone in article.zones] for article in articles],
        [article.language or "" for article in articles],
    )
    lengths = _lengths(articles, tokens)
    words = _words(tokens, lengths["head_len"])
    return lengths | words | _starts(tokens, articles)


def _lengths(articles: Sequence[Article], tokens: TokenBatch) -> Arrays:
    """Tokens in the headline and in the rest of each article."""
    total = np.bincount(tokens.article, minlength=len(articles))
    first = bounds_of([len(article.text) for article in articles])[:-1]
    ends = [
        article.zones[0].end if article.zones and article.zones[0].kind == HEADLINE else 0
        for article in articles
    ]
    before = np.searchsorted(tokens.start, first)
    head = np.searchsorted(tokens.start, first + np.array(ends, dtype=np.int64)) - before
    return {"head_len": head.astype(np.int32), "rest_len": (total - head).astype(np.int32)}


def _words(tokens: TokenBatch, head_len: npt.NDArray[np.int32]) -> Arrays:
    """Vocabulary, postings, positions and stems."""
    folded = [fold(surface) for _, surface in tokens.surfaces]
    words = sorted(set(folded))  # code points sort as their UTF-8 bytes do
    number = {word: index for index, word in enumerate(words)}
    word_of_surface = np.array([number[word] for word in folded], dtype=np.int32)
    count = tokens.surface.size
    bounds, keys = np.empty(len(words) + 1, np.int64), np.empty(count, np.int64)
    order_by_word(tokens.surface, word_of_surface, tokens.article, tokens.position, bounds, keys)
    df, cf = np.empty(len(words), np.int32), np.diff(bounds).astype(np.int32)
    at = {name: np.empty(len(words) + 1, np.int32) for name in ("post_at", "pos_at", "skip_at")}
    post_bytes = np.empty(15 * count, np.uint8)
    pos_bytes = np.zeros(5 * count + 2 * len(words) + PADDING, np.uint8)
    skip_doc, skip_post, skip_pos = (np.empty(count // SKIP + 1, np.int32) for _ in range(3))
    post, pos, skips = encode(
        bounds, keys, head_len, SKIP, df, at["post_at"], post_bytes, at["pos_at"], pos_bytes,
        at["skip_at"], skip_doc, skip_post, skip_pos,
    )  # fmt: skip
    word_at, word_utf8 = pack(words)
    return {
        "word_at": word_at,
        "word_utf8": word_utf8,
        "word_df": df,
        "word_cf": cf,
        **at,
        "post_bytes": post_bytes[:post].copy(),
        "pos_bytes": pos_bytes[: pos + PADDING].copy(),
        "skip_doc": skip_doc[:skips].copy(),
        "skip_post": skip_post[:skips].copy(),
        "skip_pos": skip_pos[:skips].copy(),
        **_stems(tokens.surfaces, word_of_surface),
    }


def _stems(surfaces: list[tuple[str, str]], word: npt.NDArray[np.int32]) -> Arrays:
    """stem -> words, from each surface by the stemmer of its language."""
    by_language: dict[str, list[int]] = {}
    for index, (language, surface) in enumerate(surfaces):
        by_language.setdefault(stem_language(language, surface), []).append(index)
    by_language.pop("", None)
    keys: list[str] = []
    of_word: list[int] = []
    for language, indexes in by_language.items():
        stems = stem_words(language, [surfaces[index][1] for index in indexes])
        for index, each in zip(indexes, stems, strict=True):
            if each:
                keys.append(f"{language}:{each}")
                of_word.append(index)
    distinct = sorted(set(keys))
    number = {key: index for index, key in enumerate(distinct)}
    stem = np.array([number[key] for key in keys], dtype=np.int64)
    pairs = np.unique(stem << 32 | word[np.array(of_word, dtype=np.int64)])
    stem_at, stem_utf8 = pack(distinct)
    return {
        "stem_at": stem_at,
        "stem_utf8": stem_utf8,
        "stem_words_at": bounds_of(np.bincount(pairs >> 32, minlength=len(distinct))),
        "stem_words": (pairs & 0xFFFFFFFF).astype(np.int32),
    }


def _starts(tokens: TokenBatch, articles: Sequence[Article]) -> Arrays:
    """Where sentences and paragraphs start."""
    first = np.zeros(len(articles), np.int64)
    np.cumsum([len(article.text) for article in articles[:-1]], out=first[1:])
    bounds = np.empty(len(articles) + 1, np.int32)
    data = np.empty(10 * np.count_nonzero(tokens.starts), np.uint8)
    write_starts(tokens.article, tokens.position, tokens.start, tokens.starts, first, bounds, data)
    return {"sentence_at": bounds, "sentence_bytes": data[: bounds[-1]].copy()}
