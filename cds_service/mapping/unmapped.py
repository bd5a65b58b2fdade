"""What is worth telling as not understood: local codes, words, and codes of known systems that might have been ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_service.fhir import r4
from cds_service.mapping.words import words_of

if TYPE_CHECKING:
    from cds_service.mapping.book import Book
    from cds_service.mapping.sink import Sink


Unknown = tuple[str | None, str | None, str | None]
"""System, code and words of what is told as not understood."""
OUTSIDE: Unknown = (None, None, None)
"""A code of a known system that is plainly about something else."""


def report(concept: r4.CodeableConcept, book: Book, sink: Sink) -> None:
    """Note a concept that no value set and no phrase knows, by its best coding and its words.

    Codes that were set aside, or that speak of no disease of the patient, are known to mean nothing here; codes of known
    systems that are plainly about something else are only counted.
    """
    tell(book.meanings.unknown(concept), sink)


def tell(unknown: Unknown | None, sink: Sink) -> None:
    """Note what :func:`unknown_of` found."""
    if unknown is OUTSIDE:
        sink.outside += 1
    elif unknown is not None:
        sink.unmapped(*unknown)


def unknown_of(concept: r4.CodeableConcept, wordless: bool, book: Book) -> Unknown | None:
    """What there is to tell of a concept that is not understood; ``wordless``: a code says that it means nothing here."""
    if wordless:
        return None
    words = next((words for _, words in words_of(concept)), None)
    coding = _best(concept, book)
    if coding is None and words is None:
        return None
    if coding is not None and book.terminology.known(coding.system) and not _might_be_ours(concept, coding, book):
        return OUTSIDE
    return coding.system if coding else None, coding.code if coding else None, words


def report_local(concept: r4.CodeableConcept, book: Book, sink: Sink) -> None:
    """The same where a code of a known system would tell all: then only what has none is worth telling."""
    if any(book.terminology.known(coding.system) and coding.code for coding in concept.coding):
        sink.outside += 1
    else:
        report(concept, book, sink)


def _might_be_ours(concept: r4.CodeableConcept, coding: r4.Coding, book: Book) -> bool:
    system = book.terminology.systems.of(coding.system)
    prefixes = book.chart.relevant_codes.get(system.name, ()) if system is not None else ()
    if (coding.code or "").upper().startswith(prefixes or ("\0",)):
        return True
    return any(book.chart.relevant_words.find(words) for _, words in words_of(concept))


def _best(concept: r4.CodeableConcept, book: Book) -> r4.Coding | None:
    """A coding of a system that is read here says most to whoever maps it."""
    coded = [coding for coding in concept.coding if coding.code]
    known = (coding for coding in coded if book.terminology.known(coding.system))
    return next(known, coded[0] if coded else None)
