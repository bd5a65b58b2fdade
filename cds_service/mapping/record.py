"""One patient's record and the orders at hand, as the findings that the core judges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cds_service.clinical.assessment import Ignored, Unmapped
from cds_service.clinical.derive import DeriveRules, derive
from cds_service.clinical.findings import Charted
from cds_service.clinical.merge import merge
from cds_service.clinical.quick import quick
from cds_service.fhir import r4
from cds_service.fhir.record import PatientRecord
from cds_service.mapping.book import Book
from cds_service.mapping.faulty import Fault, unread_reasons, without_faulty
from cds_service.mapping.observations.reader import read_observations
from cds_service.mapping.observations.unread import doubted, unread
from cds_service.mapping.resources.allergies import read_allergies
from cds_service.mapping.resources.conditions import read_conditions
from cds_service.mapping.resources.devices import read_devices, settled
from cds_service.mapping.resources.encounters import in_emergency, read_encounters
from cds_service.mapping.resources.imaging import read_imaging_studies, read_reports
from cds_service.mapping.resources.medications import read_medications
from cds_service.mapping.resources.orders import SelectedOrder
from cds_service.mapping.resources.paralyses import paralysed
from cds_service.mapping.resources.patient import birth, demographics
from cds_service.mapping.resources.procedures import read_procedures
from cds_service.mapping.resources.reasons import read_order_reasons
from cds_service.mapping.resources.referrals import read_referrals
from cds_service.mapping.sink import Sink


@quick
@dataclass(frozen=True, slots=True)
class Mapped:
    """What the record says, what was left out and what was not understood.

    ``outside``: how many concepts of known systems are plainly about something else.
    """

    charted: Charted
    ignored: tuple[Ignored, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()
    outside: int = 0
    faults: tuple[Fault, ...] = ()
    """Where a reader of ours failed; what it failed on is among ``ignored``."""


def map_record(
    record: PatientRecord,
    orders: Sequence[SelectedOrder],
    book: Book,
    rules: DeriveRules,
    as_of: datetime,
    drafts: Sequence[r4.ServiceRequest] = (),
) -> Mapped:
    """Everything that the record and the reasons of the orders say, judged on the day of ``as_of`` in ``book.zone``.

    ``drafts``: further drafts of the patient, which tell why they were written and nothing else.
    ``as_of`` has a time zone. The result depends on what is there, never on the order in which it came.
    A resource on which a reader fails is left out and told (``faults``).
    """

    def read(some: PatientRecord, reasons: bool = False) -> Mapped:
        return _mapped(some, orders, book, rules, as_of, drafts, reasons=reasons)

    try:
        return read(record, reasons=True)
    except Exception:  # noqa: BLE001  # unforeseen: found again below, told and counted
        readable, faults = without_faulty(record, read)
        try:
            return replace(read(readable, reasons=True), faults=faults)
        except Exception as error:  # noqa: BLE001  # the same
            asked = unread_reasons(readable, [selected.order.reference for selected in orders])
            return replace(read(asked), faults=(*faults, Fault("reasons", error)))


def _mapped(
    record: PatientRecord,
    orders: Sequence[SelectedOrder],
    book: Book,
    rules: DeriveRules,
    as_of: datetime,
    drafts: Sequence[r4.ServiceRequest],
    *,
    reasons: bool,
) -> Mapped:
    """As :func:`map_record`, all or nothing. ``reasons``: those of the orders are read too."""
    today = as_of.astimezone(book.zone).date()
    sink = Sink()
    born = birth(record.patient, book)
    read_conditions(record.conditions, book, sink, today, born)
    read_observations(record.observations, book, sink, today)
    read_medications(record.medications, record.medication_codes, book, sink, today)
    read_procedures(record.procedures, book, sink, today)
    judged = {selected.order.reference for selected in orders}
    read_referrals(record.service_requests, judged, book, sink, today)
    read_devices(record.devices, book, sink, today)
    read_imaging_studies(record.imaging_studies, book, sink, today)
    read_reports(record.diagnostic_reports, book, sink, today)
    read_allergies(record.allergies, book, sink, today)
    read_encounters(record.encounters, book, sink, today)
    if reasons:
        read_order_reasons(orders, drafts, record, book, sink, today, born)
    specs = book.findings.specs
    open_ended = unread(sink, specs, today)
    for _, reference in open_ended:
        sink.ignored(reference, "unreadable")
    readings = derive(paralysed(settled(sink, book), book, today), specs, rules, today)
    charted = Charted(
        findings=merge(readings, specs, today),
        sources=doubted(record.sources, len({reference for _, reference in open_ended})),
        demographics=demographics(record.patient, born, book, today),
        emergency_context=in_emergency(record.encounters, book, today),
        unread=open_ended,
    )
    return Mapped(charted, _all_ignored(record, sink), sink.unmapped_entries, sink.outside)


def _all_ignored(record: PatientRecord, sink: Sink) -> tuple[Ignored, ...]:
    left_out = {*record.ignored, *sink.ignored_entries}
    return tuple(sorted(left_out, key=lambda entry: (entry.reference, entry.reason))) if left_out else ()
