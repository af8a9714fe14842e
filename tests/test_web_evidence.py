"""Claims about `web.evidence`: what an article says of its values."""

from __future__ import annotations

from search.article import Article, Zone
from search.evidence import Mention, Tag
from search.results import ArticleView
from web import evidence
from web.tongues import tongue

EN = tongue("en")


def test_evidence_gathers_the_same_words_and_keeps_each_place_they_stand() -> None:
    text = "Rastan and Homs and Rastan"
    view = ArticleView(
        Article("a", text, (Zone("headline", 0, len(text)),)),
        (),
        (
            Tag("place", "Syria/Homs", ("mentioned",), 0.4),
            Tag("place", "Syria/Homs/Rastan", (), 0.9),
        ),
        tuple(
            Mention(start, end, "place", name, "mentioned", "name", 0.9)
            for start, end, name in [
                (20, 26, "Syria/Homs/Rastan"),
                (11, 15, "Syria/Homs"),
                (0, 6, "Syria/Homs/Rastan"),
            ]
        ),
        {},
        1,
    )
    rastan, homs = evidence.known(view, "place", EN)
    assert (rastan.label, homs.label) == ("Rastan, Homs", "Homs")
    assert [line.spans for line in rastan.evidence] == [((0, 6), (20, 26))]
    assert (rastan.public, homs.public) == (True, False)
