"""Procedures: care that was given, operations, studies that were done.

What was not done is nothing, and no denial either. Source: clinical.md 5.1, 7.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from cds_service.clinical.findings import UNDATED, Interval, Reading
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.fhir.record import Key
from cds_service.knowledge.chart import RESULT, SAMPLE, TEST
from cds_service.mapping.book import Book
from cds_service.mapping.resources.services import read_service
from cds_service.mapping.resources.studies import read_study
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import (
    Frame,
    note_frame,
    read_concept,
    read_text,
    side_of,
    site_words,
    text_readings,
    words_of,
)
from cds_service.mapping.unmapped import report

_DONE = frozenset({None, "completed", "in-progress", "on-hold", "stopped", "unknown"})
_GOING_ON = "in-progress"
_COMMA = re.compile(r"[,;]")
_BESIDES = re.compile(r"[,;]|\b(?:with|and)\b", re.IGNORECASE)


def read_procedures(procedures: Iterable[r4.Procedure], book: Book, sink: Sink, today: date) -> None:
    """Read all that were done, wholly or in part."""
    codes = book.recorded_in((Key.PROCEDURES, Key.CONDITIONS))
    words = book.recorded_in((Key.PROCEDURES,))
    for procedure in procedures:
        if procedure.status in _DONE:
            _read(procedure, _frame(procedure, codes, words, book, today), book, sink, today)


def _read(procedure: r4.Procedure, frame: Frame, book: Book, sink: Sink, today: date) -> None:
    code = procedure.code
    if code is not None:
        study = read_study(code.coding, code.text, "code", frame, book, sink)
        if not study and not read_service(code, frame, book, sink) and not _says_why(code, frame, book, sink):
            report(code, book, sink)
    if frame.recorded is not None:
        for number, reason in enumerate(procedure.reason_code):
            read_concept(reason, f"reasonCode[{number}]", note_frame(frame, frame.recorded), book, sink)
    for number, note in enumerate(procedure.note):
        written = latest_day(interval(note.time, book.zone, today))
        read_text(note.text, f"note[{number}].text", note_frame(frame, written), book, sink)
    if procedure.outcome is not None:
        read_text(procedure.outcome.text, "outcome.text", note_frame(frame, None), book, sink)


def _says_why(code: r4.CodeableConcept, frame: Frame, book: Book, sink: Sink) -> bool:
    """Whether the name of what was done tells a finding: "catheter for urinary retention"."""
    if frame.recorded is None or not code.text:
        return False
    frame = note_frame(frame.here_only(code, book), frame.recorded)
    found = False
    for reading in text_readings(code.text, "code.text", frame, book):
        if not _only_looked_for(reading, code.text, book):
            sink.reading(reading)
            found = True
    return found


def _part(name: str, reading: Reading) -> str:
    """The part of a name that tells of a finding.

    A test governs what is listed behind it; one that was done besides ("drainage of an abscess with culture") does not.
    """
    start, end = reading.evidence.text or (0, len(name))
    begun = max((m.end() for m in _COMMA.finditer(name, 0, start)), default=0)
    ended = _BESIDES.search(name, end)
    return name[begun : len(name) if ended is None else ended.start()]


def _only_looked_for(reading: Reading, name: str, book: Book) -> bool:
    """Whether a name tells that a finding was looked for or guarded against, and not that it is there."""
    spec, chart = book.findings.specs[reading.finding], book.chart
    if spec.group not in chart.looked_for_groups and spec.id not in chart.looked_for_findings:
        return False
    words = chart.looked_for.find(name)
    if RESULT in words:
        return False
    return SAMPLE in words if spec.of_reading else TEST in chart.looked_for.find(_part(name, reading))


def _frame(procedure: r4.Procedure, codes: frozenset[str], words: frozenset[str], book: Book, today: date) -> Frame:
    onset, recorded = _performed(procedure, book, today)
    return Frame(
        reference=procedure.reference,
        recorded=recorded,
        onset=onset,
        ongoing=procedure.status == _GOING_ON,
        side=side_of(procedure.body_site, book),
        sites=site_words(procedure.body_site, book),
        reasons=tuple(name for reason in procedure.reason_code for _, name in words_of(reason)),
        only=codes,
        only_words=words,
        denies=False,
    )


def _performed(procedure: r4.Procedure, book: Book, today: date) -> tuple[Interval, date | None]:
    """When it began, and the last day on which it was done."""
    period = procedure.performed_period
    if period is None:
        when = interval(procedure.performed_date_time or procedure.performed_string, book.zone, today)
        return when, latest_day(when)
    begun = interval(period.start, book.zone, today)
    ended = latest_day(interval(period.end, book.zone)) if period.end else None
    last = min(ended, today) if ended else latest_day(begun)
    if not begun.known:
        return (Interval(None, last) if last else UNDATED), last
    return begun, last
