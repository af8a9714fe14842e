"""Finding strings in a sorted table (bounds and UTF-8 bytes), by binary search or by pattern."""

from __future__ import annotations

from typing import Any

import numpy as np

from search.kernels.compile import kernel, part


@part
def _compare(data, start, end, key):
    """-1, 0 or 1 as the string data[start:end] sorts before, with or after `key`."""
    length = end - start
    for i in range(min(length, key.size)):
        a = data[start + i]
        b = key[i]
        if a != b:
            return -1 if a < b else 1
    if length == key.size:
        return 0
    return -1 if length < key.size else 1


@part
def _starts_with(data, start, end, key):
    if end - start < key.size:
        return False
    for i in range(key.size):
        if data[start + i] != key[i]:
            return False
    return True


@part
def _place(bounds, data, key):
    """See `lower_bound`."""
    low = 0
    high = bounds.size - 1
    while low < high:
        middle = (low + high) // 2
        if _compare(data, bounds[middle], bounds[middle + 1], key) < 0:
            low = middle + 1
        else:
            high = middle
    found = low < bounds.size - 1 and _compare(data, bounds[low], bounds[low + 1], key) == 0
    return low, found


@kernel("i4[] u1[] u1[]")
def lower_bound(bounds, data, key) -> Any:
    """(place of the first string not before `key`, whether it is `key`)."""
    return _place(bounds, data, key)


@kernel("i4[] u1[] i4[] u1[] i4[]!")
def find_all(bounds, data, keys_at, keys, out) -> None:
    """The number of each of several strings (bounds and bytes) in the table, or -1."""
    for i in range(out.size):
        place, found = _place(bounds, data, keys[keys_at[i] : keys_at[i + 1]])
        out[i] = place if found else -1


@kernel("i4[] u1[] u1[]")
def prefix_range(bounds, data, prefix) -> Any:
    """(first, end) of the strings that start with `prefix`."""
    low = 0
    high = bounds.size - 1
    while low < high:
        middle = (low + high) // 2
        if _compare(data, bounds[middle], bounds[middle + 1], prefix) < 0:
            low = middle + 1
        else:
            high = middle
    first = low
    high = bounds.size - 1
    while low < high:
        middle = (low + high) // 2
        if _starts_with(data, bounds[middle], bounds[middle + 1], prefix):
            low = middle + 1
        else:
            high = middle
    return first, low


@part
def _next_point(data, at):
    """The byte after the code point at `at`."""
    at += 1
    while at < data.size and (data[at] & 0xC0) == 0x80:
        at += 1
    return at


@part
def _glob(data, start, end, pattern):
    """Whether the string matches a pattern of UTF-8 bytes with 1 for `*` and 2 for `?`."""
    at = start
    place = 0
    star = -1
    retry = start
    while at < end:
        if place < pattern.size and pattern[place] == 1:
            star = place
            retry = at
            place += 1
        elif place < pattern.size and pattern[place] == 2:
            at = _next_point(data, at)
            place += 1
        elif place < pattern.size and pattern[place] == data[at]:
            at += 1
            place += 1
        elif star >= 0:
            retry += 1
            at = retry
            place = star + 1
            while at < end and (data[at] & 0xC0) == 0x80:
                at += 1
                retry = at
        else:
            return False
    while place < pattern.size and pattern[place] == 1:
        place += 1
    return place == pattern.size


@kernel("i4[] u1[] i8 i8 u1[] i4[]!")
def glob(bounds, data, first, end, pattern, out) -> Any:
    """Write the numbers of the strings in [first, end) that match; return how many.

    `pattern`: UTF-8 bytes, with 1 for any run of code points and 2 for exactly one.
    """
    count = 0
    for number in range(first, end):
        if _glob(data, bounds[number], bounds[number + 1], pattern):
            out[count] = number
            count += 1
    return count


@part
def _points(data, start, end, out):
    """Decode UTF-8 into code points; return how many (at most out.size + 1, then it stops)."""
    count = 0
    at = start
    while at < end:
        if count == out.size:
            return count + 1
        byte = data[at]
        if byte < 0x80:
            point = np.uint32(byte)
            at += 1
        elif byte < 0xE0:
            point = np.uint32(byte & 0x1F) << 6 | (data[at + 1] & 0x3F)
            at += 2
        elif byte < 0xF0:
            point = np.uint32(byte & 0x0F) << 12 | (data[at + 1] & 0x3F) << 6 | data[at + 2] & 0x3F
            at += 3
        else:
            point = (
                np.uint32(byte & 0x07) << 18
                | (data[at + 1] & 0x3F) << 12
                | (data[at + 2] & 0x3F) << 6
                | data[at + 3] & 0x3F
            )
            at += 4
        out[count] = point
        count += 1
    return count


@kernel("i4[] u1[] i8 i8 u4[] i8 i4[]!")
def fuzzy(bounds, data, first, end, word, edits, out) -> Any:
    """Write the numbers of the strings in [first, end) within `edits` of `word`; return how many.

    Levenshtein distance over code points, row by row, left once a whole row is above `edits`.
    """
    size = word.size
    other = np.empty(size + edits, np.uint32)
    before = np.empty(size + 1, np.int64)
    row = np.empty(size + 1, np.int64)
    count = 0
    for number in range(first, end):
        length = _points(data, bounds[number], bounds[number + 1], other)
        if length > size + edits or length < size - edits:
            continue
        for j in range(size + 1):
            before[j] = j
        best = 0
        for i in range(length):
            row[0] = i + 1
            best = row[0]
            for j in range(size):
                cost = before[j] + (other[i] != word[j])
                cost = min(cost, before[j + 1] + 1, row[j] + 1)
                row[j + 1] = cost
                best = min(best, cost)
            before, row = row, before
            if best > edits:
                break
        if best <= edits and before[size] <= edits:
            out[count] = number
            count += 1
    return count
