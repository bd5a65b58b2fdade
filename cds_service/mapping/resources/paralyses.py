"""A paralysis that is told by its code alone is as severe as the word "paraplegia". Source: clinical.md 5.1 rows 3 and 6."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from cds_service.clinical.findings import Reading, Status
from cds_service.clinical.quick import replace
from cds_service.knowledge.chart import Paralyses
from cds_service.mapping.book import Book


def paralysed(readings: Iterable[Reading], book: Book, today: date) -> list[Reading]:
    """The readings, those by codes of a paralysis with its grade while it is new or of no date."""
    rules = book.chart.paralyses
    if rules is None:
        return list(readings)
    weak = rules.finding
    return [reading if reading.finding != weak else _graded(reading, rules, book, today) for reading in readings]


def _graded(reading: Reading, rules: Paralyses, book: Book, today: date) -> Reading:
    severe = _is_paralysis(reading, rules, book) and _is_new(reading, today, rules.within)
    return replace(reading, grade=rules.grade) if severe else reading


def _is_paralysis(reading: Reading, rules: Paralyses, book: Book) -> bool:
    if reading.status is not Status.PRESENT or reading.grade is not None or not reading.evidence.code:
        return False
    system = book.terminology.systems.of(reading.evidence.system)
    plain = reading.evidence.code.replace(".", "").upper()
    return system is not None and plain.startswith(rules.codes.get(system.name, ()))


def _is_new(reading: Reading, today: date, days: int) -> bool:
    day = (reading.onset.latest or reading.onset.earliest) if reading.onset.known else reading.recorded
    return day is None or day >= today - timedelta(days=days)
