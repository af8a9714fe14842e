"""The one normalisation of text, and the paragraphs in it.

Everything stored, indexed and shown has passed through `clean`, so that an offset means the same
everywhere. What it guarantees, for any input string:

- Unicode NFC, code points that UTF-8 can carry (a lone surrogate becomes U+FFFD);
- LF is the only line end (CR LF, CR, VT, FF, U+0085, U+2028 and U+2029 become LF);
- no C0 or C1 control but tab and LF, no DEL, no NUL;
- no bidi control: U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069. They can make a
  text read otherwise than it is stored;
- no soft hyphen (U+00AD), word joiner (U+2060) or byte order mark (U+FEFF): they are invisible
  and would split a word in two;
- no blanks at the end of a line.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
INVISIBLE = "\u00ad\u2060\ufeff"

_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_CONTROLS = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0)]))
_DROPPED = "".join(set(_CONTROLS) - set("\t\n" + _LINE_ENDS)) + BIDI_CONTROLS + INVISIBLE
_REPAIR = {ord(each): None for each in _DROPPED} | {ord(each): "\n" for each in _LINE_ENDS}
_AMISS = re.compile("[" + re.escape(_DROPPED + _LINE_ENDS) + "\ud800-\udfff]")
_AMISS_ASCII = bytes(ord(each) for each in _DROPPED + _LINE_ENDS if each.isascii())
_SURROGATE = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """The text as the module promises. Cleaning what is clean changes nothing."""
    if text.isascii():
        raw = text.encode("ascii")
        if len(raw.translate(None, _AMISS_ASCII)) != len(raw):
            text = text.replace("\r\n", "\n").translate(_REPAIR)
        if " \n" not in text and "\t\n" not in text and not text.endswith((" ", "\t")):
            return text  # no line ends in a blank
    else:
        if _AMISS.search(text):
            text = _SURROGATE.sub("\ufffd", text.replace("\r\n", "\n").translate(_REPAIR))
        if not unicodedata.is_normalized("NFC", text):
            text = unicodedata.normalize("NFC", text)
    return "\n".join(map(str.rstrip, text.split("\n")))


def one_line(text: str) -> str:
    """Cleaned text on one line, each run of blanks a single space (for a headline, a name)."""
    plainly = text.isascii() and text.isprintable()  # and so clean but for blanks
    return " ".join((text if plainly else clean(text)).split())


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a cleaned text, a line each, none empty.

    Where the lines are wrapped at a column (`wrap_column`), those of one block become one
    paragraph and runs of spaces one space; else each line is a paragraph as it stands.
    """
    lines = [line.strip() for line in text.split("\n")]
    column = wrap_column(lines)
    if column is None:
        return [line for line in lines if line]
    indented = [line[:1] in {" ", "\t"} for line in text.split("\n")]
    return _unwrap(lines, indented, column)


_NARROW, _WIDE = 30, 100
_STOPS = (".", "!", "?", ":", "؟", '."', ".”", ".'", ".’")


def wrap_column(lines: list[str]) -> int | None:
    """The column near which stripped lines are plainly hard-wrapped; None where they are not.

    Looks at the breaks inside blocks (between two lines that are not blank). The column is the
    median of the lengths before them: typical of a wrapped text, deaf to some long lines.
    Plainly wrapped means: two or more breaks, a column of 30 to 100, fewer than half of the
    lines ending as sentences do, and either half of the breaks going on in lower case amid a
    sentence, or 85 % in a script without case where the next word would not have fitted into
    all but the longest tenth of the lines.
    """
    breaks = [(line, following) for line, following in pairwise(lines) if line and following]
    if len(breaks) < 2:
        return None
    lengths = sorted(len(line) for line, _ in breaks)
    column, longest = lengths[len(breaks) // 2], lengths[len(breaks) * 9 // 10]
    stopped = sum(line.endswith(_STOPS) for line, _ in breaks)
    if not _NARROW <= column <= _WIDE or stopped * 2 >= len(breaks):
        return None
    going_on = sum(_goes_on(*each) for each in breaks)
    full = sum(not _cased(each[1]) and _reach(*each) > longest - 3 for each in breaks)
    return column if going_on * 2 >= len(breaks) or full * 100 >= len(breaks) * 85 else None


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence plainly runs across this break."""
    return following[0].islower() and not line.endswith(_STOPS)


def _cased(line: str) -> bool:
    return line[0].lower() != line[0].upper()


def _reach(line: str, following: str) -> int:
    """How long the line would be with the next word on it."""
    return len(line) + 1 + len(following.split(" ", 1)[0])


def _ends(line: str, following: str, column: int) -> bool:
    """Whether a paragraph ends at this break: a sentence does and the next word had room before
    the column (less some slack for words changed since), or the line is plainly short."""
    room = column - _reach(line, following)
    stopped = line.endswith(_STOPS)
    return not _goes_on(line, following) and room >= (8 if stopped else column * 2 // 5)


def _unwrap(lines: list[str], indented: list[bool], column: int) -> list[str]:
    found: list[list[str]] = []
    before = ""
    for line, inset in zip(lines, indented, strict=True):
        if line:
            goes_on = bool(before) and _goes_on(before, line)
            if not before or (inset and not goes_on) or _ends(before, line, column):
                found.append([])
            elif not before.endswith("-") or before.endswith(" -"):
                found[-1].append(" ")  # a word broken at its own hyphen goes on without one
            found[-1].append(" ".join(line.split()))
        before = line
    return ["".join(pieces) for pieces in found]
