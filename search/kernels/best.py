"""Choosing the best: articles in an order, and the values an article is about."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import index, kernel

BY_SCORE, NEWEST, OLDEST = 0, 1, 2


@kernel("i4[] f8[] i8[] i4[] i8 i8[] i4[]! i8[]! i8[]!")
def best(docs, scores, seconds, ranks, order, after, top, primary, secondary) -> Any:
    """The first `top.size` articles in an order, fully determined; return how many there are.

    BY_SCORE: by score in millionths, then newest; NEWEST and OLDEST by date, undated last; then by
    rank (of the id). `after` is empty or (primary, secondary, least rank): only what comes behind
    that. Fills article, primary key and secondary key, larger first.
    """
    n = 0
    undated = np.int64(-9223372036854775808)
    for i in range(docs.size):
        doc = docs[i]
        second = seconds[index(doc)]
        if order == BY_SCORE:
            p = np.int64(np.rint(scores[i] * 1e6)) if scores.size > 0 else np.int64(0)
            s = second
        elif order == NEWEST:
            p = second
            s = np.int64(0)
        else:
            p = undated if second == undated else -second
            s = np.int64(0)
        rank = ranks[index(doc)]
        if after.size > 0:
            if p > after[0] or (p == after[0] and s > after[1]):
                continue
            if p == after[0] and s == after[1] and rank < after[2]:
                continue
        if n == top.size:
            if n == 0 or p < primary[n - 1]:
                continue
            if p == primary[n - 1]:
                if s < secondary[n - 1]:
                    continue
                if s == secondary[n - 1] and rank > ranks[top[n - 1]]:
                    continue
        else:
            n += 1
        at = n - 1
        while at > 0:
            before = at - 1
            worse = primary[before] < p or (
                primary[before] == p
                and (
                    secondary[before] < s or (secondary[before] == s and ranks[top[before]] > rank)
                )
            )
            if not worse:
                break
            top[at] = top[before]
            primary[at] = primary[before]
            secondary[at] = secondary[before]
            at = before
        top[at] = doc
        primary[at] = p
        secondary[at] = s
    return n


@kernel("i4[] i4[] i4[] u1[] u1[] i4[]!")
def surest(docs, of_at, of_value, of_own, of_confidence, out) -> None:
    """The values an article is about, mentions most and most surely; -1 behind the last.

    `out` has room for as many values of each article: its size is a multiple of docs.size.
    """
    room = out.size // max(1, docs.size)
    out[:] = -1
    for i in range(docs.size):
        taken = 0
        while taken < room:
            most = np.int64(0)
            best_at = np.int64(-1)
            for each in range(of_at[index(docs[i])], of_at[index(docs[i] + 1)]):
                at = index(each)
                rank = np.int64(of_own[at]) << 8 | np.int64(of_confidence[at])
                if of_own[at] == 0 or rank <= most:
                    continue
                used = False
                for j in range(taken):
                    used |= out[i * room + j] == of_value[at]
                if not used:
                    most = rank
                    best_at = np.int64(each)
            if best_at < 0:
                break
            out[i * room + taken] = of_value[best_at]
            taken += 1
