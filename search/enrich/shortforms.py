"""Organisations named again by their head noun alone: "the Council"."""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.descriptions import OF
from search.enrich.organisations import Organisation
from search.enrich.reading import Reading


def short_forms(reading: Reading, full: Sequence[tuple[int, int, str]]) -> list[Organisation]:
    """ "The Council" and the like: by rule "short" the last organisation before whose name ends
    in that word; by rule "alone" one that the article never names in full.

    `full`: the organisations named in full, as (first token, last token, name), in order.
    """
    found: list[Organisation] = []
    named: dict[str, str] = {}
    ends = {last: (first, name) for first, last, name in full}
    inside = {i for first, last, _ in full for i in range(first, last)}
    for token in reading.where("organisation head"):
        word = reading.words[token]
        if token + 1 in ends and ends[token + 1][0] < token:
            named[word] = ends[token + 1][1]
        if token not in inside and _stands_alone(reading, token):
            alone = word not in named
            if alone and reading.words[token + 1] in OF:
                continue
            name = reading.surface(token, token + 1) if alone else named[word]
            found.append(Organisation(token, token + 1, name, "alone" if alone else "short"))
    return found


def _stands_alone(reading: Reading, token: int) -> bool:
    """Whether a head noun with a capital follows "the", and no other such word follows it."""
    return (
        reading.caps[token]
        and not reading.shouted[token]
        and reading.words[token - 1] == "the"
        and reading.gaps[token] == " "
        and not (reading.gaps[token + 1] in (" ", "-") and reading.caps[token + 1])
    )
