"""A request becomes types, and what a client leaves out or gets wrong is named."""

from __future__ import annotations

import pickle

import msgspec
import pytest

from cds_service.errors import RequestError
from cds_service.hooks.request import HookRequest, decode_request
from tests.conformance.requirements import verifies
from tests.unit.hooks.bodies import (
    AUTHORIZATION,
    ORDER_SELECT,
    PATIENT_VIEW,
    body,
    with_context,
)


def refused(raw: bytes, hook: str = "order-select") -> dict[str, str]:
    """Path to message of every fault of a request that must be refused."""
    with pytest.raises(RequestError) as caught:
        decode_request(raw, hook)
    assert caught.value.status == 400
    return {fault.path: fault.message for fault in caught.value.faults}


@verifies("REQ-02", "REQ-06", "OSEL-02", "OSEL-03", "INF-05")
def test_an_order_select_request_becomes_typed() -> None:
    request = decode_request(body(ORDER_SELECT), "order-select")
    assert request.hook == "order-select"
    assert request.hook_instance == "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"
    assert request.fhir_server == "https://ehr.example.org/fhir"
    assert request.context.user_id == "PractitionerRole/123"
    assert request.context.patient_id == "1288992"
    assert request.context.encounter_id == "89284"
    assert request.context.selections == ("ServiceRequest/draft-1",)
    assert request.prefetch is None
    assert request.fhir_authorization is None


@verifies("OSEL-07")
def test_draft_orders_stay_as_sent_even_without_type_and_full_url() -> None:
    request = decode_request(body(ORDER_SELECT), "order-select")
    assert request.context.draft_orders is not None
    assert msgspec.json.decode(request.context.draft_orders) == ORDER_SELECT["context"]["draftOrders"]


@verifies("OSEL-03")
def test_an_encounter_is_not_demanded() -> None:
    assert decode_request(body(PATIENT_VIEW), "patient-view").context.encounter_id is None


@verifies("OSEL-09")
def test_order_sign_has_no_selections_and_ignores_any() -> None:
    request = {**ORDER_SELECT, "hook": "order-sign"}
    assert decode_request(body(request), "order-sign").context.selections is None


def test_patient_view_ignores_order_members_whatever_they_are() -> None:
    context = {**PATIENT_VIEW["context"], "draftOrders": 7, "selections": "x"}
    decoded = decode_request(body({**PATIENT_VIEW, "context": context}), "patient-view").context
    assert decoded.draft_orders is None
    assert decoded.selections is None


@verifies("REQ-02", "REQ-03", "REQ-06")
def test_an_empty_object_is_told_all_that_it_lacks() -> None:
    assert refused(b"{}") == {
        "$.hook": "is required",
        "$.hookInstance": "is required",
        "$.context": "is required",
    }


@verifies("OSEL-04", "OSEL-05", "EPIC-05")
@pytest.mark.parametrize("name", ["selections", "draftOrders", "patientId", "userId"])
def test_order_select_without_a_required_context_member_is_refused_by_its_name(
    name: str,
) -> None:
    assert refused(with_context(**{name: None})) == {f"$.context.{name}": "is required"}


@verifies("OSEL-05")
def test_order_sign_without_draft_orders_is_refused_by_their_name() -> None:
    assert refused(body({**PATIENT_VIEW, "hook": "order-sign"}), "order-sign") == {
        "$.context.draftOrders": "is required"
    }


@verifies("OSEL-04")
def test_empty_selections_are_a_request_like_any_other() -> None:
    assert decode_request(with_context(selections=[]), "order-select").context.selections == ()


def test_every_wrong_type_is_named_at_once() -> None:
    raw = body(
        {
            **ORDER_SELECT,
            "hookInstance": 7,
            "context": {
                "userId": [],
                "patientId": 4,
                "selections": [1, "a"],
                "draftOrders": [],
            },
        }
    )
    assert set(refused(raw)) == {
        "$.hookInstance",
        "$.context.userId",
        "$.context.patientId",
        "$.context.selections[0]",
        "$.context.draftOrders",
    }


@pytest.mark.parametrize(
    "member",
    ["context", "prefetch", "extension", "fhirAuthorization", "fhirServer", "hook"],
)
@pytest.mark.parametrize("value", [[], 7, True, "text"])
def test_a_top_level_member_of_the_wrong_type_is_named(member: str, value: object) -> None:
    if isinstance(value, str) and member in ("fhirServer", "hook"):
        value = {}
    assert f"$.{member}" in refused(body({**ORDER_SELECT, member: value}))


@pytest.mark.parametrize("value", [None, "x", [], 0])
def test_draft_orders_that_are_no_object_are_refused(value: object) -> None:
    raw = body({**ORDER_SELECT, "context": {**ORDER_SELECT["context"], "draftOrders": value}})
    assert set(refused(raw)) == {"$.context.draftOrders"}


def test_another_hook_than_that_of_the_service_is_refused() -> None:
    assert refused(body(PATIENT_VIEW), "order-select")["$.hook"] == "must be order-select"


@verifies("REQ-03")
def test_a_hook_instance_that_is_no_uuid_is_taken() -> None:
    assert decode_request(body({**PATIENT_VIEW, "hookInstance": "42"}), "patient-view").hook_instance == "42"


@verifies("REQ-11", "EPIC-07", "EXT-01")
def test_members_that_are_not_defined_are_ignored() -> None:
    raw = body(
        {
            **PATIENT_VIEW,
            "user": "Practitioner/1",
            "context": {**PATIENT_VIEW["context"], "com.vendor": [1]},
        }
    )
    assert decode_request(raw, "patient-view").context.patient_id == "1288992"


