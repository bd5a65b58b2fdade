"""A pain of the leg that answers a test behind its label: "SLR: pain down the left leg at 40 degrees"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import Element
from cds_service.mapping.narrative.statements.attach import Around, side_after, side_before, side_inside, side_of
from cds_service.mapping.narrative.statements.said import silent
from cds_service.mapping.narrative.text.lexicon import Item

_LABEL = 9
"""Tokens between the name of a test and the colon of its label."""
_IN_LABEL = frozenset("()/-,[]")


def painful(
    around: Around, element: Element, context: Sequence[Context], knowledge: NarrativeKnowledge
) -> tuple[int, Status, Side | None] | None:
    """The end of the pain, that the test is positive, and on which side; None where anything else is told of it."""
    begin = _behind_label(around, element.last)
    if begin is None or not knowledge.topics[around.items[element.item].name(Kind.TOPIC) or ""].angle:
        return None
    behind = [k for k, item in enumerate(around.items) if item.first >= begin]
    told = [k for k in behind if around.items[k].has(Kind.COMPLAINT)]
    if not told or any(context[k].negated or context[k].possible or silent(context[k]) for k in told):
        return None
    spec = knowledge.complaints[around.items[told[0]].name(Kind.COMPLAINT) or ""]
    areas = [k for k in behind if around.items[k].has(Kind.AREA)]
    other = [k for k in behind if _answers_otherwise(around.items[k])]
    if spec.both is None or other or not areas or not around.items[areas[0]].has(Kind.AREA, *spec.both_areas):
        return None
    if any(around.region(around.items[k]) != "here" for k in areas):
        return None
    named = (side_of(around.items[k]) for k in behind if around.items[k].has(Kind.SIDE))
    own = element.own_side or side_before(around, element.item) or side_after(around, element.item)
    side = own or next(named, None) or side_inside(around, around.items[areas[0]])
    return around.items[told[0]].last, Status.PRESENT, side


def _behind_label(around: Around, at: int) -> int | None:
    """Behind the colon of a label, which may have another name of the test or a side in it."""
    end = next((i for i in range(at, min(at + _LABEL, around.last)) if around.tokens[i].norm == ":"), None)
    if end is None:
        return None
    named = {
        i for item in around.items if item.has(Kind.TOPIC) or item.has(Kind.SIDE) for i in range(item.first, item.last)
    }
    return end + 1 if all(i in named or around.tokens[i].norm in _IN_LABEL for i in range(at, end)) else None


def _answers_otherwise(item: Item) -> bool:
    return item.has(Kind.TOPIC) or item.has(Kind.VALUE) or item.has(Kind.COURSE)
