"""One answer to a whole list: "saddle anaesthesia, gait trouble - no to all", "answers no to each: numb seat, fever".

It denies every member where the sentence is nothing but the list. Where the list tells what somebody came with or has, nobody
can tell what the answer is of, and what is told stays ("came in with saddle numbness, fever - no to all").
Source: clinical.md 7.3 (post-fix negation; text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.context.listing import NAMING, NOTHING, After
from cds_service.mapping.narrative.context.worked_up import deny_looked_for
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_MEMBER = 4
"""Tokens of the longest member ("loss of bladder control")."""
_BREAKS = frozenset([".", ";", "?", ":", "!"])
_MARKS = frozenset(["-", ":", "=", ","])
"""Between the list and its answer."""
_NONE = frozenset(["none", "neither"])
_EXAMINED = frozenset(["exam", "examination", "findings", "finding", "found", "neuro", "signs", "sign", "since"])
"""Before the colon of what was found, or of when it began, which no answer denies."""
_BEFORE_ANSWER = frozenset(["the", "asked", "and", "has", "when", "directly", "today", ",", "-", '"'])
"""Before an answer that opens a sentence, beside who gives it."""
_TOLD = frozenset(
    [
        "with",
        "has",
        "had",
        "have",
        "having",
        "is",
        "was",
        "came",
        "reports",
        "developed",
        "complains",
        "complain",
        "noted",
    ]
)


def answer_all(
    tokens: Sequence[Token],
    items: Sequence[Item],
    first: int,
    last: int,
    found: list[After],
    knowledge: NarrativeKnowledge,
) -> None:
    """Give the answer that closes or opens a sentence to each member of its list, or take it from what is told."""
    deny_looked_for(tokens, items, first, last, found, knowledge.bedside.looked)
    _answer_each(tokens, items, first, last, found, knowledge)
    answer = next((k for k in range(len(items) - 1, -1, -1) if _answers(tokens, items[k], last)), -1)
    if answer < 1:
        return
    end = items[answer].first
    while end > first and tokens[end - 1].norm in _MARKS:
        end -= 1
    begin = next((at + 1 for at in range(end - 1, first - 1, -1) if _breaks(tokens[at])), first)
    examined = any(token.norm in _EXAMINED for token in tokens[first:begin])
    asked = any(item.has(Kind.CUE, "asking", "question") for item in items[:answer]) or (begin > first and not examined)
    begin = max([begin, *(i.last for i in items[:answer] if i.has(Kind.CUE, "asking", "question") and i.last < end)])
    members = [k for k in range(answer) if begin <= items[k].first and items[k].last <= end]
    named = [k for k in members if any(items[k].has(kind) for kind in NAMING)]
    if not named:
        return
    if not asked and (examined or _is_told(tokens, items, begin, named[0])):
        for k in named[:-1]:
            found[k] = NOTHING if found[k].negated else found[k]
        return
    bare = _is_bare(tokens, begin, end, knowledge)
    for k in named:
        if bare and found[k] is NOTHING and not says_absence(items[k]):
            found[k] = After(negated=True, of_all=True)
        elif k != named[-1] and found[k].negated and _is_measured(tokens, items[k], end):
            found[k] = NOTHING
    opening = items[named[0]]
    state = tokens[opening.first].norm in knowledge.asserting.predicates and opening.first == begin
    if state and len(named) > 1 and found[named[0]].negated:
        found[named[0]] = After(supposed=True)  # "incontinent, fever, chills - no to all"


def _answer_each(
    tokens: Sequence[Token],
    items: Sequence[Item],
    first: int,
    last: int,
    found: list[After],
    knowledge: NarrativeKnowledge,
) -> None:
    """Give the answer that opens a sentence to each member of the list that it names ("answers no to each: numb seat, fever")."""
    answer = next((k for k, item in enumerate(items) if item.has(Kind.CUE, "negation-closing")), -1)
    if answer < 0 or not _opens(tokens, items[answer], first, last):
        return
    begin, end = items[answer].last + 1, last
    while end > begin and tokens[end - 1].kind in ("punct", "brk"):
        end -= 1
    named = {at for item in items if any(map(item.has, NAMING)) for at in range(item.first, item.last)}
    if not _is_bare(tokens, begin, end, knowledge, named):
        return
    for k in range(answer + 1, len(items)):
        naming = any(items[k].has(kind) for kind in NAMING) and not says_absence(items[k])
        if naming and found[k] is NOTHING:
            found[k] = After(negated=True, of_all=True)


def _opens(tokens: Sequence[Token], item: Item, first: int, last: int) -> bool:
    """Whether an item answers everything that a colon names behind it, with nobody but who answers before it."""
    norms = {tokens[at].norm for at in range(item.first, item.last)}
    named = item.last < last and tokens[item.last].norm == ":" and "no" in norms
    before = {tokens[at].norm for at in range(first, item.first)}
    return named and not norms.isdisjoint(statement_words.EVERY) and before <= grammar.PERSONS | _BEFORE_ANSWER


def _is_measured(tokens: Sequence[Token], item: Item, end: int) -> bool:
    """Whether a number stands behind it in its part of the list ("retention of 800 ml, fever - no to all")."""
    part = next((at for at in range(item.last, end) if tokens[at].norm == ","), end)
    return any(tokens[at].kind == "num" for at in range(item.first, part))


def _answers(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether an item denies several things at once and closes the sentence."""
    if not item.has(Kind.CUE, "negation-closing"):
        return False
    of_all = any(tokens[at].norm in statement_words.EVERY for at in range(item.first, item.last))
    norms = {tokens[at].norm for at in range(item.first, item.last)}
    of_all = of_all or not norms.isdisjoint(_NONE) or {"were", "answered"} <= norms
    return of_all and all(tokens[at].kind in ("punct", "brk") for at in range(item.last, last))


def _breaks(token: Token) -> bool:
    return token.norm in _BREAKS or token.kind == "brk" or token.norm in grammar.BULLETS - {"-"}


def _is_told(tokens: Sequence[Token], items: Sequence[Item], begin: int, k: int) -> bool:
    """Whether words before the first member say that somebody has it."""
    if any(tokens[at].norm in _TOLD for at in range(begin, items[k].first)):
        return True
    return any(item.has(Kind.CUE, "arrival", "affirmation") for item in items[:k] if item.first >= begin)


def _is_bare(
    tokens: Sequence[Token], begin: int, end: int, knowledge: NarrativeKnowledge, named: Collection[int] = ()
) -> bool:
    """Whether there is nothing but a list of short names; ``named``: tokens that tell nothing, since a name has them."""
    words = knowledge.asserting
    telling = (
        words.now
        | words.already
        | words.leading
        | {"but", "yes", "possign", "positive", "for", "no", "not", "denies", "deny"}
    )
    member = 0
    for at, token in enumerate(tokens[begin:end], begin):
        member = 0 if token.norm in (",", "/", "and", "or", "&", "+") else member + 1
        told = token.norm in telling and at not in named
        if member > _MEMBER or told or token.kind not in ("word", "abbr", "punct"):
            return False
    return any(token.norm == "," for token in tokens[begin:end])
