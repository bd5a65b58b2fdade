"""ServiceRequests of the chart that are not the judged order: therapy that was ordered, referrals, their reasons.

A draft is no evidence of therapy, and neither is what was revoked; an order that is not completed says that therapy was
asked for, not that it was done. Source: contract section 5; clinical.md 7.1, 7.2.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from cds_service.clinical.findings import ASKED_FOR, Interval
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.fhir.record import Key
from cds_service.mapping.book import Book
from cds_service.mapping.resources.services import read_service
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, note_frame, read_concept, read_text, words_of
from cds_service.mapping.unmapped import report_local

_ORDERED = frozenset({"active", "completed", "on-hold", "unknown", None})
_GOING_ON = "active"
_DONE = "completed"
_IDEAS = frozenset({"proposal", "plan", "option"})


def read_referrals(
    requests: Iterable[r4.ServiceRequest], judged: Collection[str], book: Book, sink: Sink, today: date
) -> None:
    """Read all that were ordered; ``judged``: references of the orders at hand, which are not their own evidence."""
    only = book.recorded_in((Key.SERVICE_REQUESTS,))
    for request in requests:
        if request.reference in judged or request.status not in _ORDERED or request.do_not_perform:
            continue
        frame = _frame(request, only, book, today)
        if request.intent not in _IDEAS and request.code is not None:
            _read(request, request.code, frame, book, sink)
        read_reasons(request, note_frame(frame, frame.recorded), book, sink)
        for number, note in enumerate(request.note):
            written = latest_day(interval(note.time, book.zone, today))
            read_text(note.text, f"note[{number}].text", note_frame(frame, written), book, sink)


def _read(request: r4.ServiceRequest, code: r4.CodeableConcept, frame: Frame, book: Book, sink: Sink) -> None:
    known = len(sink.readings)
    if book.studies.study_of(code.coding, code.text) is None and not read_service(code, frame, book, sink):
        report_local(code, book, sink)
    if request.status != _DONE:
        sink.readings[known:] = [replace(r, qualifiers=r.qualifiers | {ASKED_FOR}) for r in sink.readings[known:]]


def _frame(request: r4.ServiceRequest, only: frozenset[str], book: Book, today: date) -> Frame:
    period = request.occurrence_period
    asked = latest_day(interval(request.authored_on, book.zone, today))
    begun = interval(request.occurrence_date_time or (period.start if period else None), book.zone, today)
    ended = latest_day(interval(period.end if period else None, book.zone, today))
    onset = begun if begun.known else Interval(asked, asked)
    return Frame(
        reference=request.reference,
        recorded=ended or latest_day(begun) or asked,
        onset=onset,
        ongoing=request.status == _GOING_ON,
        reasons=tuple(name for place in (*request.body_site, *request.reason_code) for _, name in words_of(place)),
        only=only,
        only_words=only,
        denies=False,
    )


def read_reasons(request: r4.ServiceRequest, frame: Frame, book: Book, sink: Sink) -> None:
    """The reasons of an order, as statements of the day on which it was written."""
    for number, reason in enumerate(request.reason_code):
        read_concept(reason, f"reasonCode[{number}]", frame, book, sink)
