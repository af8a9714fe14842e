"""An editor's lines win over the rules, in their scope, and are seen in the evidence."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from enriching import article, enricher, found, public

from search.article import BODY, HEADLINE
from search.enrich.corrections import Overrides
from search.enrich.editorfile import COLUMNS, read_overrides
from search.enrich.enricher import Enricher, open_enricher
from search.errors import AuthorityError
from search.evidence import Enriched, Mention
from search.settings import Settings

WHO = ("Lina", "2026-11-20", "she was there")
RULE = "override by Lina, 2026-11-20: she was there"
TEXT = "Shells fell on Rastan near the Old City, the Free Syrian Army said. Rebels left for Turkey."


def lines(folder: Path, *rows: tuple[str, ...]) -> Path:
    """An editor's file; a row without who, when and why has those of WHO."""
    path = folder / "overrides.tsv"
    full = [COLUMNS, *(row if len(row) != 4 else (*row, *WHO) for row in rows)]
    path.write_text("".join("\t".join(row) + "\n" for row in full), "utf-8")
    return path


@cache
def opened(overrides: Overrides) -> Enricher:
    return open_enricher(Settings.from_environment(os.environ).cache, overrides)


def corrected(
    folder: Path, *rows: tuple[str, ...], text: str = TEXT, source: str | None = None
) -> Enriched:
    """The text, enriched under these lines, as article "a" with the headline "A brief"."""
    editor = opened(read_overrides(lines(folder, *rows)))
    return editor.enrich(article((HEADLINE, "A brief"), (BODY, text), source=source))


def of(enriched: Enriched, facet: str, value: str) -> list[Mention]:
    return [m for m in enriched.mentions if (m.facet, m.value) == (facet, value)]


def test_an_index_begins_with_a_file_that_corrects_nothing() -> None:
    from search.enrich.authority import DATA

    assert read_overrides(DATA / "overrides.tsv") == Overrides()
    assert read_overrides(DATA / "absent.tsv") == Overrides()


def test_without_a_line_for_it_an_article_is_as_the_rules_have_it(tmp_path: Path) -> None:
    plain = enricher().enrich(article((HEADLINE, "A brief"), (BODY, TEXT)))
    other = corrected(tmp_path, ("b", "never", "Rastan", "place"))
    assert (other.tags, other.mentions) == (plain.tags, plain.mentions)
    assert set(other.entities) == set(plain.entities)
    assert other.rules != plain.rules


def test_words_that_are_never_a_place_are_refused_and_the_evidence_says_by_whom(
    tmp_path: Path,
) -> None:
    enriched = corrected(tmp_path, ("*", "never", "Rastan", "place"))
    assert "Syria/Homs/Rastan" not in public(enriched, "place")
    (mention,) = of(enriched, "place", "Syria/Homs/Rastan")
    assert (mention.rule, mention.confidence) == (RULE, 0.0)


def test_never_of_an_actor_leaves_the_place_and_without_a_facet_it_is_neither(
    tmp_path: Path,
) -> None:
    text = "Turkey said on Monday that it had closed the border of Turkey."
    plain = corrected(tmp_path, text=text)
    assert ("Turkey", "Turkey") in found(plain, "actor")
    actor = corrected(tmp_path, ("*", "never", "Turkey", "actor"), text=text)
    assert (public(actor, "actor"), public(actor, "place")) == (set(), {"Turkey"})
    neither = corrected(tmp_path, ("*", "never", "Turkey", ""), text=text)
    assert (public(neither, "actor"), public(neither, "place")) == (set(), set())


def test_an_alias_gives_words_a_meaning_and_takes_away_the_one_they_had(tmp_path: Path) -> None:
    enriched = corrected(
        tmp_path,
        ("*", "alias", "the Old City", "place:Syria/Homs/Homs"),
        ("*", "alias", "rebels", "actor:Free Syrian Army"),
    )
    assert ("the Old City", "Syria/Homs/Homs") in found(enriched, "place")
    (said,) = [m for m in of(enriched, "actor", "Free Syrian Army") if m.rule == RULE]
    assert TEXT[said.start - 8 : said.end - 8] == "Rebels"
    assert "Syrian rebels" not in public(enriched, "actor")
    entities = {(e.facet, e.value): e for e in enriched.entities}
    assert entities["place", "Syria/Homs/Homs"].id == "geonames:169577"
    assert ("place", "Syria/Homs") in entities
    assert "rebels" in entities["actor", "Free Syrian Army"].aliases


def test_a_longer_name_that_holds_the_words_stays_itself(tmp_path: Path) -> None:
    enriched = corrected(tmp_path, ("*", "alias", "Syrian Army", "actor:Syrian Arab Army"))
    assert ("Free Syrian Army", "Free Syrian Army") in found(enriched, "actor")
    assert not of(enriched, "actor", "Syrian Arab Army")


