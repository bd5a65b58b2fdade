"""A Bundle as input: which order is judged, whose record it is, and what of it counts as looked at."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest

from cds_service.bootstrap.desk import Desk, open_desk
from cds_service.errors import CallerError, RequestError
from cds_service.services.calls import AssessCall, InputKind
from cds_service.settings import read_settings

AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
CPT = "http://www.ama-assn.org/go/cpt"
ICD = "http://hl7.org/fhir/sid/icd-10-cm"


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(read_settings({}))


def resource(kind: str, name: str | None, **members: Any) -> dict[str, Any]:
    return {"resourceType": kind, **({"id": name} if name else {}), **members}


def patient(name: str = "p1") -> dict[str, Any]:
    return resource("Patient", name, birthDate="1980-01-01", gender="male")


def sciatica(subject: str = "Patient/p1") -> dict[str, Any]:
    code = {"coding": [{"system": ICD, "code": "M54.32"}]}
    return resource("Condition", "c1", code=code, subject={"reference": subject}, onsetDateTime="2026-11-10")


def order(name: str, status: str, code: str = "72148", subject: str = "Patient/p1", **more: Any) -> dict[str, Any]:
    codings = {"coding": [{"system": CPT, "code": code}]}
    return resource(
        "ServiceRequest", name, status=status, intent="order", code=codings, subject={"reference": subject}, **more
    )


def bundle(*resources: dict[str, Any], kind: str = "collection") -> dict[str, Any]:
    return {"resourceType": "Bundle", "type": kind, "entry": [{"resource": r} for r in resources]}


def judged(desk: Desk, content: object, *searched: str, token: str | None = None) -> dict[str, Any]:
    call = AssessCall(InputKind.BUNDLE, json.dumps(content).encode(), AS_OF, searched, token)
    found: dict[str, Any] = json.loads(desk.judge.judge(call).document)
    return found


def test_the_draft_is_judged_before_an_active_order(desk: Desk) -> None:
    told = judged(desk, bundle(patient(), order("old", "active"), order("new", "draft", "72131")))
    assert told["order"] == {"study": "ctLumbarWithoutContrast", "region": "lumbar", "reference": "ServiceRequest/new"}
    assert told["otherOrders"] == []


def test_the_reason_of_another_draft_counts_for_the_one_that_is_judged(desk: Desk) -> None:
    scan = order("scan", "draft", "51798", reasonCode=[{"text": "Urinary retention since this morning"}])
    told = judged(desk, bundle(patient(), sciatica(), order("new", "draft"), scan))
    assert (told["order"]["reference"], told["row"]) == ("ServiceRequest/new", "3")


def test_without_a_draft_the_newest_active_order_is_judged(desk: Desk) -> None:
    content = bundle(
        patient(),
        order("a", "active", authoredOn="2026-11-01"),
        order("b", "active", authoredOn="2026-11-20"),
        order("c", "active", authoredOn="2026-10-20"),
        order("d", "completed", authoredOn="2026-11-21"),
        order("e", "active", "73721", authoredOn="2026-11-21"),
    )
    assert judged(desk, content)["order"]["reference"] == "ServiceRequest/b"


def test_without_an_order_of_ours_the_chart_alone_is_judged(desk: Desk) -> None:
    told = judged(desk, bundle(patient(), sciatica(), order("knee", "draft", "73721")), "Observation")
    assert told["order"] is None
    assert [card["source"]["topic"]["code"] for card in told["cards"]] == ["radiculopathyInfo"]


def test_a_collection_gives_the_types_that_it_holds_and_no_other(desk: Desk) -> None:
    sources = judged(desk, bundle(patient(), sciatica(), order("o", "draft")))["sources"]
    assert (sources["patient"], sources["conditions"], sources["serviceRequests"]) == ("given", "given", "given")
    assert {sources[key] for key in ("observations", "medications", "procedures", "devices", "imaging")} == {"notSent"}


def test_types_that_were_searched_are_empty(desk: Desk) -> None:
    content = bundle(patient(), sciatica(), order("o", "draft"))
    searched = ("Observation", "MedicationRequest", "Procedure", "Device", "DiagnosticReport", "Nonsense")
    told = judged(desk, content, *searched)
    assert {told["sources"][key] for key in ("observations", "medications", "procedures", "devices", "imaging")} == {
        "empty"
    }
    assert told["disposition"] == "deferMri"


def test_naming_a_type_as_searched_does_not_hide_what_is_there(desk: Desk) -> None:
    assert judged(desk, bundle(patient(), sciatica()), "Condition")["sources"]["conditions"] == "given"


def test_a_batch_response_counts_each_search(desk: Desk) -> None:
    base = "https://ehr.example/fhir"

    def searchset(query: str, *resources: dict[str, Any]) -> dict[str, Any]:
        found = bundle(*resources, kind="searchset")
        return {**found, "total": len(resources), "link": [{"relation": "self", "url": f"{base}/{query}"}]}

    batch = {
        "resourceType": "Bundle",
        "type": "batch-response",
        "entry": [
            {"resource": patient(), "response": {"status": "200 OK"}},
            {"resource": searchset("Condition?patient=p1", sciatica()), "response": {"status": "200"}},
            {"resource": searchset("Observation?patient=p1"), "response": {"status": "200"}},
            {"resource": searchset("MedicationRequest?patient=p1"), "response": {"status": "200"}},
            {"response": {"status": "403", "outcome": {"resourceType": "OperationOutcome"}}},
            {"resource": order("o", "draft"), "response": {"status": "200"}},
        ],
    }
    told = judged(desk, batch)
    assert told["sources"]["conditions"] == "given"
    assert told["sources"]["observations"] == told["sources"]["medications"] == "empty"
    assert told["sources"]["procedures"] == "notSent"
    assert told["order"]["reference"] == "ServiceRequest/o"


def test_a_page_of_a_batch_that_was_cut_off_is_truncated(desk: Desk) -> None:
    cut = bundle(sciatica(), kind="searchset")
    cut["link"] = [{"relation": "next", "url": "https://ehr.example/fhir?page=2"}]
    batch = {"resourceType": "Bundle", "type": "batch-response", "entry": [{"resource": patient()}, {"resource": cut}]}
    assert judged(desk, batch)["sources"]["conditions"] == "truncated"


def test_references_to_the_entry_of_the_patient_are_the_patient_s(desk: Desk) -> None:
    urn = "urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100"
    content = bundle(patient(), sciatica(urn), order("o", "draft", subject=urn))
    content["entry"][0]["fullUrl"] = urn
    told = judged(desk, content)
    assert told["ignored"] == []
    assert told["order"]["reference"] == "ServiceRequest/o"


@pytest.mark.parametrize(
    "content",
    [
        bundle(patient("p1"), patient("p2")),
        bundle(patient("p1"), sciatica("Patient/p2")),
        bundle(sciatica("Patient/p1"), order("o", "draft", subject="Patient/p2")),
    ],
    ids=["two patients", "a condition of another", "no patient, two subjects"],
)
def test_several_patients_are_refused(desk: Desk, content: dict[str, Any]) -> None:
    with pytest.raises(RequestError) as caught:
        judged(desk, content)
    assert (caught.value.status, caught.value.faults[0].path) == (422, "$.entry")


def test_without_a_patient_resource_the_age_is_unknown(desk: Desk) -> None:
    told = judged(desk, bundle(sciatica(), order("o", "draft")), "Observation", "Procedure", "MedicationRequest")
    assert told["disposition"] == "insufficientData"
    assert told["sources"]["patient"] == "notSent"


def test_a_token_for_another_patient_is_refused(desk: Desk) -> None:
    assert judged(desk, bundle(patient(), sciatica()), token="p1")["ignored"] == []
    with pytest.raises(CallerError) as caught:
        judged(desk, bundle(patient(), sciatica()), token="p2")
    assert caught.value.status == 403


def test_an_entry_that_cannot_be_read_makes_its_type_doubtful(desk: Desk) -> None:
    broken = resource("Condition", "c9", code=[[7]], subject={"reference": "Patient/p1"})
    told = judged(desk, bundle(patient(), sciatica(), broken, order("o", "draft")), "Observation", "Procedure")
    assert {"reference": "Condition/c9", "reason": "unreadable"} in told["ignored"]
    assert told["disposition"] == "insufficientData"


def test_the_order_of_entries_changes_nothing(desk: Desk) -> None:
    entries = [patient(), sciatica(), order("o", "draft"), order("q", "draft", "72100"), order("r", "active", "72158")]
    reference = judged(desk, bundle(*entries))
    for seed in range(5):
        shuffled = list(entries)
        random.Random(seed).shuffle(shuffled)
        told = judged(desk, bundle(*shuffled))
        for key in ("order", "otherOrders", "disposition", "findings", "sources", "trace"):
            assert told[key] == reference[key]


@pytest.mark.parametrize("content", [[], 7, "x", {"resourceType": "Patient"}, {"resourceType": "Bundle", "entry": 7}])
def test_what_is_no_bundle_is_a_400(desk: Desk, content: object) -> None:
    with pytest.raises(RequestError) as caught:
        judged(desk, content)
    assert caught.value.status == 400
