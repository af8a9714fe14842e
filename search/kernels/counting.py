"""Counting articles by value, and choosing the most frequent values."""

from __future__ import annotations

from typing import Any

from search.kernels.compile import index, kernel


@kernel("i4[] i4[] i4[] i4[] i4[]!")
def count_values(docs, of_at, of_value, number, counts) -> Any:
    """Add 1 to `counts[number[v]]` for each value v of each article; return how many have none.

    `number` is empty where the values are numbered as they are counted.
    """
    without = 0
    for i in range(docs.size):
        doc = index(docs[i])
        start = of_at[doc]
        end = of_at[doc + index(1)]
        without += start == end
        for at in range(start, end):
            value = of_value[index(at)]
            if number.size > 0:
                value = number[index(value)]
            counts[index(value)] += 1
    return without


@kernel("i4[] b1 i4[]! i4[]!")
def most(counts, by_number, values, found) -> Any:
    """The values with the highest counts above 0, equal ones by number; return (listed, distinct).

    Fills `values` and `found` (their counts), whose size is how many are wanted. `by_number`: the
    first ones with any count instead.
    """
    listed = 0
    distinct = 0
    room = values.size
    for value in range(counts.size):
        count = counts[value]
        if count == 0:
            continue
        distinct += 1
        if listed == room and (by_number or room == 0 or count <= found[room - 1]):
            continue
        at = min(listed, room - 1)
        while not by_number and at > 0 and found[at - 1] < count:
            values[at] = values[at - 1]
            found[at] = found[at - 1]
            at -= 1
        values[at] = value
        found[at] = count
        listed = min(listed + 1, room)
    return listed, distinct


@kernel("i4[] i4[] i4[]!")
def without_value(docs, of_at, out) -> Any:
    """List the articles that have no value; return how many."""
    n = 0
    for i in range(docs.size):
        doc = index(docs[i])
        if of_at[doc] == of_at[doc + index(1)]:
            out[n] = docs[i]
            n += 1
    return n
