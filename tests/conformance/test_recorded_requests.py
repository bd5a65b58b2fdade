"""Requests recorded from the public sandbox and published by others decode, or are refused as their row says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from cds_service.bootstrap.application import Application
from cds_service.errors import RequestError
from cds_service.hooks.feedback import Outcome, decode_feedback
from cds_service.hooks.request import decode_request
from tests.conformance.requirements import verifies
from tests.http.conftest import application, client

__all__ = ["application", "client"]

SHARED = Path(__file__).resolve().parents[3] / "shared"
CAPTURES = SHARED / "sandbox-captures"
PUBLISHED = SHARED / "data" / "cds-hooks" / "requests.ndjson"

pytestmark = pytest.mark.skipif(not CAPTURES.exists(), reason="recorded requests lie beside the checkout")

HOOK_CALLS = {
    "04-patient-view": "patient-view",
    "05-order-select-pama-empty": "order-select",
    "06-order-select-pama-study-only": "order-select",
    "07-order-select-pama-two-reasons": "order-select",
    "08-order-select-pama-72148-lbp": "order-select",
    "09-order-select-rx-empty": "order-select",
    "10-order-select-rx-medication": "order-select",
    "11-order-sign-rx": "order-sign",
    "16-smart-patient-view-wrong-patient": "patient-view",
    "18-order-select-rx-treating": "order-select",
}


def recorded(name: str) -> tuple[dict[str, Any], bytes]:
    """The body of a capture, decoded and as sent."""
    content = json.loads((CAPTURES / f"{name}.json").read_text(encoding="utf-8"))["body"]
    return content, json.dumps(content).encode()


@pytest.mark.parametrize(("name", "hook"), HOOK_CALLS.items())
def test_every_hook_call_of_the_sandbox_decodes_without_loss(name: str, hook: str) -> None:
    content, raw = recorded(name)
    request = decode_request(raw, hook)
    assert request.context.patient_id == content["context"]["patientId"]
    assert set(request.prefetch or {}) == set(content.get("prefetch", {}))
    assert list(request.context.selections or ()) == content["context"].get("selections", [])
    assert (request.fhir_authorization is None) is ("fhirAuthorization" not in content)


def test_an_order_call_without_orders_is_refused_and_both_are_named() -> None:
    _, raw = recorded("15-order-select-tab-reclick-no-draftOrders")
    with pytest.raises(RequestError) as caught:
        decode_request(raw, "order-select")
    assert caught.value.status == 400
    assert {fault.path for fault in caught.value.faults} == {
        "$.context.selections",
        "$.context.draftOrders",
    }


def test_the_capture_whose_letters_were_replaced_is_refused_as_stored_and_decodes_when_restored() -> None:
    _, stored = recorded("17-smart-order-select-pama")
    with pytest.raises(RequestError) as caught:
        decode_request(stored, "order-select")
    assert {fault.path for fault in caught.value.faults} == {
        "$.context",
        "$.fhirAuthorization.expires_in",
    }
    request = decode_request(stored.replace(b"MRI lumbar spine without contrast", b"x"), "order-select")
    assert request.context.selections == ("ServiceRequest/example-request-id",)
    assert request.fhir_authorization is not None
    assert request.fhir_authorization.expires_in == 3600


@pytest.mark.parametrize(("name", "hook"), HOOK_CALLS.items())
def test_the_same_call_to_a_service_of_another_hook_is_refused(name: str, hook: str) -> None:
    _, raw = recorded(name)
    with pytest.raises(RequestError) as caught:
        decode_request(raw, "order-sign" if hook != "order-sign" else "order-select")
    assert "$.hook" in {fault.path for fault in caught.value.faults}


@verifies("SBX-12")
def test_the_feedback_of_the_sandbox_decodes() -> None:
    (accepted,) = decode_feedback(recorded("12-feedback-accepted")[1])
    assert accepted.outcome is Outcome.ACCEPTED
    assert accepted.accepted_suggestions
    (plain,) = decode_feedback(recorded("13-feedback-overridden-plain")[1])
    assert plain.outcome is Outcome.OVERRIDDEN
    assert plain.overrides == ()
    (coded,) = decode_feedback(recorded("14-feedback-overridden-coded")[1])
    assert coded.overrides[0].reason is not None
    assert coded.overrides[0].reason.code == "red-flag"


REFUSED = {
    "cds-hooks/docs@462a38fcb348:docs/examples.md#block0": {"$.context.draftOrders"},
    "cds-hooks/docs@462a38fcb348:docs/specification/current.md#block20": {"$.context.patientId"},
}
"""A pre-1.0 order-sign with ``medications``, and an illustration of ``extension`` with half a context."""


@verifies("BUG-06", "BUG-10")
def test_every_published_request_decodes_or_is_refused_by_name() -> None:
    lines = [json.loads(line) for line in PUBLISHED.read_text(encoding="utf-8").splitlines()]
    outcome = {}
    for line in lines:
        try:
            decode_request(json.dumps(line["request"]).encode(), line["request"]["hook"])
        except RequestError as error:
            assert error.status == 400
            outcome[line["source"]] = {fault.path for fault in error.faults}
    assert len(lines) == 21
    assert outcome == REFUSED


ANSWERED = {
    "argonautproject/cds-hooks-for-pama@36a3db1d6876:docs/index.md#block0": 200,
    "HL7/cds-hooks@fb10ca773a84:input/pagecontent/index.md#block3": 200,
}
"""Published requests without an order of ours: no cards. All others lack data under our keys: 412; or are wrong: 400."""


@verifies("REQ-09", "SBX-04")
def test_every_published_request_is_answered_without_a_5xx_and_without_advice_from_missing_data(
    client: FlaskClient, application: Application
) -> None:
    services = {service.hook: service.id for service in application.parts.discovery.services}
    for line in PUBLISHED.read_text(encoding="utf-8").splitlines():
        content = json.loads(line)
        request, source = content["request"], content["source"]
        path = f"/cds-services/{services[request['hook']]}"
        answer = client.post(path, data=json.dumps(request), content_type="application/json")
        assert answer.status_code == ANSWERED.get(source, 400 if source in REFUSED else 412), source
        if answer.status_code == 200:
            assert answer.get_json() == {"cards": []}


@verifies("SBX-08", "REQ-10")
@pytest.mark.parametrize(("name", "hook"), HOOK_CALLS.items())
def test_every_hook_call_of_the_sandbox_is_answered(
    client: FlaskClient, application: Application, name: str, hook: str
) -> None:
    services = {service.hook: service.id for service in application.parts.discovery.services}
    _, raw = recorded(name)
    answer = client.post(f"/cds-services/{services[hook]}", data=raw, content_type="application/json")
    assert answer.status_code == (412 if name == "16-smart-patient-view-wrong-patient" else 200)
    if "rx" in name or "empty" in name:
        assert answer.get_json() == {"cards": []}
