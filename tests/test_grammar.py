"""The query language: what each form means, and what is said of those that mean nothing."""

from __future__ import annotations

import sys
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import QueryError
from search.facet import VALUE_FACETS
from search.grammar import FIELDS, Parsed, parse, write
from search.limits import MAX_CLAUSES, MAX_DEPTH, MAX_DISTANCE, MAX_LENGTH
from search.tree import (
    And,
    Boost,
    DateRange,
    Everything,
    FacetIs,
    Fuzzy,
    Near,
    Node,
    Not,
    Or,
    Phrase,
    Prefer,
    Same,
    Wildcard,
    Word,
    parts,
)


def exact(*words: str) -> tuple[Word, ...]:
    return tuple(Word(word, forms=False) for word in words)


def days(field: str, first: date | None, last: date | None) -> DateRange:
    return DateRange(
        field,  # type: ignore[arg-type]  # a plain string in the table below
        first.toordinal() if first else None,
        last.toordinal() if last else None,
    )


a, b, c, d = Word("a"), Word("b"), Word("c"), Word("d")
HOMS = FacetIs("place", "Homs")
OCTOBER = (date(2017, 10, 1), date(2017, 10, 31))

MEANINGS: dict[str, Node] = {
    "": Everything(),
    " \n": Everything(),
    "a b": And((a, b)),
    "a AND b": And((a, b)),
    "a OR b": Or((a, b)),
    "a OR b c": Or((a, And((b, c)))),
    "a b OR c AND NOT d": Or((And((a, b)), And((c, Not(d))))),
    "(a OR b) c": And((Or((a, b)), c)),
    "((a))": a,
    "(a (b c))": And((a, b, c)),
    "-a": Not(a),
    "b -(a c)": And((b, Not(And((a, c))))),
    "NOT -a": Not(Not(a)),
    "(a)(b)": And((a, b)),
    '"a b"': Phrase(exact("a", "b")),
    "“a b” c": And((Phrase(exact("a", "b")), c)),
    "«قال كذا»": Phrase(exact("قال", "كذا")),
    '"a"': Word("a", forms=False),
    '"a — b"': Phrase(exact("a", "b")),
    '"a OR (b"': Phrase(exact("a", "or", "b")),
    '"a b"~5': Near(exact("a", "b"), 5),
    '"a b c"~0': Near(exact("a", "b", "c"), 0),
    '"a b c"~>5': Near(exact("a", "b", "c"), 5, ordered=True),
    '"a b"~s': Same(exact("a", "b"), "sentence"),
    'title:"a* b~"~p': Same(
        (Wildcard("a*", "title"), Fuzzy("b", 1, "title")), "paragraph", "title"
    ),
    "a^2 b": And((Boost(a, 2), b)),
    '"a b"~5^.5': Boost(Near(exact("a", "b"), 5), 0.5),
    "al-Aamer~2^100": Boost(Phrase((Word("al"), Fuzzy("Aamer", 2))), 100),
    "title:(a OR b)^1.25": Boost(Or((Word("a", zone="title"), Word("b", zone="title"))), 1.25),
    "((a)^2 OR b)^3": Boost(Or((Boost(a, 2), b)), 3),
    "(a^2)^3": Boost(Boost(a, 2), 3),
    "-c^2": Not(Boost(c, 2)),
    "a^ b^c ^d": And((a, Phrase((b, c)), d)),
    "+a +(b OR c)": And((a, Or((b, c)))),
    "c++ +d": And((c, d)),
    '"rebel* forces~"': Phrase((Wildcard("rebel*"), Fuzzy("forces", 1))),
    "al-Aamer": Phrase((Word("al"), Word("Aamer"))),
    '"al-Aamer"': Phrase(exact("al", "Aamer")),
    "al-Aamer~": Phrase((Word("al"), Fuzzy("Aamer", 1))),
    "Assad's": Word("Assad"),
    "(c, d.)": And((c, d)),
    "U.S.": Word("U.S"),
    "12:30": Phrase((Word("12"), Word("30"))),
    "http://a.b/c": Phrase((Word("http"), Word("a.b"), Word("c"))),
    "AMMAN: a": And((Word("AMMAN"), a)),
    "وقف": Word("وقف"),
    "停火协议": Phrase((Word("停火"), Word("火协"), Word("协议"))),
    "火": Word("火"),
    "wild*": Wildcard("wild*"),
    "w?l**d": Wildcard("w?l*d"),
    "ex-reb*": Phrase((Word("ex"), Wildcard("reb*"))),
    "a ? b": And((a, b)),
    "fuzzy~": Fuzzy("fuzzy", 1),
    "fuzzy~2": Fuzzy("fuzzy", 2),
    "title:a": Word("a", zone="title"),
    'Body:"a b"': Phrase(
        (Word("a", forms=False, zone="body"), Word("b", forms=False, zone="body")), "body"
    ),
    "title:(a* OR b~)": Or((Wildcard("a*", "title"), Fuzzy("b", 1, "title"))),
    "place:Homs": HOMS,
    "a place:(Homs OR Syria/Idlib)": And((a, Or((HOMS, FacetIs("place", "Syria/Idlib"))))),
    'actor:"Free Syrian Army"': FacetIs("actor", "Free Syrian Army"),
    'actor:“Ali "Abu" Hasan”': FacetIs("actor", 'Ali "Abu" Hasan'),
    "language:ar author:x source:http://a": And(
        (FacetIs("language", "ar"), FacetIs("author", "x"), FacetIs("source", "http://a"))
    ),
    "date:2017-10": days("date", *OCTOBER),
    'published:"2017-10"': days("published", *OCTOBER),
    "event:[2017-10 TO 2017-10-31]": days("event", *OCTOBER),
    "date:[ 2017-10 TO * ]": days("date", OCTOBER[0], None),
    "date:[* TO *]": days("date", None, None),
    "date:>2016": days("date", date(2017, 1, 1), None),
    "date:>=2017": days("date", date(2017, 1, 1), None),
    "date:<2017": days("date", None, date(2016, 12, 31)),
    "date:<=2017": days("date", None, date(2017, 12, 31)),
    "date:2017-W40": days("date", date(2017, 10, 2), date(2017, 10, 8)),
    "AND. or-x": And((Word("and"), Phrase((Word("or"), Word("x"))))),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_query_means_this_tree(text: str) -> None:
    assert parse(text).tree == MEANINGS[text]


@pytest.mark.parametrize("text", MEANINGS)
def test_a_tree_written_back_parses_to_itself(text: str) -> None:
    written = write(MEANINGS[text])
    assert parse(written).tree == parse(written, "any").tree == MEANINGS[text]


ANY: dict[str, Node] = {
    "a b": Or((a, b)),
    "a AND b": And((a, b)),
    "a b AND c d": Or((a, And((b, c)), d)),
    "a b -c place:Homs": And((Or((a, b)), Not(c), HOMS)),
    "a -c": And((a, Not(c))),
    "-a place:Homs": And((Not(a), HOMS)),
    "a (b c) OR d": Or((a, b, c, d)),
    "a b (place:Homs OR date:2017-10)": And(
        (Or((a, b)), Or((HOMS, days("date", *OCTOBER))))
    ),
    "-(a b)": Not(Or((a, b))),
    "+a": a,
    "+a b": Prefer(a, b),
    "b +a c": Prefer(a, Or((b, c))),
    "+a b +title:c": Prefer(And((a, Word("c", zone="title"))), b),
    "+(a b) c^2": Prefer(Or((a, b)), Boost(c, 2)),
    "+a b -c place:Homs": And((Prefer(a, b), Not(c), HOMS)),
    "+a place:Homs": And((a, HOMS)),
    "+place:Homs b": Prefer(HOMS, b),
    "(+a b) OR (+c d)^2": Or((Prefer(a, b), Boost(Prefer(c, d), 2))),
    "-(+a b) c AND (+a b)": And((c, Prefer(a, b), Not(Prefer(a, b)))),
}  # fmt: skip


@pytest.mark.parametrize("text", ANY)
def test_matching_any_makes_words_alternatives_while_filters_and_plus_hold(text: str) -> None:
    assert parse(text, "any").tree == ANY[text]
    assert parse(write(ANY[text]), "any").tree == ANY[text]


def test_joined_by_all_a_plus_changes_nothing() -> None:
    assert parse("+a b -c").tree == parse("a b -c").tree


FAULTS = [
    # text, code, what the caret stands under, suggestion
    ('a "b', "unbalanced_quote", '"', 'a "b"'),
    ("“b", "unbalanced_quote", "“", "“b”"),
    ("a (b OR (c", "unbalanced_parenthesis", "(", "a (b OR (c))"),
    ("a) b", "unbalanced_parenthesis", ")", "a b"),
    ("a ()", "empty_group", "()", "a"),
    ('a ""', "empty_quote", '""', "a"),
    ("a AND", "dangling_operator", "AND", "a"),
    ("OR a", "dangling_operator", "OR", "a"),
    ("a AND OR b", "dangling_operator", "OR", "a AND b"),
    ("(a NOT)", "dangling_operator", "NOT", "(a )"),
    ("titel:a", "unknown_field", "titel:", "title:a"),
    ("AMMAN:a b", "unknown_field", "AMMAN:", "AMMAN: a b"),
    ("title: a", "empty_value", "title:", "title:a"),
    ('b actor:" "', "empty_value", 'actor:" "', ""),
    ("title:-a", "empty_value", "title:", ""),
    ("date:soon", "bad_date", "soon", ""),
    ("date:2017-13", "bad_date", "2017-13", ""),
    ("date:9999-W52", "bad_date", "9999-W52", ""),
    ("date:<0001", "bad_date", "<0001", ""),
    ("date:2016/2017/2018", "bad_date", "2016/2017/2018", ""),
    ("date:[2018 TO 2017]", "bad_range", "[2018 TO 2017]", "date:[2017 TO 2018]"),
    ("date:[2017 to 2018]", "bad_range", "[2017 to 2018]", "date:[2017 TO 2018]"),
    ("date:[2017 TO", "bad_range", "[2017", ""),
    ("place:[a TO b]", "bad_value", "[a TO b]", ""),
    ("title:[a TO b]", "bad_value", "[a TO b]", ""),
    ('actor:"a b"~2', "bad_value", "~2", 'actor:"a b"'),
    ("a~3", "bad_fuzziness", "~3", "a~2"),
    ("a~0.8", "bad_fuzziness", "~0.8", "a~2"),
    ("a*~", "bad_fuzziness", "~", "a*"),
    ('"a b"~99', "bad_distance", "~99", '"a b"~5'),
    ('"a b"~', "bad_distance", "~", '"a b"~5'),
    ('"a b"~>', "bad_distance", "~>", '"a b"~5'),
    ('"a b"~sx', "bad_distance", "~", '"a b"~5sx'),
    ("a^0 b", "bad_boost", "^0", "a^2 b"),
    ("(a)^100.5", "bad_boost", "^100.5", "(a)^2"),
    ("a^1.2.3", "bad_boost", "^1.2.3", "a^2"),
    ('"a b"^x', "bad_boost", "^x", '"a b"^2'),
    ("title:^2", "empty_value", "title:", ""),
    ("a *", "bad_wildcard", "*", "a"),
    ("?*?", "bad_wildcard", "?*?", ""),
    ("— &", "no_words", "— &", ""),
    ("a" * (MAX_LENGTH + 2), "too_long", "aa", ""),
    ("b " * (MAX_CLAUSES + 1), "too_many_clauses", "b", ""),
    ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), "too_deep", "(", ""),
    ("NOT " * (MAX_DEPTH + 1) + "a", "too_deep", "NOT", ""),
]


