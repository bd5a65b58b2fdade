"""Twelve probes that other services of this kind were seen to fail; each answer as it should be.

Number 9, a token that is garbage, is held by ``tests/http/test_production.py``, number 10, feedback, by ``test_feedback.py``.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from cds_service.bootstrap.application import Application
from cds_service.services.calls import HookCall
from cds_service.web.app import build_app
from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT, application, client, order_select

__all__ = ["application", "client", "order_select"]


def ask(client: FlaskClient, content: dict[str, Any], **headers: str) -> TestResponse:
    return client.post(SELECT, data=json.dumps(content), content_type="application/json", headers=headers)


def test_01_the_baseline_gets_a_card(client: FlaskClient, order_select: dict[str, Any]) -> None:
    assert len(ask(client, order_select).get_json()["cards"]) >= 1


@verifies("PRE-40", "ISS-05", "ISS-02")
def test_02_without_prefetch_and_without_a_server_it_is_a_412_that_names_what_is_missing(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    del order_select["prefetch"]
    answer = ask(client, order_select)
    assert answer.status_code == 412
    places = {place for issue in answer.get_json()["issue"] for place in issue["expression"]}
    assert places == {"prefetch.patient", "prefetch.conditions"}


@verifies("PRE-43")
def test_03_without_observations_the_card_says_so_and_defers_nothing(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    del order_select["prefetch"]["observations"]
    (card,) = ask(client, order_select).get_json()["cards"]
    assert card["source"]["topic"]["code"] == "insufficientData"
    assert "observations (not sent)" in card["detail"]


@verifies("PRE-33", "PRE-34", "ISS-03")
@pytest.mark.parametrize("severity", ["error", "fatal"])
def test_04_conditions_that_failed_are_never_plain_silence(
    client: FlaskClient, order_select: dict[str, Any], severity: str
) -> None:
    outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": severity, "code": "exception"}]}
    order_select["prefetch"]["conditions"] = outcome
    answer = ask(client, order_select)
    assert answer.status_code == 412
    assert "failed" in answer.get_data(as_text=True)


def test_05_another_hook_than_the_service_s_is_a_400(client: FlaskClient, order_select: dict[str, Any]) -> None:
    assert ask(client, {**order_select, "hook": "patient-view"}).status_code == 400


@verifies("PRE-31", "PRE-32", "BUG-12", "ISS-01")
@pytest.mark.parametrize("nothing", [None, {"resourceType": "Bundle", "type": "searchset", "total": 0}])
def test_06_conditions_that_are_known_to_be_empty_are_an_answer(
    client: FlaskClient, order_select: dict[str, Any], nothing: object
) -> None:
    order_select["prefetch"]["conditions"] = nothing
    reason = {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "M54.16"}]}
    order_select["context"]["draftOrders"]["entry"][0]["resource"]["reasonCode"] = [reason]
    answer = ask(client, order_select)
    assert answer.status_code == 200
    assert answer.get_json()["cards"][0]["source"]["topic"]["code"] == "deferMri"
    assert "None recorded" in answer.get_json()["cards"][0]["detail"]


def test_07_data_of_another_patient_never_lead_to_advice(client: FlaskClient, order_select: dict[str, Any]) -> None:
    own = order_select["context"]["patientId"]
    foreign = json.loads(json.dumps(order_select["prefetch"]).replace(own, "somebody-else"))
    assert ask(client, {**order_select, "prefetch": foreign}).status_code == 422
    foreign["patient"] = order_select["prefetch"]["patient"]
    answer = ask(client, {**order_select, "prefetch": foreign})
    told = client.post(
        "/assessments", data=json.dumps({**order_select, "prefetch": foreign}), content_type="application/json"
    )
    assert answer.status_code == 200
    assert {entry["reason"] for entry in told.get_json()["ignored"]} == {"otherPatient"}
    assert all("somebody-else" not in json.dumps(card) for card in answer.get_json()["cards"])


def test_08_a_missing_hook_instance_is_a_400(client: FlaskClient, order_select: dict[str, Any]) -> None:
    del order_select["hookInstance"]
    assert ask(client, order_select).status_code == 400


@verifies("RESP-03")
def test_11_a_fault_of_ours_is_a_500_with_an_outcome_and_the_next_call_is_answered(
    application: Application, order_select: dict[str, Any]
) -> None:
    def broken(call: HookCall) -> bytes:
        raise ZeroDivisionError(f"nothing of {call.body!r} may be seen")

    body = json.dumps(order_select)
    for fast_path in (True, False):
        app = build_app(replace(application.parts, answer_hook=broken, blueprints=()), fast_path=fast_path)
        answer = app.test_client().post(SELECT, data=body, content_type="application/json")
        assert answer.status_code == 500
        assert answer.get_json()["resourceType"] == "OperationOutcome"
        assert "ZeroDivision" not in answer.get_data(as_text=True)
        assert app.test_client().get("/health").status_code == 200
    assert application.wsgi.test_client().post(SELECT, data=body, content_type="application/json").status_code == 200


def test_12_discovery_is_where_clients_look_for_it(client: FlaskClient) -> None:
    assert client.get("/cds-services").status_code == 200
