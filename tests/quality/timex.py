"""Articles with dates marked in TIMEX3: reading them, and comparing their values with ours."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from search.article import BODY, EPOCH, Article, Published, Zone
from search.datevalue import DateValue
from search.evidence import Mention

_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_VAGUE = "_REF"


@dataclass(frozen=True, slots=True)
class Gold:
    start: int
    end: int
    value: str


def read(path: Path) -> Iterator[dict[str, Any]]:
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    for line in text.split("\n"):
        if line.strip():
            yield json.loads(line)


def in_part(identity: str, part: str) -> bool:
    tuning = hashlib.md5(identity.encode(), usedforsecurity=False).digest()[0] % 5 < 3
    return part == "all" or tuning == (part == "tune")


def as_article(record: dict[str, Any]) -> Article:
    day = date.fromisoformat(record["dct"][:10])
    text = record["text"]
    published = Published((day - EPOCH) // timedelta(seconds=1), granularity="day")
    return Article(record["id"], text, (Zone(BODY, 0, len(text)),), published=published)


def timex_value(value: str) -> str:
    """The TIMEX3 form of a date value: quarters, seasons, weekends and decades by their names."""
    if "/" not in value:
        return value
    parsed = DateValue.parse(value)
    first, last = date.fromordinal(parsed.first), date.fromordinal(parsed.last)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if parsed.last - parsed.first == 1 and first.weekday() == 5:
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02}-WE"
    if first.day == 1 and months == 3 and first.month % 3 == 1:
        return f"{first.year}-Q{first.month // 3 + 1}"
    if first.day == 1 and months == 3 and first.month % 3 == 0:
        return f"{last.year}-{_SEASONS[first.month]}"
    if first.day == 1 and months == 6 and first.month % 6 == 1:
        return f"{first.year}-H{first.month // 6 + 1}"
    if months == 120:
        return str(first.year)[:3]
    if months == 1200:
        return str(first.year)[:2]
    return value


def key_of(record: dict[str, Any], vague: bool) -> tuple[Gold, ...]:
    return tuple(
        Gold(timex["start"], timex["end"], _plain(timex["value"]))
        for timex in sorted(record["timex"], key=lambda timex: int(timex["start"]))
        if timex["type"] in ({"DATE"} if vague else {"DATE", "TIME"})
        and (timex["value"][:1].isdigit() or (vague and timex["value"].endswith(_VAGUE)))
    )


def _plain(value: str) -> str:
    """A TIMEX3 value without its time of day; "199X" and "19XX" as "199" and "19"."""
    return re.sub(r"(?<=^\d\d)XX$|(?<=^\d\d\d)X$", "", value.split("T")[0])


def same_value(mention: Mention, gold: Gold, opened: bool = False) -> bool:
    """Whether the values are equal; `opened`: figures the key leaves open (X) are not compared."""
    value = timex_value(mention.value)
    if not opened:
        return value == gold.value
    stated = re.sub(r"(-XX)+$", "", gold.value)
    return re.fullmatch(re.escape(stated).replace("X", r"\d"), value) is not None
