"""Where terms stand in articles: keys (article << 32 | position), ascending."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from search.engine.segment import Ints, Segment
from search.kernels import occurrences as kernel
from search.kernels.windows import (
    distinct_articles,
    followed,
    keys_in_zone,
    ordered_windows,
    windows,
)
from search.tree import Near

Keys = npt.NDArray[np.int64]
_MANY = 65_536
"""Occurrences for which no room is made, unless the articles are long enough to hold so many."""


def occurrences(segment: Segment, words: Ints, candidates: Ints, zone: str) -> Keys:
    """Every occurrence of the words in the candidates (ascending article numbers)."""
    segment.check("post", words)
    segment.check("pos", words)
    array = segment.array
    room = int(array("word_cf")[words].sum())
    if room > _MANY:
        room = min(
            room, int(array("head_len")[candidates].sum() + array("rest_len")[candidates].sum())
        )
    out = np.empty(room, np.int64)
    count = kernel.occurrences(
        array("post_bytes"), array("post_at"), array("pos_bytes"), array("pos_at"),
        array("skip_at"), array("skip_doc"), array("skip_post"), array("skip_pos"), words,
        candidates, out,
    )  # fmt: skip
    keys = out[:count]
    return in_zone(segment, keys, zone)


def in_zone(segment: Segment, keys: Keys, zone: str) -> Keys:
    """Those of the keys that lie in the zone ("title", "body", "any")."""
    if zone == "any":
        return keys
    out = np.empty(keys.size, np.int64)
    return out[: keys_in_zone(keys, segment.array("head_len"), zone == "title", out)]


def phrase_starts(segment: Segment, terms: Sequence[Ints], candidates: Ints, zone: str) -> Keys:
    """Where a phrase begins: one member of each term on adjacent positions.

    The rarest term is read first, the others only in the articles that are left.
    """
    first, *others = by_rarity(segment, terms)
    keys = occurrences(segment, terms[first], candidates, "any")
    for other in others:
        beside = occurrences(segment, terms[other], articles_of(keys), "any")
        kept = np.empty(keys.size, np.int64)
        keys = kept[: followed(keys, beside, other - first, kept)]
    return in_zone(segment, keys - first, zone)


def by_rarity(segment: Segment, terms: Sequence[Ints]) -> list[int]:
    """The terms (their numbers), those in few articles first."""
    df = segment.array("word_df")
    spread = [int(df[words].sum()) for words in terms]
    return sorted(range(len(terms)), key=spread.__getitem__)


def articles_of(keys: Keys) -> Ints:
    """The articles that keys lie in, each once."""
    docs = np.empty(keys.size, np.int32)
    return docs[: distinct_articles(keys, docs)]


def within(keys: Keys, docs: Ints) -> Keys:
    """Those of the keys that lie in some articles."""
    first, end = keys.searchsorted(np.array((docs, docs + 1), dtype=np.int64) << 32).tolist()
    return np.concatenate([keys[a:b] for a, b in zip(first, end, strict=True)])


def near_windows(
    segment: Segment, terms: Sequence[Ints], candidates: Ints, near: Near
) -> tuple[Keys, Keys]:
    """The first and last key of each minimal window that holds all terms (see `tree.Near`)."""
    keys, bits = by_key([occurrences(segment, words, candidates, near.zone) for words in terms])
    first, last = np.empty(keys.size, np.int64), np.empty(keys.size, np.int64)
    find = ordered_windows if near.ordered else windows
    count = find(keys, bits, len(terms), near.distance, first, last)
    return first[:count], last[:count]


def merged(lists: Sequence[Keys]) -> Keys:
    """The distinct keys of several ascending lists. (np.unique would hash them: far slower.)"""
    keys = np.concatenate(lists)
    keys.sort(kind="stable")
    first = np.ones(keys.size, np.bool_)
    np.not_equal(keys[1:], keys[:-1], out=first[1:])
    return keys[first]


def by_key(lists: Sequence[Keys]) -> tuple[Keys, npt.NDArray[np.uint64]]:
    """The distinct keys of all terms, and for each the terms that stand there, a bit a term."""
    keys = merged(lists)
    bits = np.zeros(keys.size, np.uint64)
    for term, each in enumerate(lists):
        bits[np.searchsorted(keys, each)] |= np.uint64(1 << term)
    return keys, bits
