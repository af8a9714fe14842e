"""What stock Whoosh asks about terms: each field's table of strings, and the postings of one.

Postings are decoded here in plain Python, apart from the kernels: a second reading of the format.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.matching.mcore import ListMatcher
from whoosh.reading import TermInfo

from search.engine.segment import Segment
from search.facet import VALUE_FACETS

Term = tuple[str, bytes]
TABLES = {"id": "id", "text": "word", **{f.name: f"{f.name}.value" for f in VALUE_FACETS}}
"""The sorted table of strings that holds the terms of each field."""


class TermReader(TermsReader):  # type: ignore[misc]  # Whoosh has no types
    """The terms of one segment."""

    def __init__(self, segment: Segment) -> None:
        self._segment = segment

    def close(self) -> None:
        self._segment.file.close()

    def __contains__(self, term: Term) -> bool:
        return self._number(*term) >= 0

    def indexed_field_names(self) -> list[str]:
        return list(TABLES)

    def cursor(self, fieldname: str, fieldobj: Any) -> TermCursor:
        return TermCursor(self, fieldname, fieldobj)

    def terms(self) -> Iterator[Term]:
        return self.terms_from("", b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[Term]:
        """All terms at or after (field, prefix), fields in order of their names."""
        for field in sorted(each for each in TABLES if each >= fieldname):
            first = self.place(field, prefix) if field == fieldname else 0
            for number in range(first, self.count(field)):
                yield field, self.string(field, number)

    def items(self) -> Iterator[tuple[Term, TermInfo]]:
        return self.items_from("", b"")

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[Term, TermInfo]]:
        for term in self.terms_from(fieldname, prefix):
            yield term, self.term_info(*term)

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """Counts of the term, deleted articles among them; KeyError where it is not there."""
        number = self._number(fieldname, text)
        if number < 0:
            raise KeyError((fieldname, text))
        articles = self.articles(fieldname, number)
        weight = len(articles)
        if fieldname == "text":
            weight = int(self._segment.array("word_cf")[number])
        return TermInfo(weight, len(articles), 1, weight, weight, articles[0], articles[-1])

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> TermMatcher:
        number = self._number(fieldname, text)
        ids = self.articles(fieldname, number) if number >= 0 else []
        places: list[list[int]] = []
        if fieldname == "text" and number >= 0:
            places = self._positions(number)
        weights = [float(len(each)) for each in places] or None
        return TermMatcher(ids, weights, places, format_, scorer, 0, None, (fieldname, text))

    def count(self, field: str) -> int:
        return int(self._segment.array(f"{TABLES[field]}_at").size) - 1

    def string(self, field: str, number: int) -> bytes:
        return self._segment.string(TABLES[field], number).encode("utf-8", "surrogatepass")

    def place(self, field: str, text: bytes) -> int:
        """The number of the first term of a field at or after `text`."""
        return self._segment.place(TABLES[field], text.decode("utf-8", "surrogatepass"))[0]

    def articles(self, field: str, number: int) -> list[int]:
        """The numbers of all articles with a term, ascending, deleted ones too."""
        if field == "id":
            return [int(self._segment.array("id_doc")[number])]
        if field == "text":
            return [article for article, _ in self._postings(number)]
        start, stop = self._segment.array(f"{field}.in_at")[number : number + 2].tolist()
        found: list[int] = self._segment.array(f"{field}.in_doc")[start:stop].tolist()
        return found

    def _number(self, field: str, text: bytes) -> int:
        if field not in TABLES:
            return -1
        return self._segment.find(TABLES[field], text.decode("utf-8", "surrogatepass"))

    def _postings(self, word: int) -> Iterator[tuple[int, int]]:
        """(article, occurrences) of a word."""
        numbers = self._numbers(word)
        article = -1
        for head in numbers:
            article += head >> 1
            occurrences = 1
            if not head & 1:
                times = next(numbers)
                occurrences = times >> 1
                if times & 1:
                    next(numbers)
            yield article, occurrences

    def _positions(self, word: int) -> list[list[int]]:
        """The positions of a word in each of its articles."""
        gaps = self._gaps(word)
        found = []
        for _, occurrences in self._postings(word):
            places: list[int] = []
            for _ in range(occurrences):
                places.append(next(gaps) + (places[-1] + 1 if places else 0))
            found.append(places)
        return found

    def _gaps(self, word: int) -> Iterator[int]:
        """The Rice-coded numbers of a word in pos_bytes."""
        width, *codes = self._bytes("pos", word)
        bits = "".join(f"{byte:08b}"[::-1] for byte in codes)
        at = 0
        while (one := bits.find("1", at)) >= 0:
            low = bits[one + 1 : one + 1 + width]
            yield one - at << width | int(low[::-1] or "0", 2)
            at = one + 1 + width

    def _bytes(self, kind: str, word: int) -> list[int]:
        """What post_bytes or pos_bytes holds of a word."""
        start, stop = self._segment.array(f"{kind}_at")[word : word + 2].tolist()
        self._segment.file.touch(f"{kind}_bytes", start, stop)
        found: list[int] = self._segment.array(f"{kind}_bytes")[start:stop].tolist()
        return found

    def _numbers(self, word: int) -> Iterator[int]:
        """The variable-byte numbers of a word in post_bytes."""
        value = shift = 0
        for byte in self._bytes("post", word):
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                yield value
                value = shift = 0


class TermMatcher(ListMatcher):  # type: ignore[misc]  # Whoosh has no types
    """The postings of a term; `values` holds its positions in each article, if it has any.

    It promises nothing about quality: stock Whoosh skips hits it should not where one does.
    """

    def value(self) -> Any:
        values: Sequence[list[int]] = self._values
        return self._format.encode(values[self._i]) if values else b""

    def supports_block_quality(self) -> bool:
        return False

    def max_quality(self) -> float:
        return float("inf")

    def block_quality(self) -> float:
        return float("inf")


class TermCursor(FieldCursor):  # type: ignore[misc]  # Whoosh has no types
    """A place in the terms of one field; past the last one its text is None."""

    def __init__(self, terms: TermReader, field: str, fieldobj: Any) -> None:
        self._terms = terms
        self._field = field
        self._fieldobj = fieldobj
        self._number = 0

    def is_valid(self) -> bool:
        return self._field in TABLES and self._number < self._terms.count(self._field)

    def first(self) -> str | None:
        self._number = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        text = term if isinstance(term, bytes) else self._fieldobj.to_bytes(term)
        self._number = self._terms.place(self._field, text)
        return self.text()

    def next(self) -> str | None:
        self._number += 1
        return self.text()

    def text(self) -> str | None:
        if not self.is_valid():
            return None
        text: str = self._fieldobj.from_bytes(self._terms.string(self._field, self._number))
        return text

    def term(self) -> str | None:
        """The same, by the name that Whoosh's cursor over several segments uses."""
        return self.text()

    def term_info(self) -> TermInfo | None:
        if not self.is_valid():
            return None
        text = self._terms.string(self._field, self._number)
        return self._terms.term_info(self._field, text)
