"""Persons meant by what they are: "the foreign minister", "Burns, commander of the group"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from search.enrich.descriptions import OF, OWN, is_of_role, role_after
from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.personnames import Person
from search.enrich.reading import Reading

LONGEST = 4
"""Words of an office in capitals: "the Deputy Prime Minister"."""


def by_office(
    reading: Reading,
    persons: Sequence[Person],
    matches: Sequence[Match],
    taken: set[int],
    words: Words,
) -> list[Person]:
    """ "The foreign minister", where the article gave that title to one person only; offices in
    capitals, or of a nation, whose holder it never names; and what it says a person is."""
    offices: dict[str, str] = {}
    holders: Counter[str] = Counter()
    for person in persons:
        titled = person.rule in ("title", "known")
        office = _title_before(reading, person.first, words) if titled else ""
        if office and offices.get(office) != person.name:
            offices[office] = person.name
            holders[office] += 1
    held = {office: name for office, name in offices.items() if holders[office] == 1}
    found = _apposed(reading, persons, words)
    for person in found:
        taken.update(range(person.first, person.last))
    for token in reading.where("title", "office word"):
        last, name = _held(reading, token, held)
        rule = "office"
        if not last:
            last, rule = _unnamed(reading, token, words), "unnamed"
            name = reading.surface(token, last) if last else ""
        if last and taken.isdisjoint(range(token, last)):
            taken.update(range(token, last))
            found.append(Person(token, last, name, rule))
    for match in matches:
        if match.nation and reading.words[match.first - 1] == "the":
            last = _national(reading, match.last, words)
            if last and taken.isdisjoint(range(match.first, last)):
                name = reading.surface(match.first, last)
                found.append(Person(match.first, last, name, "unnamed"))
    return found


def _national(reading: Reading, token: int, words: Words) -> int:
    """The end of the office after the name of a people: "the Turkish foreign minister"; or 0."""
    last = token
    while last - token < LONGEST and reading.gaps[last] == " ":
        word = reading.words[last]
        if word not in words["title"] and word not in words["office word"]:
            break
        last += 1
    while last > token and reading.words[last - 1] not in words["title"]:
        last -= 1
    return 0 if last == token or (reading.gaps[last] == " " and reading.caps[last]) else last


def _held(reading: Reading, token: int, held: Mapping[str, str]) -> tuple[int, str]:
    """The end of the office that begins at a token, and who holds it; (0, "") where nobody does."""
    if reading.words[token - 1] != "the" or reading.gaps[token] != " ":
        return 0, ""
    for size in (3, 2, 1):
        name = held.get(" ".join(reading.words[token : token + size]))
        if name is not None and token + size <= len(reading):
            return (token + size, name) if _is_whole(reading, token + size) else (0, "")
    return 0, ""


def _is_whole(reading: Reading, last: int) -> bool:
    """Whether an office ends there, and neither what it is of nor a name follows."""
    follows = reading.gaps[last] == " " and reading.caps[last]
    return reading.words[last] not in OF and not follows


def _unnamed(reading: Reading, token: int, words: Words) -> int:
    """The end of an office in capitals whose holder the article never names: "the Deputy Prime
    Minister", "his Chief of Staff"; 0 where none begins at a token."""
    told = reading.words[token - 1] in OWN and reading.gaps[token] == " "
    joined = reading.caps[token - 1] and reading.gaps[token] == " "
    if reading.shouted[token] or (joined and not told):
        return 0
    last, titled = token, False
    while reading.caps[last] and last - token < LONGEST:
        titled = reading.words[last] in words["title"]
        last += 1
        if reading.gaps[last] != " ":
            break
    wrapped = reading.gaps[last] == "\n" and reading.caps[last]
    if not titled or wrapped or reading.gaps[last] == "-":
        return 0
    if reading.words[last] in OF and reading.gaps[last] == " ":
        first = last + 1 + (reading.words[last + 1] == "the")
        if reading.caps[first] and reading.gaps[first] == " ":
            last = first + 1
    named = reading.gaps[last] == " " and reading.caps[last]
    return last if not named and (told or last - token > 1) else 0


def _apposed(reading: Reading, persons: Sequence[Person], words: Words) -> list[Person]:
    """What an article says a person is: "Burns, commander of the group", "the chief, Omar Nasser".

    It means the same person, right after the name or right before it.
    """
    found: list[Person] = []
    begun = {person.first for person in persons}
    for person in persons:
        if person.rule == "surname":
            continue
        last = role_after(reading, person.last, begun, words)
        if last:
            found.append(Person(person.last, last, person.name, "apposition"))
        title = person.first - 1
        while reading.words[title] in words["title"] and reading.gaps[title + 1] in (" ", ". "):
            title -= 1
        if reading.gaps[title + 1] == ", " and reading.words[title] in words["title"]:
            first = title
            while first and reading.gaps[first] == " " and is_of_role(reading, first - 1, words):
                first -= 1
            found.append(Person(first, title + 1, person.name, "apposition"))
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
