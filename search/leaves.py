"""The leaves of a query: a word, a quote or a bracketed range, as the field before it takes it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Literal, cast

from lark import Token

from search import faults
from search.daterange import DATE_FIELDS, read_range
from search.facet import VALUE_FACETS
from search.limits import MAX_CLAUSES, MAX_DISTANCE
from search.runs import run_terms
from search.shape import span_of
from search.tree import FacetIs, Near, Node, Phrase, Span, Term, Word, ZoneField

ZONES: tuple[ZoneField, ...] = ("title", "body")
FIELDS = (*ZONES, *(facet.name for facet in VALUE_FACETS), *DATE_FIELDS)
"""What may stand before a colon."""

QUOTES = '"“”„«»'

_RUN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What each step of reading one query shares; its two lists grow.

    `tokens`: where the tokens of `text` stand. `under`: the field the step is inside of, if any.
    `warnings`: sentences for the reader. `clauses`: where each clause read so far stands.
    """

    text: str
    match: Literal["all", "any"]
    tokens: list[Span]
    under: Token | None = None
    warnings: list[str] = field(default_factory=list)
    clauses: list[Span] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The field's name, "" outside of any."""
        return str(self.under)[:-1].lower() if self.under else ""

    @property
    def zone(self) -> ZoneField:
        return cast(ZoneField, self.name) if self.under else "any"


def leaf(token: Token, reading: Reading) -> Node | None:
    """The node of a WORD, QUOTED or RANGE; None where it holds no word, with a warning."""
    span = span_of(token)
    if reading.name not in ("", *ZONES):
        return _filter(token, span, reading)
    if token.type == "RANGE":
        raise faults.bad_value(reading.text, span, reading.name)
    if token.type == "QUOTED":
        return _quoted(span, reading)
    found = run_terms(reading.text, span, reading.tokens, True, reading.zone, reading.warnings)
    _count([term.span for term in found], reading)
    if not found:
        reading.warnings.append(f"{faults.shown(token)} holds no letter or digit and was left out.")
        return None
    _warn_of_operator(found[0], span, reading)
    return found[0] if len(found) == 1 else Phrase(tuple(found), reading.zone, span)


def _warn_of_operator(term: Term, span: Span, reading: Reading) -> None:
    """A lower-case `and` between words is a word; whoever typed it may have meant AND."""
    text = reading.text
    if text[slice(*span)] not in ("and", "or", "not") or not text[span[1] :].strip():
        return
    if isinstance(term, Word) and (term.text == "not" or text[: span[0]].strip()):
        reading.warnings.append(
            f"“{term.text}” was searched as a word; as an operator it is written"
            f" {term.text.upper()}."
        )


def _closing(quoted: str) -> int:
    """Where the closing quote of a QUOTED token stands; `~5` may follow."""
    return max(quoted.rfind(quote) for quote in QUOTES)


def _quoted(span: Span, reading: Reading) -> Node | None:
    text = reading.text
    closing = span[0] + _closing(text[slice(*span)])
    found: list[Term] = []
    for run in _RUN.finditer(text, span[0] + 1, closing):
        found += run_terms(text, run.span(), reading.tokens, False, reading.zone, reading.warnings)
    _count([term.span for term in found], reading)
    inside = text[span[0] + 1 : closing]
    if not inside.strip():
        raise faults.empty_quote(text, span)
    if not found:
        reading.warnings.append(
            f"{faults.shown(inside)} holds no letter or digit and was left out."
        )
        return None
    distance = _distance(text, (closing + 1, span[1]))
    if len(found) == 1:
        if distance is not None:
            reading.warnings.append(
                f"{faults.shown(inside)} is one word: the ~{distance} needs two or more."
            )
        return found[0]
    if distance is None:
        return Phrase(tuple(found), reading.zone, span)
    return Near(tuple(found), distance, False, reading.zone, span)


def _distance(text: str, suffix: Span) -> int | None:
    """The number after the `~` of a quote, None where there is no `~`."""
    if suffix[0] == suffix[1]:
        return None
    digits = text[suffix[0] + 1 : suffix[1]]
    if not digits.isdecimal() or int(digits) > MAX_DISTANCE:
        raise faults.bad_distance(text, suffix)
    return int(digits)


def _filter(token: Token, span: Span, reading: Reading) -> Node:
    """A facet's value or a date: the run as it stands, or what is between the quotes."""
    text, name = reading.text, reading.name
    start, end = span
    if token.type == "QUOTED":
        closing = start + _closing(str(token))
        if closing + 1 < end:
            raise faults.near_value(text, (closing + 1, end), name)
        start, end = start + 1, closing
    assert reading.under is not None
    field, colon = span_of(reading.under)
    whole = (field if colon == span[0] else span[0], span[1])  # in a group: the value alone
    typed = unicodedata.normalize("NFC", text[start:end].strip())
    if not typed:
        raise faults.empty_value(text, whole, name)
    _count([whole], reading)
    if name in DATE_FIELDS:
        return read_range(name, text, (start, end), whole)
    if token.type == "RANGE":
        raise faults.bad_value(text, span, name)
    return FacetIs(name, typed, (), whole)


def _count(spans: list[Span], reading: Reading) -> None:
    reading.clauses.extend(spans)
    if len(reading.clauses) > MAX_CLAUSES:
        raise faults.too_many_clauses(reading.text, reading.clauses)
