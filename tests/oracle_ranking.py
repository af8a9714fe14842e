"""Ranking by any word, naively: quiet words, words near one another, words of the top articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from oracle_text import cut, fold

from search.tree import And, Boost, Leaf, Node, Or, Prefer, Word, parts

if TYPE_CHECKING:
    from oracle import Oracle


def loud(node: Node, quiet: frozenset[str]) -> bool:
    """Whether anything in the tree scores that is no quiet word."""
    if isinstance(node, Word) and hushed_word(node, quiet):
        return False
    return isinstance(node, Leaf) or any(loud(child, quiet) for child in parts(node))


def hushed_word(node: Node, quiet: frozenset[str]) -> bool:
    if not isinstance(node, Word) or not node.forms or fold(node.text) not in quiet:
        return False
    return len(node.text) == 1 or node.text != node.text.upper()


def hush(node: Node, quiet: frozenset[str]) -> Node:
    """The tree with quiet words worth 0."""
    if isinstance(node, Word) and hushed_word(node, quiet):
        return Boost(node, 0.0)
    if isinstance(node, And | Or):
        return type(node)(tuple(hush(child, quiet) for child in node.children))
    if isinstance(node, Prefer):
        return Prefer(hush(node.required, quiet), hush(node.optional, quiet))
    return node


def neighbours(node: Node) -> Iterator[tuple[Word, Word]]:
    """Unquoted words side by side."""
    if isinstance(node, And | Or):
        heard = [n for n in node.children if not (isinstance(n, Boost) and n.factor == 0)]
        for a, b in pairwise(heard):
            if isinstance(a, Word) and isinstance(b, Word) and a.forms and b.forms and a != b:
                yield a, b
    for child in parts(node):
        yield from neighbours(child)


def windows(oracle: Oracle, a: Word, b: Word, id: str) -> list[int]:
    """Where a word stands that the other follows closely, with neither between."""
    document = oracle.documents[id]
    places = [(p, n) for n, term in enumerate((a, b)) for p in oracle.places(term, document)]
    return [
        p
        for (p, n), (q, m) in pairwise(sorted(places))
        if n != m and 0 < q - p <= oracle.scoring.reach
    ]


def by_any(oracle: Oracle, tree: Node, scores: Mapping[str, float]) -> dict[str, float]:
    """The scores of all articles that the tree matches, with nearness and feedback."""
    rules = oracle.scoring
    lifted = dict(scores)
    for id in best(oracle, scores)[: rules.leading]:
        for a, b in neighbours(tree):
            idf = (oracle.idf(len(oracle.bm25f(a))) + oracle.idf(len(oracle.bm25f(b)))) / 2
            w = oracle.weight(windows(oracle, a, b, id), oracle.documents[id])
            lifted[id] += rules.near * idf * w / (rules.k1 + w)
    moved = {id: lifted[id] for id in best(oracle, scores)[: rules.leading]}
    top = best(oracle, moved)[: rules.top]
    if not top:
        return lifted
    worth = rules.feedback * round(lifted[top[0]], 6)
    shares = telling(oracle, {id: round(lifted[id], 6) for id in top})
    for id in lifted:
        document = oracle.documents[id]
        for word, share in shares.items():
            w = oracle.weight([t.position for t in document.tokens if t.word == word], document)
            lifted[id] += worth * share * w / (rules.k1 + w)
    return lifted


def best(oracle: Oracle, scores: Mapping[str, float]) -> list[str]:
    """The articles with a score, in the order of relevance."""
    rounded = {id: round(score, 6) for id, score in scores.items()}
    found = [id for id in rounded if rounded[id] > 0]
    return sorted(found, key=lambda id: (-rounded[id], -oracle.documents[id].second, id))


def telling(oracle: Oracle, top: Mapping[str, float]) -> dict[str, float]:
    """The words the top articles share, with their shares of the credit."""
    rules = oracle.scoring
    alike = {id: Counter(opening(oracle, id)) for id in top}
    said: dict[str, float] = {}
    for surface in set().union(*alike.values()):
        if sum(surface in each for each in alike.values()) < min(2, len(top)):
            for each in alike.values():
                del each[surface]
    for id, score in top.items():
        counts: Counter[str] = Counter()
        for surface, count in alike[id].items():
            counts[fold(surface)] += count
        for word, count in counts.items():
            more = score / sum(top.values()) * count / (rules.k1 + count)
            said[word] = said.get(word, 0.0) + more
    most = sorted((-round(v, 6), word) for word, v in said.items() if word not in oracle.quiet)
    valued = {}
    for value, word in most[: rules.said]:
        held = sum(any(t.word == word for t in d.tokens) for d in oracle.documents.values())
        valued[word] = (-value * oracle.idf(held) if held else 0.0, oracle.idf(held))
    chosen = sorted((-round(value, 6), word) for word, (value, _) in valued.items())[: rules.words]
    shares = {word: -value * valued[word][1] for value, word in chosen}
    return {word: share / max(sum(shares.values()), 1e-9) for word, share in shares.items()}


def opening(oracle: Oracle, id: str) -> Iterator[str]:
    """The tokens, in lower case, of how an article begins."""
    article = oracle.documents[id].enriched.article
    for zone in article.zones:
        piece = article.text[zone.start : min(zone.end, oracle.scoring.opening)].lower()
        if zone.start < oracle.scoring.opening:
            yield from (piece[start:end] for start, end in cut(piece))