@pytest.mark.parametrize(
    ("subject", "text", "stands"),
    [
        ("the committee", "The Committee met. THE COMMITTEE voted.", 2),
        ("IS", "IS fled. It is late.", 1),
        ("Saraya", "Saraya left, saraya is no name. SARAYA.", 2),
        ("Qalʿat Saman", "Qal'at Saman fell.", 1),
        ("القلعة", "وصلوا إلى القلعة وبالقلعة", 2),
        ("Mill, North", "Mill, North burned. Mill. North wind.", 1),
    ],
)
def test_words_are_found_as_they_are_written(
    tmp_path: Path, subject: str, text: str, stands: int
) -> None:
    enriched = corrected(tmp_path, ("*", "alias", subject, "actor:Some Group"), text=text)
    assert len(of(enriched, "actor", "Some Group")) == stands


def test_a_removed_place_goes_with_all_that_lies_in_it(tmp_path: Path) -> None:
    enriched = corrected(tmp_path, ("a", "remove", "", "place:Syria"))
    assert public(enriched, "place") == {"Turkey"}
    assert all(m.rule == RULE for m in of(enriched, "place", "Syria/Homs/Rastan"))


def test_words_of_a_removal_leave_the_value_where_other_words_say_it(tmp_path: Path) -> None:
    text = "Rastan was calm. Al-Rastan was calm."
    row = ("*", "remove", "Al-Rastan", "place:Syria/Homs/Rastan")
    enriched = corrected(tmp_path, row, text=text)
    assert [m.confidence > 0 for m in of(enriched, "place", "Syria/Homs/Rastan")] == [True, False]
    assert public(enriched, "place") == {"Syria/Homs/Rastan"}


def test_an_added_value_stands_at_its_words_or_else_for_the_whole_article(tmp_path: Path) -> None:
    rows = [
        ("a", "add", "the Old City", "place:Syria/Hama/Hama"),
        ("a", "add", "", "actor:Red Cross"),
        ("a", "add", "", "date:2017-10"),
    ]
    enriched = corrected(tmp_path, *rows)
    assert ("the Old City", "Syria/Hama/Hama") in found(enriched, "place")
    assert ("A brief", "Red Cross") in found(enriched, "actor")
    assert found(enriched, "date") == [("A brief", "2017-10")]
    dates = [tag for tag in enriched.tags if tag.facet == "date"]
    assert [(tag.value, tag.roles, tag.confidence) for tag in dates] == [
        ("2017-10", ("event",), 1.0)
    ]
    types = {entity.value: entity.type for entity in enriched.entities}
    assert types["Red Cross"] == "organisation"


def test_a_removed_date_counts_no_more(tmp_path: Path) -> None:
    text = "They met on 4 October 2017 and on 6 October 2017."
    enriched = corrected(tmp_path, ("a", "remove", "", "date:2017-10-04"), text=text)
    assert public(enriched, "date") == {"2017-10-06"}


def test_a_renamed_place_takes_along_what_lies_in_it_and_keeps_its_old_name(
    tmp_path: Path,
) -> None:
    enriched = corrected(tmp_path, ("*", "rename", "place:Syria/Homs", "place:Syria/Hims"))
    assert "Syria/Hims/Rastan" in public(enriched, "place")
    (mention,) = of(enriched, "place", "Syria/Hims/Rastan")
    assert mention.rule == f"listed as Syria/Homs/Rastan, {RULE}"
    entities = {entity.value: entity for entity in enriched.entities}
    assert entities["Syria/Hims/Rastan"].id == "geonames:172946"
    assert entities["Syria/Hims"].id == "iso:SY-HI"
    assert {"Homs", "Syria/Homs"} <= set(entities["Syria/Hims"].aliases)
    assert "Syria/Homs" not in entities


def test_values_that_get_one_name_become_one(tmp_path: Path) -> None:
    row = ("*", "rename", "actor:Syrian rebels", "actor:Free Syrian Army")
    enriched = corrected(tmp_path, row)
    assert {tag.value for tag in enriched.tags if tag.facet == "actor"} == {"Free Syrian Army"}
    assert len(of(enriched, "actor", "Free Syrian Army")) == 2


def test_lines_may_name_a_value_by_its_old_name_or_its_new_one(tmp_path: Path) -> None:
    renames = [
        ("*", "rename", "actor:Syrian rebels", "actor:Rebels"),
        ("*", "rename", "actor:Rebels", "actor:Rebels of Syria"),
    ]
    for name in ("Syrian rebels", "Rebels", "Rebels of Syria"):
        enriched = corrected(tmp_path, *renames, ("a", "remove", "", f"actor:{name}"))
        assert public(enriched, "actor") == {"Free Syrian Army"}


