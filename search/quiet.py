"""Words that carry no meaning: beside others they match and are marked, but add no score.

English and Arabic, folded. The list is short on purpose: articles and pronouns, auxiliaries,
prepositions, conjunctions, the words of questions; not "us" and "may", which news writes for a
country and a month. What is merely frequent is damped by its idf.
"""

from __future__ import annotations

from dataclasses import replace

from search.folding import fold
from search.tree import And, Boost, Leaf, Node, Or, Prefer, Word, parts

_ENGLISH = """
a an the this that these those all any both each either every few many more most much neither none
other others own same several some such one
i me my we our you your he him his she her it its they them their who whom whose which what
is am are was were be been being has have had having do does did doing done can could might must
shall should will would
and or but nor not no so if then than as because while though although whether
of in on at by for from to into onto with without within about above after against among around
before behind below between beyond during over under through throughout toward towards upon up down
out off across along per via
there here where when why how only very too also just even yet still again ever never now
"""
_ARABIC = """
في من على الى عن مع بين بعد قبل عند حتى منذ خلال حول ضد دون
و او ثم لكن بل ان اذا لو كما لان قد سوف لم لن لا ما هل كيف متى اين لماذا كم
هذا هذه ذلك تلك هولاء الذي التي الذين هو هي هم هن انت انا نحن كان كانت يكون كل بعض غير اي
"""
QUIET = frozenset(map(fold, (_ENGLISH + _ARABIC).split()))


def hushed(tree: Node) -> Node:
    """The tree with its quiet words scoring 0, unless nothing else in it would score.

    A word in quotes or in capitals (WHO, IT) was meant, and scores.
    """
    return _hushed(tree) if _speaks(tree) else tree


def is_quiet(node: Node) -> bool:
    """Whether a node is a word that carries no meaning, as it was typed."""
    if not isinstance(node, Word) or not node.forms:
        return False
    return fold(node.text) in QUIET and not (len(node.text) > 1 and node.text.isupper())


def _speaks(node: Node) -> bool:
    if isinstance(node, Leaf):
        return not is_quiet(node)
    return any(_speaks(child) for child in parts(node))


def _hushed(node: Node) -> Node:
    if isinstance(node, And | Or):
        return replace(node, children=tuple(_hushed(child) for child in node.children))
    if isinstance(node, Prefer):
        return replace(node, required=_hushed(node.required), optional=_hushed(node.optional))
    return Boost(node, 0.0, node.span) if is_quiet(node) else node
