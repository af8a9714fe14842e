"""The words of merged segments: vocabulary, postings, positions, skips and stems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from search.engine.bounds import bounds_of
from search.engine.columns import SKIP
from search.engine.header import Array
from search.engine.tables import Numbers, merge_tables
from search.kernels import renumber as kernels
from search.kernels.rice import PADDING
from search.kernels.skips import plan_skips

if TYPE_CHECKING:
    from search.engine.merge import Source

_Part = tuple[Array, Array, Array, Array, Numbers, Numbers]


def word_arrays(sources: Sequence[Source]) -> dict[str, Array]:
    """The arrays of columns.WORDS; words and stems of deleted articles alone are gone."""
    word_at, word_utf8, numbers = merge_tables(
        [(each.array("word_at"), each.array("word_utf8")) for each in sources],
        [_live_df(each) > 0 for each in sources],
    )
    return {
        "word_at": word_at,
        "word_utf8": word_utf8,
        **_postings(sources, numbers, word_at.size - 1),
        **_stems(sources, numbers),
    }


def _live_df(source: Source) -> Numbers:
    df = source.array("word_df")
    if not source.segment.deleted.size:
        return df
    live = np.empty_like(df)
    kernels.count_live(source.array("post_at"), source.array("post_bytes"), source.renumbered, live)
    return live


def _postings(sources: Sequence[Source], numbers: list[Numbers], words: int) -> dict[str, Array]:
    """Three passes over each segment: two to know the sizes, one to write."""
    parts = [_part(each, number) for each, number in zip(sources, numbers, strict=True)]
    last, df = np.full(words, -1, np.int32), np.zeros(words, np.int32)
    cf, post_len, gaps, bits = (np.zeros(words, np.int64) for _ in range(4))
    for part in parts:
        kernels.measure(*part, last, df, cf, post_len, gaps)
    widths = np.empty(words, np.uint8)
    kernels.choose_widths(gaps, cf, widths)
    for part in parts:
        kernels.count_bits(*part, widths, bits)
    post_at, pos_at = bounds_of(post_len), bounds_of(1 + (bits + 7) // 8)
    apart, skips = np.empty_like(df), np.empty_like(cf)
    plan_skips(SKIP, df, cf, apart, skips)
    skip_at = bounds_of(skips)
    post_bytes = np.empty(post_at[-1], np.uint8)
    pos_bytes = np.zeros(pos_at[-1] + PADDING, np.uint8)
    skip_doc, skip_post, skip_pos = (np.empty(skip_at[-1], np.int32) for _ in range(3))
    last[:] = -1
    for array in (written := np.zeros_like(df), post_len, bits):
        array[:] = 0
    for part in parts:
        kernels.append(
            *part, apart, post_at, pos_at, skip_at, widths, last, written, post_len, bits,
            post_bytes, pos_bytes, skip_doc, skip_post, skip_pos,
        )  # fmt: skip
    return {
        "word_df": df,
        "word_cf": cf.astype(np.int32),
        "post_at": post_at,
        "post_bytes": post_bytes,
        "pos_at": pos_at,
        "pos_bytes": pos_bytes,
        "skip_at": skip_at,
        "skip_doc": skip_doc,
        "skip_post": skip_post,
        "skip_pos": skip_pos,
    }


def _part(source: Source, numbers: Numbers) -> _Part:
    return (
        source.array("post_at"),
        source.array("post_bytes"),
        source.array("pos_at"),
        source.array("pos_bytes"),
        source.renumbered,
        numbers,
    )


def _stems(sources: Sequence[Source], numbers: list[Numbers]) -> dict[str, Array]:
    """stem -> words: those of all segments together, without the words that are gone."""
    members, wanted = [], []
    for each, number in zip(sources, numbers, strict=True):
        bounds = each.array("stem_words_at")
        stem = np.repeat(np.arange(bounds.size - 1), np.diff(bounds))
        word = number[each.array("stem_words")]
        members.append((stem[word >= 0], word[word >= 0]))
        wanted.append(np.bincount(members[-1][0], minlength=bounds.size - 1) > 0)
    stem_at, stem_utf8, renumbered = merge_tables(
        [(each.array("stem_at"), each.array("stem_utf8")) for each in sources], wanted
    )
    pairs = np.unique(
        np.concatenate(
            [
                number[stem].astype(np.int64) << 32 | word
                for (stem, word), number in zip(members, renumbered, strict=True)
            ]
        )
    )
    return {
        "stem_at": stem_at,
        "stem_utf8": stem_utf8,
        "stem_words_at": bounds_of(np.bincount(pairs >> 32, minlength=stem_at.size - 1)),
        "stem_words": (pairs & 0xFFFFFFFF).astype(np.int32),
    }
