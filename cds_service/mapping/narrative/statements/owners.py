"""Which words carry a statement: the places of them, for its times, and the course that they have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.clinical.findings import Course, Status
from cds_service.knowledge.narrative.types import NarrativeKnowledge, Stanza
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.courses import course_of
from cds_service.mapping.narrative.statements.of_another import Place
from cds_service.mapping.narrative.statements.passing import event_month
from cds_service.mapping.narrative.statements.said import NOBODY, Said
from cds_service.mapping.narrative.text import statement_words
from cds_service.mapping.narrative.text.told_time import Time


def places_of(said: Sequence[Said], knowledge: NarrativeKnowledge) -> list[Place]:
    """The tokens of each item that carries statements, with its areas, in order."""
    signs, pains = knowledge.own_times.signs, knowledge.onsets.findings
    places: dict[int, Place] = {}
    for one in said:
        if one.owner != NOBODY:
            known = places.get(one.owner, Place(one.owner, one.first, one.last))
            sign, pain = known.sign or one.finding in signs, known.pain or one.finding in pains
            places[one.owner] = Place(one.owner, min(known.first, one.first), max(known.last, one.last), sign, pain)
    return sorted(places.values(), key=lambda place: (place.first, place.last))


def course_told(around: Around, said: Said) -> Course | None:
    """How it changed; nothing of what is denied."""
    if said.lifelong:
        return Course.STABLE
    return None if said.status is Status.ABSENT or said.owner == NOBODY else course_of(around, said.owner)


class Month(NamedTuple):
    """A month without a year since which it is so; ``part``: a month and the first and last day of it which are meant."""

    month: int | None = None
    part: tuple[int, int, int] | None = None


def month_of(time: Time) -> Month:
    """The month of a time; one of which a day is told is no month as a whole."""
    return Month(None if time.on_day else time.month, time.month_part)


def month_told(around: Around, said: Said, times: Sequence[Time], stanza: Stanza) -> Month:
    """The month since which it is so, or in which it was; of care only behind "since", for what begins may lie ahead."""
    if said.status is Status.ABSENT:
        return Month()
    # A number has the month in which it was found, and not that since when it is so.
    timed = stanza.timed and said.value is None
    began = (t for t in times if t.month is not None and (t.since_then or not stanza.care)) if timed else ()
    return next((month_of(time) for time in began), None) or Month(event_month(around, said, stanza))


def is_of_month(around: Around, stanza: Stanza, month: Month) -> bool:
    """Whether something of some days was in a month, so that how long it lasted is not since when it is ("fever for 2 days")."""
    return stanza.passing and month != Month() and not around.says(statement_words.LATE_DAYS | {"now"})
