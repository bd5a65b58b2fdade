"""Encounters: an emergency that is going on, and why the patient came. Source: clinical.md 5.2, 7.1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, read_concept
from cds_service.mapping.unmapped import report

_EMERGENCY = "EMER"
_OVER = frozenset({"finished", "cancelled", "planned", "entered-in-error"})
_NEVER = frozenset({"cancelled", "planned", "entered-in-error"})


def read_encounters(encounters: Iterable[r4.Encounter], book: Book, sink: Sink, today: date) -> None:
    """The reasons of visits that took place, as statements of their first day."""
    for encounter in encounters:
        if encounter.status in _NEVER:
            continue
        begun = latest_day(interval(encounter.period.start if encounter.period else None, book.zone, today))
        for number, reason in enumerate(encounter.reason_code):
            if not read_concept(reason, f"reasonCode[{number}]", Frame(encounter.reference, begun), book, sink):
                report(reason, book, sink)


def in_emergency(encounters: Iterable[r4.Encounter], book: Book, today: date) -> bool:
    """Whether the patient is in an emergency encounter on that day."""
    return any(_is_emergency(encounter, book, today) for encounter in encounters)


def _is_emergency(encounter: r4.Encounter, book: Book, today: date) -> bool:
    if encounter.class_ is None or (encounter.class_.code or "").upper() != _EMERGENCY:
        return False
    period = encounter.period
    begun = interval(period.start if period else None, book.zone)
    ended = interval(period.end if period else None, book.zone)
    if begun.earliest is not None and begun.earliest > today:
        return False
    if ended.latest is not None:
        return ended.latest >= today
    return encounter.status not in _OVER
