"""Articles as odd as archives hold them: what the pages must bear without falling apart."""

from __future__ import annotations

from collections.abc import Iterator

AUTHORS, A_HEAD = 10_000, 100
LONG = 5_000_000
LINE = "The convoy reached the town before dawn and the council counted the sacks of flour. "


def extremes() -> Iterator[dict[str, object]]:
    """10,000 authors, a title of 300 characters, mixed scripts, one long word."""
    for number in range(AUTHORS // A_HEAD):
        first = number * A_HEAD
        yield {
            "id": f"many-{number}",
            "title": f"Convoy {number} reaches the town",
            "text": LINE * 3,
            "authors": [f"Writer {n:05}" for n in range(first, first + A_HEAD)],
            "published": f"20{10 + number % 10}-{1 + number % 12:02}-0{1 + number % 9}",
            "source": f"Desk {number % 12}",
        }
    yield {
        "id": "title",
        "title": ("Envoys meet again over the stalled evacuation " * 7)[:300],
        "text": LINE * 2,
        "published": "2018-03",
    }
    yield {
        "id": "mixed",
        "title": "بيان: Convoy وصلت القافلة إلى Rastan (الرستن) في 5 October",
        "text": "قال المتحدث: «The convoy وصلت» إلى مدينة حمص، and left.\n\n停火協議 was signed.",
        "language": "ar",
        "published": "2017-10-05",
    }
    yield {"id": "word", "title": "Convoy " + "unbreakable" * 20, "text": "A convoy. " + "x" * 400}


def long() -> dict[str, object]:
    """An article of 5 MB."""
    return {"id": "long", "title": "The convoy, at length", "text": LINE * (LONG // len(LINE))}
