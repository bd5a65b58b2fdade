"""Denials that are results by themselves: "no ankle jerk", "no dorsiflexion", "SLR to 90 degrees without back pain"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION, STRENGTH, Element, Reading
from cds_service.mapping.narrative.examination.painful import painful
from cds_service.mapping.narrative.statements.attach import Around, side_after, side_before, side_of
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import grammar

_LETTER = 2
"""Tokens of a mark and the letter behind it."""
_NEXT = 3
"""Tokens from a denial to the function that it denies."""
_PAINS = ("pain", "reach")
_ANSWERED = frozenset(":=-")
_NOTHING = {"none": True, "nil": True, "zero": True, "no": False}
"""Answers that there is nothing, and whether they leave no doubt of what."""
_NOTHING_LEFT = "0"
"""The grade of a movement that is lost."""


def denied_topics(
    around: Around,
    found: Sequence[Element],
    readings: Sequence[Reading],
    context: Sequence[Context],
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    """What denied topics without a result of their own say."""
    taken = {e.item for reading in readings for e in reading.about}
    said: list[Said] = []
    for position, element in enumerate(found):
        if element.kind != "topic" or element.item in taken or silent(context[element.item]):
            continue
        own = context[element.item]
        status = _status(around, element, own, knowledge) if own.negated else None
        side = element.own_side or side_after(around, element.item)
        if element.domain == STRENGTH and _lost(around, element, readings):
            lost = _all(around, element, element.last, Status.PRESENT, side, own, knowledge)
            said += [one._replace(grade=_NOTHING_LEFT) for one in lost]
        elif (sure := _answered_nothing(around, element, knowledge)) is not None:
            lost = _all(around, element, element.last, Status.PRESENT, side, own, knowledge)
            said += [one._replace(possible=not sure) for one in lost]
        elif status is not None:
            if side is None and position and found[position - 1].kind == "side":
                side = side_of(around.items[found[position - 1].item])
            denied = _all(around, element, element.last, status, side, own, knowledge)
            said += _asked_about(denied, knowledge) if _by_letter(around, element, status) else denied
        elif element.domain == "test" and not own.negated:
            pain = _painless(around, element, context, knowledge)
            if pain is None:
                pained = painful(around, element, context, knowledge)
                said += [] if pained is None else _all(around, element, *pained, own, knowledge)
            else:
                before = side_before(around, element.item)
                said += _all(around, element, pain, Status.ABSENT, element.own_side or before or side, own, knowledge)
    return said


def _by_letter(around: Around, element: Element, status: Status) -> bool:
    """Whether only an "N" behind a sense or tone denies it, which may stand for normal as well ("Saddle sens N")."""
    behind = around.tokens[element.last : min(element.last + _LETTER, around.last)]
    return status is Status.PRESENT and any(token.norm == "n" for token in behind)


def _asked_about(said: Sequence[Said], knowledge: NarrativeKnowledge) -> list[Said]:
    """Signs of bladder, bowel and saddle as what is asked about; nothing of others."""
    spec = knowledge.unclear
    return [one._replace(finding=spec.finding, side=None) for one in said if one.finding in spec.beside]


def _all(
    around: Around,
    element: Element,
    last: int,
    status: Status,
    side: Side | None,
    context: Context,
    knowledge: NarrativeKnowledge,
) -> list[Said]:
    topic = knowledge.topics[around.items[element.item].name(Kind.TOPIC) or ""]
    return [
        Said(finding, status, element.item, element.first, last, side=side, context=context)
        for finding in topic.findings
    ]


def _status(around: Around, element: Element, context: Context, knowledge: NarrativeKnowledge) -> Status | None:
    """A reflex, sense or tone that is denied is lost; a function or test that is denied has nothing wrong."""
    topic = knowledge.topics[around.items[element.item].name(Kind.TOPIC) or ""]
    if topic.lost_when_denied and element.domain != REFLEX and _only_trouble(around, element):
        return Status.ABSENT
    if topic.lost_when_denied and element.domain != REFLEX and _names_something_else(around, element):
        return None
    if element.domain in (REFLEX, SENSATION):
        return Status.PRESENT if topic.lost_when_denied else None
    if element.domain == "function":
        if not _right_before(around, element):
            return None
        return Status.PRESENT if topic.lost_when_denied else Status.ABSENT
    return Status.ABSENT if element.domain == "test" else None


def _lost(around: Around, element: Element, readings: Sequence[Reading]) -> bool:
    """Whether a movement is denied by itself ("no EHL power"), and no weakness or result of it ("no EHL weakness")."""
    weak = any(item.has(Kind.COMPLAINT) for item in around.items)
    if weak or any(reading.value.first > element.last for reading in readings):
        return False
    end = element.last
    if end < around.last and any(i.first == end and i.has(Kind.HEAD, STRENGTH) for i in around.items):
        end += 1
    closes = end >= around.last or around.tokens[end].norm in grammar.AFTER_NUMBER or around.tokens[end].kind == "brk"
    if end < around.last and around.tokens[end].norm in grammar.LOSING_DENIALS:
        return end + 1 >= around.last or around.tokens[end + 1].norm in grammar.CLOSING | grammar.SIDED
    before = around.tokens[element.first - 1].norm if element.first > around.first else ""
    return closes and before in grammar.LOSING_DENIALS


def _answered_nothing(around: Around, element: Element, knowledge: NarrativeKnowledge) -> bool | None:
    """Whether a sense or tone is answered with "none" (True) or "no" (False, which may deny a trouble) ("Rectal tone: none")."""
    topic = knowledge.topics[around.items[element.item].name(Kind.TOPIC) or ""]
    at = element.last
    if not topic.lost_when_denied or element.domain == REFLEX or at >= around.last:
        return None
    marked = around.tokens[at].norm in _ANSWERED
    at += marked
    if at >= around.last or (at + 1 < around.last and around.tokens[at + 1].norm not in grammar.CLOSING | {"\n"}):
        return None
    sure = _NOTHING.get(around.tokens[at].norm)
    return sure if marked or sure else None


def _only_trouble(around: Around, element: Element) -> bool:
    """Whether the nearest denial denies trouble with it ("no difficulty with urination or perineal sensation")."""
    denials = (i for i in reversed(around.items[: element.item]) if i.has(Kind.CUE, "negation", "negation-history"))
    denial = next(denials, None)
    if denial is None:
        return False
    words = around.knowledge.asserting.trouble
    return any(around.tokens[at].norm in words for at in range(denial.last, element.first))


def _names_something_else(around: Around, element: Element) -> bool:
    """Whether a word behind makes it the name of a trouble with it ("no sphincter upset")."""
    return element.last < around.last and around.tokens[element.last].norm in around.knowledge.asserting.trouble


def _right_before(around: Around, element: Element) -> bool:
    """Whether the denial stands right before ("denies bowel or bladder")."""
    before = around.items[element.item - 1] if element.item else None
    return (
        before is not None
        and before.has(Kind.CUE, "negation", "negation-history")
        and element.first - before.last <= _NEXT
    )


def _painless(
    around: Around, element: Element, context: Sequence[Context], knowledge: NarrativeKnowledge
) -> int | None:
    """The end of "without back pain" behind a test, which then was negative."""
    for k in range(element.item + 1, len(around.items)):
        item = around.items[k]
        name = item.name(Kind.COMPLAINT)
        if name is not None and knowledge.complaints[name].domain in _PAINS:
            return item.last if context[k].negated else None
        if item.has(Kind.TOPIC) or item.has(Kind.HEAD):
            return None
    return None
