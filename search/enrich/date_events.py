"""Finds the day of an event the article named before: "days after the agreement was announced".

The event's words are compared with those of the sentences in which the last dates stood.
"""

from __future__ import annotations

import re
from typing import Final

from search.datevalue import DateValue
from search.enrich.calendar_words import listed
from search.enrich.date_context import Context
from search.enrich.date_tokens import Tokens

_WORD = re.compile(r"\w+")
_PHRASE = 14
_SENTENCE = 240
_SHARED = 2
"""Words an event and a dated sentence must share to be taken for one."""
_STEM = 6
_COMMON: Final = frozenset(
    listed(
        "that which with from have been were their would after before about there they this when "
        "said than also into other days week weeks month months year years first being during"
    )
)
_ENDS: Final = frozenset({",", ".", ";", ":", "—", "–", "!", "?", ""})


def day_of_event(tokens: Tokens, i: int, context: Context) -> DateValue | None:
    """The day of the dated sentence that shares most words with the event told from token `i` on.

    None where no sentence shares two content words; of equals, the nearest.
    """
    phrase = []
    for word in tokens.words[i : i + _PHRASE]:
        if word in _ENDS:
            break
        phrase.append(word)
    event = _content(phrase)
    best: tuple[int, DateValue | None] = (_SHARED - 1, None)
    for found in context.recent():
        if found.value.granularity != "day":
            continue
        before = tokens.text[max(found.start - _SENTENCE, 0) : found.start]
        after = tokens.text[found.end : min(found.end + _SENTENCE, tokens.start(i - 2))]
        before = before[max(before.rfind(". "), before.rfind("\n")) + 1 :]
        sentence = before + " " + after.partition("\n")[0].partition(". ")[0]
        shared = len(event & _content(_WORD.findall(sentence.lower())))
        if shared > best[0]:
            best = (shared, found.value)
    return best[1]


def _content(words: list[str]) -> set[str]:
    return {word[:_STEM] for word in words if len(word) > 3 and word not in _COMMON}
