"""Strength that is told to fail, named before the limb that it is of: "power in the left leg is deteriorating"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Side, Status
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.examination.elements import STRENGTH
from cds_service.mapping.narrative.statements.attach import Around, side_of
from cds_service.mapping.narrative.statements.said import Said, silent
from cds_service.mapping.narrative.text import changes
from cds_service.mapping.narrative.text.lexicon import Item

_HERE = ("here", "joint")


def failing(around: Around, context: Sequence[Context], knowledge: NarrativeKnowledge) -> list[Said]:
    """That strength gets worse, of each limb or muscle of the leg of which it is told (clinical.md 5.1 row 6).

    A denial ("is not deteriorating"), a wish or somebody else's says nothing here.
    """
    name = next((spec.worse for spec in knowledge.complaints.values() if spec.worse is not None), None)
    found: list[Said] = []
    for k, item in enumerate(around.items):
        if name is None or not item.has(Kind.HEAD, STRENGTH) or silent(context[k]) or context[k].negated:
            continue
        places = _places(around, k)
        at = places[-1].last if places else item.last
        end = _fails(around, at) if any(_of_leg(around, place) for place in places) else None
        if end is None:
            continue
        over = context[k].past or context[k].resolved
        status = Status.HISTORICAL if over else Status.PRESENT
        possible = context[k].possible and status is Status.PRESENT
        found.append(Said(name, status, k, item.first, end, possible=possible, side=_side(places), context=context[k]))
    return found


def _places(around: Around, k: int) -> list[Item]:
    """The sides, limbs and muscles right behind item ``k``, with only words to a place between."""
    found: list[Item] = []
    at = around.items[k].last
    for item in around.items[k + 1 :]:
        placed = item.has(Kind.SIDE) or item.has(Kind.AREA) or item.has(Kind.TOPIC)
        if not placed or any(around.tokens[i].norm not in changes.TO_FAILING_LIMB for i in range(at, item.first)):
            break
        found.append(item)
        at = item.last
    return found


def _of_leg(around: Around, place: Item) -> bool:
    return around.names_leg(place) or around.region(place) in _HERE


def _side(places: Sequence[Item]) -> Side | None:
    return next((side for place in places if (side := side_of(place)) is not None), None)


def _fails(around: Around, at: int) -> int | None:
    """The end of the words that strength fails ("is steadily declining", "has dropped", "is getting worse")."""
    begun = False
    while at < around.last and around.tokens[at].norm in changes.TO_FAILING:
        begun = begun or around.tokens[at].norm in changes.PERFECT
        at += 1
    norm = around.tokens[at].norm if at < around.last else ""
    if norm in changes.FAILING or (begun and norm in changes.FAILED):
        return at + 1
    becoming = at > around.first and around.tokens[at - 1].norm in changes.BECOMING
    return at + 1 if becoming and norm in changes.LESS_STRONG else None
