"""The marks of several terms as one list."""

from __future__ import annotations

import numpy as np

from search.kernels.compile import kernel


@kernel("i8[] i8[] i8[] i4[] f8[] i4[] i8 i8[]! i8[]! i8[]! i4[]! f8[]!")
def gather(
    first, last, term_at, number, weight, docs, above, mark_at, out_first, out_last, out_term,
    out_weight,
) -> None:  # fmt: skip
    """Merge what terms mark in some articles of one segment, behind what is there already.

    `first`, `last`: keys (article << 32 | position), ascending in each term, CSR by `term_at`;
    `number`, `weight`: of each term. `docs`: the articles, the rows from `above` on of a page;
    `mark_at`: CSR of the page's marks, filled up to `above`. The outputs ascend by row, first and
    last position; their keys are row << 32 | position.
    """
    nexts = term_at[:-1].copy()
    n = mark_at[above]
    for row in range(docs.size):
        beyond = np.int64(docs[row] + 1) << 32
        shift = np.int64(above + row - docs[row]) << 32
        while True:
            best = -1
            for term in range(number.size):
                at = nexts[term]
                if at == term_at[term + 1] or first[at] >= beyond:
                    continue
                if best >= 0:
                    least = nexts[best]
                    if first[at] > first[least]:
                        continue
                    if first[at] == first[least] and last[at] >= last[least]:
                        continue
                best = term
            if best < 0:
                break
            out_first[n] = first[nexts[best]] + shift
            out_last[n] = last[nexts[best]] + shift
            out_term[n] = number[best]
            out_weight[n] = weight[best]
            nexts[best] += 1
            n += 1
        mark_at[above + row + 1] = n
