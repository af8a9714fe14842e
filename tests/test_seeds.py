"""Claims about the sample archive in `seeds/`: that it is what its README says."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date, datetime
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from search.article import CAPTION, DATELINE, HEADLINE, STANDFIRST, Article, Rejected
from search.sources import read_paths

SEEDS = Path(__file__).parents[1] / "seeds"
WIRE = sorted(SEEDS.glob("*.txt"))
PAGES = sorted(SEEDS.glob("*.html"))
UNDATED = "2017-11-suwayda-road-attack.txt"
NO_STANDFIRST = "2019-10-23-daraa-insurgency.txt"
PAIRS = [("2016-09-20", "2016-09-21"), ("2018-11-09", "2018-11-10")]
GOVERNORATES = [
    *("Homs", "Aleppo", "Idlib", "Hama", "Damascus", "Rif Dimashq", "Daraa", "Quneitra"),
    *("Deir ez-Zor", "Raqqa", "Hasakah", "Latakia", "Tartus", "Suwayda"),
]
CAPITALS = ["AMMAN", "BEIRUT", "ANKARA", "BAGHDAD", "CAIRO", "DAMASCUS"]
FIELDS = {"id", "title", "date", "author", "source", "url", "body", "language"}


@cache
def seeds() -> dict[str, Article]:
    """Each seed by its name: that of its file, or its id in the JSON lines."""
    found = list(read_paths([SEEDS]))
    assert [each for each in found if isinstance(each, Rejected)] == []
    articles = [each for each in found if isinstance(each, Article)]
    return {name_of(each): each for each in articles}


def name_of(article: Article) -> str:
    line = json_lines().get(article.id)
    return str(line["id"]) if line else Path(article.origin).name.partition(":")[0]


@cache
def json_lines() -> dict[str, dict[str, str]]:
    plain = (SEEDS / "dispatches.jsonl").read_bytes()
    packed = gzip.decompress((SEEDS / "dispatches-2.jsonl.gz").read_bytes())
    return {each["id"]: each for each in map(json.loads, (plain + packed).splitlines())}


def told(article: Article) -> str:
    """What an article tells: its text without headline, standfirst and date line."""
    outside = {HEADLINE, STANDFIRST, DATELINE}
    return "\n".join(
        article.text[zone.start : zone.end] for zone in article.zones if zone.kind not in outside
    )


def is_arabic(text: str) -> bool:
    return len(re.findall(r"[\u0600-\u06ff]", text)) > len(text) / 2


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    return set(zip(*(words[ahead:] for ahead in range(5)), strict=False))


def test_no_seed_is_refused_and_the_readme_counts_them_all() -> None:
    assert len(seeds()) == len(WIRE) + len(PAGES) + len(json_lines()) >= 48
    told_of = (SEEDS / "README.md").read_text("utf-8")
    for files, count in (("*.txt", len(WIRE)), ("*.html", len(PAGES)), ("s", len(json_lines()))):
        assert f"{files}` | {count} |" in told_of or f".jsonl.gz` | {count} |" in told_of


def test_each_seed_has_150_to_500_words() -> None:
    lengths = {name: len(told(each).split()) for name, each in seeds().items()}
    assert {name: words for name, words in lengths.items() if not 150 <= words <= 500} == {}


def test_six_seeds_are_in_arabic() -> None:
    assert sum(is_arabic(each.text) for each in seeds().values()) == 6


def test_every_seed_but_one_has_the_date_of_its_name() -> None:
    for name, article in seeds().items():
        if name == UNDATED:
            assert article.published is None
            continue
        assert article.published is not None, name
        assert article.published.day == date.fromisoformat(name[:10]), name


def test_each_year_from_2016_to_2019_has_eight_seeds_or_more() -> None:
    years = [name[:4] for name in seeds()]
    assert {year: years.count(year) >= 8 for year in sorted(set(years))} == dict.fromkeys(
        ("2016", "2017", "2018", "2019"), True
    )


@pytest.mark.parametrize("path", WIRE, ids=lambda path: path.name)
def test_wire_copy_has_headline_standfirst_date_line_body(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert all(line == line.strip() != "" for line in lines)
    kinds = [zone.kind for zone in seeds()[path.name].zones]
    if path.name == UNDATED:
        assert DATELINE not in kinds
        assert STANDFIRST not in kinds
    elif path.name == NO_STANDFIRST:
        assert kinds[:2] == [HEADLINE, DATELINE]
    else:
        assert kinds[:3] == [HEADLINE, STANDFIRST, DATELINE]
        assert lines[1].endswith(" […]")
        assert lines[3].startswith(lines[1].removesuffix("[…]"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_pages_are_whole_and_only_their_article_is_read(path: Path) -> None:
    page = path.read_text("utf-8")
    headline = seeds()[path.name].text.split("\n")[0]
    assert re.search(rf"<title>{re.escape(headline)}", page)
    assert "<article" in page
    assert "example.org" in page  # the links around the article
    assert "example" not in told(seeds()[path.name])


def test_pages_say_their_date_in_each_way_pages_do() -> None:
    pages = [path.read_text("utf-8") for path in PAGES]
    for sign in ('"datePublished"', "article:published_time", 'name="date"', "<time"):
        assert sum(sign in page for page in pages) >= 2, sign


def test_json_lines_carry_all_fields_and_an_offset() -> None:
    for line in json_lines().values():
        assert set(line) == FIELDS
        assert datetime.fromisoformat(line["date"]).utcoffset() is not None
        assert line["url"].startswith("https://example.org/")
        assert is_arabic(line["body"]) == (line["language"] == "ar")


def test_two_pairs_tell_one_story_twice_and_no_others_do() -> None:
    cut = {name[:10]: shingles(told(each)) for name, each in seeds().items() if name != UNDATED}
    assert len(cut) == len(seeds()) - 1  # a day each
    alike = {
        pair: len(cut[pair[0]] & cut[pair[1]]) / min(len(cut[pair[0]]), len(cut[pair[1]]))
        for pair in combinations(sorted(cut), 2)
    }
    assert [pair for pair, share in alike.items() if share > 0.5] == PAIRS
    assert [pair for pair, share in alike.items() if 0.1 < share <= 0.5] == []


def test_captions_carry_only_the_credit_of_the_seeds() -> None:
    captions = [
        each.text[zone.start : zone.end]
        for each in seeds().values()
        for zone in each.zones
        if zone.kind == CAPTION
    ]
    assert len(captions) >= len(WIRE) - 1
    assert {re.split(r"(?:Photo|الصورة): ", each)[1] for each in captions} == {"Dateline seeds."}


def test_nobody_is_quoted() -> None:
    for name, article in seeds().items():
        for quoted in re.findall(r"[“\"«]([^”\"»]*)[”\"»]", told(article)):
            assert len(quoted.split()) <= 4, (name, quoted)


def test_a_weekday_beside_a_date_is_that_day() -> None:
    days = "|".join(datetime(2018, 1, day).strftime("%A") for day in range(1, 8))
    months = "|".join(datetime(2018, month, 1).strftime("%B") for month in range(1, 13))
    seen = 0
    for name, article in seeds().items():
        for weekday, month, day in re.findall(rf"({days}), ({months}) (\d+)", article.text):
            on = datetime.strptime(f"{day} {month} {name[:4]}", "%d %B %Y")
            assert on.strftime("%A") == weekday, name
            seen += 1
    assert seen >= 3


def test_places_span_the_country_and_its_neighbours() -> None:
    everything = "\n".join(each.text for each in seeds().values())
    assert [each for each in GOVERNORATES if everything.count(each) < 3] == []
    assert [each for each in CAPITALS if f"{each}: " not in everything] == []


@pytest.mark.parametrize(
    ("pattern", "least"),
    [("ceasefire", 10), ("detainee release", 3), (r"rastan\b", 5), (r"evacuat\w*", 6)],
)
def test_the_first_searches_find_several_seeds(pattern: str, least: int) -> None:
    found = [name for name, each in seeds().items() if re.search(pattern, each.text.casefold())]
    assert len(found) >= least


def test_the_readme_credits_the_data_and_warns_the_reader() -> None:
    words = " ".join((SEEDS / "README.md").read_text("utf-8").split())
    for claim in ("Uppsala Conflict Data Program", "CC BY 4.0", "CC0", "must not be cited"):
        assert claim in words
