"""Conditions: problems, diagnoses of encounters, reasons of visits.

Refuted is left out, provisional is possible, resolved is historical; nothing of this is a denial.
Source: clinical.md 5.4, 7.2.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from cds_service.clinical.findings import UNDATED, Certainty, Interval, Status
from cds_service.clinical.memo import Memo
from cds_service.fhir import r4
from cds_service.fhir.dates import interval, latest_day
from cds_service.mapping.book import Book
from cds_service.mapping.resources.problem_notes import Problem, note_readings
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, read_concept, side_of, site_words, told_onset, words_of
from cds_service.mapping.unmapped import report, tell

_ACTIVE = frozenset({"active", "recurrence", "relapse"})
_AGAIN = frozenset({"recurrence", "relapse"})
_OVER = frozenset({"inactive", "remission", "resolved"})
_DOUBTFUL = frozenset({"unconfirmed", "provisional", "differential"})
_REFUTED = "refuted"
_ONE_ENCOUNTER = frozenset({"encounter-diagnosis", "reason-for-visit"})
_NO_CODES: frozenset[str] = frozenset()


def read_conditions(
    conditions: Iterable[r4.Condition], book: Book, sink: Sink, today: date, born: Interval = UNDATED
) -> None:
    """Read all of them; ``born`` tells the age at onset."""
    for condition in conditions:
        if _REFUTED in _codes(condition.verification_status):
            sink.ignored(condition.reference, "refuted")
            continue
        if condition.code is not None and not (condition.evidence or condition.note or condition.body_site):
            meaning = book.meanings.of(condition.code)
            if meaning.is_empty:  # most of a problem list, seen without working out dates and status
                tell(meaning.unknown, sink)
                continue
        _read(condition, condition_frame(condition, book, today, born), book, sink, today)


def _read(condition: r4.Condition, frame: Frame, book: Book, sink: Sink, today: date) -> None:
    if condition.code is not None and not read_concept(condition.code, "code", frame, book, sink):
        report(condition.code, book, sink)
    for number, evidence in enumerate(condition.evidence):
        for place, concept in enumerate(evidence.code):
            read_concept(concept, f"evidence[{number}].code[{place}]", frame, book, sink)
    for number, note in enumerate(condition.note):
        if note.text:
            written = latest_day(interval(note.time, book.zone, today))
            problem = Problem(condition.code, frame, today)
            for reading in note_readings(note.text, f"note[{number}].text", written, problem, book):
                sink.reading(reading)


def condition_frame(condition: r4.Condition, book: Book, today: date, born: Interval = UNDATED) -> Frame:
    """Status, certainty, side and dates of a Condition."""
    codes = _codes(condition.clinical_status)
    status = _status(condition, codes)
    recorded = latest_day(interval(condition.recorded_date, book.zone, today))
    onset = _onset(condition, book, recorded, today, born)
    if not _AGAIN.isdisjoint(codes) and recorded is not None and _ended(onset) < recorded:
        onset = UNDATED  # of the first time; this time began when it was recorded
    doubtful = not _DOUBTFUL.isdisjoint(_codes(condition.verification_status))
    return Frame(
        reference=condition.reference,
        recorded=recorded,
        onset=onset,
        status=status,
        certainty=Certainty.POSSIBLE if doubtful else Certainty.CONFIRMED,
        ongoing=status is Status.PRESENT and _is_problem(condition, codes),
        side=side_of(condition.body_site, book),
        sites=site_words(condition.body_site, book),
        notes=tuple(note.text for note in condition.note if note.text),
    )


def _ended(onset: Interval) -> date:
    """The last day on which it may have begun."""
    return onset.latest or onset.earliest or date.max


def _codes(concept: r4.CodeableConcept | None) -> frozenset[str]:
    return _NO_CODES if concept is None else _known_codes(concept) if concept.coding else _codes_of(concept)


def _codes_of(concept: r4.CodeableConcept) -> frozenset[str]:
    codes = frozenset(coding.code.lower() for coding in concept.coding if coding.code)
    return codes or (frozenset((concept.text.strip().lower(),)) if concept.text else _NO_CODES)


_known_codes = Memo(_codes_of, 256)


def _status(condition: r4.Condition, codes: frozenset[str]) -> Status:
    if not _ACTIVE.isdisjoint(codes):
        return Status.PRESENT
    if not _OVER.isdisjoint(codes) or _abated(condition):
        return Status.HISTORICAL
    return Status.PRESENT


def _abated(condition: r4.Condition) -> bool:
    return any(
        value is not None
        for value in (
            condition.abatement_date_time,
            condition.abatement_age,
            condition.abatement_period,
            condition.abatement_range,
            condition.abatement_string,
        )
    )


def _is_problem(condition: r4.Condition, codes: frozenset[str]) -> bool:
    """Whether it goes on until somebody closes it; the diagnosis of one encounter speaks for its day."""
    categories = _NO_CODES.union(*[_codes(category) for category in condition.category])
    if categories:
        return not categories <= _ONE_ENCOUNTER
    return not codes.isdisjoint(_ACTIVE)


def _onset(condition: r4.Condition, book: Book, recorded: date | None, today: date, born: Interval) -> Interval:
    if condition.onset_date_time:
        return interval(condition.onset_date_time, book.zone, today)
    if condition.onset_period is not None:
        begun = interval(condition.onset_period.start, book.zone, today)
        ended = latest_day(interval(condition.onset_period.end, book.zone, today))
        return begun if begun.known or ended is None else Interval(None, ended)
    if condition.onset_age is not None:
        return _at_age(condition.onset_age, condition.onset_age, book, born, today)
    if condition.onset_range is not None:
        return _at_age(condition.onset_range.low, condition.onset_range.high, book, born, today)
    if condition.onset_string:
        return _told(condition, condition.onset_string, book, recorded or today, today)
    return UNDATED


def _at_age(
    low: r4.Age | r4.Quantity | None, high: r4.Age | r4.Quantity | None, book: Book, born: Interval, today: date
) -> Interval:
    """From the day on which the lower age was reached to the last day of the higher age."""
    begin, end = _age_days(low, 0, book), _age_days(high, 1, book)
    if not born.known or (begin is None and end is None):
        return UNDATED
    try:
        earliest = born.earliest + timedelta(days=begin) if born.earliest and begin is not None else None
        latest = born.latest + timedelta(days=end) if born.latest and end is not None else None
    except OverflowError:
        return UNDATED
    if earliest is not None and earliest > today:
        return UNDATED
    return Interval(earliest, min(latest, today) if latest else None)


def _age_days(age: r4.Age | r4.Quantity | None, more: int, book: Book) -> float | None:
    """An age in days; ``more`` units later is the end of that year, month or day."""
    if age is None or age.value is None:
        return None
    days = book.values.durations.ages.get((age.code or age.unit or "a").strip().lower())
    return None if days is None else (age.value + more) * days


def _told(condition: r4.Condition, text: str, book: Book, written: date, today: date) -> Interval:
    """An onset in words ("3 weeks ago", "since May 2026"), read beside a complaint as it would stand in a note."""
    found = interval(text, book.zone, today)
    if found.known or condition.code is None:
        return found
    names = [words for _, words in words_of(condition.code)]
    names += [book.findings.specs[name].label for name, _, _ in book.meanings.of(condition.code).coded]
    for name in names:
        for phrase in (f"{name} {text}", f"{name} for {text}", f"{name} since {text}"):
            for mention in book.text.stated(phrase):
                told = told_onset(mention, written)
                if told is not None and told.known:
                    return told
    return UNDATED


__all__ = ["condition_frame", "read_conditions"]
