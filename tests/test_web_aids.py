"""Claims about the pages beside a search: citation, help, completion, map, neighbours, legend."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import quote, urlsplit

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from served import Page, number, seeds_app

import search
from search.article import Article, Published, Zone
from web.citing import Entry, article_entry, bibtex, ris
from web.outlines import outlines
from web.shown import pieces
from web.worldmap import A_FEW, HEIGHT, WIDTH, Place, world_map

SEEN = date(2026, 1, 2)


@pytest.fixture
def client() -> FlaskClient:
    return seeds_app().test_client()


def archive() -> search.Archive:
    opened: search.Archive = seeds_app().extensions["dateline"].archive()
    return opened


def test_a_search_is_cited_with_what_it_found_and_where(client: FlaskClient) -> None:
    page = Page(client, "/cite?q=truce&place=Syria/Homs")
    found = page.follow(page.one("//dl//a/@href"))
    said = page.texts("//dl/dd")
    assert number(said[2]) == found.total
    assert int(said[3]) == archive().generation
    assert said[1] == "http://localhost/?q=truce&place=Syria/Homs"
    for form, mark in (("bib", "@misc{"), ("ris", "TY  - ELEC")):
        response = client.get(page.one(f"//a[contains(@href, 'cite.{form}')]/@href"))
        text = response.get_data(as_text=True)
        assert text.startswith(mark)
        assert said[1] in text
        assert f'filename="dateline.{form}"' in response.headers["Content-Disposition"]


def test_an_article_is_cited_by_its_own_address_and_day() -> None:
    published = Published(1_507_161_600, granularity="day")
    article = Article(
        "a",
        "Aid & 100% {of} it",
        (Zone("headline", 0, 18),),
        source="Wire",
        authors=("Ann Lee", "B. Ko"),
        published=published,
    )
    entry = article_entry(article, "https://example.org/a_b", SEEN)
    assert bibtex(entry).splitlines()[:2] == [
        "@misc{2017-aid-100-of-it,",
        "  author = {{Ann Lee} and {B. Ko}},",
    ]
    assert r"{Aid \& 100\% \textbraceleft{}of\textbraceright{} it}" in bibtex(entry)
    assert "  month = oct," in bibtex(entry).splitlines()
    assert ris(entry).split("\r\n")[:3] == ["TY  - NEWS", "AU  - Ann Lee", "AU  - B. Ko"]
    assert "DA  - 2017/10/05/" in ris(entry)


@given(st.text(), st.text())
def test_no_text_breaks_out_of_its_entry(title: str, note: str) -> None:
    entry = Entry("ELEC", title, "http://x/", (), "", "", "", note, SEEN)
    written = bibtex(entry)
    assert written.count("{") == written.count("}")
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in ris(entry).split("\r\n")[:-1])


@given(st.text(max_size=30), st.lists(st.integers(0, 30), max_size=8, unique=True))
def test_pieces_hold_the_text_whole(text: str, edges: list[int]) -> None:
    inside = sorted(edge for edge in edges if edge <= len(text))
    marks = list(zip(inside[::2], inside[1::2], strict=False))
    cut = pieces(text, marks)
    assert "".join(piece for piece, _ in cut) == text
    assert [piece for piece, marked in cut if marked] == [text[low:high] for low, high in marks]


def test_every_example_finds_what_it_says(client: FlaskClient) -> None:
    page = Page(client, "/help")
    rows = page.all("//tbody/tr")
    assert len(rows) > 10
    for row in rows:
        found = page.follow(row.xpath(".//a/@href")[0])
        assert found.total == number(row.xpath("./td[last()]")[0].text_content()) > 0


def test_completion_finds_what_it_says(client: FlaskClient) -> None:
    offers = client.get("/complete?q=truce+hom&place=Syria").json or []
    assert {each["said"] for each in offers} == {"", "place", "actor"}
    for each in offers:
        assert Page(client, each["go"]).total == each["count"] > 0
    for half_typed in ("", "a", '"open', "(truce AND", "place:Ho"):
        assert client.get(f"/complete?q={quote(half_typed)}").json == []


def test_words_that_cannot_be_read_are_searched_for_literally_when_asked(
    client: FlaskClient,
) -> None:
    page = Page(client, "/?q=" + quote("truce AND (north -homs"))
    links = page.all("//main//li/a")
    assert [link.xpath("./bdi")[0].text_content() for link in links] == [
        '"truce and north homs"',
        "truce and north homs",
    ]
    for link in links:
        count = number(link.xpath("./b")[0].text_content())
        assert page.follow(link.get("href")).total == count


def test_a_misspelt_word_is_offered_as_other_articles_write_it(client: FlaskClient) -> None:
    page = Page(client, "/?q=ceasfire")
    assert page.total == 0
    name, href = next(iter(page.links("//section[@class='nothing']/ul//a")))
    assert name.startswith("ceasefire")
    assert page.follow(href).total == number(name) > 0


def test_from_hit_to_hit_one_comes_through_the_whole_search(client: FlaskClient) -> None:
    results = Page(client, "/?q=truce&limit=100")
    hits = [urlsplit(each).path for each in results.all("//ol[@class='hits']//h2/a/@href")]
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    seen = [urlsplit(page.url).path]
    while following := page.all("//nav[@class='back']/a[@rel='next']/@href"):
        page = page.follow(following[0])
        seen.append(urlsplit(page.url).path)
        before = page.one("//nav[@class='back']/a[@rel='prev']/@href")
        assert urlsplit(before).path == seen[-2]
    assert seen == hits


def test_the_legend_gives_every_mark_to_one_term(client: FlaskClient) -> None:
    results = Page(client, "/?q=rastan+%22the+town%22+homs&match=any")
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    marks = page.all("//article//mark[@id]")
    terms = [mark.text_content() for mark in page.all("//p[@class='legend']//mark")]
    assert terms == ["rastan", '"the town"', "homs"]
    for number_, term in enumerate(terms, 1):
        mine = [mark for mark in marks if mark.get("class") == f"k{number_}"]
        assert mine
        words = term.strip('"')
        assert all((mark.text or "").lower().startswith(words) for mark in mine)
    assert {mark.get("class") for mark in marks} == {"k1", "k2", "k3"}


def test_an_article_says_its_day_once(client: FlaskClient) -> None:
    results = Page(client, "/?q=rastan")
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    assert page.text("//article[@class='story']").count("24 September 2017") == 1


def test_similar_articles_are_others(client: FlaskClient) -> None:
    results = Page(client, "/?q=rastan")
    page = results.follow(results.all("//ol[@class='hits']//h2/a/@href")[0])
    paths = page.all("//section[@class='similar']//a/@href")
    assert len(paths) > 1
    assert urlsplit(page.url).path not in paths


def test_circles_lie_on_the_map_and_outliers_are_counted() -> None:
    near = [Place(f"{n}", 9, 34.7 + n / 100, 36.7, "/h") for n in range(A_FEW)]
    far = Place("Lima", 1, -12.0, -77.0, "/l")
    drawn = world_map([*near, far])
    assert drawn is not None
    assert far not in [circle.place for circle in drawn.circles]
    assert (len(drawn.circles), drawn.outside) == (A_FEW, 1)
    assert getattr(world_map([near[0], far]), "outside", None) == 0
    assert all(0 < c.x < WIDTH and 0 < c.y < HEIGHT for c in drawn.circles)
    assert world_map([]) is None


CAPITALS = {
    "Damascus": (36.3, 33.5), "Beirut": (35.55, 33.85), "Amman": (35.9, 31.95),
    "Cairo": (31.2, 30.0), "Baghdad": (44.4, 33.3), "Ankara": (32.9, 39.9),
    "Tehran": (51.4, 35.7), "Moscow": (37.6, 55.8), "Madrid": (-3.7, 40.4),
    "Nairobi": (36.8, -1.3), "Delhi": (77.2, 28.6), "Beijing": (116.4, 39.9),
    "Washington": (-77.0, 38.9), "Brasilia": (-47.9, -15.8), "Canberra": (149.1, -35.3),
}  # fmt: skip
AT_SEA = [(30.0, 34.0), (-30.0, 40.0), (80.0, -30.0), (-150.0, 0.0), (34.0, 43.3), (38.0, 20.5)]


def on_land(lon: float, lat: float) -> bool:
    """Whether a ray to the east crosses the edge of some land an odd number of times."""
    for shape in outlines():
        edges = zip(shape.points, (*shape.points[1:], shape.points[0]), strict=True)
        crossed = [
            x1 + (lat - y1) * (x2 - x1) / (y2 - y1) > lon
            for (x1, y1), (x2, y2) in edges
            if (y1 > lat) != (y2 > lat)
        ]
        if shape.kind == "land" and sum(crossed) % 2:
            return True
    return False


def test_capitals_lie_on_the_land_that_is_drawn_and_the_seas_do_not() -> None:
    assert [name for name, point in CAPITALS.items() if not on_land(*point)] == []
    assert [point for point in AT_SEA if on_land(*point)] == []
