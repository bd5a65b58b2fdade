"""Which words carry a statement: the places of them, for its times, and the course that they have."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.types import Stanza
from cds_service.mapping.narrative.statements.attach import Around, Place
from cds_service.mapping.narrative.statements.courses import course_of
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text.times import Time


def places_of(said: Sequence[Said]) -> list[Place]:
    """The tokens of each item that carries statements, with its areas, in order."""
    spans: dict[int, tuple[int, int]] = {}
    for one in said:
        if one.owner != NOBODY:
            first, last = spans.get(one.owner, (one.first, one.last))
            spans[one.owner] = (min(first, one.first), max(last, one.last))
    return sorted((Place(item, first, last) for item, (first, last) in spans.items()), key=lambda p: (p.first, p.last))


def course_told(around: Around, said: Said) -> Course | None:
    """How it changed; nothing of what is denied."""
    return None if said.status is Status.ABSENT or said.owner == NOBODY else course_of(around, said.owner)


def month_told(times: Sequence[Time], stanza: Stanza) -> int | None:
    """The month without a year since which it is so; of care only behind "since", for what begins may lie ahead."""
    if not stanza.timed:
        return None
    return next((t.month for t in times if t.month is not None and (t.since_then or not stanza.care)), None)
