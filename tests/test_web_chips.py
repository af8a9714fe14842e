"""Claims about `web.chips`: each choice of a search can be taken back."""

from __future__ import annotations

from datetime import date

from search.query import Query
from web.chips import chips
from web.tongues import tongue

EN = tongue("en")


def test_each_choice_has_a_chip_that_takes_it_back() -> None:
    query = Query(
        text="aid",
        place=("Syria/Homs/Rastan",),
        exclude={"actor": ("Army",)},
        missing=("author",),
        since=date(2017, 10, 1),
        until=date(2017, 10, 31),
    )
    made = chips(query, EN)
    assert [(chip.label, chip.excluded) for chip in made] == [
        ("Rastan, Homs", False),
        ("Army", True),
        ("none", False),
        ("October 2017", False),
    ]
    assert made[0].without.place == ()
    assert made[1].without.exclude == {}
    assert made[3].without.since is None
