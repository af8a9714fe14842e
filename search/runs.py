"""From a run of query text, free of blanks, to the terms it stands for.

A run may hold several tokens (`al-Aamer`), wildcards (`reb*`) and an ending `~` (`reble~2`).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left

from search import faults
from search.limits import MAX_EDITS
from search.tree import Fuzzy, Span, Term, Wildcard, Word, ZoneField

_WILD = re.compile(r"[*?]+")
_FUZZY = re.compile(r"(.*[^\W_].*)~([\d.]*)\Z", re.DOTALL)
_OPERATORS = ("AND", "OR", "NOT")


def run_terms(
    text: str,
    span: Span,
    tokens: list[Span],
    forms: bool,
    zone: ZoneField,
    warnings: list[str],
) -> list[Term]:
    """The terms of the run at `span` of the query text, in order; none where it has no token.

    `tokens`: where the tokens of the whole query text stand. `forms`: whether plain words match
    their word forms too. Appends to `warnings`. Raises QueryError `bad_fuzziness` or
    `bad_wildcard`.
    """
    start, end = span
    fuzzy = _FUZZY.match(text[start:end])
    if fuzzy:
        edits = _edits(text, span, fuzzy)
        end = start + len(fuzzy[1])
    found: list[Term] = []
    for at, wild in _pieces(text, (start, end), tokens):
        surface = unicodedata.normalize("NFC", text[at[0] : at[1]])
        if wild:
            found += _wildcard(text, at, zone, warnings)
        else:
            word = surface.lower() if surface in _OPERATORS else surface
            found.append(Word(word, forms, zone, at))
    if fuzzy and found:
        last_word = found[-1]
        assert isinstance(last_word, Word)  # _edits refuses wildcards
        at = (last_word.span[0], span[1])
        found[-1] = Fuzzy(last_word.text, edits, zone, at)
    return found


def _pieces(text: str, run: Span, tokens: list[Span]) -> list[tuple[Span, bool]]:
    """Tokens of a run, and wildcards together with the tokens they touch: (span, is a pattern)."""
    start, end = run
    inside = tokens[bisect_left(tokens, (start, 0)) : bisect_left(tokens, (end, 0))]
    units = [(span, False) for span in inside]
    units += [(match.span(), True) for match in _WILD.finditer(text, start, end)]
    pieces: list[tuple[Span, bool]] = []
    for span, wild in sorted(units):
        if pieces and pieces[-1][0][1] == span[0] and (wild or pieces[-1][1]):
            pieces[-1] = ((pieces[-1][0][0], span[1]), True)
        else:
            pieces.append((span, wild))
    return pieces


def _wildcard(text: str, at: Span, zone: ZoneField, warnings: list[str]) -> list[Term]:
    start, end = at
    pattern = re.sub(r"\*+", "*", unicodedata.normalize("NFC", text[start:end]))
    if not _WILD.sub("", pattern):
        if "*" not in pattern:
            return []  # a question mark on its own is punctuation
        raise faults.bad_wildcard(text, at)
    if pattern.endswith("?") and len(_WILD.findall(pattern)) == 1 and "*" not in pattern:
        warnings.append(
            f"“{pattern}” stands for words with one more letter in place of each question mark;"
            f" leave it out to find “{pattern.rstrip('?')}”."
        )
    return [Wildcard(pattern, zone, at)]


def _edits(text: str, span: Span, fuzzy: re.Match[str]) -> int:
    """The number after the `~`, 1 where there is none."""
    start, end = span
    tilde = start + len(fuzzy[1])
    if _WILD.search(fuzzy[1]):
        raise faults.wild_and_fuzzy(text, (tilde, end))
    digits = fuzzy[2]
    edits = 1 if not digits else int(digits) if digits.isdecimal() else 0
    if not 1 <= edits <= MAX_EDITS:
        raise faults.bad_fuzziness(text, (tilde, end))
    return edits
