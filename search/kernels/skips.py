"""How far the entries of a word's skip table lie apart."""

from __future__ import annotations

from typing import Any

from search.kernels.compile import kernel, part


@part
def postings_apart(every, df, cf):
    """So many postings lie between two skips of a word in `df` articles, `cf` times.

    At most `every`, and about 2 * every occurrences: to pass them over is what a reader does, and
    a common word has dozens in an article.
    """
    return max(1, min(every, 2 * every * df // cf))


@kernel("i8 i4[] i8[] i4[]! i8[]!")
def plan_skips(every, df, cf, apart, counts) -> Any:
    """For each word how far its skips lie apart, and how many it has."""
    for word in range(df.size):
        apart[word] = every
        counts[word] = 0
        if df[word] > 0:
            apart[word] = postings_apart(every, df[word], cf[word])
            counts[word] = (df[word] - 1) // apart[word]
