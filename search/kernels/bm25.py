"""BM25F: what occurrences in headline and rest are worth."""

from __future__ import annotations

from search.kernels.compile import kernel, part


@part
def weight(count, head, head_len, rest_len, mean_head, mean_rest, boost, b):
    """BM25F's w: over headline and rest, boost * tf / (1 - b + b * length / mean length)."""
    w = 0.0
    if head > 0:
        w += boost * head / (1.0 - b + b * head_len / mean_head)
    if count > head:
        w += (count - head) / (1.0 - b + b * rest_len / mean_rest)
    return w


@kernel("i4[] i4[] i4[] i4[] i4[] f8 f8 f8 f8 f8 f8 f8[]!")
def score(
    docs, counts, heads, head_len, rest_len, mean_head, mean_rest, boost, b, k1, idf, out
) -> None:
    """BM25F's score of a term in each of the articles: idf * w / (k1 + w)."""
    for i in range(docs.size):
        doc = docs[i]
        w = weight(
            counts[i], heads[i], head_len[doc], rest_len[doc], mean_head, mean_rest, boost, b
        )
        out[i] = idf * w / (k1 + w)
