"""What a rule knows besides the words: the day of publication, the dates before, the tense."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from search.datevalue import DateValue
from search.enrich.date_tokens import Tokens
from search.enrich.made import made_often

_LOOK_BACK = 12


@made_often
class Match:
    """Tokens `first` to `end` (exclusive) say `value`, by this rule.

    None where they have the form of a date and are none (31 September): no other rule then reads
    a part of them as a date.
    """

    first: int
    end: int
    value: DateValue | None
    rule: str


@made_often
class Found:
    """A resolved date: its range in the article's text, its value and the rule."""

    start: int
    end: int
    value: DateValue
    rule: str


@made_often
class Context:
    """`anchor`: the day of publication, None where it is not known. `earlier`: dates so far."""

    anchor: date | None
    earlier: list[Found]

    def latest(self, wanted: Callable[[Found], bool]) -> Found | None:
        """The nearest of the last dozen dates before this point that is of a kind."""
        return next(filter(wanted, self.recent()), None)

    def recent(self) -> Sequence[Found]:
        """The last dozen dates before this point, the nearest first."""
        return self.earlier[: -_LOOK_BACK - 1 : -1]


Rule = Callable[[Tokens, int, Context], Match | None]
