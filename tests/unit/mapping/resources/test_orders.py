"""Which drafts are orders of ours, what their reasons say, and what else is being ordered (contract 5)."""

import json
from datetime import date
from typing import Any

import pytest

from cds_service.clinical.findings import Certainty, Status
from cds_service.errors import RequestError
from cds_service.fhir.bundle_input import read_bundle
from cds_service.mapping.resources.orders import orders_of_bundle, read_orders
from cds_service.mapping.resources.services import services_named
from tests.unit.mapping.charts import (
    CPT,
    LOCAL,
    RXNORM,
    Json,
    book,
    concept,
    drafts,
    medication,
    ordered,
    read,
    request,
)

MRI = concept("72148", CPT)


def mri(**members: Any) -> Json:
    return {**request(MRI, "draft"), **members}


def studies(*orders: Json, selections: tuple[str, ...] | None = ("ServiceRequest/s1",)) -> list[str]:
    return [s.order.study.id for s in ordered(*orders, selections=selections).selected]


@pytest.mark.parametrize(
    "selection", ["ServiceRequest/s1", "s1", "urn:uuid:s1", "https://ehr.example.org/fhir/ServiceRequest/s1"]
)
def test_a_selection_is_recognised_in_every_form(selection: str) -> None:
    assert studies(mri(), selections=(selection,)) == ["mriLumbarWithoutContrast"]


@pytest.mark.parametrize("selections", [(), ("ServiceRequest/other",), ("MedicationRequest/s1",)])
def test_what_is_not_selected_is_not_judged(selections: tuple[str, ...]) -> None:
    assert studies(mri(), selections=selections) == []


def test_only_the_selected_one_of_two_orders_is_judged() -> None:
    found = ordered(mri(), mri(id="s2", code=concept("72131", CPT)), selections=("ServiceRequest/s2",))
    assert [s.order.reference for s in found.selected] == ["ServiceRequest/s2"]
    assert [d.id for d in found.drafts] == ["s1"]


def test_several_orders_come_in_the_order_of_the_selections() -> None:
    found = ordered(mri(), mri(id="s2"), selections=("ServiceRequest/s2", "ServiceRequest/s1"))
    assert [s.order.reference for s in found.selected] == ["ServiceRequest/s2", "ServiceRequest/s1"]


def test_an_order_that_comes_twice_is_one_order() -> None:
    assert studies(mri(), mri(), selections=("ServiceRequest/s1", "s1")) == ["mriLumbarWithoutContrast"]


def test_a_known_code_decides_and_text_is_not_looked_at() -> None:
    assert studies(mri(code=concept("73721", CPT, "MRI lumbar spine"))) == []


def test_a_local_code_is_read_by_its_text() -> None:
    assert studies(mri(code=concept("IMG123", LOCAL, "MRI lumbar spine without contrast"))) == [
        "mriLumbarWithoutContrast"
    ]


@pytest.mark.parametrize(
    ("members", "judged"),
    [
        ({"status": "draft"}, True),
        ({"status": "active"}, True),
        ({"status": None}, True),
        ({"status": "DRAFT"}, True),
        ({"status": "proposed"}, True),
        ({"status": "cancelled"}, False),
        ({"status": "entered-in-error"}, False),
        ({"status": "completed"}, False),
        ({"status": "revoked"}, False),
        ({"status": "draft", "doNotPerform": True}, False),
    ],
)
def test_signing_judges_what_is_draft_or_active_and_to_be_done(members: Json, judged: bool) -> None:
    assert bool(studies({**mri(), **members}, selections=None)) is judged


def test_the_order_of_another_patient_is_a_contradiction() -> None:
    with pytest.raises(RequestError) as refused:
        ordered(mri(subject={"reference": "Patient/bert"}))
    assert refused.value.status == 422
    assert refused.value.faults[0].path == "$.context.draftOrders.entry[0].resource.subject"


@pytest.mark.parametrize("subject", ["Patient/bert", 7, [{"reference": "Patient/anna"}, {"reference": "Patient/bert"}]])
def test_an_order_whose_subject_cannot_be_read_is_a_contradiction(subject: Any) -> None:
    with pytest.raises(RequestError) as refused:
        ordered(mri(subject=subject))
    assert refused.value.status == 422


