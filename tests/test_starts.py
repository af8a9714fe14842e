"""Where sentences start is stored by position and by code point."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stories import segment

from search.analysis import tokens
from search.article import BODY, HEADLINE, Article, Zone
from search.engine.starts import sentence_starts
from search.evidence import Enriched

TEXTS = st.text(alphabet="Aa \n.!?\u0628\u4e2d\U0001f600'3", max_size=60)


def article(number: int, headline: str, body: str) -> Enriched:
    text = f"{headline}\n{body}"
    cut = len(headline)
    zones = (Zone(HEADLINE, 0, cut), Zone(BODY, cut + 1, len(text)))
    return Enriched(Article(f"a{number}", text, zones))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("starts") / "segment"


@settings(deadline=None, max_examples=30)
@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4), st.data())
def test_sentences_of_articles_start_where_their_texts_say(
    path: Path, texts: list[tuple[str, str]], data: st.DataObject
) -> None:
    articles = [article(number, *parts) for number, parts in enumerate(texts)]
    docs = data.draw(st.lists(st.sampled_from(range(len(articles))), unique=True))
    origins = 100 * np.arange(len(docs) + 1)
    found = sentence_starts(segment(path, articles), np.array(docs, dtype=np.int32), origins)
    assert found.at[0] == 0
    assert len(found.at) == len(docs) + 1
    for row, doc in enumerate(docs):
        mine = slice(found.at[row], found.at[row + 1])
        read = tokens(articles[doc].article.text, articles[doc].article.zones)
        assert found.position[mine].tolist() == read.position[read.starts > 0].tolist()
        assert (found.start[mine] - origins[row]).tolist() == read.start[read.starts > 0].tolist()
