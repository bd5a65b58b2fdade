"""What was done for the patient or asked for: therapy, injections, operations, referrals; by code, else by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cds_service.clinical.findings import Evidence, Reading, Status
from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, read_concept, words_of


def read_service(concept: r4.CodeableConcept, frame: Frame, book: Book, sink: Sink) -> bool:
    """Read the code of a procedure or referral; False when nothing about it is known."""
    known = len(sink.readings)
    found = read_concept(concept, "code", frame, book, sink)
    frame = frame.here_only(concept, book)
    stated = {reading.finding for reading in sink.readings[known:]}
    for name, text in words_of(concept):
        for finding, place in book.chart.services.find(text).items():
            if finding not in stated and frame.words(finding, Status.PRESENT):
                stated.add(finding)
                sink.reading(_reading(finding, f"code.{name}", place, frame))
                found = True
    return found


def services_named(requests: Iterable[r4.ServiceRequest], book: Book) -> frozenset[str]:
    """What kinds of therapy or referral, and which orders that cards suggest, ``requests`` are by their words or codes."""
    codes = [request.code for request in requests if request.code is not None and not request.do_not_perform]
    texts = [text for code in codes for _, text in words_of(code)]
    known = (book.chart.services, book.chart.ordered_as)
    named = {name for text in texts for index in known for name in index.find(text)}
    return frozenset(named.union(name for code in codes for coding in code.coding for name in _coded(coding, book)))


def _coded(coding: r4.Coding, book: Book) -> Iterator[str]:
    """The orders that cards suggest, as which a code counts."""
    system = book.terminology.systems.of(coding.system)
    for code, name in book.chart.ordered_codes.get(system.name, ()) if system is not None else ():
        if coding.code == code:
            yield name


def _reading(finding: str, path: str, place: tuple[int, int], frame: Frame) -> Reading:
    return Reading(
        finding=finding,
        status=frame.status,
        evidence=Evidence(frame.reference, path, date=frame.recorded, text=place),
        certainty=frame.certainty,
        onset=frame.onset,
        recorded=frame.recorded,
        ongoing=frame.ongoing,
    )