def test_another_patients_order_of_something_else_is_no_matter() -> None:
    assert studies(request(concept("73721", CPT), "draft", subject={"reference": "Patient/bert"})) == []


@pytest.mark.parametrize(
    "body",
    [
        b"[]",
        b'{"entry": {}}',
        b"7",
        b'{"entry": [7]}',
        b'{"resourceType": "ServiceRequest", "id": "s1", "status": "draft"}',
    ],
)
def test_drafts_that_are_no_bundle_are_refused(body: bytes) -> None:
    with pytest.raises(RequestError) as refused:
        read_orders(body, (), "anna", book())
    assert refused.value.status == 400


@pytest.mark.parametrize("entry", [{}, {"resource": 7}, {"resource": {"resourceType": "ServiceRequest", "code": 7}}])
def test_an_entry_of_any_shape_costs_no_order(entry: Json) -> None:
    bundle = json.loads(drafts(mri()))
    bundle["entry"].insert(0, entry)
    found = read_orders(json.dumps(bundle).encode(), ("ServiceRequest/s1",), "anna", book())
    assert len(found.selected) == 1


@pytest.mark.parametrize(
    "members",
    [
        {"note": "please"},
        {"category": {"text": "imaging"}},
        {"reasonCode": concept("G83.4")},
        {"id": "s1", "priority": 7},
    ],
)
def test_a_member_that_cannot_be_read_does_not_cost_the_order(members: Json) -> None:
    assert studies(mri(**members)) == ["mriLumbarWithoutContrast"]


@pytest.mark.parametrize("selection", ["ServiceRequest/f3b1", "urn:uuid:f3b1", "f3b1"])
def test_an_order_without_an_id_is_found_by_its_full_url(selection: str) -> None:
    order = mri()
    del order["id"]
    entry = {"fullUrl": "urn:uuid:f3b1", "resource": order}
    body = json.dumps({"resourceType": "Bundle", "entry": [entry]}).encode()
    assert [s.order.reference for s in read_orders(body, (selection,), "anna", book()).selected] == ["urn:uuid:f3b1"]


def test_what_else_is_drafted_is_known() -> None:
    found = ordered(
        mri(), request(concept("97161", CPT), "draft", id="pt"), medication(concept("5640", RXNORM), "draft")
    )
    assert {(CPT, "97161"), (RXNORM, "5640")} <= found.drafted


def test_the_order_is_kept_as_it_was_received() -> None:
    found = ordered(mri(note=[{"text": "x", "unknownMember": 1}]))
    assert json.loads(found.raw["ServiceRequest/s1"])["note"] == [{"text": "x", "unknownMember": 1}]


@pytest.mark.parametrize(
    ("priority", "stat"), [("stat", True), ("asap", True), ("urgent", False), ("routine", False), (None, False)]
)
def test_stat_and_asap_are_emergencies(priority: str | None, stat: bool) -> None:
    order = mri() if priority is None else mri(priority=priority)
    assert ordered(order).selected[0].order.stat is stat


def test_the_reason_of_the_order_is_evidence_of_today() -> None:
    orders = ordered(mri(reasonCode=[concept("G83.4")]))
    (found,) = read(orders=orders).charted.findings["cauda-equina-diagnosis"]
    assert found.status is Status.PRESENT
    evidence = found.readings[0].evidence
    assert (evidence.reference, evidence.path, evidence.date) == (
        "ServiceRequest/s1",
        "reasonCode[0]",
        date(2026, 11, 22),
    )


def test_a_reason_in_words_is_read() -> None:
    orders = ordered(mri(reasonCode=[{"text": "Saddle numbness since yesterday"}]))
    assert "saddle-sensory-loss" in read(orders=orders).charted.findings


@pytest.mark.parametrize(
    "words", ["Rule out cauda equina syndrome", "R/O CES", "?cauda equina", "Suspected cauda equina"]
)
def test_what_is_to_be_ruled_out_is_suspected(words: str) -> None:
    orders = ordered(mri(reasonCode=[{"text": words}]))
    (found,) = read(orders=orders).charted.findings["cauda-equina-diagnosis"]
    assert (found.status, found.certainty) == (Status.PRESENT, Certainty.POSSIBLE)


