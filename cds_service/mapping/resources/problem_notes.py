"""Notes of a Condition: what they say of its own problem has its dates ("unchanged for years", "worse since Monday")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from cds_service.clinical.findings import AS_LISTED, Reading, Status
from cds_service.clinical.quick import replace
from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.statements import Frame, note_frame, reading_of, text_readings, words_of

_SHORT = 120
"""Characters of a note that may leave out what it is about."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A Condition whose notes are read; ``today``: the day of judgement."""

    code: r4.CodeableConcept | None
    frame: Frame
    today: date


def note_readings(text: str, path: str, written: date | None, problem: Problem, book: Book) -> Iterator[Reading]:
    """What a note states; ``written``: its day."""
    own = _own(problem, book)
    named = False
    for reading in text_readings(text, path, note_frame(problem.frame, written), book):
        named = named or reading.finding in own
        yield _dated(reading, problem) if reading.finding in own else reading
    if own and not named and len(text) <= _SHORT:
        yield from _of_its_course(text, path, written, own, problem, book)


def _own(problem: Problem, book: Book) -> frozenset[str]:
    """The findings that the Condition itself states."""
    if problem.code is None:
        return frozenset()
    meaning = book.meanings.of(problem.code, problem.frame.sites, problem.frame.notes)
    coded = {finding for finding, _, status in meaning.coded if status is Status.PRESENT}
    return frozenset(coded | {mention.finding for _, mention in meaning.said if mention.status is Status.PRESENT})


def _dated(reading: Reading, problem: Problem) -> Reading:
    """A statement about the problem with its dates; an undated one on how it goes speaks of it as it is listed today."""
    if reading.status is Status.ABSENT:
        return reading
    frame = problem.frame
    told_now = frame.ongoing and reading.recorded is None and reading.course is not None
    return replace(
        reading,
        onset=reading.onset if reading.onset.known else frame.onset,
        recorded=problem.today if told_now else reading.recorded,
        ongoing=frame.ongoing and reading.status is Status.PRESENT,
        qualifiers=reading.qualifiers | {AS_LISTED} if told_now else reading.qualifiers,
    )


def _of_its_course(
    text: str, path: str, written: date | None, own: frozenset[str], problem: Problem, book: Book
) -> Iterator[Reading]:
    """How the problem goes, by a note that does not name it."""
    frame = note_frame(problem.frame, written)
    names = [words for _, words in words_of(problem.code or r4.CodeableConcept())]
    for name in (*names, *(book.findings.specs[finding].label for finding in sorted(own))):
        for mention in book.text.stated(f"{name} {text}"):
            if mention.finding in own and mention.status is Status.PRESENT and mention.course is not None:
                reading = reading_of(mention, path, frame)
                yield _dated(replace(reading, evidence=replace(reading.evidence, text=None)), problem)
                return
