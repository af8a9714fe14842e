"""What a rule knows besides the words: the day of publication, the dates before, the tense."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from search.datevalue import DateValue
from search.enrich.calendar_words import FUTURE_CUES, REPORTING, listed
from search.enrich.date_tokens import Tokens

_LOOK_BACK = 12
_CLAUSE = 24
_SENTENCE_ENDS = frozenset(".!?؟;")
_ABBREVIATIONS = frozenset(
    listed(
        "mr mrs ms dr gen col lt sgt capt maj gov sen rep st no vs inc corp co ltd jr sr prof "
        "rev u s jan feb mar apr jun jul aug sept sep oct nov dec"
    )
)


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens `first` to `end` (exclusive) say `value`, by this rule."""

    first: int
    end: int
    value: DateValue
    rule: str


@dataclass(frozen=True, slots=True)
class Found:
    """A resolved date: its range in the article's text, its value and the rule."""

    start: int
    end: int
    value: DateValue
    rule: str


@dataclass(frozen=True, slots=True)
class Context:
    """`anchor`: the day of publication, None where it is not known. `earlier`: dates so far."""

    anchor: date | None
    earlier: Sequence[Found]

    def latest(self, wanted: Callable[[DateValue], bool]) -> Found | None:
        """The nearest of the last dozen dates before this point whose value is of a kind."""
        for found in self.earlier[: -_LOOK_BACK - 1 : -1]:
            if wanted(found.value):
                return found
        return None


Rule = Callable[[Tokens, int, Context], Match | None]


def ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the token at `index` is a sign that closes a sentence or an independent clause."""
    words = tokens.words
    if words[index] not in _SENTENCE_ENDS:
        return words[index] == ""
    if words[index] != ".":
        return True
    before, after = words[index - 1], words[index + 1]
    return not ((len(before) == 1 and before.isalpha()) or before in _ABBREVIATIONS) and not (
        tokens.touches(index + 1) and after.isalnum()
    )


def speaks_of_future(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the clause around tokens `first` to `end` has a verb or sign of the future.

    Before the date it is sought back to the clause's beginning. After the date it counts only
    where no verb of reporting comes first: "on Friday the court will rule", but not "he said on
    Friday that the court will rule".
    """
    words = tokens.words
    for index in range(first - 1, max(first - _CLAUSE, -1), -1):
        word = words[index]
        if word in FUTURE_CUES or (word == "to" and words[index - 1] in {"going", "set", "about"}):
            return True
        if word in REPORTING or ends_sentence(tokens, index):
            return False if word in REPORTING else _future_follows(tokens, end)
    return first < _CLAUSE and _future_follows(tokens, end)


def _future_follows(tokens: Tokens, end: int) -> bool:
    for index in range(end, min(end + _CLAUSE, len(tokens))):
        word = tokens.words[index]
        if word in {"will", "shall"} or (word == "to" and tokens.words[index - 1] == "set"):
            return True
        if word in REPORTING or (len(word) > 3 and word.endswith("ed")):
            return False
        if ends_sentence(tokens, index):
            return False
    return False
