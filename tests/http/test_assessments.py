"""``POST /assessments``: the judgement with its reasons, for a hook request or a Bundle."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.http.conftest import FIXTURES

KEYS = {
    "asOf", "knowledge", "order", "otherOrders", "disposition", "row", "modifiers", "indicator", "urgency",
    "appropriateness", "findings", "localisation", "timeline", "trace", "missing", "wouldChange", "sources", "ignored",
    "unmapped", "cards",
}  # fmt: skip


def asked(
    client: FlaskClient, content: object, query: str = "", content_type: str = "application/json"
) -> TestResponse:
    return client.post(f"/assessments{query}", data=json.dumps(content), content_type=content_type)


def sample(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads((FIXTURES / "patients" / f"{name}.json").read_text(encoding="utf-8"))
    return content


def test_every_key_is_always_there(client: FlaskClient, order_select: dict[str, Any]) -> None:
    told = asked(client, order_select).get_json()
    assert set(told) == KEYS
    assert told["order"]["study"] == "mriLumbarWithoutContrast"
    assert told["disposition"] == told["cards"][0]["source"]["topic"]["code"] == "deferMri"
    assert [row["row"] for row in told["trace"]][:4] == ["1", "2", "3", "3b"]
    assert told["asOf"] == "2026-11-22T09:00:00Z"
    assert told["knowledge"]["hash"].startswith("sha256:")


def test_nothing_is_a_412_here(client: FlaskClient, order_select: dict[str, Any]) -> None:
    order_select["prefetch"] = {}
    answer = asked(client, order_select)
    assert answer.status_code == 200
    told = answer.get_json()
    assert told["disposition"] == "insufficientData"
    assert told["sources"]["conditions"] == "notSent"


def test_an_order_that_is_not_ours_is_judged_as_the_chart_alone_without_a_card(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    order_select["context"]["selections"] = []
    told = asked(client, order_select).get_json()
    assert told["order"] is None
    assert told["cards"] == []


@pytest.mark.parametrize(
    ("name", "disposition"),
    [
        ("emergency", "mriEmergencyCaudaEquina"),
        ("defer", "deferMri"),
        ("appropriate", "mriAppropriate"),
        ("child", "outOfScope"),
    ],
)
def test_a_whole_patient_as_a_bundle_is_judged_by_its_draft_order(
    client: FlaskClient, name: str, disposition: str
) -> None:
    searched = "Condition,Observation,MedicationRequest,Procedure,ServiceRequest,Device,ImagingStudy,Encounter"
    told = asked(client, sample(name), f"?asOf=2026-11-22T09:00:00Z&searched={searched}").get_json()
    assert told["disposition"] == disposition
    assert told["order"]["study"] == "mriLumbarWithoutContrast"


@pytest.mark.parametrize("names", ["Conditions", "condition", "Condition,Foo", "Condition;Observation", "*"])
def test_a_searched_type_that_does_not_exist_is_refused(client: FlaskClient, names: str) -> None:
    refused = asked(client, sample("defer"), f"?searched={names}")
    assert refused.status_code == 400
    assert refused.get_json()["issue"][0]["expression"] == ["?searched"]
    assert "Foo" not in refused.get_data(as_text=True)


def test_types_that_a_collection_does_not_hold_are_unknown_unless_searched(client: FlaskClient) -> None:
    bundle = sample("defer")
    bundle["entry"] = [e for e in bundle["entry"] if e["resource"]["resourceType"] not in ("Device", "Procedure")]
    told = asked(client, bundle).get_json()
    assert told["sources"]["procedures"] == "notSent"
    told = asked(client, bundle, "?searched=Procedure").get_json()
    assert told["sources"]["procedures"] == "empty"


@pytest.mark.parametrize("instant", ["0001-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "2200-01-01T00:00:00Z"])
def test_an_instant_of_no_chart_is_refused(client: FlaskClient, order_select: dict[str, Any], instant: str) -> None:
    answer = asked(client, order_select, f"?asOf={instant}")
    assert answer.status_code == 400
    assert "1900 to 2199" in answer.get_json()["issue"][0]["details"]["text"]


def test_an_instant_without_a_zone_is_refused(client: FlaskClient, order_select: dict[str, Any]) -> None:
    answer = asked(client, order_select, "?asOf=2026-11-22T09:00:00")
    assert answer.status_code == 400
    assert "?asOf" in answer.get_json()["issue"][0]["details"]["text"]


def test_a_bundle_of_several_patients_is_a_422(client: FlaskClient) -> None:
    bundle = sample("defer")
    bundle["entry"].append({"resource": {"resourceType": "Patient", "id": "somebody-else"}})
    assert asked(client, bundle).status_code == 422


def test_another_resource_is_a_400(client: FlaskClient) -> None:
    assert asked(client, {"resourceType": "Patient", "id": "x"}).status_code == 400


def test_the_instant_decides(client: FlaskClient) -> None:
    bundle = sample("defer")
    early = asked(client, bundle, "?asOf=2026-11-22T09:00:00Z").get_json()
    late = asked(client, bundle, "?asOf=2027-11-22T09:00:00Z").get_json()
    assert early["timeline"]["symptomWeeks"] != late["timeline"]["symptomWeeks"]


def examined(client: FlaskClient, *notes: str) -> dict[str, list[str]]:
    """What the assessment lists of a chart with these notes, by status."""
    bundle = sample("defer")
    for number, note in enumerate(notes):
        row = {
            "resourceType": "Observation",
            "id": f"note-{number}",
            "status": "final",
            "code": {"text": "Examination"},
            "subject": {"reference": f"Patient/{bundle['entry'][0]['resource']['id']}"},
            "effectiveDateTime": f"2026-11-{20 + number}",
            "valueString": note,
        }
        bundle["entry"].append({"resource": row})
    told = asked(client, bundle, "?asOf=2026-11-22T09:00:00Z").get_json()
    listed: dict[str, list[str]] = {}
    for finding in told["findings"]:
        listed.setdefault(finding["status"], []).append(finding["id"])
    return listed


def test_full_strength_of_the_legs_is_told_once_and_not_muscle_by_muscle(client: FlaskClient) -> None:
    before = examined(client)["absent"]
    after = examined(client, "Motor strength 5/5 throughout both lower extremities.")["absent"]
    assert set(after) - set(before) == {"leg-weakness"}


def test_a_muscle_that_was_itself_examined_is_told(client: FlaskClient) -> None:
    absent = examined(client, "Strength 5/5 in both legs. Dorsiflexion 5/5 bilaterally.")["absent"]
    assert {"leg-weakness", "weakness-dorsiflexion"} <= set(absent)


def test_a_foot_drop_that_full_strength_later_undoes_stays_in_the_list(client: FlaskClient) -> None:
    listed = examined(client, "Left foot drop.", "Motor strength 5/5 throughout both lower extremities.")
    assert "foot-drop" in listed["absent"] + listed.get("historical", []) + listed.get("present", [])


def test_a_denial_of_bladder_and_bowel_trouble_names_its_three_parts(client: FlaskClient) -> None:
    absent = examined(client, "Denies any bladder or bowel dysfunction.")["absent"]
    assert {"urinary-retention", "urinary-incontinence", "bowel-incontinence"} <= set(absent)


def test_words_that_could_not_be_read_are_nothing_that_anybody_could_have_recorded(client: FlaskClient) -> None:
    told = asked(client, sample("defer"), "?asOf=2026-11-22T09:00:00Z").get_json()
    named = {entry["finding"] for entry in (*told["missing"], *told["wouldChange"])}
    assert "cauda-equina-words-unclear" not in named
    assert "cauda-equina-diagnosis" in {entry["finding"] for entry in told["wouldChange"]}


def test_treatment_told_for_longer_than_the_illness_is_certain_only_since_the_onset(client: FlaskClient) -> None:
    bundle = sample("defer")
    for code, value in (
        ("conservative-pt", {"valueQuantity": {"value": 900, "system": "http://unitsofmeasure.org", "code": "wk"}}),
        ("surgical-candidate", {"valueBoolean": True}),
    ):
        coding = {"system": "urn:radiculopathy-cds:exam-concepts", "code": code}
        observation = {
            "resourceType": "Observation",
            "id": code,
            "status": "final",
            "code": {"coding": [coding]},
            "subject": {"reference": "Patient/sample-defer"},
            "effectiveDateTime": "2026-11-22T09:00:00Z",
            **value,
        }
        bundle["entry"].append({"resource": observation})
    told = asked(client, bundle, "?asOf=2026-11-22T09:00:00Z").get_json()

    assert "conservative-pt" in {finding["id"] for finding in told["findings"]}
    assert told["timeline"]["conservativeWeeks"] == {"earliest": 2.0, "latest": 52.3}
    assert (told["row"], told["disposition"]) == ("19", "insufficientData")
