"""Which paragraphs are photo captions: the short ones that end in a credit."""

from __future__ import annotations

import re

_LONGEST = 700
_TAIL_WORDS = 15

_PICTURE = r"(?:photo(?:graph)?s?|image|picture|screenshot|screengrab|video|map|graphic)"
_AGENCY = r"(?:file|handout|archive|ap|afp|epa|dpa|reuters|getty)"
_OPENING = r"(?:^|[\[(|–—]\s*|[.!?…»”\"'’)\]]\s+)"
# A credit that says so by its form: whatever follows is a name, or a description with it.
_PLAIN = re.compile(
    rf"{_OPENING}(?:{_AGENCY}\s+)?(?:{_PICTURE}\s*(?:credits?|courtesy)?\s*[:/]"
    rf"|{_PICTURE}\s+courtesy\b|{_AGENCY}\s+photo(?=\W*$|\s*[/:)\]])"
    r"|(?:مصدر\s+)?(?:ال)?صورة\s*(?:ل\S+\s*)?:|تصوير\s*:|عدسة\s*:|الصورة\s+من\b)",
    re.IGNORECASE,
)
# A credit that could be prose ("Photos by residents showed ..."): only names may follow.
_NAMED = re.compile(
    rf"{_OPENING}(?:{_AGENCY}\s+)?"
    rf"(?:{_PICTURE}\s+(?:by|via|from)\s|courtesy\s+of\s|(?:credits?|courtesy)\s*:)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\b(?:REUTERS|AFP|EPA)\s?/\s?\w[\w .’'/-]{1,60}[)\].]*$")
_SMALL = {
    *("of", "the", "for", "and", "via", "by", "on", "in", "from", "at", "a", "an", "/", "&", "-"),
    *("de", "da", "del", "van", "von", "bin", "ibn", "al", "el"),
}
_SIGNS = ("photo", "image", "picture", "screen", "video", "map", "graphic", "credit", "courtesy")
_AFTER_AGENCY = ("reuters/", "afp/", "epa/", "afp /", "reuters /")
_ARABIC_SIGNS = ("صورة", "تصوير", "عدسة")


def _may_hold_credit(lower: str) -> bool:
    """Whether a paragraph in lower case has a sign of one: spares nearly all the patterns."""
    for sign in _SIGNS:  # a loop, as this is asked about every paragraph there is
        if sign in lower:
            return True
    if "/" in lower and any(sign in lower for sign in _AFTER_AGENCY):
        return True
    return not lower.isascii() and any(sign in lower for sign in _ARABIC_SIGNS)


def is_caption(paragraph: str) -> bool:
    """Whether a paragraph describes a picture: it ends in a credit, or opens with one.

    A credit is "Photo courtesy of X", "Photo: X", "Photo by X", "(AP Photo/X)", "REUTERS/X",
    "تصوير: X" and the like, at the head of a sentence or bracket, at most 15 words before the
    end. Prose that merely speaks of photos goes on in lower case and is none.
    """
    if len(paragraph) > _LONGEST:
        return False
    if not _may_hold_credit(paragraph.lower()):
        return False
    for credit in _PLAIN.finditer(paragraph):
        if len(paragraph[credit.end() :].split()) <= _TAIL_WORDS or credit.start() == 0:
            return True
    for credit in _NAMED.finditer(paragraph):
        words = paragraph[credit.end() :].split()
        if 0 < len(words) <= _TAIL_WORDS and all(map(_may_be_name, words)):
            return True
    return _SIGNED.search(paragraph) is not None


def _may_be_name(word: str) -> bool:
    bare = word.strip(".,;:()[]“”\"'’")
    return not bare[:1].islower() or bare in _SMALL or bare.startswith(("al-", "el-", "ash-"))
