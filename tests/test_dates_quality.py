"""Dates on real articles, where these are at hand: the marked news and the shared article."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import pytest
from dated import article

from search.article import BODY, CAPTION, DATELINE, HEADLINE, STANDFIRST, Zone
from search.enrich.dates import find_dates

ROOT = Path(__file__).parents[1]
CORPORA = Path(os.environ.get("DATELINE_CORPORA", ROOT.parent / "shared" / "corpora"))


def test_the_shared_article_comes_out_as_a_careful_reader_dates_it() -> None:
    path = CORPORA.parent / "seeds" / "000_6b65d0652a34f8c9.txt"
    if not path.exists():
        pytest.skip(f"the shared article is not at {path}")
    text = path.read_text(encoding="utf-8")
    zones = (
        Zone(HEADLINE, 0, 90),
        Zone(STANDFIRST, 91, 172),
        Zone(DATELINE, 173, 187),
        Zone(BODY, 188, 1921),
        Zone(CAPTION, 1922, 2034),
        Zone(BODY, 2035, len(text)),
    )
    told = find_dates(article(text, zones=zones))[1]
    assert [(text[m.start : m.end], m.start, m.value) for m in told] == [
        ("5 October 2017", 173, "2017-10-05"),
        ("this week", 305, "2017-W40"),
        ("Wednesday", 560, "2017-10-04"),
        ("The same day", 592, "2017-10-04"),
        ("Thursday", 1002, "2017-10-05"),
        ("August 3", 1133, "2017-08-03"),
        ("August", 1454, "2017-08"),
        ("Days after", 1585, "2017-08-03/2017-08-10"),
        ("Sept. 23", 1988, "2017-09-23"),
        ("September 29", 2104, "2017-09-29"),
        ("Wednesday", 2197, "2017-10-04"),
        ("Thursday", 2878, "2017-10-05"),
        ("Wednesday", 3032, "2017-10-04"),
        ("Wednesday", 3213, "2017-10-04"),
    ]


def test_on_marked_news_dates_do_not_fall_below_their_floors(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    files = sorted((CORPORA / "timex").glob("*.jsonl.gz"))
    if not files:
        pytest.skip(f"no marked news in {CORPORA / 'timex'}")
    monkeypatch.syspath_prepend(str(ROOT))
    evaluation = importlib.import_module("tests.quality.dates")
    scores = evaluation.total(
        [evaluation.judge(each) for file in files for each in evaluation.read(file)]
    )
    assert scores.f1(scores.relaxed) > 0.94
    assert scores.f1(scores.strict) > 0.87
    assert scores.f1(scores.value) > 0.81
