"""When an article's events were: its dates on a line, a drawing of numbers only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from search.datevalue import DateValue
from search.results import ArticleView
from web.evidence import anchor
from web.tongues import Tongue
from web.wording import say_date, say_day

WIDTH = 300.0
LEAST = 5.0
"""The least length of a date, in the drawing's units: a day among years must stay visible."""
LANES = 4


@dataclass(frozen=True, slots=True)
class Moment:
    """A date: where it lies, from `x` on in one of `LANES` rows, and the words that say it."""

    label: str
    x: float
    width: float
    lane: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates between two days; `published` is where the article itself lies, None outside."""

    moments: tuple[Moment, ...]
    first: str
    last: str
    published: float | None


def timeline(view: ArticleView, tongue: Tongue) -> Timeline | None:
    """The dates the text speaks of and that count; None where there are fewer than two."""
    public = {tag.value for tag in view.tags if tag.facet == "date" and tag.public}
    spoken: dict[str, tuple[int, int]] = {}
    for mention in view.mentions:
        if mention.facet == "date" and mention.value in public:
            spoken.setdefault(mention.value, (mention.start, mention.end))
    dates = sorted((DateValue.parse(value), span) for value, span in spoken.items())
    if len(dates) < 2:
        return None
    low, high = min(d.first for d, _ in dates), max(d.last for d, _ in dates)
    scale = WIDTH / (high - low + 1)
    ends = [-1.0] * LANES
    moments = []
    for value, span in dates:
        width = max(LEAST, (value.last - value.first + 1) * scale)
        x = min((value.first - low) * scale, WIDTH - width)
        lane = next((n for n, end in enumerate(ends) if end < x), ends.index(min(ends)))
        ends[lane] = x + width
        label = say_date(value, tongue)
        moments.append(Moment(label, round(x, 1), round(width, 1), lane, anchor(span)))
    published = view.article.published
    day = published.day.toordinal() if published else 0
    return Timeline(
        tuple(moments),
        say_day(date.fromordinal(low), tongue),
        say_day(date.fromordinal(high), tongue),
        round((day - low) * scale, 1) if low <= day <= high else None,
    )
