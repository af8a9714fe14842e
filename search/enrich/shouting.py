"""Paragraphs all in capitals, or all without: which names there are only words or surnames."""

from __future__ import annotations

from collections.abc import Sequence

from search.enrich.lexicon import Words
from search.enrich.matcher import Match
from search.enrich.reading import Reading


def without_words(reading: Reading, matches: Sequence[Match], words: Words) -> list[Match]:
    """The matches but those of one word that, where capitals prove nothing, is a plain word
    ("WAR IS OVER") or, if only the gazetteer has it, a surname ("KAREN HOLLOWAY")."""
    return [match for match in matches if not _is_word(reading, match, words)]


def _is_word(reading: Reading, match: Match, words: Words) -> bool:
    if not reading.shouted[match.first] or match.last - match.first > 1:
        return False
    if match.key in words["shouted word"]:
        return True
    before = reading.words[match.first - 1]
    named = before in words["given"] or before in words["title"]
    return named and not match.names and reading.gaps[match.first] in (" ", ". ")