@pytest.mark.parametrize(("text", "code", "where", "suggestion"), FAULTS)
def test_a_fault_names_its_place_and_its_mend(
    text: str, code: str, where: str, suggestion: str
) -> None:
    with pytest.raises(QueryError) as raised:
        parse(text)
    fault = raised.value
    assert (fault.code, fault.suggestion) == (code, suggestion)
    assert text[fault.position : fault.position + fault.length] == where
    if suggestion:
        parse(suggestion)


def test_a_suggestion_that_would_fail_too_is_not_made() -> None:
    with pytest.raises(QueryError) as raised:
        parse('a) date:soon "b"')
    assert (raised.value.code, raised.value.suggestion) == ("unbalanced_parenthesis", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a — b", "“—” holds no letter or digit and was left out."),
        ("a and b", "“and” was searched as a word; as an operator it is written AND."),
        ("not b", "“not” was searched as a word; as an operator it is written NOT."),
        ("who fired first?", "leave it out to find “first”."),
        ('"first?"', "leave it out to find “first”."),
        ('"one"~3', "“one” is one word: the ~3 needs two or more."),
        ('"one"~s', "“one” is one word: the ~s needs two or more."),
        ("a place:Homs^2", "^2 was left out: a filter has no score to multiply."),
        ("a —^2", "“—” holds no letter or digit and was left out."),
    ],
)
def test_what_may_surprise_is_said(text: str, said: str) -> None:
    (warning,) = parse(text).warnings
    assert said in warning


