"""The cutter of the rules for dates: runs of letters or figures, and each other sign alone."""

from __future__ import annotations

from typing import Any

from search.kernels.compile import kernel

UNKNOWN, BLANK, LATIN, FIGURE, LETTER, SIGN = range(6)
"""What a code point is here: not told yet; between tokens; an unaccented Latin letter, a figure,
any other letter; a token of its own."""


@kernel("u4[] u1[] i8[] i8[] i8[]! i4[]! i8[]!")
def cut_signs(points, classes, begins, ends, start, length, first) -> Any:
    """Fill `start` and `length` of each token of the ranges `begins` to `ends` of `points`, and
    `first`: the number of each range's first token, and at last of them all.

    A run of unaccented letters, of figures, or of letters of any kind is a token. `classes`: of
    each code point. Returns the number of tokens; before it is done -1 less the place of a code
    point whose class is not known.
    """
    count = 0
    for number in range(begins.size):
        first[number] = count
        at = begins[number]
        end = ends[number]
        while at < end:
            kind = classes[points[at]]
            after = at + 1
            if kind == UNKNOWN:
                return -1 - at
            if kind == LATIN or kind == FIGURE:
                while after < end and classes[points[after]] == kind:
                    after += 1
            elif kind == LETTER:
                while after < end and (
                    classes[points[after]] == LETTER or classes[points[after]] == LATIN
                ):
                    after += 1
            if kind != BLANK:
                start[count] = at
                length[count] = after - at
                count += 1
            at = after
    first[begins.size] = count
    return count
