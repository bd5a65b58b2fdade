"""Whether a phrase means its finding where it stands: what the sentence, the clause and the section have to say or must not."""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import Section, Stanza
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.how_long import how_long
from cds_service.mapping.narrative.text import grammar

_PARTS = grammar.CLOSING | {"and", "but"}
"""Between two things that were examined or told."""


def counts(around: Around, stanza: Stanza, context: Context, section: Section) -> bool:
    """Whether the phrase may mean the finding in this sentence and section; see :func:`banned` too."""
    if stanza.needs_plan and context.care != "planned" and not section.planned:
        return False
    if (stanza.sections and section.name not in stanza.sections) or (stanza.denied_only and not context.negated):
        return False
    if stanza.told_only and context.negated:
        return False
    return not stanza.only_with or around.says(stanza.only_with) or _goes_on_about(around, stanza.only_with)


def banned(around: Around, k: int, stanza: Stanza) -> bool:
    """Whether words with which the phrase does not mean the finding stand in the sentence, or in its clause.

    What somebody complains of by itself is none of them ("back pain, weakness on plantar flexion", but "weak, limited by pain").
    """
    if not stanza.not_with or not around.says(stanza.not_with):
        return False
    if stanza.not_beside:
        return _beside(around, k, stanza.not_with)
    apart = _complained(around, k)
    return any(around.tokens[at].norm in stanza.not_with for at in range(around.first, around.last) if at not in apart)


def _complained(around: Around, k: int) -> set[int]:
    """The tokens that name a pain of back or leg in a clause of its own, which limits nothing."""
    own, knowledge = _clause(around, k), around.knowledge
    found: set[int] = set()
    for j, item in enumerate(around.items):
        clause = _clause(around, j)
        if clause == own or not knowledge.bedside.stops.isdisjoint(around.tokens[at].norm for at in clause):
            continue
        pains = set(knowledge.expands.get(name := item.name(Kind.FINDING) or "", (name,)))
        if around.names_complaint(item, "pain"):
            within = (i.name(Kind.AREA) for i in around.items if i.first in clause)
            pains.update(*(knowledge.areas[area].get("pain", ()) for area in within if area is not None))
        if not pains.isdisjoint(knowledge.onsets.findings):
            found.update(range(item.first, item.last))
    return found


def meant(around: Around, k: int, stanza: Stanza) -> bool:
    """Whether an abbreviation of several meanings stands where it means this one."""
    if not stanza.before and not stanza.after:
        return True
    item = around.items[k]
    at = item.first - 1
    while at > around.first and around.tokens[at].kind == "brk":
        at -= 1
    if at >= around.first and around.tokens[at].norm in stanza.before:
        return True
    return item.last < around.last and (
        around.tokens[item.last].norm in stanza.after or how_long(around, around.items[k], stanza)
    )


def _beside(around: Around, k: int, words: frozenset[str]) -> bool:
    """Whether the clause of item ``k`` has one of the words ("pinprick less S3-S5, power 5/5": another examination)."""
    return any(around.tokens[at].norm in words for at in _clause(around, k))


def _clause(around: Around, k: int) -> range:
    """The tokens of the clause of item ``k``, sought from the item outwards: a sentence can have hundreds of clauses."""
    tokens, item = around.tokens, around.items[k]
    back, on = range(item.first - 1, around.first - 1, -1), range(item.last, around.last)
    begin = next((at for at in back if tokens[at].norm in _PARTS), around.first)
    end = next((at for at in on if tokens[at].norm in _PARTS), around.last)
    return range(begin, end)


def _goes_on_about(around: Around, words: frozenset[str]) -> bool:
    """Whether the sentence before has one of the words, and this one names no other place."""
    before = around.tokens[around.before : around.first]
    return any(t.norm in words for t in before) and not any(i.has(Kind.AREA) for i in around.items)
