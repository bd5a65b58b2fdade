"""Whether a sign behind a word of advice was only explained: "advised re saddle numbness", "leaflet given: ..."."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.own_clause import has_recent_day
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

BIDDING = ("bidden", "bidden-or-why")
"""Cues of what somebody is to come or to call for; the second may as well be what somebody came for."""
HANDED = ("handed", "handed-read")
"""Cues of a paper with signs on it that was given; the second was gone through as well."""
_TO_REASON = 2
"""Tokens between "given" and what is a reason."""
_BARE = 2
"""Tokens of "advised:"."""
_OPENS = frozenset((".", ";", ":", "-"))
_WHOSE = frozenset(("his", "her", "their"))
"""Before a sign, they say that somebody has it ("advised about her retention")."""
_RECOGNISED = grammar.words(
    "recognised recognized tick ticks ticked mark marks point points has had have reports reported "
    "says say said admits admit endorses endorse new positive"
)
"""Before a sign, they say that somebody found his own on the paper that he was given."""
_EXAM = frozenset(("examination", "exam"))
_SO = frozenset(
    (
        "yes",
        "possign",
        "+",
        "there",
        "since",
        "present",
        "positive",
        "found",
        "has",
        "had",
        "today",
        "sent",
        "admitted",
        "referred",
    )
)
"""Behind a paper that was gone through, they say that something of it is so, as a number does."""
_POSSIBLE = frozenset(("risk", "risks"))
"""Behind it, they say that somebody may get it."""


def is_advice(
    tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range, knowledge: NarrativeKnowledge
) -> bool:
    """Whether the cue at item ``k`` makes the sign behind it one that was explained.

    What was handed over, or what a line begins with that the writer did ("Advised re ..."), does where nothing of the
    sentence is said to be so; advice by whomever does where the sentence says what to do then.
    """
    cue = items[k]
    words = knowledge.asserting
    if cue.has(Kind.CUE, "advice"):
        # "education provided: saddle numbness since Monday" tells of it
        return k + 1 >= len(items) or not _is_told(tokens, cue, items[k + 1], sentence, words)
    if cue.has(Kind.CUE, *BIDDING):
        sign = items[k + 1]
        between = {tokens[at].norm for at in range(cue.last, sign.first)}
        told = not _WHOSE.isdisjoint(between) or not between <= knowledge.fillers
        return bids(tokens, cue, sentence) and not (told or has_recent_day(tokens, sign, sentence.stop, words))
    so = any(tokens[at].norm in words.now or tokens[at].norm in words.already for at in sentence)
    if cue.has(Kind.CUE, "handed-read") and tokens[cue.last].norm in (",", ";"):
        return False  # "leaflet given and understood, numb saddle": no list of the leaflet
    if cue.has(Kind.CUE, *HANDED):
        return not so and not (k + 1 < len(items) and _is_own(tokens, cue, items[k + 1], sentence, knowledge))
    if _opens_line(tokens, cue, sentence) and tokens[cue.first].norm == "advised" and not so:
        told = any(tokens[at].norm in _WHOSE | grammar.BEGAN for at in range(cue.last, sentence.stop))
        return not told and not any(tokens[item.first].norm in words.opening for item in items[k + 1 :])
    if so and tokens[cue.last - 1].norm == ":" and cue.last - cue.first == _BARE:
        return False  # "Advised: has saddle numbness, to attend"
    return any(tokens[at].norm in knowledge.returning for at in sentence)


def _is_told(tokens: Sequence[Token], cue: Item, sign: Item, sentence: range, words: AssertingWords) -> bool:
    """Whether a sign was there before somebody spoke of it: since a day, or as somebody's own ("about her cancer")."""
    own = tokens[sign.first - 1].norm in _WHOSE and tokens[min(sign.last, sentence.stop - 1)].norm not in _POSSIBLE
    own = own or (tokens[cue.last - 1].norm == ":" and tokens[cue.last].norm in grammar.PERSONS)
    return own or has_recent_day(tokens, sign, sentence.stop, words)


def _is_own(tokens: Sequence[Token], cue: Item, sign: Item, sentence: range, knowledge: NarrativeKnowledge) -> bool:
    """Whether what stands behind a paper is somebody's own: told of him, recognised on it, found, or there since a day."""
    between = {tokens[at].norm for at in range(cue.last, sign.first)}
    found = any(tokens[at].norm in _EXAM and tokens[at - 1].norm == "on" for at in range(sign.last, sentence.stop))
    said = not (_WHOSE | grammar.PERSONS | _RECOGNISED).isdisjoint(between)
    if cue.has(Kind.CUE, "handed-read"):
        behind = [tokens[at] for at in range(cue.last, sentence.stop)]
        said = said or any(
            one.norm in _SO or (one.kind == "num" and one.norm not in knowledge.summoning) for one in behind
        )
    return said or found or has_recent_day(tokens, sign, sentence.stop, knowledge.asserting)


def bids(tokens: Sequence[Token], cue: Item, sentence: range) -> bool:
    """Whether it may be what somebody is to do ("please call for", or opening a sentence), and no call or visit that was made."""
    before = [tokens[at].norm for at in range(sentence.start, cue.first)]
    behind = (tokens[at].norm for at in range(cue.last, sentence.stop))
    if not grammar.CALLED.isdisjoint(before) or not grammar.CALLED_THEN.isdisjoint(behind):
        return False
    return not before or before[-1] in grammar.BIDDING


def may_be_why(tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range) -> bool:
    """Whether the cue at item ``k`` opens a sentence and may be what somebody came for as well ("Call for saddle numbness").

    Nobody comes for the one or the other: an "or" between what it names leaves it what somebody is to do.
    """
    cue = items[k]
    if cue.first != sentence.start or not cue.has(Kind.CUE, "bidden-or-why"):
        return False
    named = {at for item in items[k + 1 :] for at in range(item.first, item.last)}
    return not any(tokens[at].norm == "or" and at not in named for at in range(cue.last, sentence.stop))


def is_reason(tokens: Sequence[Token], item: Item, warned: int) -> bool:
    """Whether an item is why something is a risk, and not the risk. ``warned``: the end of the warning."""
    for at in range(max(item.first - _TO_REASON, warned, 1), item.first):
        if tokens[at].norm in statement_words.REASONS:
            return tokens[at - 1].norm not in grammar.COPULAS | statement_words.HANDED
    return False


def _opens_line(tokens: Sequence[Token], cue: Item, sentence: range) -> bool:
    if cue.first != sentence.start:
        return False
    return cue.first == 0 or tokens[cue.first - 1].kind == "brk" or tokens[cue.first - 1].norm in _OPENS
