"""Measurements told by a word in place of a number: "ESR was normal", "CBC, ESR and CRP were unremarkable", "elevated CRP"."""

from __future__ import annotations

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.subjects import QuantitySpec
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar

_LONGEST = 40
"""Tokens of the longest list that one word answers."""
_DESCRIBED = (Kind.SIDE, Kind.COMPLAINT, Kind.FINDING, Kind.AREA, Kind.TOPIC, Kind.HEAD)
_OUTPUT = 6
"""Tokens before a name among which the volume that came out is told."""
_VOIDED_AMOUNT = 3
"""Tokens of "void 400 mL"."""
_MEMBER = 4
"""Tokens of its longest member."""


def worded(around: Around, k: int, spec: QuantitySpec, knowledge: NarrativeKnowledge) -> Said | None:
    """What a word says of the quantity at item ``k``; None when none does, or when it needs the number."""
    word = _right_behind(around, k, knowledge)
    if word is None and around.items[k].has(Kind.QUANTITY):  # "fevers this week, reflexes are normal" is no list
        word = _of_a_list(around, k, knowledge)
    if word is None and not _names_more(around, k):
        word = _before(around, k, knowledge)
    if word is None or (word == "raised" and not spec.at_least):
        return None
    item = around.items[k]
    status = Status.PRESENT if word == "raised" else Status.ABSENT
    return Said(spec.finding, status, k, item.first, item.last)


def none_left(around: Around, k: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether a word right behind says that there is none, and the number before the name is what came out.

    "Voided 400 mL, PVR nil", and not "400 mL residual, ...".
    """
    if _right_behind(around, k, knowledge) != "normal":
        return False
    at = around.items[k].first
    norms = [token.norm for token in around.tokens[max(around.first, at - _OUTPUT) : at]]
    if norms and norms[-1] in grammar.PAIRING:
        return not grammar.VOIDED.isdisjoint(norms)
    return len(norms) >= _VOIDED_AMOUNT and norms[-_VOIDED_AMOUNT] in grammar.VOIDED


def _names_more(around: Around, k: int) -> bool:
    """Whether the name only describes what stands right behind it ("minimal residual weakness")."""
    end = around.items[k].last
    return any(item.first == end and any(item.has(kind) for kind in _DESCRIBED) for item in around.items[k + 1 : k + 2])


def _right_behind(around: Around, k: int, knowledge: NarrativeKnowledge) -> str | None:
    at = around.items[k].last
    while at < around.last and around.tokens[at].norm in grammar.LINKS | grammar.DEGREE:
        at += 1
    return knowledge.measured_words.get(around.tokens[at].norm) if at < around.last else None


def _of_a_list(around: Around, k: int, knowledge: NarrativeKnowledge) -> str | None:
    """The word behind the verb that closes a list of measurements."""
    since = 0
    first = around.items[k].last
    for at in range(first, min(around.last, first + _LONGEST)):
        norm = around.tokens[at].norm
        if norm in grammar.COPULAS:
            return _after_verb(around, at + 1, knowledge)
        since = 0 if norm in grammar.LISTING or norm == "/" else since + 1
        if since > _MEMBER or norm in grammar.ENDS_OF_LISTS or norm in knowledge.measured_words:
            return None
    return None


def _after_verb(around: Around, at: int, knowledge: NarrativeKnowledge) -> str | None:
    while at < around.last and around.tokens[at].norm in grammar.LINKS | grammar.DEGREE:
        at += 1
    word = knowledge.measured_words.get(around.tokens[at].norm) if at < around.last else None
    return word if word == "normal" else None


def _before(around: Around, k: int, knowledge: NarrativeKnowledge) -> str | None:
    """ "Normal ESR and CRP"."""
    at = around.items[k].first - 1
    while at >= around.first:
        covering = next((i for i in around.items if i.last == at + 1 and i.has(Kind.QUANTITY)), None)
        if covering is not None:
            at = covering.first - 1
        elif around.tokens[at].norm in grammar.LISTING | grammar.FILLERS | grammar.INCLUDING:
            at -= 1
        else:
            word = knowledge.measured_words.get(around.tokens[at].norm)
            return None if word == "raised" and _is_denied(around, at) else word
    return None


def _is_denied(around: Around, at: int) -> bool:
    """Whether a denial stands right before the word ("no significantly raised CRP")."""
    while at > around.first and around.tokens[at - 1].norm in grammar.DEGREE:
        at -= 1
    return any(item.last == at and item.has(Kind.CUE, "negation") for item in around.items)
