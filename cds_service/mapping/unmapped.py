"""What is worth telling as not understood: local codes, words, and codes that might have been ours."""

from __future__ import annotations

from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.words import words_of


def report(concept: r4.CodeableConcept, book: Book, sink: Sink) -> None:
    """Note a concept that no value set and no phrase knows, by its best coding and its words.

    Codes that were set aside, or that speak of no disease of the patient, are known to mean nothing here.
    """
    if book.meanings.of(concept).wordless:
        return
    words = next((words for _, words in words_of(concept)), None)
    coding = _best(concept, book)
    if coding is None and words is None:
        return
    sink.unmapped(coding.system if coding else None, coding.code if coding else None, words)


def report_local(concept: r4.CodeableConcept, book: Book, sink: Sink) -> None:
    """The same where a known system would tell: then only what has no code of one is worth telling."""
    if not any(book.terminology.known(coding.system) and coding.code for coding in concept.coding):
        report(concept, book, sink)


def _best(concept: r4.CodeableConcept, book: Book) -> r4.Coding | None:
    """A coding of a system that is read here says most to whoever maps it."""
    coded = [coding for coding in concept.coding if coding.code]
    known = (coding for coding in coded if book.terminology.known(coding.system))
    return next(known, coded[0] if coded else None)