def test_the_narrower_scope_has_the_last_word(tmp_path: Path) -> None:
    everywhere = ("*", "remove", "", "place:Syria/Homs/Rastan")
    of_source = ("source:The Daily", "add", "Rastan", "place:Syria/Homs/Rastan")
    of_article = ("a", "never", "Rastan", "place")
    value = "Syria/Homs/Rastan"
    assert value not in public(corrected(tmp_path, everywhere, of_source), "place")
    daily = corrected(tmp_path, of_source, everywhere, source="The Daily")
    assert value in public(daily, "place")
    last = corrected(tmp_path, of_article, of_source, everywhere, source="The Daily")
    assert value not in public(last, "place")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        (("*", "drop", "", "place:Syria"), "operation is 'drop'; it must be one of add, remove"),
        (("*", "add", "", "place:Syria"), "add is for one article or source"),
        (("source:", "never", "Homs", "place"), "scope names no source"),
        (("", "never", "Homs", "place"), "scope is blank"),
        (("*", "never", "", "place"), "subject is blank; never needs the words"),
        (("*", "never", "...", "place"), "which holds no word"),
        (("*", "never", "Homs", "town"), "for never it must be place, actor or blank"),
        (("*", "alias", "Homs", "Syria/Homs"), "value is 'Syria/Homs'; write one of place:…"),
        (("*", "alias", "Friday", "date:2017-10-05"), "write one of place:…, actor:…"),
        (("a", "add", "", "date:2017-13"), "is not in the calendar"),
        (("*", "remove", "", "place:Syria//Homs"), "a part of its name is missing"),
        (("*", "rename", "place:Syria", "actor:Syria"), "cannot be renamed to be a"),
        (("*", "rename", "place:Syria", "place:Syria/Old"), "is renamed in a circle"),
        (("*", "never", "Homs", "place", "Lina", "20 Nov", "x"), "when is '20 Nov'"),
        (("*", "never", "Homs", "place", "", "2026-11-20", "x"), "who is blank"),
        (("*", "never", "Homs", "place", "Lina", "2026-11-20", ""), "why is blank"),
        (("*", "never", "Homs", "place", "Lina"), "5 cells where 7 are wanted"),
    ],
)
def test_a_malformed_line_is_refused_by_its_number(
    tmp_path: Path, row: tuple[str, ...], says: str
) -> None:
    path = lines(tmp_path, ("*", "never", "Cham", "place"), row)
    with pytest.raises(AuthorityError) as caught:
        read_overrides(path)
    assert str(caught.value).startswith("overrides.tsv:3: ")
    assert says in str(caught.value)


def test_every_malformed_line_is_named_at_once(tmp_path: Path) -> None:
    path = lines(tmp_path, ("*", "x", "", ""), ("*", "never", "a", ""), ("*", "y", "", ""))
    with pytest.raises(AuthorityError) as caught:
        read_overrides(path)
    assert [each[:16] for each in str(caught.value).split("\n")] == [
        "overrides.tsv:2:",
        "overrides.tsv:4:",
    ]


def test_lines_that_say_the_same_or_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    same = ("*", "never", "Homs", "place")
    with pytest.raises(AuthorityError, match="3: says again what line 2 says"):
        read_overrides(lines(tmp_path, same, same))
    two = [("*", "rename", "actor:A", f"actor:{new}") for new in "BC"]
    with pytest.raises(AuthorityError, match="3: says again what line 2 says"):
        read_overrides(lines(tmp_path, *two))
    there, back = ("*", "rename", "actor:A", "actor:B"), ("b", "rename", "actor:B", "actor:A")
    with pytest.raises(AuthorityError, match="2: 'A' is renamed in a circle"):
        read_overrides(lines(tmp_path, there, back))


def test_a_misspelt_place_is_refused_and_a_new_one_in_a_known_one_is_not(tmp_path: Path) -> None:
    with pytest.raises(AuthorityError, match=r"overrides\.tsv:2: neither place 'Syira/Homs' nor"):
        corrected(tmp_path, ("a", "remove", "", "place:Syira/Homs"))
    enriched = corrected(tmp_path, ("a", "add", "", "place:Syria/Homs/Tell Zaytun"))
    assert "Syria/Homs/Tell Zaytun" in public(enriched, "place")


def test_a_file_of_another_system_is_read_too(tmp_path: Path) -> None:
    path = lines(tmp_path, ("*", "never", "Rastan", "place"))
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert len(read_overrides(path).lines) == 1


def test_the_fingerprint_tells_other_lines_and_no_other_comments(tmp_path: Path) -> None:
    from search.enrich.fingerprint import fingerprint

    path = lines(tmp_path, ("*", "never", "Rastan", "place"))
    one = fingerprint(read_overrides(path))
    path.write_text(path.read_text() + "\n# done\n")
    assert fingerprint(read_overrides(path)) == one
    assert fingerprint(Overrides()) != one
