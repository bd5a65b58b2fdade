"""One patient's record and the orders at hand, as the findings that the core judges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cds_service.clinical.assessment import Ignored, Unmapped
from cds_service.clinical.derive import DeriveRules, derive
from cds_service.clinical.findings import Charted
from cds_service.clinical.merge import merge
from cds_service.fhir.record import PatientRecord
from cds_service.mapping.book import Book
from cds_service.mapping.orders import SelectedOrder
from cds_service.mapping.sink import Sink


@dataclass(frozen=True, slots=True)
class Mapped:
    """What the record says, what was left out and what was not understood."""

    charted: Charted
    ignored: tuple[Ignored, ...] = ()
    unmapped: tuple[Unmapped, ...] = ()


def map_record(
    record: PatientRecord, orders: Sequence[SelectedOrder], book: Book, rules: DeriveRules, as_of: datetime
) -> Mapped:
    """Everything that the record and the reasons of the orders say, judged on the day of ``as_of`` in ``book.zone``.

    ``as_of`` has a time zone.
    """
    today = as_of.astimezone(book.zone).date()
    sink = Sink()
    specs = book.findings.specs
    readings = derive(sink.readings, specs, rules, today)
    charted = Charted(findings=merge(readings, specs, today), sources=record.sources)
    return Mapped(charted, record.ignored + sink.ignored_entries, sink.unmapped_entries)
