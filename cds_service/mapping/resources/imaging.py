"""Earlier imaging: studies, reports with their conclusions. Source: clinical.md 5.1 rows 11 and 15, 7.1."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.mapping.book import Book
from cds_service.mapping.resources.studies import read_study, state_study
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, note_frame, read_concept, read_text
from cds_service.mapping.unmapped import report_local

_TAKEN = frozenset({None, "available", "unknown"})
_WRITTEN = frozenset({None, "final", "amended", "corrected", "appended", "preliminary", "partial", "unknown"})


def read_imaging_studies(studies: Iterable[r4.ImagingStudy], book: Book, sink: Sink, today: date) -> None:
    """Read all that were taken."""
    for study in studies:
        if study.status not in _TAKEN:
            continue
        when = interval(study.started, book.zone, today)
        frame = Frame(study.reference, latest_day(when), when)
        if not _coded(study, frame, book, sink):
            _described(study, frame, book, sink)
        for number, reason in enumerate(study.reason_code if frame.recorded is not None else ()):
            read_concept(reason, f"reasonCode[{number}]", note_frame(frame, None), book, sink)
        for number, note in enumerate(study.note):
            written = latest_day(interval(note.time, book.zone, today))
            read_text(note.text, f"note[{number}].text", note_frame(frame, written), book, sink)


def _coded(study: r4.ImagingStudy, frame: Frame, book: Book, sink: Sink) -> bool:
    sites = _sites(study)
    for number, code in enumerate(study.procedure_code):
        if read_study(code.coding, code.text, f"procedureCode[{number}]", frame, book, sink, sites):
            return True
    return False


def _described(study: r4.ImagingStudy, frame: Frame, book: Book, sink: Sink) -> None:
    """By description, else by modality and body site, as scanners label their series."""
    named = book.studies.of_text(study.description) if study.description else None
    if named is not None:
        state_study(book.studies.refined(named, _sites(study)), None, "description", frame, book, sink)
        return
    modalities = [m for m in (*study.modality, *(s.modality for s in study.series if s.modality)) if m]
    for modality in modalities:
        for site in _sites(study):
            found = book.studies.of_text(f"{modality.code or modality.display} {site}")
            if found is not None:
                state_study(found, None, "series[0]", frame, book, sink)
                return


def _sites(study: r4.ImagingStudy) -> list[str]:
    return list(dict.fromkeys(s.body_site.display for s in study.series if s.body_site and s.body_site.display))


def read_reports(reports: Iterable[r4.DiagnosticReport], book: Book, sink: Sink, today: date) -> None:
    """Read all reports that are written; a study with a report was done."""
    for report in reports:
        if report.status not in _WRITTEN:
            continue
        period = report.effective_period
        when = interval(report.effective_date_time or (period.start if period else None), book.zone, today)
        issued = latest_day(interval(report.issued, book.zone, today))
        frame = Frame(report.reference, latest_day(when) or issued, when)
        if report.code is not None and not read_study(report.code.coding, report.code.text, "code", frame, book, sink):
            report_local(report.code, book, sink)
        said = note_frame(frame, None)
        for number, concept in enumerate(report.conclusion_code):
            read_concept(concept, f"conclusionCode[{number}]", said, book, sink)
        read_text(report.conclusion, "conclusion", said, book, sink)
