"""What vendors send in their own way is read as what it is: empty results, OIDs, absolute references, unasked keys."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conformance.requirements import verifies
from tests.http.conftest import FIXTURES, SELECT, application, client, order_select

__all__ = ["application", "client", "order_select"]

BASE = "https://ehr.example.org/api/FHIR/R4"
OIDS = {
    "http://snomed.info/sct": "urn:oid:2.16.840.1.113883.6.96",
    "http://hl7.org/fhir/sid/icd-10-cm": "urn:oid:2.16.840.1.113883.6.90",
    "http://loinc.org": "urn:oid:2.16.840.1.113883.6.1",
    "http://www.ama-assn.org/go/cpt": "urn:oid:2.16.840.1.113883.6.12",
}


def nothing_found(severity: str) -> dict[str, Any]:
    """A search without a result, as Epic writes it."""
    issue = {"severity": severity, "code": "not-found", "details": {"text": "No results"}}
    outcome = {"resourceType": "OperationOutcome", "issue": [issue]}
    entry = {"fullUrl": "urn:uuid:00000000-0001", "resource": outcome, "search": {"mode": "outcome"}}
    return {"resourceType": "Bundle", "type": "searchset", "total": 0, "entry": [entry]}


def in_epic_form(value: Any, repeats: frozenset[str] = frozenset({"coding", "category"})) -> Any:
    """The same resources with OIDs, absolute references, and an object where a list of one stands."""
    if isinstance(value, list):
        return [in_epic_form(item) for item in value]
    if not isinstance(value, dict):
        return value
    made = {}
    for name, item in value.items():
        if name == "system" and item in OIDS:
            made[name] = OIDS[item]
        elif name == "reference" and "://" not in item:
            made[name] = f"{BASE}/{item}"
        elif name in repeats and isinstance(item, list) and len(item) == 1:
            made[name] = in_epic_form(item[0])
        else:
            made[name] = in_epic_form(item)
    return made


def sources(client: FlaskClient, content: dict[str, Any]) -> dict[str, str]:
    answer = client.post("/assessments", data=json.dumps(content), content_type="application/json")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: dict[str, str] = answer.get_json()["sources"]
    return found


def told(client: FlaskClient, content: dict[str, Any]) -> list[tuple[str, ...]]:
    answer = client.post(SELECT, data=json.dumps(content), content_type="application/json")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return [
        (card["indicator"], card["summary"], card["source"]["topic"]["code"], card["detail"])
        for card in answer.get_json()["cards"]
    ]


@verifies("EPIC-08", "PRE-42")
@pytest.mark.parametrize("severity", ["warning", "information"])
def test_an_empty_result_with_a_warning_in_it_is_as_good_as_an_empty_bundle(
    client: FlaskClient, order_select: dict[str, Any], severity: str
) -> None:
    order_select["prefetch"]["medications"] = {"resourceType": "Bundle", "type": "searchset", "total": 0}
    plain = told(client, order_select)
    order_select["prefetch"]["medications"] = nothing_found(severity)
    assert told(client, order_select) == plain
    assert sources(client, order_select)["medications"] == "empty"


@verifies("PRE-42")
@pytest.mark.parametrize("severity", ["error", "fatal"])
def test_the_same_bundle_with_an_error_in_it_is_a_failed_search(
    client: FlaskClient, order_select: dict[str, Any], severity: str
) -> None:
    order_select["prefetch"]["observations"] = nothing_found(severity)
    assert sources(client, order_select)["observations"] == "failed"
    (card, *_) = told(client, order_select)
    assert card[2] == "insufficientData"
    assert "observations (failed)" in card[3] or "could not be read" in card[3]


@verifies("EPIC-09")
@pytest.mark.parametrize("name", ["order-select", "order-select-emergency", "order-select-three-of-ours"])
def test_oids_absolute_references_and_objects_for_lists_change_no_advice(client: FlaskClient, name: str) -> None:
    content = json.loads((FIXTURES / "hooks" / f"{name}.json").read_text(encoding="utf-8"))
    plain = told(client, content)
    assert plain
    epic = copy.deepcopy(content)
    epic["prefetch"] = in_epic_form(epic["prefetch"])
    epic["context"]["draftOrders"] = in_epic_form(epic["context"]["draftOrders"])
    assert epic != content
    assert "urn:oid:" in json.dumps(epic["context"])
    assert [card[:3] for card in told(client, epic)] == [card[:3] for card in plain]


@verifies("PRE-38")
@pytest.mark.parametrize(
    "more",
    [
        {"allergies": {"resourceType": "Bundle", "type": "searchset", "total": 0}},
        {"billing": {"resourceType": "Account", "id": "a", "status": "active"}},
        {"": None, "__proto__": {"x": 1}, "x" * 300: "text"},
        {"questions": {"resourceType": "OperationOutcome", "issue": [{"severity": "fatal", "code": "exception"}]}},
        {"bytes": 7, "list": [1, 2], "deep": {"a": {"b": {"c": [None]}}}},
    ],
)
def test_keys_that_nobody_asked_for_do_no_harm(
    client: FlaskClient, order_select: dict[str, Any], more: dict[str, Any]
) -> None:
    plain = told(client, order_select)
    order_select["prefetch"] |= more
    assert [card[:3] for card in told(client, order_select)] == [card[:3] for card in plain]


@verifies("PRE-38")
def test_a_red_flag_under_a_key_that_nobody_asked_for_is_not_lost(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    order_select["prefetch"]["encounterDiagnoses"] = {
        "resourceType": "Condition",
        "id": "ces",
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "192970008"}]},
        "subject": {"reference": f"Patient/{order_select['context']['patientId']}"},
    }
    assert told(client, order_select)[0][2] == "mriEmergencyCaudaEquina"
