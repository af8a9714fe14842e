"""Ranking by any word: nearness and feedback on top of the scores of single words.

Only the order of what a tree matches changes, and it depends on tree and generation alone, so
that cursors hold, and choosing a facet's value narrows a list without reordering it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from search.engine.evaluate import Evaluation
from search.engine.feedback import Shared, credited, shared_words
from search.engine.leading import Lead, in_order, leading
from search.engine.matches import Matches
from search.engine.nearness import nearness, neighbours
from search.explanation import Explanation
from search.tree import Node


def ranked(tree: Node, of: Evaluation) -> list[Matches]:
    """What the tree matches, scored in three steps.

    The best by BM25F are scored for nearness; the words that the first of these share credit every
    article found, with at most `Scoring.feedback` of the best score.
    """
    found = of.matches(tree)
    leads = leading(of.segments, found, of.scoring.leading)
    if not leads:
        return found
    near, leads = _near(tree, of, found, leads)
    return credited(of, near, _shared(of, leads))


def explained(
    tree: Node, of: Evaluation, segment: int, doc: int, score: Explanation
) -> Explanation:
    """The explanation of a score by single words (`explain`), with what ranking adds to it."""
    found = of.matches(tree)
    leads = leading(of.segments, found, of.scoring.leading)
    if not leads or not score.matches:
        return score
    before = found[segment]
    near, leads = _near(tree, of, found, leads)
    shared = _shared(of, leads)
    place = int(np.searchsorted(before.docs, doc))
    beside = 0.0
    if before.scores.size:
        beside = float(near[segment].scores[place] - before.scores[place])
    only = [Matches(each.docs[:0], each.scores[:0]) for each in found]
    only[segment] = Matches(before.docs[place : place + 1], np.zeros(1))
    words = tuple(
        Explanation(word, float(credited(of, only, shared.of(row))[segment].scores[0]))
        for row, word in enumerate(shared.words)
    )
    told = tuple(word for word in words if word.value)
    credit = Explanation("words the top articles share", sum(w.value for w in told), "", told)
    parts = (score, Explanation("words near one another", beside), credit)
    return Explanation("ranked by any", sum(part.value for part in parts), "", parts)


def _shared(of: Evaluation, leads: Sequence[Lead]) -> Shared:
    top = leads[: of.scoring.top]
    return shared_words(of, top, of.scoring.feedback * top[0].primary / 1e6)


def _near(
    tree: Node, of: Evaluation, found: Sequence[Matches], leads: Sequence[Lead]
) -> tuple[list[Matches], list[Lead]]:
    """Nearness added to the scores of the leading articles, and these in their new order."""
    pairs = neighbours(tree)
    if not pairs:
        return list(found), list(leads)
    lifted, moved = list(found), []
    for number in sorted({each.segment for each in leads}):
        mine = sorted(each.doc for each in leads if each.segment == number)
        docs = np.array(mine, dtype=np.int32)
        matches = found[number]
        rows = np.searchsorted(matches.docs, docs)
        scores = matches.scores.copy()
        scores[rows] += nearness(of, pairs, number, docs)
        lifted[number] = Matches(matches.docs, scores)
        new = np.rint(scores[rows] * 1e6).astype(np.int64).tolist()
        seconds = of.segments[number].array("pub_second")[docs].tolist()
        moved += [Lead(number, *each) for each in zip(mine, new, seconds, strict=True)]
    return lifted, in_order(of.segments, moved)