def test_a_contained_reason_is_read() -> None:
    contained = [{"resourceType": "Condition", "id": "why", "code": concept("G83.4")}]
    orders = ordered(mri(contained=contained, reasonReference=[{"reference": "#why"}]))
    assert "cauda-equina-diagnosis" in read(orders=orders).charted.findings


def test_a_reason_that_is_only_named_beside_its_reference_is_read() -> None:
    orders = ordered(mri(reasonReference=[{"reference": "Condition/elsewhere", "display": "Urinary retention"}]))
    assert "urinary-retention" in read(orders=orders).charted.findings


def test_the_note_of_the_order_is_read() -> None:
    orders = ordered(mri(note=[{"text": "Cannot feel when wiping."}]))
    assert "saddle-sensory-loss" in read(orders=orders).charted.findings


def test_drafts_of_therapy_are_no_evidence_of_therapy() -> None:
    orders = ordered(mri(), request(concept("97110", CPT), "draft", id="pt"))
    assert read(orders=orders).charted.findings == {}


def scan(**members: Any) -> Json:
    reason = [{"text": "Urinary retention since this morning"}]
    return request({"text": "Bladder scan"}, "draft", **{"id": "scan", "reasonCode": reason, **members})


def test_the_reason_of_a_draft_that_is_not_selected_is_read() -> None:
    orders = ordered(mri(), scan(), selections=("ServiceRequest/s1",))
    (found,) = read(orders=orders).charted.findings["urinary-retention"]
    assert found.readings[0].evidence.reference == "ServiceRequest/scan"


@pytest.mark.parametrize(
    "members",
    [{"subject": {"reference": "Patient/bert"}}, {"status": "on-hold"}, {"doNotPerform": True}],
    ids=["of another patient", "on hold", "not to be done"],
)
def test_a_draft_that_nobody_means_for_this_patient_tells_nothing(members: Json) -> None:
    orders = ordered(mri(), scan(**members), selections=("ServiceRequest/s1",))
    assert read(orders=orders).charted.findings == {}


def of_bundle(*resources: Json) -> list[str]:
    body = {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]}
    return [s.order.reference for s in orders_of_bundle(read_bundle(json.dumps(body).encode()), book()).selected]


def test_in_a_bundle_the_draft_goes_before_active_orders() -> None:
    assert of_bundle(mri(id="old", status="active", authoredOn="2026-11-20"), mri(id="new")) == ["ServiceRequest/new"]


def test_in_a_bundle_without_a_draft_the_newest_active_order_is_judged() -> None:
    old, new = (
        mri(id=name, status="active", authoredOn=day) for name, day in (("old", "2026-01-02"), ("new", "2026-11-20"))
    )
    assert of_bundle(new, old) == ["ServiceRequest/new"] == of_bundle(old, new)


def test_a_bundle_without_an_order_of_ours_has_none() -> None:
    assert of_bundle(request(concept("97110", CPT), "draft"), mri(status="completed")) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Referral to spine surgery", "spine-surgery-referral"),
        ("Neurosurgery consult", "spine-surgery-referral"),
        ("Bladder scan, bedside", "bladder-scan"),
        ("Blood cultures x2", "blood-cultures"),
        ("C-reactive protein", "crp"),
    ],
)
def test_a_draft_is_told_as_the_order_that_a_card_would_suggest(text: str, name: str) -> None:
    draft = mri(id="s2", code={"text": text})
    assert name in services_named(ordered(mri(), draft).drafts, book())


def test_a_referral_to_pain_management_is_none_to_a_surgeon() -> None:
    draft = mri(id="s2", code={"text": "Referral to pain management"})
    assert "spine-surgery-referral" not in services_named(ordered(mri(), draft).drafts, book())


@pytest.mark.parametrize("code", ["95885", "95907", "95910", "95913"])
def test_a_draft_of_a_nerve_study_of_any_extent_is_the_one_that_a_card_would_suggest(code: str) -> None:
    draft = mri(id="s2", code=concept(code, CPT))
    assert "emg-ncs" in services_named(ordered(mri(), draft).drafts, book())
