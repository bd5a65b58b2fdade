"""Allergies that matter for imaging: contrast media. Source: clinical.md 5.2."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from cds_service.clinical.findings import Certainty, Status
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, read_concept, text_readings, words_of

_OVER = frozenset({"inactive", "resolved"})
_WORDED = "Allergy to "


def read_allergies(allergies: Iterable[r4.AllergyIntolerance], book: Book, sink: Sink, today: date) -> None:
    """Read all that are not refuted."""
    for allergy in allergies:
        verification = _codes(allergy.verification_status)
        if "refuted" in verification:
            sink.ignored(allergy.reference, "refuted")
        elif allergy.code is not None:
            status = Status.HISTORICAL if _codes(allergy.clinical_status) & _OVER else Status.PRESENT
            frame = Frame(
                reference=allergy.reference,
                recorded=latest_day(interval(allergy.recorded_date, book.zone, today)),
                onset=interval(allergy.onset_date_time, book.zone, today),
                status=status,
                certainty=Certainty.POSSIBLE if "unconfirmed" in verification else Certainty.CONFIRMED,
                ongoing=status is Status.PRESENT,
                denies=False,
            )
            _read(allergy.code, frame, book, sink)


def _read(code: r4.CodeableConcept, frame: Frame, book: Book, sink: Sink) -> None:
    """The substance by code, else by its name read as what it is: an allergy to it."""
    if book.meanings.of(code).coded:
        read_concept(code, "code", frame, book, sink)
        return
    for name, words in words_of(code):
        for reading in text_readings(_WORDED + words, f"code.{name}", frame, book):
            place = _place(reading.evidence.text)
            sink.reading(replace(reading, evidence=replace(reading.evidence, text=place)))


def _place(place: tuple[int, int] | None) -> tuple[int, int] | None:
    """The place in the name itself, without the words put before it."""
    if place is None:
        return None
    start, end = (max(at - len(_WORDED), 0) for at in place)
    return (start, end) if start < end else None


def _codes(concept: r4.CodeableConcept | None) -> set[str]:
    return {coding.code for coding in concept.coding if coding.code} if concept else set()
