"""The model article, indexed whole: it is found by what it says, with exactly the right marks.

The article is not ours to publish, so these tests are skipped where it is absent.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import search
from search.archive import Archive
from search.query import Query

CORPORA = Path(os.environ.get("DATELINE_CORPORA", Path(__file__).parents[2] / "shared/corpora"))
ARTICLE = CORPORA.parent / "seeds/000_6b65d0652a34f8c9.txt"

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the shared article is not on this machine"
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("shared") / "index"
    report = search.index_paths([ARTICLE], folder)
    assert report.added == 1
    with search.open_archive(folder) as opened:
        yield opened


def marked(archive: Archive, text: str) -> list[tuple[int, str]]:
    """Where the article is marked by a search that finds it, and what stands there."""
    (hit,) = archive.search(Query(text)).hits
    view = archive.article(hit.id, Query(text))
    assert view is not None
    return [(start, view.article.text[start:end]) for start, end in view.marks]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("rastan", [(1935, "Rastan"), (2868, "Rastan")]),
        ('"detainee issue"', [(65, "detainee issue"), (841, "detainee] issue")]),
        ("place:Syria/Homs", []),
        ('actor:"Free Syrian Army"', []),
    ],
)
def test_a_search_finds_the_article_and_marks_what_matched(
    archive: Archive, text: str, marks: list[tuple[int, str]]
) -> None:
    assert marked(archive, text) == marks


def test_a_word_is_marked_wherever_the_text_has_it_and_nowhere_else(archive: Archive) -> None:
    source = ARTICLE.read_text(encoding="utf-8")
    places = [at for at in range(len(source)) if source[at : at + 9].lower() == "ceasefire"]
    assert marked(archive, "ceasefire") == [(at, "ceasefire") for at in places]
    assert len(places) == 9


def test_an_excluded_word_keeps_the_article_out(archive: Archive) -> None:
    assert archive.search(Query("detainees")).total == 1
    assert archive.search(Query("detainees -cairo")).total == 0
