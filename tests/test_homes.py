"""The home of a source, learned from the names it uses without being told."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

from enriching import article, enricher, mentions

from search.article import BODY, HEADLINE, Article
from search.enrich.homes import NOWHERE, Home
from search.indexer.homes import HOMES, SETTLED, Homes

TEXAS = (
    "Firemen from Honey Grove and Deport met in Paris on Monday.",
    "A road between Paris and Bonham was closed near Honey Grove.",
    "Farmers in Blossom and Roxton wait for rain. Cooper had none, Bonham little.",
    "The library in Paris lends tools. Those in Clarksville and Bonham do not.",
)


def piece(text: str, source: str = "The Valley Courier", number: int = 0) -> Article:
    made = article((HEADLINE, "A brief"), (BODY, text), source=source)
    return replace(made, id=f"{source} {number}")


def home_of(*texts: str) -> Home:
    names: Counter[str] = Counter()
    for text in texts:
        names.update(enricher().names(piece(text)))
    return enricher().home(names)


def places_of(text: str, home: Home) -> list[str]:
    return [m.value for m in mentions(enricher().enrich(piece(text), home), "place")]


def test_the_names_of_a_local_paper_tell_where_it_is_at_home() -> None:
    home = home_of(*TEXAS)
    assert max(home.areas, key=home.areas.__getitem__) == "US.TX"


def test_a_home_is_the_same_in_whichever_order_names_come() -> None:
    names = Counter({name: 1 for text in TEXAS for name in enricher().names(piece(text))})
    backwards = Counter(dict(reversed(names.items())))
    assert enricher().home(names) == enricher().home(backwards)


def test_at_home_a_name_means_the_place_nearby() -> None:
    assert places_of("The mayor of Paris left.", NOWHERE) == ["France/Paris"]
    assert places_of("The mayor of Paris left.", home_of(*TEXAS)) == ["United States/Texas/Paris"]


def test_what_the_article_says_outweighs_the_home() -> None:
    text = "In France, the mayor of Paris met the mayor of Lyon."
    assert "France/Paris" in places_of(text, home_of(*TEXAS))


def test_a_source_that_writes_of_the_whole_world_has_no_home() -> None:
    home = home_of(
        "Talks in Cairo, Berlin and Tokyo ended.",
        "Planes from Lagos and Lima landed in Madrid.",
        "Markets fell in London, Moscow and Mumbai.",
        "Storms hit Manila and Havana. Ankara and Oslo sent aid.",
    )
    assert places_of("The mayor of Paris left.", home) == ["France/Paris"]


def test_a_source_of_no_articles_has_no_home() -> None:
    assert enricher().home({}) == NOWHERE


def test_articles_come_out_in_order_with_the_home_of_their_source(tmp_path: Path) -> None:
    homes = Homes(tmp_path / HOMES, enricher())
    given = [(piece(text, number=number), number) for number, text in enumerate(TEXAS)]
    given.append((piece("Nothing.", source=""), 9))
    found = list(homes.settle(given))
    assert [(each, digest) for each, digest, _ in found] == given
    assert all(home.areas["US.TX"] > 0 for _, _, home in found[:-1])
    assert found[-1][2] == NOWHERE


def test_what_was_learned_is_there_in_the_next_run(tmp_path: Path) -> None:
    first = Homes(tmp_path / HOMES, enricher())
    learned = [home for _, _, home in first.settle((piece(text), 0) for text in TEXAS)][-1]
    first.save()
    ((_, _, home),) = Homes(tmp_path / HOMES, enricher()).settle([(piece("Rain."), 0)])
    assert home == learned


def test_a_settled_source_is_not_looked_at_again(tmp_path: Path) -> None:
    homes = Homes(tmp_path / HOMES, enricher())
    list(homes.settle((piece(TEXAS[0], number=n), n) for n in range(SETTLED)))
    homes.save()
    before = (tmp_path / HOMES).read_bytes()
    list(homes.settle([(piece("Rain fell on Lisbon and Porto.", number=99), 99)]))
    homes.save()
    assert (tmp_path / HOMES).read_bytes() == before


def test_a_broken_file_is_learned_anew(tmp_path: Path) -> None:
    (tmp_path / HOMES).write_text("{", "utf-8")
    homes = Homes(tmp_path / HOMES, enricher())
    assert [home for _, _, home in homes.settle([(piece("Rain."), 0)])] == [NOWHERE]
