"""Reads the number of a day beside a month: "5", "5th of", "twenty-first", "3-5"."""

from __future__ import annotations

from search.enrich.calendar_words import NUMBERS, ORDINAL_ENDINGS, ORDINALS
from search.enrich.date_tokens import Tokens

RANGE_SIGNS = frozenset({"-", "–", "to", "through", "until"})
_DASHES = frozenset({"-", "–", "—"})


def day_number(tokens: Tokens, i: int) -> tuple[int, int]:
    """The day of a month at token `i` and the token after it; (0, i) where none stands there."""
    words = tokens.words
    word = words[i]
    if word.isdecimal():
        if len(word) > 2 or not 1 <= int(word) <= 31:
            return 0, i
        if words[i + 1] in ORDINAL_ENDINGS and tokens.touches(i + 1):
            return int(word), i + 2
        follows = words[i + 1]
        if tokens.touches(i + 1) and follows in {",", ".", ":", "/"}:
            joined = tokens.touches(i + 2) and words[i + 2].isdecimal()
            return (0, i) if joined and len(words[i + 2]) != 4 else (int(word), i + 1)
        return (0, i) if follows in {"%", "percent", "per"} else (int(word), i + 1)
    if word in ORDINALS:
        return ORDINALS[word], i + 1
    if word in {"twenty", "thirty"}:
        ordinal = i + 1 + (words[i + 1] == "-")
        if ORDINALS.get(words[ordinal], 10) < 10:
            return min(NUMBERS[word] + ORDINALS[words[ordinal]], 32), ordinal + 1
        return 0, i
    return (30, i + 1) if word == "thirtieth" else (0, i)


def days_before(tokens: Tokens, i: int) -> tuple[int, int, int]:
    """Day, last day (0 where no range) and first token of what stands before a month."""
    words = tokens.words
    j = i - 1
    article = words[j] == "of"
    j -= article
    if words[j] in ORDINAL_ENDINGS and tokens.touches(j):
        j -= 1
    elif article and words[j] not in ORDINALS:
        return 0, 0, i
    day, _ = day_number(tokens, j)
    if not day or (tokens.touches(j) and words[j - 1] not in _DASHES | {"(", '"', "“"}):
        return 0, 0, i
    if words[j].isdecimal() and words[j - 1] in RANGE_SIGNS | {"and"}:
        before = j - 2
        if words[before] in ORDINAL_ENDINGS and tokens.touches(before):
            before -= 1
        earlier, _ = day_number(tokens, before)
        adjoining = words[j - 1] != "and" or earlier + 1 == day or words[before - 1] == "between"
        if 0 < earlier < day and words[before].isdecimal() and adjoining:
            return earlier, day, before
    if words[j - 1] == "the" and (article or not words[i - 1].isdecimal()):
        j -= 1
    return day, 0, j
