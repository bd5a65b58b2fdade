"""Medicines: pain relief that was tried, blood thinners, suppressed immunity, long-term corticosteroid.

Told by code or by the words in the name. What was ordered and not taken, what is only planned, and what stays on the
skin counts for nothing. Source: clinical.md 3.8, 5.3, 7.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from cds_service.clinical.findings import OPEN_ENDED, Evidence, Interval, Reading, Status
from cds_service.fhir import r4
from cds_service.fhir.dates import earliest_day, interval, latest_day
from cds_service.fhir.decode import decode_contained
from cds_service.fhir.record import Key
from cds_service.fhir.references import local
from cds_service.knowledge.chart import ROUTE, Drug, LongTerm
from cds_service.mapping.book import Book
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, note_frame, read_concept, read_text
from cds_service.mapping.unmapped import report_local

_NOT_TAKEN = frozenset({"draft", "cancelled", "not-taken", "intended", "entered-in-error"})
_GOING_ON = frozenset({"active", "on-hold", "unknown"})
_PROPOSED = frozenset({"proposal", "option"})
_ELSEWHERE = "medicationReference"
_NAMED = f"{_ELSEWHERE}.display"
_LONGEST = 40_000
_OPEN_ENDED = frozenset((OPEN_ENDED,))


@dataclass(frozen=True, slots=True)
class Intake:
    """Days on which a medicine was taken, both inclusive; ``going_on``: up to the day of judgement.

    ``covered``: the last day that a prescription surely covers when it is active and nobody wrote for how long.
    """

    start: date | None
    end: date | None
    going_on: bool
    covered: date | None = None

    @property
    def said(self) -> date | None:
        """The day for which the chart says it: the last one, or the first of what still goes on."""
        return self.start or self.end if self.going_on else self.end or self.start


def read_medications(
    medications: Iterable[r4.MedicationRequest],
    codes: Mapping[str, r4.CodeableConcept],
    book: Book,
    sink: Sink,
    today: date,
) -> None:
    """Read all of them; ``codes`` resolves references to Medications."""
    taken: dict[str, list[tuple[Intake, Evidence]]] = {}
    for medication in medications:
        if not _counts(medication):
            continue
        concept, path = medication_code(medication, codes)
        if concept is None:
            continue
        intake = intake_of(medication, book, today)
        named = _named(_texts(concept, path), book)
        if ROUTE in named:
            continue
        drugs = list(_drugs(concept, path, named, medication.reference, intake, book))
        for drug, evidence in drugs:
            if drug.finding is not None:
                sink.reading(_reading(drug, drug.finding, intake, evidence, today, book))
            if drug.long_term is not None:
                taken.setdefault(drug.name, []).append((intake, evidence))
        if not drugs and not _other(concept, path, medication, intake, book, sink):
            report_local(concept, book, sink)
        _notes(medication, intake, book, sink, today)
    for drug in book.chart.drugs if taken else ():
        if drug.long_term is not None and drug.name in taken:
            _long_term(drug.long_term, taken[drug.name], sink, today)


def _counts(medication: r4.MedicationRequest) -> bool:
    return medication.status not in _NOT_TAKEN and medication.intent not in _PROPOSED and not medication.do_not_perform


def medication_code(
    medication: r4.MedicationRequest, codes: Mapping[str, r4.CodeableConcept]
) -> tuple[r4.CodeableConcept | None, str]:
    """What is taken and where it says so: in the resource, contained in it, or in a Medication that came along."""
    if medication.medication_codeable_concept is not None:
        return medication.medication_codeable_concept, "medicationCodeableConcept"
    reference = medication.medication_reference
    if reference is None:
        return None, ""
    name, path = reference.reference or "", _ELSEWHERE
    found = codes.get(local(name)) or codes.get(name)
    if found is None and name.startswith("#"):
        found, path = next(
            ((m.code, f"{at}.code") for at, m in contained(medication) if m.id == name[1:]), (None, path)
        )
    if found is None and reference.display:
        found, path = r4.CodeableConcept(text=reference.display), _NAMED
    return found, path


def contained(medication: r4.MedicationRequest) -> Iterator[tuple[str, r4.Medication]]:
    """Contained Medications with their places; what cannot be read there is left out."""
    for number, raw in enumerate(medication.contained):
        resource = decode_contained(raw)
        if isinstance(resource, r4.Medication):
            yield f"contained[{number}]", resource


def intake_of(medication: r4.MedicationRequest, book: Book, today: date) -> Intake:
    """When it was taken: as stated, else from the day of writing for as long as the supply lasts."""
    start, end = _written(medication, book, today)
    open_end = medication.status in _GOING_ON or medication.status is None
    if end is not None:
        going_on = end >= today and open_end
        return Intake(start, min(end, today), going_on)
    if open_end:
        stated = isinstance(medication, r4.MedicationStatement)
        return Intake(start, today, True, None if start is None or stated else _covered(start, book, today))
    if start is None:
        return Intake(None, None, False)
    return Intake(start, _covered(start, book, today), False)


def _covered(start: date, book: Book, today: date) -> date:
    return min(start + timedelta(days=book.chart.supply_days - 1), today)


def _written(medication: r4.MedicationRequest, book: Book, today: date) -> tuple[date | None, date | None]:
    if isinstance(medication, r4.MedicationStatement):
        period = medication.effective_period
        start = interval(period.start if period else medication.effective_date_time, book.zone, today)
        end = _day(period.end if period else None, book)
        asserted = interval(medication.date_asserted, book.zone, today)
        return earliest_day(start if start.known else asserted), end
    dispensed = medication.dispense_request
    valid = dispensed.validity_period if dispensed else None
    start = interval(medication.authored_on or (valid.start if valid else None), book.zone, today)
    first = earliest_day(start)
    supply = _supply(dispensed, book)
    if first is not None and supply is not None:
        return first, first + timedelta(days=supply - 1)
    return first, _day(valid.end if valid else None, book)


def _day(text: str | None, book: Book) -> date | None:
    return latest_day(interval(text, book.zone))


def _supply(dispensed: r4.DispenseRequest | None, book: Book) -> int | None:
    """Days that the prescription with its repeats covers."""
    duration = dispensed.expected_supply_duration if dispensed else None
    if dispensed is None or duration is None or duration.value is None or duration.value <= 0:
        return None
    unit = book.values.durations.units.get((duration.code or duration.unit or "d").strip().lower())
    if unit is None:
        return None
    days = duration.value * unit * (1 + max(dispensed.number_of_repeats_allowed or 0, 0))
    return int(days) if 1 <= days <= _LONGEST else None


def _texts(concept: r4.CodeableConcept, path: str) -> list[tuple[str, str]]:
    texts = [(path if path == _NAMED else f"{path}.text", concept.text)] if concept.text else []
    return texts + [(f"{path}.coding[{n}].display", c.display) for n, c in enumerate(concept.coding) if c.display]


def _named(texts: list[tuple[str, str]], book: Book) -> dict[str, tuple[str, tuple[int, int]]]:
    """Class, or ``ROUTE``, to the first place in the names of the medicine that says so."""
    found: dict[str, tuple[str, tuple[int, int]]] = {}
    for path, text in texts:
        for name, place in book.chart.drug_words.find(text).items():
            found.setdefault(name, (path, place))
    return found


def _drugs(
    concept: r4.CodeableConcept,
    path: str,
    named: Mapping[str, tuple[str, tuple[int, int]]],
    reference: str,
    intake: Intake,
    book: Book,
) -> Iterator[tuple[Drug, Evidence]]:
    """Classes that the medicine is in, each with the coding or the word that says so."""
    day = intake.start or intake.end
    for drug in book.chart.drugs:
        coding = _coding_in(concept, drug, book)
        if coding is not None:
            yield drug, Evidence(reference, path, coding.system, coding.code, day)
        elif drug.name in named:
            where, place = named[drug.name]
            # the words stand in a resource of their own, of which no element is one of this resource
            apart = path == _ELSEWHERE
            yield drug, Evidence(reference, path if apart else where, date=day, text=None if apart else place)


def _coding_in(concept: r4.CodeableConcept, drug: Drug, book: Book) -> r4.Coding | None:
    for coding in concept.coding:
        if not drug.value_sets.isdisjoint(book.terminology.concepts(coding.system, coding.code)):
            return coding
    return None


def _reading(drug: Drug, finding: str, intake: Intake, evidence: Evidence, today: date, book: Book) -> Reading:
    """Taking it now, or until not long ago, is present; what was tried as treatment stays so when it is over."""
    recent = intake.end is None or intake.end >= today - timedelta(days=book.chart.supply_days)
    open_end = drug.tried and intake.covered is not None and intake.covered < today
    return Reading(
        finding=finding,
        status=Status.PRESENT if intake.going_on or recent or drug.tried else Status.HISTORICAL,
        evidence=evidence,
        onset=Interval(intake.start, intake.start),
        recorded=intake.covered if open_end else intake.said,
        ongoing=intake.going_on and not open_end,
        qualifiers=_OPEN_ENDED if open_end else frozenset(),
    )


def _other(
    concept: r4.CodeableConcept, path: str, medication: r4.MedicationRequest, intake: Intake, book: Book, sink: Sink
) -> bool:
    """Any other finding that a medicine may state by its value sets or words."""
    only = book.recorded_in((Key.MEDICATIONS,))
    status = Status.PRESENT if intake.going_on else Status.HISTORICAL
    onset = Interval(intake.start, intake.start)
    frame = Frame(
        medication.reference,
        intake.said,
        onset,
        status,
        ongoing=intake.going_on,
        only=only,
        only_words=only,
        denies=False,
    )
    if path == _NAMED:
        return read_text(concept.text, path, frame, book, sink)
    return read_concept(concept, path, frame, book, sink)


def _notes(medication: r4.MedicationRequest, intake: Intake, book: Book, sink: Sink, today: date) -> None:
    frame = Frame(medication.reference, intake.start)
    for number, note in enumerate(medication.note):
        written = latest_day(interval(note.time, book.zone, today))
        read_text(note.text, f"note[{number}].text", note_frame(frame, written), book, sink)
    for number, reason in enumerate(medication.reason_code if intake.start is not None else ()):
        read_concept(reason, f"reasonCode[{number}]", note_frame(frame, intake.start), book, sink)


def _long_term(rule: LongTerm, taken: list[tuple[Intake, Evidence]], sink: Sink, today: date) -> None:
    """The finding when the days on which it was taken, each counted once, are many enough."""
    horizon = today - timedelta(days=rule.within - 1)
    spans = sorted(
        (
            (max(intake.start, horizon), intake.end, evidence.reference, evidence)
            for intake, evidence in taken
            if intake.start is not None and intake.end is not None and intake.end >= horizon and intake.start <= today
        ),
        key=lambda span: span[:3],
    )
    days = 0
    covered = horizon - timedelta(days=1)
    for start, end, _, _ in spans:
        first = max(start, covered + timedelta(days=1))
        days += max((end - first).days + 1, 0)
        covered = max(covered, end)
    if days >= rule.days:
        _, end, _, evidence = max(spans, key=lambda span: (span[1], span[2]))
        begun = spans[0][0]
        sink.reading(
            Reading(
                finding=rule.finding,
                status=Status.PRESENT,
                evidence=evidence,
                onset=Interval(begun, begun),
                recorded=end,
                ongoing=end >= today,
                duration_days=(days, days),
            )
        )
