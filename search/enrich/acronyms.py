"""Acronyms defined in passing: "Free Syrian Army (FSA)".

The rule is that of Schwartz and Hearst (2003): read from the right, each letter of the short form
must be found in the long form before it, the first one at the start of a word; here the words
before the bracket that start with a capital are the only long forms tried.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.enrich.matcher import Match
from search.enrich.organisations import Organisation
from search.enrich.reading import CAPITALS, Reading

SMALL = frozenset("of the for and in on to de la du des al".split())  # noqa: SIM905 (a list would fill the page)


OPENING = frozenset({" (", "(", "'s (", "’s ("})
"""What may stand between the long form and the short one."""


@dataclass(frozen=True, slots=True)
class Acronym:
    """`token` holds a short form; tokens `first` up to `last` are the long form before it."""

    token: int
    first: int
    last: int


def find_acronyms(
    reading: Reading, matches: Sequence[Match], headed: Sequence[Organisation]
) -> list[Acronym]:
    """The definitions in an article, in order. A known actor before the bracket is the long form
    whatever its letters, since its acronym may come from another language; so is an organisation
    by its head noun whose first letter agrees."""
    ends = {o.last: (o.first, o.last) for o in headed}
    ends = {
        last: (first, last)
        for last, (first, _) in ends.items()
        if last < len(reading) and reading.words[last][0] in _initials(reading, first, last)
    }
    ends |= {match.last: (match.first, match.last) for match in matches if match.actors}
    found: list[Acronym] = []
    for token in reading.capitals:
        if reading.case[token] != CAPITALS or reading.gaps[token] not in OPENING:
            continue
        after = reading.article.text[reading.end[token] : reading.end[token] + 1]
        if after not in (")", ",", ";", "."):
            continue
        first = long_form(reading, token)
        if token in ends and (first is None or ends[token][0] < first):
            found.append(Acronym(token, *ends[token]))
        elif first is not None:
            found.append(Acronym(token, first, token))
    return found


def _initials(reading: Reading, first: int, last: int) -> str:
    return "".join(word[0] for word in reading.words[first:last])


def long_form(reading: Reading, token: int) -> int | None:
    """Where the long form of the acronym at `token` starts, None where none fits."""
    letters = reading.words[token]
    for length in range(2, min(len(letters) + 5, token) + 1):
        first = token - length
        if not all(reading.joint[i] for i in range(first + 1, token)):
            return None
        if not reading.caps[first]:
            continue
        words = reading.words[first:token]
        if words[0][0] != letters[0] or not _proper(reading, first, token):
            continue
        if _spells(letters, [w for w in words if w not in SMALL]) or _spells(letters, words):
            return first
    return None


def _proper(reading: Reading, first: int, last: int) -> bool:
    return all(reading.caps[i] or reading.words[i] in SMALL for i in range(first, last))


def _spells(letters: str, words: Sequence[str]) -> bool:
    """Whether the letters can be read off the words in order, each word giving its first letter
    or none, a word giving further letters only after its first; the first word must give."""
    at = 0
    given = 0
    for word in words:
        if at < len(letters) and word.startswith(letters[at]):
            at += 1
            given += 1
            rest = len(words) - given
            inner = word[1:]
            while at < len(letters) and len(letters) - at > rest and letters[at] in inner:
                inner = inner[inner.index(letters[at]) + 1 :]
                at += 1
    return at == len(letters) and given * 3 >= len(words) * 2
