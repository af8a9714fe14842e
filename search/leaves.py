"""The leaves of a query: a word, a quote or a bracketed range, as the field before it takes it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, cast

from lark import Token

from search import faults
from search.daterange import DATE_FIELDS, read_range
from search.facet import VALUE_FACETS
from search.limits import MAX_BOOST, MAX_CLAUSES, MAX_DISTANCE
from search.runs import run_terms
from search.shape import span_of
from search.tree import FacetIs, Near, Node, Phrase, Same, Span, Term, Word, ZoneField

ZONES: tuple[ZoneField, ...] = ("title", "body")
FIELDS = (*ZONES, *(facet.name for facet in VALUE_FACETS), *DATE_FIELDS)
"""What may stand before a colon."""

QUOTES = '"“”„«»'

_RUN = re.compile(r"\S+")
_FACTOR = re.compile(r"\d+(\.\d+)?|\.\d+")


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
    """Where the closing quote of a QUOTED token stands; `~5`, `~>5`, `~s` or `~p` may follow."""
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
    suffix = text[closing + 1 : span[1]]
    node = _together(tuple(found), suffix, text, span, reading.zone)
    if len(found) > 1:
        return node
    if suffix:
        reading.warnings.append(
            f"{faults.shown(inside)} is one word: the {suffix} needs two or more."
        )
    return found[0]


_UNITS: Mapping[str, Literal["sentence", "paragraph"]] = {"~s": "sentence", "~p": "paragraph"}


def _together(
    terms: tuple[Term, ...], suffix: str, text: str, span: Span, zone: ZoneField
) -> Phrase | Near | Same:
    """The terms of a quote, as what follows its closing quote has them stand."""
    if not suffix:
        return Phrase(terms, zone, span)
    if suffix in _UNITS:
        return Same(terms, _UNITS[suffix], zone, span)
    ordered = suffix.startswith("~>")
    digits = suffix.lstrip("~>")
    if not digits.isdecimal() or int(digits) > MAX_DISTANCE:
        raise faults.bad_distance(text, (span[1] - len(suffix), span[1]))
    return Near(terms, int(digits), ordered, zone, span)


def boost(token: Token, reading: Reading) -> float:
    """The factor of a BOOST."""
    digits = token[1:]
    factor = float(digits) if _FACTOR.fullmatch(digits) else 0.0
    if not 0 < factor <= MAX_BOOST:
        raise faults.bad_boost(reading.text, span_of(token))
    return factor


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
