"""The languages of the interface: messages, plurals, numbers and the direction of writing.

A message is keyed by its English text. `data/<code>.tsv` holds its translation, a line each;
`data/plurals.tsv` the forms of nouns that follow a number, in the categories of CLDR.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from babel import Locale
from babel.numbers import format_decimal
from flask import request

FOLDER = Path(__file__).parent / "data"
CODES = ("en", "ar")
_LOCALES = {"en": "en_GB", "ar": "ar"}


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of the interface. `root` begins the path of each of its pages."""

    code: str
    locale: str
    root: str
    direction: str
    messages: Mapping[str, str] = field(repr=False)
    plurals: Mapping[tuple[str, str], str] = field(repr=False)

    def __call__(self, message: str, /, **values: object) -> str:
        """The message in this language, with values in place of its {names}."""
        said = self.messages.get(message, message)
        return said.format(**values) if values else said

    def noun(self, name: str, number: int) -> str:
        """The form of a noun that follows this number."""
        category = _parsed(self.locale).plural_form(number)
        return self.plurals.get((name, category)) or self.plurals[name, "other"]

    def number(self, number: int) -> str:
        """Digits in groups: `29,401`."""
        return _grouped(number, self.locale)

    def counted(self, number: int, name: str) -> str:
        """A number and its noun: `29,401 articles`."""
        return f"{self.number(number)} {self.noun(name, number)}"

    def __hash__(self) -> int:
        return hash(self.code)


@cache
def tongue(code: str) -> Tongue:
    """The language with this code, one of `CODES`; English is at home at the root."""
    locale = _LOCALES[code]
    return Tongue(
        code,
        locale,
        "" if code == "en" else f"/{code}",
        _parsed(locale).text_direction,
        {} if code == "en" else {row[0]: row[1] for row in _rows(code, 2)},
        {(name, form): said for tag, name, form, said in _rows("plurals", 4) if tag == code},
    )


def spoken() -> Tongue:
    """The language of the page that was asked for, by its path."""
    first = request.path.split("/", 2)[1]
    return tongue(first if first in CODES else "en")


def _rows(name: str, width: int) -> list[tuple[str, ...]]:
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [tuple(line.split("\t")) for line in lines if line]
    assert all(len(row) == width for row in rows), f"web/data/{name}.tsv: {width} columns a line"
    return rows


@cache
def _parsed(locale: str) -> Locale:
    return Locale.parse(locale)


@lru_cache(maxsize=4096)
def _grouped(number: int, locale: str) -> str:
    said: str = format_decimal(number, locale=locale)
    return said
