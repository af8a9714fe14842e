"""The role an actor has where it is named: subject, source, credit, publisher or mentioned."""

from __future__ import annotations

from search.article import CAPTION, HEADLINE, STANDFIRST
from search.enrich.lexicon import Actor, Words
from search.enrich.reading import Reading

_TELLS = frozenset({"tells", "told", "tell"})
_CREDITS = frozenset({"courtesy", "photo", "photograph", "image", "video", "picture"})


def actor_role(reading: Reading, first: int, last: int, actor: Actor, words: Words) -> str:
    """What the words around a mention say its part is.

    The publisher is whom people "told"; a medium that "reported" something is a source, one
    thanked for a photograph has the credit. Whoever is named in headline or lead, or does
    something, is a subject.
    """
    article = reading.article
    if article.source and article.source in (actor.name, *actor.aliases):
        return "publisher"
    before = reading.words[max(0, first - 4) : first]
    the = bool(before) and before[-1] == "the"
    verb = before[-2] if the and len(before) > 1 else before[-1] if before else ""
    if reading.zone[first] == CAPTION and not _CREDITS.isdisjoint(before):
        return "credit"
    if actor.type == "media" and verb in _TELLS:
        return "publisher"
    if verb in ("reported", "reports") or (verb == "to" and "according" in before):
        return "source"
    after = reading.words[last] if reading.gaps[last] == " " else ""
    if actor.type in ("media", "organisation") and after in ("said", "says", "reported", "reports"):
        return "source"
    if after in words["say"] or reading.zone[first] in (HEADLINE, STANDFIRST):
        return "subject"
    return "mentioned"
