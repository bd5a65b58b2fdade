"""Judging a chart for the explorer: always with an answer, an order or none, and never a 412."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from cds_service.clinical.assess import assess
from cds_service.clinical.explain import explain
from cds_service.clinical.orders import Order
from cds_service.errors import RequestError
from cds_service.fhir.bundles import RecordBuilder, prefetched_patient_differs
from cds_service.fhir.record import Key
from cds_service.mapping.record import map_record
from cds_service.mapping.resources.orders import NO_ORDERS, Orders, read_orders
from cds_service.services.evaluate import Case, Engine, Presentation, present, ranked
from cds_service.services.explore import Chart, Opinion
from cds_service.services.registry import RegisteredService

RECORDED = "recorded"
"""Key of what the user entered: its being there says nothing of the other sources."""


class _Head(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    status: str | None = None
    authored_on: str | None = None


class _Entry(msgspec.Struct):
    resource: msgspec.Raw = msgspec.Raw()


class _Page(msgspec.Struct, rename="camel"):
    resource_type: str = ""
    entry: tuple[_Entry, ...] = ()


_head = msgspec.json.Decoder(_Head).decode
_page = msgspec.json.Decoder(_Page).decode


@dataclass(frozen=True, slots=True)
class ChartJudge:
    """Judges charts with an engine, in the voice of the ``order-sign`` service."""

    engine: Engine
    service: RegisteredService

    def __call__(self, chart: Chart) -> Opinion:
        """The opinion on the chart's order; without one, as if MRI without contrast were asked for.

        Raises:
            RequestError: 422 when the Patient or the order is somebody else's.
        """
        if any(prefetched_patient_differs(page, chart.patient_id) for page in chart.pages.get(Key.PATIENT, ())):
            raise RequestError(422, "is not the patient of the context", code="business-rule")
        orders = self._orders(chart)
        builder = RecordBuilder(chart.patient_id, self.engine.book.zone)
        for key, pages in chart.pages.items():
            for page in pages:
                builder.add(key, page)
        for key, state in chart.failures.items():
            builder.fail(key, state)
        if chart.recorded:
            builder.add(RECORDED, _bundle(chart.recorded))
        record = builder.build()
        book, derive = self.engine.book, self.engine.derive
        mapped = map_record(record, orders.selected, book, derive, chart.as_of, orders.drafts)
        as_of = chart.as_of.astimezone(self.engine.book.zone)
        judged = [s.order for s in orders.selected] or [Order("", self.engine.rules.assumed)]
        found = [assess(self.engine.rules, mapped.charted, order, as_of) for order in judged]
        first = ranked(found)[0]
        case = Case(
            self.service.hook, f"explorer-{chart.patient_id}", self.service.id, chart.patient_id, record, orders, as_of
        )
        cards = present(case, [first], self.engine, Presentation()).cards
        return Opinion(
            first, explain(self.engine.rules, first), cards[0] if cards else None, mapped.ignored, mapped.unmapped
        )

    def _orders(self, chart: Chart) -> Orders:
        """The order of the card; else the drafts on the chart; else the newest active order of ours."""
        if chart.order is not None:
            return self._read(chart, (chart.order,))
        requests = [request for pages in chart.pages.values() for request in _requests(pages)]
        drafts = self._read(chart, [raw for head, raw in requests if head.status == "draft"])
        if drafts.selected:
            return drafts
        active = sorted(
            (r for r in requests if r[0].status == "active"), key=lambda r: r[0].authored_on or "", reverse=True
        )
        read = (self._read(chart, (raw,)) for _, raw in active)
        return next((orders for orders in read if orders.selected), NO_ORDERS)

    def _read(self, chart: Chart, requests: Sequence[bytes]) -> Orders:
        return read_orders(_bundle(requests), None, chart.patient_id, self.engine.book)


def _requests(pages: Iterable[bytes]) -> Iterator[tuple[_Head, bytes]]:
    for page in pages:
        try:
            top = _page(page)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
        for raw in (bytes(entry.resource) for entry in top.entry) if top.resource_type == "Bundle" else (page,):
            try:
                head = _head(raw)
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
                continue
            if head.resource_type == "ServiceRequest":
                yield head, raw


def _bundle(resources: Iterable[bytes]) -> bytes:
    """A collection of these resources."""
    entries = ({"resource": msgspec.Raw(raw)} for raw in resources)
    return msgspec.json.encode({"resourceType": "Bundle", "type": "collection", "entry": list(entries)})
