"""Verbs that exclude what stands behind them: "an MRI that evening excluded cauda equina compression".

Somebody who did so denies it; somebody who did not, or could not, leaves it possible ("the scan did not exclude it"). What is
only meant to be excluded is told by other words ("MRI to exclude CES").
Source: clinical.md 5.4 (absence of today only where it is said of today), 7.3.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.dates import CENTURIES
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_VERBS = {"excluded": True, "excludes": True, "exclude": False, "ruled": True, "rules": True, "rule": False}
"""Verbs, and whether the form says that it was done."""
_OUT = "out"
_FAILING = grammar.words(
    "not never cannot can't cant couldn't couldnt didn't didnt doesn't doesnt hasn't hasnt haven't hadn't don't unable failed "
    "fails fail failing inability yet"
)
_NOBODY = grammar.words("nobody nothing none neither no-one no")
_DOING = grammar.words("able managed did does")
"""With the bare verb they say that it was done."""
_AUXILIARIES = (
    _FAILING
    | _DOING
    | grammar.words(
        "has have had was were is are to been could can also clearly reliably fully completely safely confidently definitively "
        "entirely now then since effectively do one"
    )
)
_MEANT = grammar.words("must should will would may might needs need can could to")
_UNREAL = grammar.words("if once until unless whether till before when provided assuming pending")
_PASSIVE = frozenset(["be", "being", "been", "was", "were", "is", "are"])
_TO_OBJECT = grammar.words("a an any the acute significant serious obvious definite frank overt either both true")
_CLOSES_LIST = frozenset(["and", "or", "nor"])
"""Before the last member of a list whose members a comma parts."""
_NOT_THIS = frozenset(["but", "though", "although", "however", "not", ",", "and", "to"])
_JOINING = grammar.CONNECTORS | _NOT_THIS
_BEHIND_OBJECT = (
    grammar.CLOSING | grammar.JOINED | grammar.words("on by at in with as but then this that today last yesterday")
)
"""Behind a further object; another word may say that it is there ("excluded fracture and cauda equina syndrome suspected")."""
_THEN = frozenset(["then", "ago", "year", "month", "previously", "initially", "earlier"])
_YEARS = range(*CENTURIES)
_BACK = 8
"""Tokens before a verb among which its subject and auxiliaries stand."""


class _Verb(NamedTuple):
    """A verb of exclusion that ends before token ``last``: done, or left open; ``then``: long ago."""

    last: int
    done: bool
    then: bool = False


def exclude_behind(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], sentence: range, knowledge: NarrativeKnowledge
) -> None:
    """Change the contexts of what stands behind such verbs: of a list, where it is plainly one."""
    for at in sentence:
        if tokens[at].norm in _VERBS and (verb := _verb(tokens, at, sentence.start, sentence.stop)) is not None:
            _take(tokens, items, found, verb, sentence.stop, knowledge)


def _verb(tokens: Sequence[Token], at: int, first: int, last: int) -> _Verb | None:
    """The verb that stands here, where it is told whether it was done; None where it is only meant, or passive."""
    end = at + 1
    if tokens[at].norm.startswith("rule"):
        if end >= last or tokens[end].norm != _OUT:
            return None
        end += 1
    begin = at
    while begin > first and tokens[begin - 1].norm in _AUXILIARIES:
        begin -= 1
    chain = {token.norm for token in tokens[begin:at]}
    clause = [token.norm for token in tokens[max(begin - _BACK, first) : begin]]
    if tokens[at - 1].norm in _PASSIVE and at > first:
        return None
    if _FAILING & chain or (clause and clause[-1] in _NOBODY):
        return _Verb(end, done=False)
    told = bool(_DOING & chain)
    if not (told or _VERBS[tokens[at].norm]):
        return None
    meant = (not told and _MEANT & chain) or not _UNREAL.isdisjoint(clause) or not _MEANT.isdisjoint(clause[-1:])
    return _Verb(end, done=not meant, then=any(map(_is_then, tokens[max(begin - _BACK, first) : begin])))


def _take(
    tokens: Sequence[Token],
    items: Sequence[Item],
    found: list[Context],
    verb: _Verb,
    last: int,
    knowledge: NarrativeKnowledge,
) -> None:
    done = verb.done
    objects: list[tuple[int, bool]] = []
    edge, comma = verb.last, False
    for k, item in enumerate(items):
        if item.first < verb.last:
            continue
        norms = {tokens[i].norm for i in range(edge, item.first)}
        own = {tokens[i].norm for i in range(item.first, item.last)}
        if item.has(Kind.CUE) and own <= _NOT_THIS and objects:
            done, edge = done and "not" not in own, item.last
            continue
        joining = (
            _TO_OBJECT | knowledge.flags | (_JOINING if objects or not norms.isdisjoint(knowledge.flags) else set())
        )
        named = any(map(item.has, (Kind.FINDING, Kind.COMPLAINT, Kind.AREA, Kind.SIDE)))
        further = objects or not norms.isdisjoint(_CLOSES_LIST)
        ends = not further or not item.has(Kind.FINDING) or _ends_object(tokens, item.last, last)
        if not named or not norms <= joining or says_absence(item) or not ends:
            break
        done = done and "not" not in norms
        comma = comma or "," in norms
        objects.append((k, done))
        edge = item.last
        if comma and not norms.isdisjoint(_CLOSES_LIST):
            comma = False
    for k, was_done in objects[:1] if comma else objects:
        found[k] = _changed(found[k], done=was_done, then=verb.then or _is_of_then(tokens, items[k].last, last))


def _ends_object(tokens: Sequence[Token], at: int, last: int) -> bool:
    return at >= last or tokens[at].norm in _BEHIND_OBJECT or tokens[at].kind == "brk"


def _changed(context: Context, *, done: bool, then: bool) -> Context:
    if not done:
        return context._replace(negated=False, possible=True)
    return context._replace(negated=True, possible=False, unanswered=context.unanswered or then)


def _is_of_then(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether it is told behind it that this was long ago."""
    for token in tokens[at:last]:
        if token.norm in (",", ";", "."):
            return False
        if _is_then(token):
            return True
    return False


def _is_then(token: Token) -> bool:
    return token.norm in _THEN or (token.kind == "num" and token.norm.isdigit() and int(token.norm) in _YEARS)
