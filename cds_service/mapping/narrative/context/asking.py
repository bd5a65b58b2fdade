"""A question whose answer stands behind its mark: "Fever in the last 2 weeks? ( ) Yes (x) No", "numb around A or B? No".

Source: clinical.md 7.3 (post-fix negation, question forms).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.choices import chosen
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_QUESTION = 14
"""Tokens from what is asked for to the mark of the question."""
_MARKS = frozenset("?.;!:")
_ASKED = (Kind.FINDING, Kind.COMPLAINT, Kind.AREA)
_SUBORDINATE = frozenset(["since", "when", "before", "after", "while", "because"])
"""Behind them a question tells when, and asks for nothing."""
# behind a "no" they tell what is so instead
_CORRECTS = grammar.COUNTED | grammar.OF_NOW | {"since", "just", "only", "for", "all", "before", "weeks"}
_SINCE = "since"
_BEGUN = frozenset(["started", "began", "begun", "start", "onset", "for"])
_ONSETS = frozenset(["onset", "beginning", "start"])
_BEFORE = 3
"""Tokens before a sign among which its beginning is asked for."""
# a time that lasts to now has one of these before it
_LAST = frozenset(["last", "past", "previous"])
_UP_TO_NOW = frozenset(["the", "in", "within", "over", "during", "these", "your"])
_TO_NAMED = grammar.ARTICLES | {"be", "just", "some", "really", "actually", "going", "to"}
_IT = frozenset(["it", "this"])
_COULD = frozenset(["could", "might", "can", "was"])
_WANTS = grammar.words("ask asks asked asking want wants wanted wonder wonders wondering question questions ice know")
"""Before a question, they say that it is the patient's; ``_FEARS`` where he asks whether it is so."""
_FEARS = frozenset(["worries", "worry", "fear", "fears", "concern", "concerns", "list"])


def asked_until(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> int:
    """The mark of the question that asks for item ``k``, where its answer follows; else the end of the item.

    Whether it is new, worse or better, and what was done about it, is another question ("is the numbness new? No").
    """
    at = items[k].last
    mark = next((i for i in range(at, min(at + _QUESTION, last - 1)) if tokens[i].norm in _MARKS), -1)
    if mark < 0 or tokens[mark].norm != "?" or not _answered(tokens, mark + 1, last):
        return at
    return mark if _asks_only(tokens, items, k, mark) and not _only_when(tokens, items[k].first) else at


def _asks_only(tokens: Sequence[Token], items: Sequence[Item], k: int, mark: int) -> bool:
    """Whether only a time, a place or another thing that is asked for stands between item ``k`` and the mark."""
    place, joined = items[k].last, False
    if any(tokens[at].norm in _ONSETS for at in range(max(items[k].first - _BEFORE, 0), items[k].first)):
        return False  # "onset of numbness today? No" tells of another day too
    named = {item.first: item for item in items[k + 1 :] if any(item.has(kind) for kind in _ASKED)}
    while place < mark:
        norm = tokens[place].norm
        if place in named and (joined or named[place].has(Kind.AREA)):
            place = named[place].last
            continue
        joined = joined or norm in grammar.ALTERNATIVES or norm == _SINCE
        if norm in _BEGUN and _SINCE not in {tokens[i].norm for i in range(items[k].last, place)}:
            return False  # "did it start today? No" tells of another day
        if norm in _LAST and tokens[place - 1].norm not in _UP_TO_NOW:
            return False  # "last year? No" says nothing of now
        if norm not in statement_words.ASKED_WHEN and norm not in grammar.ALTERNATIVES and tokens[place].kind != "num":
            return False
        place += 1
    return True


def _answered(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether an answer and nothing else stands there: a choice that was made or not, or one word that closes its clause."""
    if chosen(tokens, at, last) is not None:
        return True
    behind = at + 2 < last and (tokens[at + 2].kind == "num" or tokens[at + 2].norm in _CORRECTS)
    closes = at + 1 >= last or (tokens[at + 1].norm in grammar.CLOSING and not behind) or tokens[at + 1].kind == "brk"
    return closes and (tokens[at].norm in grammar.CHOICES | grammar.PLAIN_DENIALS or tokens[at].norm == "0")


def _only_when(tokens: Sequence[Token], first: int) -> bool:
    """Whether it is only named to tell when something else was."""
    for at in range(first - 1, -1, -1):
        if tokens[at].norm in _MARKS or tokens[at].kind == "brk":
            return False
        if tokens[at].norm in _SUBORDINATE:
            return True
    return False


def said_aloud(tokens: Sequence[Token], items: Sequence[Item], k: int, at: int, last: int) -> str:
    """What somebody answered to what was asked about, where a clause ends with it ("asked whether he had it, he said yes").

    "yes", "no" or "" where nothing was asked before item ``k`` or no such answer stands at token ``at``.
    """
    if not any(item.has(Kind.CUE, "asking") for item in items[:k]):
        return ""
    begun = at
    while at < last and (tokens[at].norm in grammar.ANSWERERS or tokens[at].norm in _TO_SPEAKER):
        at += 1
    end = at + 1 + (at + 1 < last and tokens[at + 1].norm in _IT_ALL)
    closes = at < last and (end >= last or tokens[end].norm in grammar.CLOSING or tokens[end].kind == "brk")
    return _SAID.get(tokens[at].norm, "") if closes and at - begun > 1 else ""


_IT_ALL = frozenset(["it", "this", "that", "both", "any", "them", "all", "either"])
"""What was asked about, behind its denial ("when asked about it she denied it")."""
_TO_SPEAKER = frozenset([",", ";", "-", "and", "to", "which", "the", "answer", "is", "was"])
_SAID = {"yes": "yes", "y": "yes", "no": "no", "denied": "no", "denies": "no"}


def asks_what_it_is(tokens: Sequence[Token], item: Item, first: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether somebody asks with it what he has ("is it cancer?", "wants to know: could it be an infection?").

    No sign of cauda equina: of that a question is heard as a suspicion. ``first``: the first token of the sentence.
    """
    name = item.name(Kind.FINDING)
    if name is None or item.last >= len(tokens) or tokens[item.last].norm != "?":
        return False
    if any(one in knowledge.unclear.beside for one in knowledge.expands.get(name, (name,))):
        return False
    at = item.first - 1
    while at > first and tokens[at].norm in _TO_NAMED:
        at -= 1
    if at <= first - 1 or at < 1 or tokens[at].norm not in _IT:
        return False
    before = {tokens[i].norm for i in range(first, at - 1)}
    if tokens[at - 1].norm == "is" and at - 1 > first:
        return not before.isdisjoint(_WANTS | _FEARS | {"is"})
    return tokens[at - 1].norm in _COULD and not before.isdisjoint(_WANTS)