@pytest.mark.parametrize("text", ["and", "rock or", "a not", '"a and b"', "title:not", "f?rst", ""])
def test_what_can_only_mean_one_thing_needs_no_warning(text: str) -> None:
    assert parse(text).warnings == ()


def test_every_node_knows_where_it_stood() -> None:
    text = '(homs OR al-Aamer~) -place:"Deir ez-Zor" title:ceasefire'
    tree = parse(text).tree
    assert isinstance(tree, And)
    either, no, title = tree.children
    assert isinstance(either, Or)
    assert isinstance(no, Not)
    phrase = either.children[1]
    assert isinstance(phrase, Phrase)
    nodes = (either, *either.children, *phrase.terms, no, no.child, title)
    assert [text[slice(*node.span)] for node in nodes] == [
        "homs OR al-Aamer~", "homs", "al-Aamer~", "al", "Aamer~",
        '-place:"Deir ez-Zor"', 'place:"Deir ez-Zor"', "ceasefire",
    ]  # fmt: skip


def test_every_facet_is_a_field() -> None:
    assert {facet.name for facet in VALUE_FACETS} < set(FIELDS)


def test_the_caps_themselves_are_within_bounds() -> None:
    parse("b " * MAX_CLAUSES)
    parse("a" * MAX_LENGTH)
    parse("(" * MAX_DEPTH + "a" + ")" * MAX_DEPTH)
    parse(f'"a b"~{MAX_DISTANCE}')


