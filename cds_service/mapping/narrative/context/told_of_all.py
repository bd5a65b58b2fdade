"""What somebody was told of everybody: "counselled that saddle numbness or incontinence would need urgent review", and what
he was told is still to come: "a friend told her that incontinence comes next".

Somebody's own sign is none of that ("that her numbness needs urgent review"), nor is one behind which somebody acted.
Source: clinical.md 7.3 (hypothetical; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_TO_TELLING = 3
"""Tokens from the word that tells to its "that" ("told the patient that")."""
_TO_ACT = 4
"""Tokens behind the consequence among which it is told what is done."""
_OPENING = frozenset(["any", "new", "the", "a", "either", "future"])
_LISTED = (Kind.FINDING, Kind.COMPLAINT, Kind.AREA, Kind.SIDE, Kind.COURSE)
_ACTED = grammar.CALLED | grammar.CALLED_THEN | frozenset(["so", "hence", "attended", "sent", "arranged", "referred"])
_MAY_COME = frozenset(["would", "should", "will"])
_OURS = grammar.PERSONS | grammar.COPULAS | grammar.CLAUSES | frozenset(["been", "and", "also"])
"""Before the word that tells, or nothing: the writer told it, or the patient was told."""
_MODALS = _MAY_COME | {"may", "might", "could"}
_PHRASE = 2
"""Words that say that it is still to come ("comes next")."""
_PATIENTS = grammar.PATIENT | {"him", "her", "them", "the"}
_US = frozenset(["us", "me", "by"])
"""Behind the word that tells: it is told of the patient, or before the visit."""
_DONE = frozenset(["review", "immediate", "same"])


def told_of_all(
    tokens: Sequence[Token],
    items: Sequence[Item],
    found: list[Context],
    sentence: range,
    knowledge: NarrativeKnowledge,
) -> None:
    """Take the signs between such a "that" and its consequence for what only may come."""
    for at in sentence:
        if tokens[at].norm == "that" and _is_told(tokens, at, sentence.start, knowledge):
            named = _named(tokens, items, at + 1)
            general = (
                len(named) > 1 or tokens[at + 1].norm == "any" or not _is_others_word(tokens, at, sentence, knowledge)
            )
            end = items[named[-1]].last if named else sentence.stop
            ahead = (
                named
                and _is_told_to_patient(tokens, at, knowledge)
                and _lies_ahead(tokens, end, sentence.stop, knowledge)
            )
            if ahead or (named and _has_consequence(tokens, end, sentence.stop, knowledge, general=general)):
                for k in named:
                    found[k] = found[k]._replace(hypothetical=True)
            return


def _is_told(tokens: Sequence[Token], at: int, first: int, knowledge: NarrativeKnowledge) -> bool:
    before = [token.norm for token in tokens[max(at - _TO_TELLING, first) : at]]
    return _US.isdisjoint(before) and not knowledge.asserting.telling.isdisjoint(before)


def _is_told_to_patient(tokens: Sequence[Token], at: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether it is told to the patient and to nobody else ("she told the nurse that ...")."""
    between = [tokens[i].norm for i in range(at - 1, at - _TO_TELLING - 1, -1)]
    told = next(n for n, norm in enumerate(between) if norm in knowledge.asserting.telling)
    return _PATIENTS.issuperset(between[:told])


def _is_others_word(tokens: Sequence[Token], at: int, sentence: range, knowledge: NarrativeKnowledge) -> bool:
    """Whether somebody else than the writer or the patient told it ("GP advised that foot drop needs urgent MRI")."""
    told = next(i for i in range(at, sentence.start - 1, -1) if tokens[i].norm in knowledge.asserting.telling)
    return told > sentence.start and tokens[told - 1].norm not in _OURS


def _named(tokens: Sequence[Token], items: Sequence[Item], at: int) -> list[int]:
    """The list of signs that begins at a token; empty where it is somebody's, or none."""
    found: list[int] = []
    for k, item in enumerate(items):
        if item.first < at:
            continue
        between = {tokens[i].norm for i in range(at, item.first)}
        if not between <= (grammar.LISTING | grammar.ALTERNATIVES if found else _OPENING):
            break
        if not any(item.has(kind) for kind in _LISTED):
            break
        found.append(k)
        at = item.last
    return found


def _has_consequence(
    tokens: Sequence[Token], at: int, last: int, knowledge: NarrativeKnowledge, *, general: bool
) -> bool:
    """Whether a consequence stands there, and the sentence tells of nothing that is so or was done.

    ``general``: of any sign, or of several; else somebody may have told that this one "needs urgent MRI" now.
    """
    words = knowledge.asserting
    if at >= last or tokens[at].norm not in words.consequences or not (general or tokens[at].norm in _MAY_COME):
        return False
    norms = [token.norm for token in tokens[at + 1 : last]]
    acts = knowledge.summoning | words.acting | _DONE
    near = norms[: norms.index(",")] if "," in norms else norms
    return not acts.isdisjoint(near[:_TO_ACT]) and _tells_nothing(tokens, at + 1, last, words)


def _lies_ahead(tokens: Sequence[Token], at: int, last: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether the clause closes with words that it is still to come, and the sentence tells of nothing that is so or was done."""
    if at >= last:
        return False
    if tokens[at].norm in _MODALS and tokens[at + 1 : at + 2] and tokens[at + 1].norm == "be":
        at += 1  # "would be next"
    phrase = " ".join(token.norm for token in tokens[at : min(at + _PHRASE, last)])
    end = at + _PHRASE
    closes = end >= last or tokens[end].norm in grammar.CLOSING or tokens[end].kind == "brk"
    return phrase in knowledge.asserting.ahead and closes and _tells_nothing(tokens, end, last, knowledge.asserting)


def _tells_nothing(tokens: Sequence[Token], at: int, last: int, words: AssertingWords) -> bool:
    """Whether what follows tells of nothing that is so, or was done."""
    told = words.now | words.already | _ACTED
    return not any(token.norm in told for token in tokens[at:last])
