"""A FHIR Bundle as input: one patient's resources and the order among them (contract section 6)."""

from __future__ import annotations

import hashlib

from cds_service.fhir.bundle_input import read_bundle
from cds_service.mapping.resources.orders import orders_of_bundle
from cds_service.services.calls import AssessCall
from cds_service.services.evaluate import Case, Engine
from cds_service.services.registry import RegisteredService


def case_of_bundle(call: AssessCall, engine: Engine, viewing: RegisteredService, ordering: RegisteredService) -> Case:
    """The Bundle of ``call`` as a case: of ``ordering`` when it holds an order of ours, else of ``viewing``.

    Raises:
        RequestError: 400 when it is no Bundle, 422 when it holds resources of several patients.
    """
    bundle = read_bundle(call.body, call.searched, engine.book.zone)
    orders = orders_of_bundle(bundle, engine.book)
    service = ordering if orders.selected else viewing
    return Case(
        hook=service.hook,
        hook_instance=hashlib.sha256(call.body).hexdigest(),
        service_id=service.id,
        patient_id=bundle.patient_id,
        record=bundle.record,
        orders=orders,
        as_of=call.as_of,
    )
