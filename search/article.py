"""What an article is: one text, the zones in it, and what its source said about it.

Every offset in Dateline (zone, mention, mark, sentence) is a range of code points, end
exclusive, in `Article.text`, which is normalised once, at reading (see `sources/text.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from search.datevalue import DateValue, Granularity

HEADLINE, STANDFIRST, BYLINE, DATELINE, CAPTION, BODY = ZONE_KINDS = (
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "caption",
    "body",
)

EPOCH = date(1970, 1, 1)


class Zone(NamedTuple):
    """A part of the text (a tuple: a page of results makes many).

    Zones are ordered and do not overlap; a headline is always first. Text outside every zone (the
    line ends between them) is not searched. `dateline` is the line that carries the date of
    publication, not the "AMMAN:" that opens a body.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """The instant an article was published, and the offset of the clock that said so.

    It sorts by `second` (UTC, since 1970) and belongs to the calendar day of its own `offset`
    (minutes east of UTC). `granularity` is how much of it was said: "second", "day", "month" or
    "year". `rule` tells where it was read ("json", "date line", "json-ld", "meta", "url",
    "feed", "file"), `raw` how it stood there.
    """

    second: int
    offset: int = 0
    granularity: Granularity = "second"
    rule: str = "given"
    raw: str = ""

    @property
    def day(self) -> date:
        """The calendar day at the place of publication (the first one of a month or year)."""
        return EPOCH + timedelta(days=(self.second + self.offset * 60) // 86_400)

    @property
    def value(self) -> DateValue:
        """The interval of days it may lie in: one day, a month or a year."""
        unit: Granularity = "day" if self.granularity == "second" else self.granularity
        return DateValue.around(self.day, unit)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read from a source, before anything is extracted from it.

    `id` is unique in an index. `origin` names file and record for messages ("a.jsonl:17").
    `language` is an ISO 639-1 code or None where the source does not say.
    """

    id: str
    text: str
    zones: tuple[Zone, ...]
    url: str | None = None
    source: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: Published | None = None
    origin: str = ""

    def zone_text(self, kind: str) -> str:
        """The text of all zones of one kind, a line each; "" where there is none."""
        return "\n".join(self.text[z.start : z.end] for z in self.zones if z.kind == kind)

    @property
    def title(self) -> str:
        return self.zone_text(HEADLINE)

    @property
    def summary(self) -> str:
        return self.zone_text(STANDFIRST)

    @property
    def body(self) -> str:
        return self.zone_text(BODY)


@dataclass(frozen=True, slots=True)
class Rejected:
    """Input that could not become an article: where it stands and why. Counted, never silent."""

    path: str
    line: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file met while walking a folder whose name ends in no format Dateline reads."""

    path: str
    reason: str
