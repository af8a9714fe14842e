"""Which words several texts have in common, and how often each text says them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from search.analysis import tokenised
from search.folding import fold


def common_words(texts: Sequence[str], least: int) -> tuple[list[str], npt.NDArray[np.int64]]:
    """(folded words, a row of counts by text for each) of what `least` texts or more write alike.

    Texts are compared in lower case and before folding: tokens that two texts write with other
    accents are not alike, and only those alike are counted.
    """
    lowered = [text.lower() for text in texts]
    raw = tokenised(lowered, [[(0, len(text))] for text in lowered])
    cells = raw.surface.astype(np.int64) * len(texts) + raw.article
    room = raw.example.size * len(texts)
    counts = np.bincount(cells, minlength=room).reshape(-1, len(texts))
    kept = np.flatnonzero((counts > 0).sum(axis=1) >= least)
    tokens = raw.example[kept]
    starts = raw.start[tokens]
    places = zip(starts.tolist(), (starts + raw.length[tokens]).tolist(), strict=True)
    whole = "".join(lowered)
    rows: dict[str, int] = {}
    row_of = [rows.setdefault(fold(whole[start:end]), len(rows)) for start, end in places]
    if len(rows) == kept.size:
        return list(rows), counts[kept]
    summed = np.zeros((len(rows), len(texts)), np.int64)
    np.add.at(summed, row_of, counts[kept])
    return list(rows), summed
