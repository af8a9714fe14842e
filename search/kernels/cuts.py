"""Where a piece of text may begin and end: at a sentence, else between words, never in a mark."""

from __future__ import annotations

from search.kernels.compile import part

LETTER, DIGIT, MARK, APOSTROPHE, DOT, CJK, STOP, NEWLINE, SPACE, CLOSING = range(1, 11)
OPENS = ~(
    1 << LETTER | 1 << DIGIT | 1 << MARK | 1 << DOT | 1 << CJK | 1 << STOP | 1 << NEWLINE
    | 1 << SPACE | 1 << CLOSING
)  # fmt: skip
"""The classes of what may open a sentence (quotes, brackets, a currency sign), a bit each."""
BLANK = 1 << NEWLINE | 1 << SPACE
PARTS = BLANK | 1 << CJK
"""The classes beside which a cut parts no word: Chinese may part anywhere."""


@part
def _is(classes, point, kinds):
    return kinds >> (classes[point] & 15) & 1


@part
def opening(points, classes, at, floor):
    """Back over what opens a sentence, not below `floor`."""
    while at > floor and _is(classes, points[at - 1], OPENS) and points[at - 1] != 0x2019:
        at -= 1
    return at


@part
def trimmed(points, classes, start, end):
    """The end without blanks before it."""
    while end > start and _is(classes, points[end - 1], BLANK):
        end -= 1
    return end


@part
def _parts_words(points, classes, at):
    return _is(classes, points[at - 1], PARTS) or _is(classes, points[at], PARTS)


@part
def cut(points, classes, first, last, start, end, starts, ends, low_span, high_span, width):
    """About `width` code points of the sentence first:last around start:end, which stays whole.

    Begins or ends with the sentence where that leaves room. Spans `low_span` to `high_span`
    (`starts`, `ends`) are in or out as a whole. Returns (start, end).
    """
    if end - first <= width:
        low = first
        high = min(last, first + width)
    elif last - start <= width:
        low = max(first, last - width)
        high = last
    else:
        low = max(first, start - max(0, width - (end - start)) // 2)
        high = min(last, max(end, low + width))
    while first < low < start and not _parts_words(points, classes, low):
        low += 1
    while end < high < last and not _parts_words(points, classes, high):
        high -= 1
    for span in range(low_span, high_span):
        if starts[span] < low < ends[span]:
            low = ends[span]
        if starts[span] < high < ends[span]:
            high = starts[span]
    while low < start and _is(classes, points[low], BLANK):
        low += 1
    return low, trimmed(points, classes, end, high)
