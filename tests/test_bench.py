"""The benchmarks over a few invented articles: what they measure is right, and all of them run."""

from __future__ import annotations

import json
import random
import re
import threading
import xml.etree.ElementTree as Tree
from collections.abc import Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from itertools import chain
from pathlib import Path

import pytest
from bench import build, building, growth, http, pages, profile, reader
from bench.asks import FILTERED, Ask, Drawer
from bench.chart_growth import draw_growth
from bench.chart_pages import draw_pages
from bench.client import ask_for
from bench.corpus import Story, facets_of, stories
from bench.dateline import Dateline
from bench.drawn import Drawn
from bench.page import Engine, unmarked
from bench.peer_fts5 import Fts5
from bench.peer_tantivy import Tantivy
from bench.peer_whoosh import Whoosh
from bench.report import Goal, goals
from bench.timing import Timed, agreeing, geometric, medians, timed

STEMS = [
    *("harbour", "truck", "convoy", "orchard", "lantern", "button", "ferret", "grain", "market"),
    *("winter", "council", "meadow", "barrel", "copper", "timber", "velvet", "window", "anchor"),
    *("pepper", "tunnel", "garden", "blanket", "farm"),
]
WORDS = [*STEMS, *(one + other for one in STEMS for other in STEMS)]
ARTICLES = 60


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of words drawn by Zipf's law, one of them the article's own, and a year of days."""
    draw = random.Random(7)
    path = tmp_path_factory.mktemp("bench") / "articles.jsonl"
    with path.open("w") as lines:
        for number in range(ARTICLES):
            usual = [WORDS[int(len(WORDS) ** draw.random()) - 1] for _ in range(80)]
            rare = "".join(draw.choice("bdfklmprt") + draw.choice("aou") for _ in range(4))
            record = {
                "id": f"invented-{number}",
                "title": f"The {usual[0]} of {usual[1]}",
                "body": f"{' '.join(usual[2:40])}. So {rare} {' '.join(usual[40:])}.",
                "date": f"2019-{1 + number % 12:02}-{1 + number % 28:02}T09:00:00Z",
            }
            lines.write(json.dumps(record) + "\n")
    return path


@pytest.fixture(scope="session")
def articles(corpus: Path) -> list[Story]:
    return stories(corpus)


def tantivy() -> Tantivy:
    try:
        return Tantivy()
    except ImportError:
        pytest.skip("tantivy is not installed; `make bench` installs it into build/bench")


@pytest.mark.parametrize("peer", [tantivy, Fts5, Whoosh])
def test_a_peer_gives_the_page_that_we_give(
    peer: Callable[[], Engine], articles: list[Story], tmp_path: Path
) -> None:
    asks = [ask for ask in Drawer(articles).asks(3) if ask.shape in ("all", "any")]
    given = []
    engines: tuple[Engine, ...] = (Dateline(), peer())
    for number, engine in enumerate(engines):
        (folder := tmp_path / str(number)).mkdir()
        engine.build(articles, folder)
        given.append([engine.page(ask) for ask in asks])
        engine.close()
    for ask, ours, theirs in zip(asks, *given, strict=True):
        assert ours.total == theirs.total, ask
        assert len(ours.shown) == len(theirs.shown) == min(10, ours.total)
        assert sum(count for _, count in theirs.months) == theirs.total
        if ask.place is None:  # beside a chosen value ours are the counts of the other choices
            for facet, counted in ours.facets.items():
                counts = [count for _, count in counted]
                assert counts == [count for _, count in theirs.facets[facet]], (ask, facet)
                sure = {each for each in counted if each[1] > counts[-1]}
                assert sure <= set(theirs.facets[facet]), (ask, facet)
        for page in (ours, theirs):
            for shown in page.shown:
                marked = {shown.passage[start:end].lower() for start, end in shown.marks}
                assert marked <= set(ask.words)
            assert any(shown.marks for shown in page.shown) or not page.shown


def test_a_phrase_and_a_prefix_find_the_same_as_fts5(articles: list[Story], tmp_path: Path) -> None:
    drawn = [ask for ask in Drawer(articles).asks(8) if ask.shape in ("phrase", "prefix")]
    asks = [ask for ask in drawn if ask.words[-1][-1] not in "esy"]  # FTS5 stems a prefix
    totals = []
    engines: tuple[Engine, ...] = (Dateline(), Fts5())
    for number, engine in enumerate(engines):
        (folder := tmp_path / str(number)).mkdir()
        engine.build(articles, folder)
        totals.append([engine.page(ask).total for ask in asks])
        engine.close()
    assert totals[0] == totals[1]
    assert max(totals[0]) > 1


def test_queries_are_the_same_in_every_run_and_none_is_asked_twice(articles: list[Story]) -> None:
    one, other = Drawer(articles), Drawer(articles)
    warm, asks = one.asks(2), one.asks(4)
    assert (warm, asks) == (other.asks(2), other.asks(4))
    assert len({*warm, *asks}) == len(warm) + len(asks) == 16 * (2 + 4)


def test_every_query_finds_the_article_it_is_drawn_from(
    articles: list[Story], tmp_path: Path
) -> None:
    engine = Dateline()
    engine.build(articles, tmp_path)
    for ask in Drawer(articles).asks(4):
        assert (ask.place is not None) == ask.kind.endswith(FILTERED)
        assert engine.page(ask).total, ask
    engine.close()


def test_facet_values_depend_on_the_id_alone_and_few_are_frequent() -> None:
    assert facets_of("a") == facets_of("a") != facets_of("b")
    carried = [facets_of(str(number)).source for number in range(4_000)]
    first, tenth = carried.count("Source 0"), carried.count("Source 9")
    assert 5 < first / tenth < 15


def test_a_drawn_collection_has_the_words_that_heaps_law_says(articles: list[Story]) -> None:
    drawn = Drawn(articles)
    assert 0 < drawn.exponent < 1
    many = list(drawn.stories(0, 600))
    assert many == list(Drawn(articles).stories(0, 600))
    assert len({each.article.id for each in many}) == 600
    words = set(re.findall(r"\w+", " ".join(each.article.text.lower() for each in many)))
    assert len(words) == pytest.approx(drawn.vocabulary(600), rel=0.2)
    assert any(word.startswith(WORDS[0]) for word in words - set(WORDS))


def test_a_ratio_is_of_medians_and_a_mean_is_geometric() -> None:
    ask = Ask("word, rare", "all", ("ferry",))
    other = replace(ask, words=("grain",))
    measured = [Timed("Dateline", ask, ms, 3) for ms in (1.0, 2.0, 90.0)]
    measured += [Timed("peer", ask, 20.0, 3), Timed("peer", other, 20.0, 4)]
    measured += [Timed("Dateline", other, 2.0, 5)]
    assert medians(measured) == {"word, rare": {"Dateline": 2.0, "peer": 20.0}}
    assert agreeing(measured, "Dateline", "peer") == {"word, rare": 0.5}
    assert geometric([2, 8]) == pytest.approx(4)
    mean, worst = pages.reached(measured, "peer", 11, 10)
    assert (mean.measured, mean.reached) == ("10.0x", False)
    assert worst.reached


def test_every_engine_gives_every_page_once(articles: list[Story], tmp_path: Path) -> None:
    engines: list[Engine] = [Dateline(), Fts5()]
    for engine in engines:
        (tmp_path / engine.name).mkdir()
        engine.build(articles, tmp_path / engine.name)
    drawer = Drawer(articles)
    warm, asks = drawer.asks(1), drawer.asks(2)
    measured = timed(engines, warm, asks)
    assert sorted((each.engine, *map(str, (each.ask,))) for each in measured) == sorted(
        chain.from_iterable(((e.name, str(ask)) for ask in asks) for e in engines)
    )
    assert all(each.ms > 0 for each in measured)
    for engine in engines:
        engine.close()


def test_marks_in_a_passage_become_ranges() -> None:
    text, marks = unmarked("a \x01bc\x02 d\x01e\x02")
    assert [text[start:end] for start, end in marks] == ["bc", "e"]
    assert text == "a bc de"


def test_a_table_of_goals_says_which_is_not_reached() -> None:
    said = goals([Goal("speed", "x", "2x", "3x", True), Goal("size", "y", "1", "2", False)])
    assert re.search(r"speed .* yes \|\n\| size .* no \|$", said)


def test_a_chart_has_a_dot_for_each_number(tmp_path: Path) -> None:
    times = {kind: {"Dateline": 0.5, "peer": 20.0} for kind in ("word", "phrase")}
    draw_pages(times, 1_000, tmp_path / "pages.svg")
    draw_growth({100: {"word": 1.0}, 1_000: {"word": 30.0}}, tmp_path / "growth.svg")
    for name, dots in (("pages", 2 * 2 + 2), ("growth", 2)):  # with the dots of the legend
        drawn = Tree.parse(tmp_path / f"{name}.svg").getroot()
        assert len(drawn.findall(".//{http://www.w3.org/2000/svg}circle")) == dots


def rows(said: str) -> int:
    """How many aims a command printed a measurement of."""
    return len(re.findall(r" (?:yes|no) \|$", said, re.MULTILINE))


def test_the_pages_command_measures_each_peer(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages.main([str(corpus), "--each", "2", "--warm", "1", "--charts", str(tmp_path)])
    said = capsys.readouterr().out
    assert rows(said) == (2 if "tantivy is skipped" in said else 4)
    assert (tmp_path / "pages.svg").exists()


def test_the_build_command_measures_speed_size_and_merging(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    build.main([str(corpus), "--rounds", "1"])
    said = capsys.readouterr().out
    assert rows(said) == (1 if "tantivy is skipped" in said else 3)


def test_the_growth_command_measures_time_against_matches(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    growth.main([str(corpus), "--articles", "300", "--each", "2", "--charts", str(tmp_path)])
    assert rows(capsys.readouterr().out) == 2
    assert (tmp_path / "growth.svg").exists()


def test_the_reader_command_measures_memory_opening_and_freshness(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reader.main([str(corpus), "--articles", "120"])
    assert rows(capsys.readouterr().out) == 3


def test_the_http_command_measures_pages_and_json(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    http.main([str(corpus), "--seconds", "0.5", "--each", "2"])
    assert rows(capsys.readouterr().out) == 4


class Refusing(BaseHTTPRequestHandler):
    """A server that has nothing."""

    def do_GET(self) -> None:
        self.send_error(404)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def test_an_answer_that_is_no_success_is_a_fault_of_the_load() -> None:
    with HTTPServer(("127.0.0.1", 0), Refusing) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            with pytest.raises(ValueError, match="404"):
                ask_for(server.server_port, ["/no-such-page"], 1, 1)
        finally:
            server.shutdown()
            thread.join()


def test_the_profile_command_tells_kernels_from_the_rest(
    corpus: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile.main([str(corpus), "--each", "2"])
    said = capsys.readouterr().out
    found = re.search(r"^\| word, common +\| +(\d+) \| +(\d+) \| +(\d+) \|", said, re.MULTILINE)
    assert found
    page, kernels, zstd = (int(each) for each in found.groups())
    assert 0 < kernels < page
    assert 0 < zstd < page


def test_steps_of_indexing_are_those_of_one_segment(articles: list[Story], tmp_path: Path) -> None:
    spent, arrays = building.timed(articles, tmp_path)
    assert arrays["digest"].size == len(articles)
    assert spent.keys() >= {label for _, _, label in building.STEPS} - {"dictionaries of zstd"}
    assert all(seconds > -0.01 for seconds in spent.values())
    assert (tmp_path / "segment").stat().st_size > sum(array.nbytes for array in arrays.values())
