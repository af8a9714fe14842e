"""Which bytes of a mapped array were not read yet: its pages are checked at first touch."""

from __future__ import annotations

from typing import Any

from search.kernels.compile import index, kernel


@kernel("i4[] i4[] i8 i8 u1[]")
def unchecked(bounds, numbers, first, page, checked) -> Any:
    """The first place from `first` on of a row, by its number, with a page not checked; else -1.

    Row r has the bytes bounds[r] to bounds[r + 1]; `page`: bytes of a page; `checked`: 1 for each
    page that is.
    """
    for place in range(first, numbers.size):
        row = index(numbers[place])
        start = bounds[row]
        stop = bounds[row + index(1)]
        if start < stop:
            for at in range(start // page, (stop - 1) // page + 1):
                if not checked[index(at)]:
                    return place
    return -1
