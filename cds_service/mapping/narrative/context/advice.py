"""Whether a sign behind a word of advice was only explained: "advised re saddle numbness", "leaflet given: ..."."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind, NarrativeKnowledge
from cds_service.mapping.narrative.context.own_clause import has_recent_day
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BARE = 2
"""Tokens of "advised:"."""
_OPENS = frozenset((".", ";", ":", "-"))
_WHOSE = frozenset(("his", "her", "their"))
"""Before a sign, they say that somebody has it ("advised about her retention")."""


def is_advice(
    tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range, knowledge: NarrativeKnowledge
) -> bool:
    """Whether the cue at item ``k`` makes the sign behind it one that was explained.

    What was handed over, or what a line begins with that the writer did ("Advised re ..."), does where nothing of the
    sentence is said to be so; advice by whomever does where the sentence says what to do then.
    """
    cue = items[k]
    if cue.has(Kind.CUE, "advice"):
        return True
    words = knowledge.asserting
    if cue.has(Kind.CUE, "bidden"):
        sign = items[k + 1]
        between = {tokens[at].norm for at in range(cue.last, sign.first)}
        told = not _WHOSE.isdisjoint(between) or not between <= knowledge.fillers
        return bids(tokens, cue, sentence) and not (told or has_recent_day(tokens, sign, sentence.stop, words))
    so = any(tokens[at].norm in words.now or tokens[at].norm in words.already for at in sentence)
    if cue.has(Kind.CUE, "handed"):
        return not so
    if _opens_line(tokens, cue, sentence) and tokens[cue.first].norm == "advised" and not so:
        told = any(tokens[at].norm in _WHOSE | grammar.BEGAN for at in range(cue.last, sentence.stop))
        return not told and not any(tokens[item.first].norm in words.opening for item in items[k + 1 :])
    if so and tokens[cue.last - 1].norm == ":" and cue.last - cue.first == _BARE:
        return False  # "Advised: has saddle numbness, to attend"
    return any(tokens[at].norm in knowledge.returning for at in sentence)


def bids(tokens: Sequence[Token], cue: Item, sentence: range) -> bool:
    """Whether it is what somebody is to do, and not what a call or visit was for ("Call for numbness", "is to call for")."""
    before = [tokens[at].norm for at in range(sentence.start, cue.first)]
    behind = (tokens[at].norm for at in range(cue.last, sentence.stop))
    if not grammar.CALLED.isdisjoint(before) or not grammar.CALLED_THEN.isdisjoint(behind):
        return False
    return not before or before[-1] in grammar.BIDDING


def _opens_line(tokens: Sequence[Token], cue: Item, sentence: range) -> bool:
    if cue.first != sentence.start:
        return False
    return cue.first == 0 or tokens[cue.first - 1].kind == "brk" or tokens[cue.first - 1].norm in _OPENS
