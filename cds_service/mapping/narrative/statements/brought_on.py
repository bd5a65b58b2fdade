"""Complaints that an examiner brings on or not: to deny them is a result, and no word about the complaint itself."""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item


def brought_on(around: Around, k: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether the complaint at item ``k`` is one of a test or manoeuvre, named before or behind it; no weakness is."""
    if knowledge.complaints[around.items[k].name(Kind.COMPLAINT) or ""].worse is not None:
        return False
    return _behind(around, k, knowledge) or _before(around, k, knowledge)


def _before(around: Around, k: int, knowledge: NarrativeKnowledge) -> bool:
    """ "SLR to 90 degrees without back pain"."""
    for j in range(k - 1, -1, -1):
        item = around.items[j]
        if item.has(Kind.CUE, "end") or item.has(Kind.COMPLAINT):
            return False
        if item.has(Kind.TOPIC):
            return _is_test(item, knowledge)
    return False


def _behind(around: Around, k: int, knowledge: NarrativeKnowledge) -> bool:
    """ "No pain on lumbar extension", "no pain to palpation of the back"."""
    at = around.items[k].last
    for item in around.items[k + 1 :]:
        if any(around.tokens[i].norm not in grammar.TO_EXAMINED for i in range(at, item.first)):
            return False
        if item.has(Kind.CUE, "provoked") or _is_test(item, knowledge):
            return True
        if not item.has(Kind.AREA) and not item.has(Kind.SIDE):
            return False
        at = item.last
    return False


def _is_test(item: Item, knowledge: NarrativeKnowledge) -> bool:
    name = item.name(Kind.TOPIC)
    return name is not None and knowledge.topics[name].domain == "test"


def runs_alone(around: Around, k: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether item ``k`` is a verb alone that no pain stands before ("numbness running down the leg")."""
    words = knowledge.complaints[around.items[k].name(Kind.COMPLAINT) or ""].only_behind
    before = around.tokens[around.first : around.items[k].first]
    return bool(words) and all(token.norm not in words for token in before)


def of_a_thing(around: Around, k: int, knowledge: NarrativeKnowledge) -> bool:
    """Whether something that is seen, and no pain, is what extends there ("a lesion extending to the thigh").

    Of a verb alone ("running down"): whether no pain is named before it.
    """
    spec = knowledge.complaints[around.items[k].name(Kind.COMPLAINT) or ""]
    if spec.only_behind:
        return runs_alone(around, k, knowledge)
    before = around.tokens[around.first : around.items[k].first] if spec.not_behind else ()
    return any(t.norm in spec.not_behind for t in before) and not any(
        item.has(Kind.COMPLAINT) for item in around.items[:k]
    )
