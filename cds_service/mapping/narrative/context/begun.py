"""What began or went on is told, whatever is denied before: "with no injury, retention started", "no trauma, numbness spread".

Behind "and" the denial may be of both ("no numbness and weakness developed"), unless it is told when it began.

Source: clinical.md 7.3 (negation with scope; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BEGAN = grammar.BEGAN | grammar.words("returned recurred occurred arose ensued followed resumed") - grammar.words(
    "begun"
)
_WENT_ON = grammar.words(
    "persisted continued worsened progressed increased spread deteriorated required needed needing requiring"
)
_PHRASES = {("set", "in"), ("came", "on"), ("got", "worse"), ("became", "worse"), ("grew", "worse")}
_TIMES = grammar.words("on since yesterday overnight last this today at around")
_ADVERBS = grammar.words(
    "then suddenly gradually slowly soon also acutely quickly abruptly has have had first again just"
)
_MOST = 2
"""Adverbs before the verb."""
_LEAD = 3
"""Tokens between the comma and what began."""
_PLACED = 3
"""Tokens from what began to where it is."""
_LISTED = frozenset(["or", "nor", "and", "&", "/"])


def has_begun(tokens: Sequence[Token], items: Sequence[Item], k: int, denial: int, last: int) -> bool:
    """Whether item ``k`` is the subject of a clause of its own that tells that it began. ``denial``: the end of the denial."""
    at = _predicate(tokens, items, k, last)
    if at < 0:
        return False
    places = range(items[k].first - 1, max(items[k].first - 2 - _LEAD, denial - 1), -1)
    timed = at + 1 < last and tokens[at + 1].norm in _TIMES
    joint = next((i for i in places if tokens[i].norm == "," or (timed and tokens[i].norm == "and")), -1)
    return joint >= 0 and _LISTED.isdisjoint(token.norm for token in tokens[joint + 1 : min(at + _PLACED, last)])


def _predicate(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> int:
    """The verb that says that item ``k``, with its places, began; -1 where none stands behind it."""
    at = items[k].last
    for item in items[k + 1 :]:
        if item.first - at > _PLACED or not (item.has(Kind.AREA) or item.has(Kind.SIDE)):
            break
        at = item.last
    end = min(at + _MOST, last)
    while at < end and tokens[at].norm in _ADVERBS:
        at += 1
    if at >= last:
        return -1
    begun = tokens[at].norm == "begun" and tokens[at - 1].norm in ("has", "have", "had")
    phrase = at + 1 < last and (tokens[at].norm, tokens[at + 1].norm) in _PHRASES
    return at if begun or phrase or tokens[at].norm in _BEGAN | _WENT_ON else -1
