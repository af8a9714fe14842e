"""Stock Whoosh opens the index and finds the same articles as the columns."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import ACTORS, PLACES, WORDS, story
from whoosh import query
from whoosh.index import open_dir

from search.engine.columns import UNDATED
from search.engine.constants import Scoring
from search.engine.evaluate import Evaluation
from search.engine.generation import Generation, open_generation
from search.engine.stock import stock_query
from search.engine.writer import open_writer
from search.settings import Settings
from search.tree import (
    And,
    Everything,
    FacetIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Wildcard,
    Word,
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four segments, with articles updated and deleted in them."""
    folder = tmp_path_factory.mktemp("index")
    with open_writer(folder, Settings()) as writer:
        for first in range(0, 200, 50):
            for number in range(first, first + 50):
                writer.put(story(number, words=12), number)
            writer.commit()
        for number in range(0, 200, 9):
            writer.delete(f"story-{number}")
        writer.put(story(1, seed=5), 0)
    return folder


@pytest.fixture(scope="module")
def generation(folder: Path) -> Generation:
    return open_generation(folder)


def found_by_columns(generation: Generation, node: Node) -> set[str]:
    evaluation = Evaluation(generation.segments, Scoring(), "published", False)
    return {
        segment.id_of(number)
        for segment, matches in zip(generation.segments, evaluation.matches(node), strict=True)
        for number in matches.docs.tolist()
    }


def found_by_stock(folder: Path, asked: query.Query) -> set[str]:
    with open_dir(str(folder)).searcher() as searcher:
        found = [hit["id"] for hit in searcher.search(asked, limit=None)]
    assert len(found) == len(set(found))
    return set(found)


words = st.sampled_from([*WORDS, "marker7x0", "absent"])
leaves = st.one_of(
    st.just(Everything()),
    st.builds(Word, words, st.booleans()),
    st.builds(Wildcard, st.sampled_from(["re*", "talk*", "*i*", "t?uce", "marker?x0", "zz*"])),
    st.builds(Fuzzy, words, st.integers(1, 2)),
    st.builds(
        Phrase, st.lists(st.builds(Word, words, st.just(False)), min_size=2, max_size=3).map(tuple)
    ),
    st.builds(FacetIs, st.just("place"), st.just(""), st.tuples(st.sampled_from(PLACES))),
    st.builds(FacetIs, st.just("actor"), st.just(""), st.tuples(*[st.sampled_from(ACTORS)] * 2)),
)
several = st.lists(st.deferred(lambda: trees), min_size=1, max_size=3).map(tuple)
trees: st.SearchStrategy[Node] = st.one_of(
    leaves, st.builds(And, several), st.builds(Or, several), st.builds(Not, leaves)
)


@settings(max_examples=150, deadline=None)
@given(node=trees)
def test_stock_whoosh_finds_the_articles_the_columns_find(
    folder: Path, generation: Generation, node: Node
) -> None:
    asked = stock_query(node, generation.segments)
    assert found_by_stock(folder, asked) == found_by_columns(generation, node)


def test_terms_phrases_and_facets_find_what_the_articles_say(folder: Path) -> None:
    live = [story(n, words=12) for n in range(200) if n % 9 and n != 1] + [story(1, seed=5)]
    with_truce = {e.article.id for e in live if "truce" in re.findall(r"\w+", e.article.text)}
    assert found_by_stock(folder, query.Term("text", "truce")) == with_truce
    pair = {e.article.id for e in live if "rebels truce" in e.article.body}
    assert pair
    assert found_by_stock(folder, query.Phrase("text", ["rebels", "truce"])) == pair
    below_homs = {e.article.id for e in live if e.tags[0].value.startswith("Syria/Homs")}
    assert found_by_stock(folder, query.Term("place", "Syria/Homs")) == below_homs


def test_stock_limits_are_right_too(folder: Path) -> None:
    asked = query.And(
        [query.Term("text", "rebel"), query.Or([query.Term("text", w) for w in WORDS])]
    )
    everyone = found_by_stock(folder, asked)
    with open_dir(str(folder)).searcher() as searcher:
        results = searcher.search(asked, limit=5)
        assert len(results.top_n) == 5
        assert {hit["id"] for hit in results} <= everyone


def test_stock_whoosh_reads_stored_fields_and_columns(folder: Path) -> None:
    with open_dir(str(folder)).searcher() as searcher:
        (hit,) = searcher.search(query.Term("id", "story-8"))
        article = story(8, words=12).article
        assert hit.fields() == {"id": "story-8", "title": article.title}
        assert article.published is not None
        column = searcher.reader().column_reader("published")
        assert column[hit.docnum] == article.published.second
        newest = searcher.search(query.Every(), limit=None, sortedby="published", reverse=True)
        seconds = [column[each.docnum] for each in newest]
        assert seconds == sorted(seconds, reverse=True)
        assert seconds[-1] == UNDATED


def test_stock_whoosh_walks_terms_in_order(folder: Path) -> None:
    with open_dir(str(folder)).reader() as reader:
        terms = list(reader.all_terms())
        assert terms == sorted(set(terms))
        assert ("place", b"Syria/Homs") in terms
        assert list(reader.lexicon("actor")) == [name.encode() for name in sorted(ACTORS)]
        assert reader.term_info("text", "truce").doc_frequency() > 20
        cursor = reader.leaf_readers()[0][0].cursor("text")
        assert cursor.find("trub") == "truce"
        assert cursor.next() is None
        assert list(reader.terms_within("text", "tralked", 1)) == ["talked"]


def test_stock_whoosh_needs_only_our_package(folder: Path) -> None:
    """In a process that has not imported any of ours."""
    code = (
        "import sys, whoosh.index, whoosh.query as q;"
        "s = whoosh.index.open_dir(sys.argv[1]).searcher();"
        "print(len(s.search(q.Term('text', 'story'), limit=None)))"
    )
    out = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code, str(folder)], capture_output=True, text=True
    )
    assert out.stdout.strip() == "177", out.stderr


@pytest.mark.parametrize(
    "node",
    [
        Near((Word("a"), Word("b")), 3),
        Word("a", zone="title"),
        Phrase((Word("a", False), Word("b"))),
        Not(Near((Word("a"), Word("b")), 3)),
    ],
)
def test_a_tree_that_is_not_plain_is_refused(generation: Generation, node: Node) -> None:
    with pytest.raises(ValueError, match="stock Whoosh"):
        stock_query(node, generation.segments)
