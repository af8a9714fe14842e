"""Author names out of the many ways sources write them."""

from __future__ import annotations

import re

from search.sources.text import clean, one_line

_BY = re.compile(r"(?:by|written by|reported by|بقلم|كتب|كتبت) ?[:：]? ", re.IGNORECASE)
_BETWEEN = re.compile(r" ?[;|] ?| (?:and|und|et|&) ", re.IGNORECASE)
_COMMA = re.compile(r" ?[,،] ?")
_INITIALS = re.compile(r"\w(?:[.\s-]+\w)*\.?")
_GENRE = re.compile(r" ?[-–—] ?(?:analysis|interview|commentary|opinion|factbox)$", re.IGNORECASE)
_POST = re.compile(
    r"\b(?:correspondents?|editors?|reporters?|writers?|columnists?|bureau chief)$", re.IGNORECASE
)
_LONGEST = 120


def author_names(given: str) -> tuple[str, ...]:
    """The names in "By A, B and C", "A; B" or "Surname, X. Y.", as written, each once.

    A comma separates names, except before initials and where the first of two is a single word:
    those are a surname and what belongs to it. No name is a post ("Economics Correspondent"),
    nor what is longer than 120 characters; "- Analysis" belongs to none.
    """
    text = ";".join(one_line(line) for line in clean(given).split("\n"))
    found: list[str] = []
    for part in _BETWEEN.split(_BY.sub("", text, count=1) if _BY.match(text) else text):
        pieces = [piece for piece in _COMMA.split(part) if piece]
        if len(pieces) == 2 and " " not in pieces[0] and pieces[1].count(" ") < 2:
            pieces = [", ".join(pieces)]
        for piece in pieces:
            if found and _INITIALS.fullmatch(piece):
                found[-1] += f", {piece}"
            else:
                found.append(piece)
    names = (_GENRE.sub("", name).strip(" :*-–—") for name in found)
    return tuple(
        dict.fromkeys(
            name for name in names if 0 < len(name) <= _LONGEST and not _POST.search(name)
        )
    )
