"""BM25F: what occurrences in headline and rest are worth."""

from __future__ import annotations

from search.kernels.compile import kernel, part


@part
def scored(count, head, head_len, rest_len, mean_head, mean_rest, boost, b, k1):
    """w / (k1 + w), where w = sum of boost * tf / (1 - b + b * length / mean) over both zones."""
    rest = count - head
    length = 1.0 - b + rest_len * (b / mean_rest)
    if head == 0:
        return rest / (rest + k1 * length)  # the usual case, with one division
    w = boost * head / (1.0 - b + head_len * (b / mean_head)) + rest / length
    return w / (k1 + w)


@kernel("i4[] i4[] i4[] i4[] i4[] f8 f8 f8 f8 f8 f8[]!")
def score(docs, counts, heads, head_len, rest_len, mean_head, mean_rest, boost, b, k1, out) -> None:
    """`scored` for each of the articles."""
    for i in range(docs.size):
        out[i] = scored(
            counts[i], heads[i], head_len[docs[i]], rest_len[docs[i]], mean_head, mean_rest,
            boost, b, k1,
        )  # fmt: skip
