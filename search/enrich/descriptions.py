"""What stands after a name and a comma and says who that is: "Burns, commander of the group"."""

from __future__ import annotations

from collections.abc import Collection

from search.enrich.lexicon import Words
from search.enrich.reading import NUMBER, Reading

FARTHEST = 7
"""Words that a role after a name may have: "Burns, the group's deputy Middle East director"."""
OF = frozenset({"of", "for"})
OWN = frozenset({"the", "his", "her", "its", "their"})
DETERMINERS = OWN | {"a", "an"}


def role_after(reading: Reading, token: int, begun: Collection[int], words: Words) -> int:
    """The end of the role that stands at a token after a comma, 0 where none does."""
    if reading.gaps[token] != ", ":
        return 0
    for last in range(token + 1, token + 1 + FARTHEST):
        word, after = reading.words[last - 1], reading.gaps[last]
        if last - 1 in begun:
            return 0
        role = word in words["title"] or word in words["role"]
        if role and not (after == " " and reading.caps[last]):
            of_the = reading.words[last] in OF and reading.words[last + 1] == "the"
            long = last - token > 1 or reading.caps[token] or of_the
            goes_on = after in (" ", "-") and reading.words[last] not in OF
            return last if long and not goes_on else 0
        owner = after in ("’s ", "'s ")
        told = reading.case[last - 1] == NUMBER or is_of_role(reading, last - 1, words)
        if not owner and (after not in (" ", "-") or not (word in DETERMINERS or told)):
            return 0
    return 0


def is_of_role(reading: Reading, token: int, words: Words) -> bool:
    """Whether a word before a title tells of what: "407th Group commander"."""
    return reading.caps[token] or reading.words[token] in words["office word"]
