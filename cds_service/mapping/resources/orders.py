"""Which of the draft orders are orders of ours, and what else is being ordered.

Source: contract section 5; CDS Hooks 2.0.1 order-select and order-sign.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec

from cds_service.clinical.orders import Order
from cds_service.clinical.quick import quick
from cds_service.errors import RequestError
from cds_service.fhir import r4
from cds_service.fhir.bundle_input import PatientBundle
from cds_service.fhir.dates import interval, latest_day
from cds_service.fhir.decode import salvaged
from cds_service.fhir.references import PatientNames, local
from cds_service.mapping.book import Book

PATH = "$.context.draftOrders"
_CLOSED = ("completed", "revoked", "entered-in-error", "cancelled")
"""What is over; a status that R4 does not have may be anything, so an order with one is judged."""
_NOT_SIGNED = (*_CLOSED, "on-hold", "unknown")
_STAT = ("stat", "asap")
_URN = "urn:uuid:"
_NOBODY = "urn:unreadable"
"""Subject of an order that names one in a way that cannot be read: it is nobody's, so nobody is advised on it."""


@quick
@dataclass(frozen=True, slots=True)
class SelectedOrder:
    """One order of ours. ``raw``: the ServiceRequest as it was received (JSON)."""

    order: Order
    resource: r4.ServiceRequest
    raw: bytes


@quick
@dataclass(frozen=True, slots=True)
class Orders:
    """``selected``: ours, in the order of the selections. ``drafted``: (system, code) of everything that is drafted.

    ``drafts``: the patient's draft ServiceRequests that are not judged: why they were written counts, never what they order.
    """

    selected: tuple[SelectedOrder, ...] = ()
    drafted: frozenset[tuple[str, str]] = frozenset()
    drafts: tuple[r4.ServiceRequest, ...] = ()

    @property
    def raw(self) -> dict[str, bytes]:
        """Reference -> order as received."""
        return {selected.order.reference: selected.raw for selected in self.selected}


NO_ORDERS = Orders()


class _Entry(msgspec.Struct, rename="camel"):
    full_url: str | None = None
    resource: msgspec.Raw = msgspec.Raw()


class _Bundle(msgspec.Struct, rename="camel"):
    resource_type: str | None = None
    entry: tuple[_Entry, ...] | None = None


class _Draft(msgspec.Struct, rename="camel"):
    """What any kind of order may say that it orders."""

    resource_type: str = ""
    code: r4.CodeableConcept | None = None
    medication_codeable_concept: r4.CodeableConcept | None = None


_bundle = msgspec.json.Decoder(_Bundle).decode
_draft = msgspec.json.Decoder(_Draft).decode
_service_request = msgspec.json.Decoder(r4.ServiceRequest).decode
_untyped = msgspec.json.Decoder(dict[str, object]).decode


def read_orders(
    draft_orders: bytes | msgspec.Raw | None, selections: Sequence[str] | None, patient_id: str, book: Book
) -> Orders:
    """The orders of ours among ``draft_orders``: the selected ones, or (``selections`` None) all that may be signed.

    Raises:
        RequestError: 400 when ``draft_orders`` is no Bundle, 422 when an order of ours is another patient's.
    """
    if draft_orders is None:
        return NO_ORDERS
    entries = _entries(draft_orders)
    drafted: set[tuple[str, str]] = set()
    requests: list[tuple[int, _Entry, r4.ServiceRequest]] = []
    for number, entry in enumerate(entries):
        request = _request(entry)
        if request is None:
            drafted.update(_codings(entry))
        else:
            drafted.update(_coded(request.code))
            requests.append((number, entry, request))
    names = PatientNames(patient_id)
    ours: dict[str, SelectedOrder] = {}
    for number, entry, request in _chosen(requests, selections):
        selected = _ours(number, entry, request, names, book)
        if selected is not None:
            ours[selected.order.reference] = selected
    others = _others(requests, ours.values()) if len(ours) < len(requests) else ()
    return Orders(
        selected=tuple(ours.values()),
        drafted=frozenset(drafted),
        drafts=tuple(filter(names.owns_resource, others)),
    )


def _others(
    requests: Sequence[tuple[int, _Entry, r4.ServiceRequest]], selected: Collection[SelectedOrder]
) -> Iterator[r4.ServiceRequest]:
    judged, named = {id(s.resource) for s in selected}, {s.resource.id for s in selected if s.resource.id}
    return (r for _, _, r in requests if id(r) not in judged and r.id not in named and _tells(r))


def _tells(request: r4.ServiceRequest) -> bool:
    """Whether somebody means to sign it, so that its reason is about today."""
    return request.status not in _NOT_SIGNED and not request.do_not_perform


def _entries(draft_orders: bytes | msgspec.Raw) -> tuple[_Entry, ...]:
    try:
        bundle = _bundle(draft_orders)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        bundle = _Bundle(resource_type="")
    if bundle.resource_type not in (None, "Bundle"):  # an order by itself must not pass for no orders
        raise RequestError(400, "is not a Bundle of draft orders", path=PATH, code="structure")
    return bundle.entry or ()


