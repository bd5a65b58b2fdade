"""The appropriateness rating on the order, for a client with which that was agreed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class

from cds_service.bootstrap.application import Application
from cds_service.services.app_context import decode
from tests.conformance.requirements import verifies
from tests.http.conftest import FIXTURES, SELECT, application, built, order_select

__all__ = ["application", "order_select"]

RATING = "http://fhir.org/argonaut/Extension/pama-rating"
CONSULT = "http://fhir.org/argonaut/Extension/pama-rating-consult-id"
CODES = {"appropriate", "not-appropriate", "no-criteria-apply"}


@pytest.fixture(scope="module")
def agreed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    app = built(tmp_path_factory.mktemp("sandbox"), CDS_CLIENT_PROFILE="sandbox")
    yield app
    app.close()


def answered(app: Application, content: dict[str, Any]) -> dict[str, Any]:
    answer = app.wsgi.test_client().post(SELECT, data=json.dumps(content), content_type="application/json")
    assert answer.status_code == 200
    found: dict[str, Any] = answer.get_json()
    return found


def extensions(resource: dict[str, Any]) -> dict[str, Any]:
    return {extension["url"]: extension for extension in resource["extension"]}


@verifies("PAMA-06", "SBX-10", "SYS-01", "SYS-03", "EPIC-13")
def test_the_order_comes_back_as_it_was_sent_with_the_rating_alone_added(
    agreed: Application, order_select: dict[str, Any]
) -> None:
    sent = copy.deepcopy(order_select["context"]["draftOrders"]["entry"][0]["resource"])
    (action,) = answered(agreed, order_select)["systemActions"]
    assert (action["type"], bool(action["description"])) == ("update", True)
    resource = action["resource"]
    get_fhir_model_class("ServiceRequest").model_validate(resource)
    added = resource.pop("extension")
    assert resource == sent
    assert {extension["url"] for extension in added} == {RATING, CONSULT}


def test_one_extension_that_is_no_list_is_kept_beside_the_rating(
    agreed: Application, order_select: dict[str, Any]
) -> None:
    given = {"url": "urn:example:priority-note", "valueString": "x"}
    order_select["context"]["draftOrders"]["entry"][0]["resource"]["extension"] = given
    (action,) = answered(agreed, order_select)["systemActions"]
    assert set(extensions(action["resource"])) == {given["url"], RATING, CONSULT}


@verifies("PAMA-07")
@pytest.mark.parametrize(
    ("name", "code"), [("order-select", "not-appropriate"), ("order-select-emergency", "appropriate")]
)
def test_the_rating_is_one_of_three_codes(agreed: Application, name: str, code: str) -> None:
    content = json.loads((FIXTURES / "hooks" / f"{name}.json").read_text(encoding="utf-8"))
    (action,) = answered(agreed, content)["systemActions"]
    codings = extensions(action["resource"])[RATING]["valueCodeableConcept"]["coding"]
    told = [
        coding["code"] for coding in codings if coding["system"] == "http://fhir.org/argonaut/CodeSystem/pama-rating"
    ]
    assert told == [code]
    assert set(told) <= CODES


@verifies("PAMA-09")
def test_the_consultation_has_an_id_of_its_own(agreed: Application, order_select: dict[str, Any]) -> None:
    def consult(instance: str) -> str:
        (action,) = answered(agreed, {**order_select, "hookInstance": instance})["systemActions"]
        found: str = extensions(action["resource"])[CONSULT]["valueUri"]
        return found

    first = "b5a0c4b2-8a0e-4f6c-9b1b-000000000001"
    assert consult(first) == consult(first)
    assert consult(first) != consult("b5a0c4b2-8a0e-4f6c-9b1b-000000000002")
    assert consult(first).startswith("urn:uuid:")


@verifies("PAMA-05")
def test_nothing_is_rated_that_cannot_be_decided(agreed: Application) -> None:
    body = (FIXTURES / "hooks/sandbox/06-order-select-pama-study-only.json").read_bytes()
    answer = agreed.wsgi.test_client().post(SELECT, data=body, content_type="application/json").get_json()
    assert answer["cards"][0]["source"]["topic"]["code"] == "insufficientData"
    assert "systemActions" not in answer
    assert "extension" not in answer


@verifies("SBX-07")
def test_the_sandbox_finds_the_rating_where_it_looks(agreed: Application, order_select: dict[str, Any]) -> None:
    content = answered(agreed, order_select)
    assert content["extension"]["systemActions"] == content["systemActions"]


@verifies("SYS-02", "EXT-05")
def test_other_clients_get_no_system_action(application: Application, order_select: dict[str, Any]) -> None:
    content = answered(application, order_select)
    assert "systemActions" not in content
    assert "extension" not in content


@verifies("PAMA-12", "LINK-03", "LINK-04", "LINK-07", "SBX-14")
def test_the_app_link_leads_back_to_the_patient_and_the_order(
    application: Application, order_select: dict[str, Any]
) -> None:
    links = answered(application, order_select)["cards"][0]["links"]
    (smart,) = [link for link in links if link["type"] == "smart"]
    assert smart["url"] == "http://127.0.0.1:8000/launch"
    assert any(link["type"] == "absolute" for link in links)
    patient = order_select["context"]["patientId"]
    assert patient not in smart["appContext"]
    application.ledger._writer.wait_for((), lambda connection: None, 5)  # all that was kept before is stored now
    kept = application.ledger.handles.open(smart["appContext"])
    assert kept is not None
    context = decode(kept)
    assert context is not None
    assert context.patient == patient
    assert json.loads(context.order or b"{}") == order_select["context"]["draftOrders"]["entry"][0]["resource"]


@verifies("PAMA-11")
def test_an_order_that_a_suggestion_changes_carries_the_rating_of_the_changed_order(agreed: Application) -> None:
    """A CT was ordered where MRI is due: the rating of the CT is not that of the MRI in its place."""
    (path,) = (FIXTURES / "vignettes").glob("138-*/request.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    answer = answered(agreed, content)
    suggestions = [s for card in answer["cards"] for s in card.get("suggestions", ())]
    updates = [a["resource"] for s in suggestions for a in s["actions"] if a["type"] == "update"]
    assert updates
    for resource in updates:
        added = extensions(resource)
        assert set(added) == {RATING, CONSULT}
        codings = added[RATING]["valueCodeableConcept"]["coding"]
        assert {c["code"] for c in codings} & CODES == {"appropriate"}
        get_fhir_model_class("ServiceRequest").model_validate(resource)


def extension_names(value: Any) -> set[str]:
    """Names inside the ``extension`` objects of CDS Hooks; resources have FHIR extensions of their own."""
    if isinstance(value, list):
        return {name for item in value for name in extension_names(item)}
    if not isinstance(value, dict) or "resourceType" in value:
        return set()
    own = set(value.get("extension", {}))
    return own | {name for key, item in value.items() if key != "extension" for name in extension_names(item)}


@verifies("EXT-03")
def test_the_only_extension_without_a_domain_is_the_one_that_was_agreed(
    agreed: Application, application: Application, order_select: dict[str, Any]
) -> None:
    discovery = application.wsgi.test_client().get("/cds-services").get_json()
    assert extension_names([answered(application, order_select), discovery]) == set()
    named = extension_names(answered(agreed, order_select))
    assert {name for name in named if "." not in name} == {"systemActions"}
