"""Persons named again: by surname alone, or by the office that the article gave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from search.enrich.lexicon import Words, without_article
from search.enrich.matcher import Match
from search.enrich.names import ARTICLES
from search.enrich.persons import SUFFIXES, Person
from search.enrich.reading import Reading


def surname(words: Sequence[str]) -> str:
    """The word by which a person is named again: "Aamer al-Aamer" is "aamer"."""
    kept = [word for word in words if word not in SUFFIXES]
    return kept[-1] if kept else ""


def named_again(
    reading: Reading, persons: Sequence[Person], matches: Sequence[Match], words: Words
) -> list[Person]:
    """The persons, and where else in the article they are meant, in order."""
    known = {token: match for match in matches for token in range(match.first, match.last)}
    names: dict[str, str] = {}
    for person in persons:
        if person.last - person.first > 1:
            names.setdefault(surname(reading.words[person.first : person.last]), person.name)
    taken: set[int] = set()
    found: list[Person] = []
    for person in persons:
        taken.update(range(person.first, person.last))
        key = surname(reading.words[person.first : person.last])
        alone = without_article(" ".join(reading.words[person.first : person.last])) == key
        name = names.get(key, person.name) if alone else person.name
        names.setdefault(key, name)
        found.append(Person(person.first, person.last, name, person.rule))
    found += _by_surname(reading, names, taken, known)
    taken.update(i for person in found for i in range(person.first, person.last))
    found += _by_office(reading, found, taken, words)
    return sorted(found, key=lambda person: person.first)


def _by_surname(
    reading: Reading, names: Mapping[str, str], taken: set[int], known: Mapping[int, Match]
) -> list[Person]:
    found = []
    for token in reading.capitals if names else ():
        word = reading.words[token]
        if word not in names or token in taken:
            continue
        if reading.caps[token + 1] and reading.gaps[token + 1] == " ":
            continue
        match = known.get(token)
        if match is not None and (match.actors or match.last - match.first > 1):
            continue
        article = (
            token > 0 and reading.words[token - 1] in ARTICLES and reading.gaps[token] in (" ", "-")
        )
        found.append(Person(token - article, token + 1, names[word], "surname"))
    return found


def _by_office(
    reading: Reading, persons: Sequence[Person], taken: set[int], words: Words
) -> list[Person]:
    """ "The foreign minister", where the article gave that title to one person only."""
    offices: dict[str, str] = {}
    holders: Counter[str] = Counter()
    for person in persons:
        titled = person.rule in ("title", "known")
        office = _title_before(reading, person.first, words) if titled else ""
        if office and offices.get(office) != person.name:
            offices[office] = person.name
            holders[office] += 1
    held = {office: name for office, name in offices.items() if holders[office] == 1}
    if not held:
        return []
    found = []
    for token in sorted({*reading.where("title"), *reading.where("office word")}):
        if reading.words[token - 1] != "the" or reading.gaps[token] != " ":
            continue
        for size in (3, 2, 1):
            name = held.get(" ".join(reading.words[token : token + size]))
            if token + size > len(reading):
                continue
            if name is None or not taken.isdisjoint(range(token, token + size)):
                continue
            after, gap = reading.words[token + size], reading.gaps[token + size]
            if after not in ("of", "for") and not (gap == " " and reading.caps[token + size]):
                found.append(Person(token, token + size, name, "office"))
            break
    return found


def _title_before(reading: Reading, token: int, words: Words) -> str:
    """The longest office that ends right before a token, a word before it included that says of
    what: "foreign minister", "opposition negotiator"."""
    first = token
    while first > 0 and token - first < 3 and reading.words[first - 1] in words["title"]:
        if reading.gaps[first] != " ":
            break
        first -= 1
    if first < token and token - first < 3 and reading.gaps[first] == " ":
        before = reading.words[first - 1]
        if before in words["office word"]:
            first -= 1
    return " ".join(reading.words[first:token])