def orders_of_bundle(bundle: PatientBundle, book: Book) -> Orders:
    """The order in a Bundle of one patient: the drafts for a known study, else the newest active one, else none.

    The sequence in which they came does not matter. Source: contract section 6.
    """
    names = bundle.names
    ours: list[SelectedOrder] = []
    drafted: set[tuple[str, str]] = set()
    drafts: list[r4.ServiceRequest] = []
    for number, (full_url, raw) in enumerate(bundle.requests):
        entry = _Entry(full_url, msgspec.Raw(raw))
        request = _request(entry)
        if request is None or request.do_not_perform or not names.owns_resource(request):
            continue
        if request.status == "draft":
            drafted.update(_coded(request.code))
            drafts.append(request)
        selected = _ours(number, entry, request, names, book)
        if selected is not None and request.status in ("draft", "active"):
            ours.append(selected)
    ours.sort(key=lambda s: (s.order.reference, s.raw))
    chosen = _each_once([s for s in ours if s.resource.status == "draft"]) or _newest(ours, book)
    judged = {id(s.resource) for s in chosen}
    return Orders(tuple(chosen), frozenset(drafted), tuple(d for d in drafts if id(d) not in judged))


def _each_once(selected: Iterable[SelectedOrder]) -> list[SelectedOrder]:
    return list({s.order.reference: s for s in selected}.values())


def _newest(ours: list[SelectedOrder], book: Book) -> list[SelectedOrder]:
    def written(selected: SelectedOrder) -> date:
        return latest_day(interval(selected.resource.authored_on, book.zone)) or date.min

    return [max(ours, key=written)] if ours else []


def _codings(entry: _Entry) -> Iterator[tuple[str, str]]:
    """What an order of any other kind orders."""
    try:
        draft = _draft(entry.resource)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return
    yield from _coded(draft.code)
    yield from _coded(draft.medication_codeable_concept)


def _coded(concept: r4.CodeableConcept | None) -> list[tuple[str, str]]:
    return [] if concept is None else [(c.system, c.code) for c in concept.coding if c.system and c.code]


def _request(entry: _Entry) -> r4.ServiceRequest | None:
    """The ServiceRequest of an entry, without those members that cannot be read; None when it is something else."""
    try:
        return _service_request(entry.resource)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        value = _untyped(entry.resource)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    if value.get("resourceType") != "ServiceRequest":
        return None
    request = salvaged(value, r4.ServiceRequest)
    subject = value.get("subject")
    if request.subject is None and subject is not None:
        named = subject if isinstance(subject, str) else _NOBODY
        return msgspec.structs.replace(request, subject=r4.Reference(reference=named))
    return request


def _chosen(
    requests: Sequence[tuple[int, _Entry, r4.ServiceRequest]], selections: Sequence[str] | None
) -> Iterator[tuple[int, _Entry, r4.ServiceRequest]]:
    """In the order of the selections, each once; without selections all that are about to be signed."""
    if selections is None:
        yield from (r for r in requests if _tells(r[2]))
        return
    taken: set[int] = set()
    for selection in selections:
        for request in requests:
            open_order = request[2].status not in _CLOSED and not request[2].do_not_perform
            if request[0] not in taken and open_order and _is_selected(selection, request[1], request[2]):
                taken.add(request[0])
                yield request


def _is_selected(selection: str, entry: _Entry, request: r4.ServiceRequest) -> bool:
    """Whether the selection means this entry: by ``Type/id``, by id alone, or by full URL in either form."""
    name = local(selection).rpartition("/")
    if name[0] not in ("", "ServiceRequest"):
        return False
    if request.id is not None and name[2].removeprefix(_URN) == request.id:
        return True
    url = entry.full_url
    return url is not None and (url == selection or local(url) == local(selection) or url == f"{_URN}{name[2]}")


def _ours(
    number: int, entry: _Entry, request: r4.ServiceRequest, names: PatientNames, book: Book
) -> SelectedOrder | None:
    code = request.code
    study = book.studies.study_of(code.coding, code.text) if code else None
    if study is None:
        return None
    if request.subject is not None and not names.owns(request.subject.reference):
        path = f"{PATH}.entry[{number}].resource.subject"
        raise RequestError(422, names.mismatch, path=path, code="invariant")
    if request.body_site or request.order_detail:
        study = book.studies.refined(study, _words(request.body_site), _words(request.order_detail))
    order = Order(
        reference=request.reference if request.id else entry.full_url or request.reference,
        study=study,
        stat=request.priority in _STAT,
        has_reason=bool(request.reason_code or request.reason_reference),
        reasons=frozenset(local(reason.reference) for reason in request.reason_reference if reason.reference),
    )
    return SelectedOrder(order, request, bytes(entry.resource))


def _words(concepts: Sequence[r4.CodeableConcept]) -> list[str]:
    return [
        words
        for concept in concepts
        for words in (concept.text, *(coding.display for coding in concept.coding))
        if words
    ]
