"""What the words beside a name say of it: "Homs countryside", "city of Homs", "Paris Hilton"."""

from __future__ import annotations

from collections.abc import Set

from search.enrich.lexicon import Words
from search.enrich.names import ARTICLES
from search.enrich.reading import Reading

OF = frozenset({"of"})


def sort_of(reading: Reading, first: int, last: int, words: Words) -> str:
    """What the words beside a name say it is."""
    after = reading.words[last] if reading.gaps[last] in (" ", "'s ", "’s ") else ""
    beyond = reading.words[last + 1] if reading.gaps[last + 1] == " " else ""
    before = reading.words[first - 1] if reading.gaps[first] == " " else ""
    compass = before in words["compass"]
    if after in words["settlement word"] and not (compass and beyond in OF):
        return "settlement"
    if after in words["division word"]:
        return "division"
    if after in words["compass"] and beyond in words["division word"]:
        return "division"
    if before in OF:
        kind = reading.words[first - 2]
        if kind in words["settlement word"]:
            return "settlement"
        if kind in words["division word"] or kind in words["compass"]:
            return "division"
    if compass:
        return "division"
    if before in words["division before"]:
        return "division"
    return "settlement" if before in words["settlement before"] else ""


def is_joined(reading: Reading, first: int, last: int, words: Words, named: Set[int]) -> bool:
    """Whether the name runs on into capitalised words that say nothing of places or dates.

    A word that starts a sentence has its capital from there, unless it is in `named` too.
    """
    left = (
        reading.gaps[first] in (" ", "-", ". ")
        and not reading.starts[first]
        and reading.caps[first - 1]
        and (not reading.starts[first - 1] or first - 1 in named)
        and not reading.shouted[first]
        and not _tells(reading.words[first - 1], words)
        and reading.words[first - 1] not in words["place preposition"]
    )
    article = reading.words[last] in ARTICLES and reading.gaps[last + 1] == "-"
    right = (
        reading.gaps[last] in (" ", "-")
        and (reading.caps[last] or (article and reading.caps[last + 1]))
        and not reading.shouted[first]
        and not _tells(reading.words[last], words)
    )
    return left or right


def _tells(word: str, words: Words) -> bool:
    """Whether a word beside a name says what place it is, or is in no name."""
    return (
        word in words["compass"]
        or word in words["settlement word"]
        or word in words["division word"]
        or word in words["never"]
    )
