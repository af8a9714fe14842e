"""Whether the clause around a date looks back or ahead.

No parse: the verb nearest before the date decides, or, where the clause has none there, the first
after it. Enough to tell "will meet on Friday" from "met on Friday".
"""

from __future__ import annotations

from typing import Final, Literal

from search.enrich.calendar_words import listed
from search.enrich.date_tokens import Tokens

Tense = Literal["past", "present", "future", ""]

_CLAUSE = 24
_SENTENCE_ENDS = frozenset(".!?؟;:")
_ABBREVIATIONS: Final = frozenset(
    listed(
        "mr mrs ms dr gen col lt sgt capt maj gov sen rep st no vs inc corp co ltd jr sr prof rev "
        "jan feb mar apr jun jul aug sept sep oct nov dec"
    )
)
_FUTURE: Final = frozenset(listed("will shall ll must upcoming scheduled slated supposed"))
_BEFORE_TO: Final = frozenset(
    listed("going set plan plans planned planning hope hopes expects expect intends vowed vows")
)
_PAST: Final = frozenset(
    listed(
        "was were had did said told met came went took began left made held hit struck fell rose "
        "won lost led found saw sent gave got kept knew thought brought bought sold shot fought "
        "became broke chose cut put drove drew ate felt fled flew forgot froze grew heard hid hung "
        "laid lay meant paid put ran rang read resigned sank sat sought shook slept spent spoke "
        "spread stood stole swept swore taught threw understood wore wrote would"
    )
)
_DEFERRED: Final = frozenset(listed("postponed delayed extended adjourned rescheduled"))
_PRESENT: Final = frozenset(listed("is are am has have says say be being does do"))
_ARTICLES = frozenset(listed("the a an its his her their this these that"))
_AS_EARLY_AS, _AS_SOON_AS = ["as", "early", "as"], ["as", "soon", "as"]
_PERFECT = frozenset({"had", "has", "have"})
_BREAKS: Final = frozenset(
    listed(
        "yet that who which whose whom where because after before when since while but although "
        "though if unless as"
    )
)


def tense(tokens: Tokens, first: int, end: int) -> Tense:
    """The tense of the clause in which tokens `first` to `end` stand; "" where no verb tells."""
    words = tokens.words
    if words[end] == "deadline" or words[first - 1] in {"effective", "payable"}:
        return "future"
    if words[first - 3 : first] in (_AS_EARLY_AS, _AS_SOON_AS):
        return "future"
    lead = words[max(first - 6, 0) : first]
    until = "until" in lead or "through" in lead
    # "asked it to respond by Oct. 31", but not "by June 9 and had the town"
    by = words[first - 1] == "by" and "had" not in words[end : end + 3]
    for index in range(first - 1, max(first - _CLAUSE, -1), -1):
        if words[index] in _BREAKS or ends_sentence(tokens, index):
            break
        infinitive = words[index] == "to" and tokens.raw(index + 1).islower()
        if (until and words[index] in _DEFERRED) or (by and infinitive):
            return "future"
        found = _tense_of(tokens, index)
        if found:
            return found
    for index in range(end, min(end + _CLAUSE, len(tokens))):
        if words[index] in _BREAKS or ends_sentence(tokens, index):
            return ""
        found = _tense_of(tokens, index)
        if found:
            return found
    return ""


def _tense_of(tokens: Tokens, index: int) -> Tense:
    words = tokens.words
    word = words[index]
    if word in _FUTURE:
        return "future"
    if word == "due" or (word == "expected" and words[index - 1] != "than"):
        # "due to the attack" tells a cause
        return "" if words[index + 1] == "to" and words[index + 2] in _ARTICLES else "future"
    if word == "to" and words[index - 1] in _BEFORE_TO:
        return "future"
    if word == "to" and words[index + 1] == "be":
        return "" if words[index - 1].endswith("ed") or words[index - 1] in _PERFECT else "future"
    if word in {"planned", "set"} and words[index + 1] == "for":
        return "future"
    if word in _PAST:
        return "past"
    if word in {"is", "are"} and words[index + 1] == "to":
        return "future"
    if (
        len(word) > 4
        and word.endswith("ed")
        and not word.endswith("eed")
        and tokens.raw(index).islower()
    ):
        return "" if words[index - 1] in {"be", "the", "a", "an", "to"} else "past"
    if word in _PRESENT and words[index - 1] not in {"will", "to", "must", "shall", "not"}:
        return "present"
    return ""


def ends_sentence(tokens: Tokens, index: int) -> bool:
    """Whether the token at `index` is a sign that closes a sentence or an independent clause."""
    words = tokens.words
    word = words[index]
    if word not in _SENTENCE_ENDS:
        return False
    before, after = words[index - 1], words[index + 1]
    if tokens.touches(index + 1) and after.isalnum():
        return False  # "10:35", "U.S"
    if word != ".":
        return True
    return not ((len(before) == 1 and before.isalpha()) or before in _ABBREVIATIONS)
