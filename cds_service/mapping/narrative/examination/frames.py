"""Results behind the limb that a sentence opens with, and in the sentences that go on about it, are of its side.

"Examination of the right leg shows weak plantarflexion, the ankle jerk is absent. He has 4/5 strength in EHL." It holds up to
where another side is named; in the following sentences for what they find amiss and for muscles of full strength in figures, until
they name a side or another region.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.examination.before_muscles import own_topic_after
from cds_service.mapping.narrative.examination.elements import REFLEX, SENSATION, STRENGTH, Element, Reading
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.limb import frame_of
from cds_service.mapping.narrative.statements.said import Said
from cds_service.mapping.narrative.text import grammar

_OPENING = 3
"""Elements among which the limb is."""
_DOMAINS = (STRENGTH, REFLEX, SENSATION)


def without_limb(around: Around, found: list[Element]) -> list[Element]:
    """The elements without the limb, where its first result names by itself what it is of ("the right leg shows reduced power")."""
    frame = frame_of(around) if any(e.kind == "area" for e in found[:_OPENING]) else None
    value = next((e for e in found if e.kind == "value"), None)
    if frame is None or value is None:
        return found
    between = (e for e in found if frame.first <= e.first < value.first)
    if not any(e.kind in ("head", "topic", "area") for e in between) and not own_topic_after(around, value):
        return found
    return [e for e in found if e.first >= frame.first or e.kind == "head"]


def framed(around: Around, readings: Sequence[Reading]) -> None:
    """Give the side of the frame to the results that have none of their own."""
    if not readings:
        return
    frame = frame_of(around)
    if frame is None:
        return
    for reading in readings:
        own = reading.sides or any(e.own_side is not None for e in reading.about)
        rest = any(around.tokens[at].norm in grammar.OF_THE_REST for at in range(frame.first, reading.value.last))
        inside = frame.first <= reading.value.first and reading.value.last <= frame.last
        if inside and not own and not rest and reading.lead is None and reading.domain in _DOMAINS:
            reading.lead = frame.side


def frame_behind(around: Around, side: Side | None) -> Side | None:
    """The side that holds for the next sentence; ``side``: that which held for this one."""
    frame = frame_of(around)
    if frame is not None:
        return frame.side if frame.last == around.last and frame.side is not Side.BILATERAL else None
    apart = any(item.has(Kind.SIDE) or around.region(item) in ("elsewhere", "private") for item in around.items)
    return None if apart else side


def within_frame(said: Sequence[Said], side: Side | None, knowledge: NarrativeKnowledge) -> list[Said]:
    """What is amiss in a leg, or a muscle that is graded, without a side of its own: of the limb that is being examined."""
    if side is None:
        return list(said)
    muscles = {name for topic in knowledge.topics.values() if topic.domain == STRENGTH for name in topic.findings}
    limb = {*knowledge.follows, *(finding for domain in _DOMAINS for finding in knowledge.heads[domain])}
    graded = muscles.difference(knowledge.heads[STRENGTH])
    return [
        one._replace(side=side)
        if one.side is None and one.finding in (limb if one.status is Status.PRESENT else graded if one.grade else ())
        else one
        for one in said
    ]
