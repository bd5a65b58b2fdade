"""Why the order at hand was written: its reasons and notes are statements of the day on which it was written.

Source: contract section 3a ("the order's own reason included"); clinical.md 7.2.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from cds_service.clinical.findings import UNDATED, Interval, Status
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.fhir.decode import decode_contained
from cds_service.fhir.record import PatientRecord
from cds_service.fhir.references import local
from cds_service.mapping.book import Book
from cds_service.mapping.observations.reader import read_observations
from cds_service.mapping.resources.conditions import read_conditions
from cds_service.mapping.resources.orders import SelectedOrder
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, note_frame, read_concept, read_text, text_readings, words_of
from cds_service.mapping.unmapped import report


def read_order_reasons(
    orders: Sequence[SelectedOrder],
    drafts: Iterable[r4.ServiceRequest],
    record: PatientRecord,
    book: Book,
    sink: Sink,
    today: date,
    born: Interval = UNDATED,
) -> None:
    """Read the reasons of all judged orders, and of the other ``drafts``: a bladder scan for retention tells of it too.

    One without a date is written today.
    """
    places = {
        selected.order.reference: book.chart.reason_places.get(selected.order.study.region) for selected in orders
    }
    written = [(selected.order.reference, selected.resource) for selected in orders]
    for reference, request in (*written, *((draft.reference, draft) for draft in drafts)):
        day = latest_day(interval(request.authored_on, book.zone, today)) or today
        frame = Frame(reference, day)
        for number, reason in enumerate(request.reason_code):
            path = f"reasonCode[{number}]"
            told = read_concept(reason, path, frame, book, sink)
            if not _placed(reason, path, places.get(reference), frame, book, sink) and not told:
                report(reason, book, sink)
        _contained(request, book, sink, today, born)
        known = _references(record) if request.reason_reference else frozenset[str]()
        for number, named in enumerate(request.reason_reference):
            if local(named.reference or "") not in known:
                read_text(named.display, f"reasonReference[{number}].display", frame, book, sink)
        for number, note in enumerate(request.note):
            said = latest_day(interval(note.time, book.zone, today))
            read_text(note.text, f"note[{number}].text", note_frame(frame, said), book, sink)


def _placed(reason: r4.CodeableConcept, path: str, place: str | None, frame: Frame, book: Book, sink: Sink) -> bool:
    """Read a reason that names no place as being about the region of the study ("osteomyelitis")."""
    found = False
    for name, text in words_of(reason) if place and book.meanings.is_placed(reason) else ():
        if not book.chart.placed_words.find(text):
            continue
        for reading in text_readings(f"{place}: {text}", f"{path}.{name}", frame, book):
            if reading.finding in book.chart.placed_reasons and reading.status is Status.PRESENT:
                sink.reading(replace(reading, evidence=replace(reading.evidence, text=None)))
                found = True
    return found


def _references(record: PatientRecord) -> frozenset[str]:
    """What a reason may refer to and is read where it stands."""
    read = (*record.conditions, *record.observations, *record.diagnostic_reports)
    return frozenset(resource.reference for resource in read)


def _contained(request: r4.ServiceRequest, book: Book, sink: Sink, today: date, born: Interval) -> None:
    """Reasons that are contained in the order."""
    wanted = {reference.reference for reference in request.reason_reference}
    for raw in request.contained:
        resource = decode_contained(raw)
        if resource is None or f"#{resource.id}" not in wanted:
            continue
        if isinstance(resource, r4.Condition):
            read_conditions((resource,), book, sink, today, born)
        elif isinstance(resource, r4.Observation):
            read_observations((resource,), book, sink, today)
