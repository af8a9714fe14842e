"""A caption is known by its credit; prose that speaks of photos is none."""

from __future__ import annotations

import pytest

from search.sources.caption import is_caption


@pytest.mark.parametrize(
    "paragraph",
    [
        "The quay at noon on Sept. 2. Photo courtesy of Lake News Agency.",
        "The quay at noon. Photo: Lina Example",
        "Photo by Lina Example/Lake News",
        "The quay at noon, Monday. (AP Photo/Lina Example)",
        "The quay at noon [Photo: Lake News]",
        "The quay at noon. REUTERS/Lina Example",
        "The quay at noon. Photos by Lina Example and Omar Sample",
        "Photo credit: Lake News. The quay at noon, seen from the ferry that brought the mail.",
        "Men repair the pump. Courtesy of the Lake Council",
        "The quay at noon. File photo.",
        "رصيف الميناء ظهر الاثنين. تصوير: لينا مثال",
    ],
)
def test_a_credit_makes_a_caption(paragraph: str) -> None:
    assert is_caption(paragraph)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Photos by residents showed water over the quay, though none of them could be checked.",
        "He said the photo was taken from the ferry.",
        "The council published a photo of the quay on its page.",
        "They thanked the agency by name. Courtesy of the mayor costs nothing, he said, laughing.",
        "Credit: banks on the lake lend less than they did a year ago",
        "The agency sells pictures. " * 40 + "Photo: Lina Example",
        "Reuters said the ferry had stopped.",
        "",
    ],
)
def test_prose_is_no_caption(paragraph: str) -> None:
    assert not is_caption(paragraph)
