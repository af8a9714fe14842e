"""Searches and articles as entries of a bibliography: BibTeX and RIS, plain text both."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from search.article import Article
from search.folding import fold

_ESCAPED = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # a bare brace, escaped or not, would upset BibTeX's own count
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is cited. `day` is as precise as known (`2017`, `2017-10`, `2017-10-05`), "" unknown."""

    kind: str
    title: str
    url: str
    authors: tuple[str, ...]
    publisher: str
    day: str
    language: str
    note: str
    seen: date


def article_entry(article: Article, url: str, seen: date) -> Entry:
    """An article, at its own address where it has one."""
    day = str(article.published.value) if article.published else ""
    source, language = article.source or "", article.language or ""
    return Entry("NEWS", article.title, url, article.authors, source, day, language, "", seen)


def search_entry(title: str, url: str, publisher: str, note: str, seen: date) -> Entry:
    """A search, with what it found in the note."""
    return Entry("ELEC", title, url, (), publisher, "", "", note, seen)


def bibtex(entry: Entry) -> str:
    """The entry as `@misc`, which every BibTeX style knows."""
    year, _, rest = entry.day.partition("-")
    month = _MONTHS[int(rest[:2]) - 1] if rest else ""
    fields = {
        "author": " and ".join(f"{{{_tex(each)}}}" for each in entry.authors),
        "title": f"{{{_tex(entry.title)}}}",
        "publisher": _tex(entry.publisher),
        "year": year,
        "date": entry.day,
        "url": entry.url.replace("{", "%7B").replace("}", "%7D"),
        "urldate": entry.seen.isoformat(),
        "language": entry.language,
        "note": _tex(entry.note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value.strip("{}")]
    lines += [f"  month = {month},"] if month else []
    return "\n".join((f"@misc{{{_key(entry)},", *lines, "}", ""))


def ris(entry: Entry) -> str:
    """The entry as RIS: a tag a line, ended by CR LF."""
    year, month, day = (*entry.day.split("-"), "", "")[:3]
    tags: Iterable[tuple[str, str]] = (
        ("TY", entry.kind),
        *(("AU", each) for each in entry.authors),
        ("TI", entry.title),
        ("PB", entry.publisher),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("LA", entry.language),
        ("UR", entry.url),
        ("Y2", entry.seen.strftime("%Y/%m/%d/")),
        ("N1", entry.note),
    )
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in tags if value]
    return "\r\n".join((*lines, "ER  - ", ""))


def _tex(text: str) -> str:
    return "".join(_ESCAPED.get(sign, sign) for sign in " ".join(text.split()))


def _key(entry: Entry) -> str:
    """A key of ASCII letters and digits: year and the first words."""
    folded = " ".join(fold(word) for word in entry.title.split())
    words = re.findall("[a-z0-9]+", folded)[:4]
    return "-".join((entry.day[:4] or str(entry.seen.year), *words))