pieces = st.sampled_from([
    "AND", "OR", "NOT", "-", "(", ")", '"', "“", "”", "«", "~", "~2", "*", "?", ":", "title:",
    "place:", "date:", "event:", "[", " TO ", "]", ">=", "2017", "2017-10", "a", "Bé", "x-y",
    "U.S.", "^2", "^", "+", ">5", "s", "'s", "停火协", "قال", "AND.", "or", " ", " ", " ",
    "—", "\u0301", "\ud800", "\x00",
])  # fmt: skip
texts = st.one_of(st.text(max_size=40), st.lists(pieces, max_size=25).map("".join))
matches = st.sampled_from(["all", "any"])


def reading(text: str, match: str) -> Parsed | QueryError:
    try:
        return parse(text, match)  # type: ignore[arg-type]  # drawn from its two values
    except QueryError as fault:
        return fault


def _prefers(node: Node) -> bool:
    """Whether a Prefer is somewhere in a tree: only where words are joined by any is it read so."""
    below = (node.child,) if isinstance(node, Not) else parts(node)
    return isinstance(node, Prefer) or any(_prefers(each) for each in below)


@given(texts, matches)
def test_any_text_is_a_query_that_writes_back_or_a_fault_with_its_place(
    text: str, match: str
) -> None:
    read = reading(text, match)
    if isinstance(read, Parsed):
        written = write(read.tree)
        assert parse(written, "any").tree == read.tree
        assert parse(written).tree == read.tree or _prefers(read.tree)
    else:
        assert 0 <= read.position <= read.position + read.length <= len(text)
        assert read.message
        assert not read.suggestion or isinstance(reading(read.suggestion, match), Parsed)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 2000,
        "()" * 1000,
        "(a) " * 500,
        "“" * 2000,
        '"a" ' * 500,
        "-a " * 666,
        "a~" * 1000,
        "^" * 2000,
        "a^1" * 600,
        "a^" + "1" * 1990 + "x",
        "+a^2 " * 400,
    ],
)
def test_time_stays_linear(text: str) -> None:
    parse("warm")
    half, whole = calls(text[: len(text) // 2]), calls(text)
    assert whole < 3 * half + 1000
    started = time.process_time()
    reading(text, "all")
    assert time.process_time() - started < 2  # what no call is counted for: regular expressions


def calls(text: str) -> int:
    """How many functions reading a text calls: the same on every machine."""
    count = 0

    def counted(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        reading(text, "all")
    finally:
        sys.setprofile(None)
    return count
