"""The Patient: age on the day, sex, deceased. Source: contract section 5."""

from __future__ import annotations

from datetime import date

from cds_service.clinical.findings import UNDATED, Birth, Demographics, Interval
from cds_service.fhir import r4
from cds_service.fhir.dates import interval
from cds_service.mapping.book import Book


def birth(patient: r4.Patient | None, book: Book) -> Interval:
    """The days on which the patient may have been born."""
    return UNDATED if patient is None else interval(patient.birth_date, book.zone)


def demographics(patient: r4.Patient | None, born: Interval, book: Book, today: date) -> Demographics:
    """Age in whole years that are certain, None when the date of birth (:func:`birth`) leaves the adult age undecided."""
    if patient is None:
        return Demographics()
    age = _age(born, book, today)
    return Demographics(
        age=age,
        sex=patient.gender,
        deceased=_deceased(patient, book, today),
        birth=Birth.RECORDED if age is not None else _unknown_age(patient, born, today),
    )


def _unknown_age(patient: r4.Patient, born: Interval, today: date) -> Birth:
    if patient.birth_date is None:
        return Birth.MISSING
    return Birth.INEXACT if born.earliest is not None and born.earliest <= today else Birth.UNREADABLE


def _age(born: Interval, book: Book, today: date) -> int | None:
    if born.earliest is None or born.latest is None or born.earliest > today:
        return None
    oldest = years(born.earliest, today)
    youngest = max(years(born.latest, today), 0)
    return None if youngest < book.adult_age <= oldest else youngest


def years(born: date, today: date) -> int:
    """Whole years from ``born`` to ``today``; who was born on February 29th turns on March 1st."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _deceased(patient: r4.Patient, book: Book, today: date) -> bool:
    """Whether the patient had died on that day; a date that nobody can read counts."""
    if patient.deceased_date_time:
        died = interval(patient.deceased_date_time, book.zone)
        return died.earliest is None or died.earliest <= today
    return bool(patient.deceased_boolean)
