"""Joints that name two reflexes, where strength is told of them: "full strength in the hips, knees and ankles" is of no jerk."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.mapping.narrative.examination.elements import STRENGTH, Element
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item

_BESIDE = 5
"""Tokens from the word of strength to the first place that it is told of ("strength is obtained in the hips")."""
_PLACES = ("area", "side")


def with_limbs(around: Around, found: Sequence[Element]) -> list[Element]:
    """The elements, each such name as the area that it is behind a word of strength."""
    return [_as_limb(around, found, at, e) if _limb(around, e) else e for at, e in enumerate(found)]


def _limb(around: Around, element: Element) -> str:
    topic = element.source.name(Kind.TOPIC) if element.kind == "topic" and element.source is not None else None
    return around.knowledge.topics[topic].limb if topic is not None else ""


def _as_limb(around: Around, found: Sequence[Element], at: int, element: Element) -> Element:
    """The area, unless a result of its own stands behind ("strength 5/5 in the legs, knees and ankles 2+")."""
    back = at
    while back > 0 and found[back - 1].kind in _PLACES:
        back -= 1
    lead, first = found[max(back - 2, 0) : back], found[back]
    heads = [e for e in lead if e.kind == "head"]
    told = any(e.kind == "value" for e in lead)
    if not lead or not heads or heads[-1].domain != STRENGTH or any(e.kind not in ("head", "value") for e in lead[-1:]):
        return element
    between = range(lead[-1].last, first.first)
    placed = len(between) <= _BESIDE and any(around.tokens[i].norm in grammar.PREPOSITIONS for i in between)
    answered = told and at + 1 < len(found) and found[at + 1].kind == "value"
    if not placed or answered:
        return element
    area = Item(element.first, element.last, (Entry(Kind.AREA, _limb(around, element)),))
    return Element(element.first, element.last, "area", element.item, area, plural=element.plural)
