"""What somebody else has who is described, or of whom a story tells: "looks after his sister, who has a stoma and incontinence".

Only a list right behind such words is his, as far as its clause goes: a person who is named, a word of telling or of now, a
recent day, or a comma that may begin what the patient has, ends it ("her husband, who has MS, says she is incontinent").
Source: clinical.md 7.3 (other experiencer; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context, is_content
from cds_service.mapping.narrative.context.own_clause import has_recent_day
from cds_service.mapping.narrative.context.whose import is_pressing
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_CUES = ("tended", "described", "suffers", "story")
_CLAUSE = ("suffers", "story")
"""A comma ends what they tell."""
_GAP = 6
"""Tokens between two things of a list ("MS, a permanent catheter and ...")."""
_HAVING = frozenset(
    ["has", "have", "had", "is", "was", "suffer", "suffers", "suffered", "lost", "got", "needs", "need", "needed"]
)
_ADVERBS = frozenset(["also", "now", "still", "recently", "unfortunately", "both"])
_ENDS = (
    grammar.PERSONS
    | grammar.HIMSELF
    | frozenset(
        [";", ":", ".", "?", "-", "/", "that", "because", "so", "since", "when", "but", "now", "today", "as", "while"]
    )
    | frozenset(["which", "same", "like", "yesterday", "overnight", "tonight", "symptom", "too"])
)
_JOINS = frozenset(["and", "or", "&", "/"])
_BEGUN = frozenset(["developed", "developing", "became", "began", "started", "noticed", "presented", "presents", "new"])
_BEHIND = frozenset(["too", "since", "for", "that", "which", "he", "she"])
"""Behind something they tell of it as of the patient's ("incontinence that she has had for days")."""
_AS_WELL = grammar.HIMSELF | {"too", "likewise", "both"}
_LAST = 3
"""Tokens before the last thing of a list among which it is joined."""


def of_somebody(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], stop: int, knowledge: NarrativeKnowledge
) -> None:
    """Take for somebody else's what stands in the list behind words that describe him; ``stop``: end of the sentence."""
    for k, item in enumerate(items):
        cue = next((name for name in _CUES if item.has(Kind.CUE, name)), "")
        begin = _begin(tokens, item.last, stop, cue) if cue else -1
        if begin >= 0:
            for j, surely in _members(tokens, items[k + 1 :], begin, stop, cue, knowledge):
                context = found[k + 1 + j]
                found[k + 1 + j] = context._replace(other=True) if surely else context._replace(supposed=True)


def _begin(tokens: Sequence[Token], at: int, stop: int, cue: str) -> int:
    """Where the list begins, or -1."""
    if cue in _CLAUSE:
        return at
    if cue == "tended":
        at += at < stop and tokens[at].norm == ","
        if at < stop and tokens[at].norm == "(":
            return at + 1
        if at >= stop or tokens[at].norm != "who":
            return -1
        at += 1
    at = _behind(tokens, at, stop)
    if at < stop and tokens[at].norm in _HAVING:
        return _behind(tokens, at + 1, stop)
    return at if cue == "described" else -1


def _behind(tokens: Sequence[Token], at: int, stop: int) -> int:
    while at < stop and tokens[at].norm in _ADVERBS:
        at += 1
    return at


def _members(
    tokens: Sequence[Token], items: Sequence[Item], edge: int, stop: int, cue: str, knowledge: NarrativeKnowledge
) -> list[tuple[int, bool]]:
    """The places of what the list has among the items behind it, and whether it is surely no sign of the patient."""
    found: list[tuple[int, bool]] = []
    bracket = tokens[edge - 1].norm == "("
    for j, item in enumerate(items):
        if item.first < edge:
            continue
        gap = [tokens[at].norm for at in range(edge, item.first)]
        if len(gap) > _GAP or _ends(gap, cue, knowledge) or (bracket and ")" in gap):
            break
        if not (is_content(item) or item.has(Kind.SIDE)):
            continue
        if _is_own(tokens, item, stop, cue, knowledge):
            break
        if "," in gap and not bracket and not _goes_on(gap, cue):
            if cue != "tended" or not _is_joined(tokens, items[j : j + 2]) or not is_pressing(item, knowledge):
                break
            found.append((j, False))  # "lifts her son, who has spina bifida, a neurogenic bladder and ..."
            edge = item.last
            continue
        if any(a in _JOINS and b in _HAVING for a, b in pairwise(gap)):
            if cue not in _CLAUSE and "," not in gap and is_pressing(item, knowledge):
                found.append((j, False))  # "cares for her mother with dementia and has been incontinent"
            break
        found.append((j, True))
        edge = item.last
    return found


def _ends(gap: Sequence[str], cue: str, knowledge: NarrativeKnowledge) -> bool:
    """Whether the words between tell of the patient again, or may."""
    told = "who" in gap
    ends = _ENDS - {"that"} if told else _ENDS
    if any(norm in ends or norm in knowledge.whose.informing or norm in _BEGUN for norm in gap):
        return True
    return cue == "story" and not told and not grammar.OWN.isdisjoint(gap)  # "read about her saddle numbness"


def _goes_on(gap: Sequence[str], cue: str) -> bool:
    """Whether a list goes on behind a comma: its last member is joined; a story ends there."""
    if cue in _CLAUSE:
        return False
    joint = gap[-_LAST:]
    return not _JOINS.isdisjoint(joint) and "," not in joint


def _is_joined(tokens: Sequence[Token], pair: Sequence[Item]) -> bool:
    """Whether the second of two things is joined to the first as the last of a list."""
    return len(pair) > 1 and [token.norm for token in tokens[pair[0].last : pair[1].first]][:1] == ["and"]


def _is_own(tokens: Sequence[Token], item: Item, stop: int, cue: str, knowledge: NarrativeKnowledge) -> bool:
    """Whether its words or those behind it make it the patient's, or leave that open."""
    if cue == "story" and tokens[item.first].norm in grammar.OWN:
        return True
    behind = tokens[item.last].norm if item.last < stop else "."
    if behind in grammar.HIMSELF or behind in _BEHIND:
        return True
    if cue == "suffers" and any(tokens[at].norm in _AS_WELL for at in range(item.last, stop)):
        return True  # "her mother is being treated for lymphoma and so is the patient"
    return has_recent_day(tokens, item, stop, knowledge.asserting)
