"""The words of a concept, and the side that its words or codes name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from cds_service.clinical.findings import Side
from cds_service.fhir import r4
from cds_service.knowledge.chart import THERE
from cds_service.knowledge.value_words import system_key
from cds_service.mapping.values.answers import side_in

if TYPE_CHECKING:
    from cds_service.mapping.book import Book

_LEVEL = re.compile(r"\b[A-Za-z]\d+")
"""A vertebra or a root ("L5"), whose letter is no side."""
_LETTER = re.compile(r"\b[A-Za-z]\b")


def words_of(concept: r4.CodeableConcept) -> Iterator[tuple[str, str]]:
    """Path within the concept and words: its text, else the displays of its codings."""
    if concept.text:
        yield "text", concept.text
        return
    seen: set[str] = set()
    for number, coding in enumerate(concept.coding):
        if coding.display and coding.display not in seen:
            seen.add(coding.display)
            yield f"coding[{number}].display", coding.display


def site_words(sites: Iterable[r4.CodeableConcept], book: Book) -> tuple[str, ...]:
    """The words of parts of the body; of one that has none, the word for its code."""
    return tuple(words for site in sites for words in _of_site(site, book))


def _of_site(site: r4.CodeableConcept, book: Book) -> list[str]:
    known = book.values.place_codes
    coded = (known.get((system_key(coding.system), coding.code or "")) for coding in site.coding)
    return [words for _, words in words_of(site)] or [word for word in coded if word is not None]


def of_another_part(texts: Iterable[str], book: Book) -> bool:
    """Whether texts name a part of the body that is not the back, and none names the back ("cervical fusion")."""
    named: set[str] = set()
    for text in texts:
        named.update(book.chart.place_words.find(text))
    return named == {THERE}


def fixed_side(finding: str, book: Book) -> Side | None:
    """The side that the finding always has."""
    spec = book.findings.specs.get(finding)
    return Side(spec.side) if spec is not None and spec.side else None


def side_of(concepts: Iterable[r4.CodeableConcept], book: Book, *, letters: bool = True) -> Side | None:
    """The side that codes or words of the concepts name; both sides are BILATERAL.

    ``letters``: a lone letter may be a side, as in the text of a body site ("L", "R foot").
    """
    sides: set[Side] = set()
    for concept in concepts:
        for coding in concept.coding:
            side = book.values.side_codes.get((system_key(coding.system), coding.code or "")) or _side_in(coding, book)
            if side is not None:
                sides.add(side)
        for _, words in words_of(concept):
            plain = _LEVEL.sub(" ", words)
            side = side_in(plain if letters else _LETTER.sub(" ", plain), book.values.answers)
            if side is not None:
                sides.add(side)
    if len(sides) > 1:
        return Side.BILATERAL
    return next(iter(sides), None)


def _side_in(coding: r4.Coding, book: Book) -> Side | None:
    """The side that a code holds in itself."""
    if not coding.code:
        return None
    system = book.terminology.systems.of(coding.system)
    if system is None or system.name not in book.chart.sides:
        return None
    plain = coding.code.replace(".", "").upper()
    return next((side for prefix, side in book.chart.sides[system.name] if plain.startswith(prefix)), None)
