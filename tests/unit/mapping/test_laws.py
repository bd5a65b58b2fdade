"""What a chart says does not depend on how it was sent: order, repetition, pages, keys, other people's resources."""

from __future__ import annotations

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cds_service.fhir.bundles import RecordBuilder
from cds_service.mapping.record import Mapped, map_record
from tests.unit.mapping.charts import (
    AS_OF,
    CPT,
    LOCAL,
    RXNORM,
    SNOMED,
    SUBJECT,
    Json,
    book,
    concept,
    condition,
    device,
    knowledge,
    medication,
    procedure,
    request,
)

CHART: list[Json] = [
    {"resourceType": "Patient", "id": "anna", "gender": "female", "birthDate": "1961-04"},
    condition(concept("M54.16"), id="c1", onsetDateTime="2026-09-01", recordedDate="2026-09-03"),
    condition(concept("M54.41"), id="c2", onsetDateTime="2026-10", recordedDate="2026-10-20"),
    condition(concept("C50.911"), "remission", id="c3"),
    condition(concept("160490", LOCAL, "Saddle numbness since yesterday"), id="c4", recordedDate="2026-11-21"),
    condition(concept("G83.4"), "active", "refuted", id="c5"),
    condition(concept("160491", LOCAL, "Respiratory distress"), id="c6"),
    medication(concept("8640", RXNORM, "prednisone"), "completed", id="m1", authoredOn="2026-02-01"),
    medication(concept("5640", RXNORM, "ibuprofen"), id="m2", authoredOn="2026-09-20"),
    procedure(concept("97110", CPT), id="p1", performedPeriod={"start": "2026-09-10", "end": "2026-10-25"}),
    procedure(concept("63030", CPT), id="p2", performedDateTime="2019"),
    request({"text": "Referral to spine surgery"}, id="s1", authoredOn="2026-11-10"),
    device(concept("14106009", SNOMED, "Cardiac pacemaker"), id="d1"),
    {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": {"text": "Progress note"},
        "subject": SUBJECT,
        "effectiveDateTime": "2026-11-20T09:00:00Z",
        "valueString": "Denies fever. Strength 4/5 left ankle dorsiflexion. No bowel or bladder incontinence.",
    },
]


def mapped(pages: list[list[Json]], key: str = "conditions") -> Mapped:
    builder = RecordBuilder("anna")
    for number, page in enumerate(pages):
        link = [] if number == len(pages) - 1 else [{"relation": "next", "url": "https://ehr.example.org/fhir?page=2"}]
        bundle: dict[str, Any] = {"resourceType": "Bundle", "type": "searchset", "link": link}
        bundle["entry"] = [{"resource": resource} for resource in page]
        builder.add(key, json.dumps(bundle).encode())
    return map_record(builder.build(), (), book(), knowledge().derive, AS_OF)


def same(one: Mapped, other: Mapped) -> bool:
    return (one.charted.findings, one.charted.demographics, one.unmapped, one.outside) == (
        other.charted.findings,
        other.charted.demographics,
        other.unmapped,
        other.outside,
    )


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 4), st.lists(st.sampled_from(CHART), max_size=5))
def test_order_repetition_and_pages_change_nothing(chance: random.Random, pages: int, again: list[Json]) -> None:
    resources = [*CHART, *again]
    chance.shuffle(resources)
    found = mapped([resources[number::pages] for number in range(pages)])
    assert same(found, mapped([CHART]))
    assert found.ignored == mapped([CHART]).ignored


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CHART[1:]))
def test_another_patients_resource_changes_nothing_and_is_listed(resource: Json) -> None:
    whose = "patient" if resource["resourceType"] == "Device" else "subject"
    foreign = {**resource, "id": "foreign", whose: {"reference": "Patient/bert"}}
    found = mapped([[*CHART, foreign]])
    assert same(found, mapped([CHART]))
    assert [i.reason for i in found.ignored if i.reference.endswith("/foreign")] == ["otherPatient"]


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(CHART[1:]))
def test_what_was_entered_in_error_changes_nothing(resource: Json) -> None:
    wrong = {**resource, "id": "wrong", "status": "entered-in-error"}
    if resource["resourceType"] == "Condition":
        del wrong["status"]
        wrong["verificationStatus"] = {"coding": [{"code": "entered-in-error"}]}
    assert same(mapped([[*CHART, wrong]]), mapped([CHART]))


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(["observations", "procedures", "somethingElse"]))
def test_the_key_under_which_a_resource_came_changes_no_finding(key: str) -> None:
    assert same(mapped([CHART], key), mapped([CHART]))


def test_resources_about_something_else_change_no_finding() -> None:
    more = [
        {"resourceType": "Immunization", "id": "x1", "patient": SUBJECT, "note": [{"text": "Saddle numbness"}]},
        {
            "resourceType": "FamilyMemberHistory",
            "id": "x2",
            "patient": SUBJECT,
            "condition": [{"code": concept("G83.4")}],
        },
        {"resourceType": "Goal", "id": "x3", "subject": SUBJECT, "description": {"text": "No urinary retention"}},
        {"resourceType": "Organization", "id": "x4", "name": "Cauda equina clinic"},
    ]
    assert mapped([[*CHART, *more]]).charted.findings == mapped([CHART]).charted.findings


def test_reading_twice_gives_the_same() -> None:
    assert mapped([CHART]) == mapped([CHART])