def test_null_for_an_optional_member_is_as_good_as_absent() -> None:
    nothing = dict.fromkeys(["fhirServer", "fhirAuthorization", "prefetch", "extension"])
    context = {**PATIENT_VIEW["context"], "encounterId": None}
    request = decode_request(body({**PATIENT_VIEW, **nothing, "context": context}), "patient-view")
    assert (
        request.fhir_server,
        request.prefetch,
        request.extension,
        request.context.encounter_id,
    ) == (None,) * 4


@verifies("REQ-08", "EXT-02", "EXT-04", "EPIC-01")
def test_the_extension_of_a_request_is_kept_undecoded() -> None:
    extension = {"com.epic.cdshooks.request.bpa-trigger-action": "23"}
    request = decode_request(body({**PATIENT_VIEW, "extension": extension}), "patient-view")
    assert request.extension is not None
    assert bytes(request.extension["com.epic.cdshooks.request.bpa-trigger-action"]) == b'"23"'
    assert "$.extension" in refused(body({**PATIENT_VIEW, "extension": [{"url": "x"}]}), "patient-view")


@verifies("REQ-07", "GEN-07", "BUG-06")
def test_prefetch_values_of_any_shape_stay_undecoded_and_null_stays_visible() -> None:
    prefetch = {
        "a": None,
        "b": {"resourceType": "Bundle"},
        "c": "123",
        "d": {"resourceType": "OperationOutcome"},
        "": 5,
    }
    request = decode_request(body({**PATIENT_VIEW, "prefetch": prefetch}), "patient-view")
    assert request.prefetch is not None
    assert bytes(request.prefetch["a"]) == b"null"
    assert {key: msgspec.json.decode(raw) for key, raw in request.prefetch.items()} == prefetch


@verifies("REQ-05", "FHIR-03", "FHIR-04")
def test_the_authorization_becomes_typed() -> None:
    given = decode_request(
        body({**ORDER_SELECT, "fhirAuthorization": AUTHORIZATION}), "order-select"
    ).fhir_authorization
    assert given is not None
    assert given.access_token.reveal() == "s3cr3t-token"
    assert (given.token_type, given.expires_in, given.subject, given.patient) == (
        "Bearer",
        300,
        "lumbar-cds",
        "1288992",
    )
    assert given.scopes() == ("patient/Patient.rs", "patient/Condition.read")


@verifies("EPIC-04")
def test_hundreds_of_vendor_scopes_are_taken() -> None:
    scope = " ".join(f"Patient.Search_Thing_{number}_(R4)" for number in range(400))
    raw = body({**ORDER_SELECT, "fhirAuthorization": {**AUTHORIZATION, "scope": scope}})
    given = decode_request(raw, "order-select").fhir_authorization
    assert given is not None
    assert len(given.scopes()) == 400


@verifies("FHIR-03")
@pytest.mark.parametrize("name", ["access_token", "token_type", "expires_in", "scope", "subject"])
def test_an_authorization_that_lacks_a_member_is_refused_by_its_name(name: str) -> None:
    partial = {member: value for member, value in AUTHORIZATION.items() if member != name}
    assert set(refused(body({**ORDER_SELECT, "fhirAuthorization": partial}))) == {f"$.fhirAuthorization.{name}"}


def test_only_bearer_tokens_are_taken_in_any_case() -> None:
    lower = {**AUTHORIZATION, "token_type": "bearer"}
    assert decode_request(body({**ORDER_SELECT, "fhirAuthorization": lower}), "order-select").fhir_authorization
    mac = {**AUTHORIZATION, "token_type": "mac"}
    assert set(refused(body({**ORDER_SELECT, "fhirAuthorization": mac}))) == {"$.fhirAuthorization.token_type"}


@verifies("REQ-04", "SCH-04")
def test_a_token_without_a_server_to_use_it_on_is_refused() -> None:
    assert refused(body({**PATIENT_VIEW, "fhirAuthorization": AUTHORIZATION}), "patient-view") == {
        "$.fhirServer": "is required"
    }


@verifies("BUG-10")
def test_a_plain_http_server_decodes_since_whether_it_may_be_used_is_decided_elsewhere() -> None:
    raw = body({**PATIENT_VIEW, "fhirServer": "http://hooks.smarthealthit.org:9080"})
    assert decode_request(raw, "patient-view").fhir_server == "http://hooks.smarthealthit.org:9080"


def everything() -> HookRequest:
    return decode_request(
        body({**ORDER_SELECT, "fhirAuthorization": AUTHORIZATION, "prefetch": {"p": 1}}),
        "order-select",
    )


@verifies("FHIR-05")
def test_a_token_shows_itself_nowhere() -> None:
    given = everything().fhir_authorization
    assert given is not None
    token = given.access_token
    assert [repr(token), str(token), f"{token}", f"{token!r}"] == ["***"] * 4
    assert "s3cr3t" not in repr(given)
    with pytest.raises(TypeError):
        pickle.dumps(token)
    with pytest.raises(TypeError):
        msgspec.json.encode(given)


def test_a_request_prints_nothing_of_the_patient() -> None:
    request = everything()
    for text in (repr(request), repr(request.context), str([request]), f"{request}"):
        assert "1288992" not in text
        assert "89284" not in text
        assert "draft-1" not in text
