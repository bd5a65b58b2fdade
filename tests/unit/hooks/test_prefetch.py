"""Templates: only tokens that clients of today fill, only queries that servers of today answer."""

from __future__ import annotations

import pytest

from cds_service.hooks.prefetch import TemplateError, check_template, fill, tokens
from cds_service.hooks.request import Context
from tests.conformance.requirements import verifies

CONTEXT = Context(user_id="PractitionerRole/role-1", patient_id="pat.1", encounter_id="enc-1")


@verifies("PRE-01", "PRE-02", "PRE-03", "PRE-05", "PRE-20")
@pytest.mark.parametrize(
    ("template", "url"),
    [
        ("Patient/{{context.patientId}}", "Patient/pat.1"),
        ("Encounter/{{context.encounterId}}", "Encounter/enc-1"),
        (
            "Observation?patient={{context.patientId}}&_sort=-date&_count=200",
            "Observation?patient=pat.1&_sort=-date&_count=200",
        ),
        ("PractitionerRole/{{userPractitionerRoleId}}", "PractitionerRole/role-1"),
        ("Condition?patient={{ context.patientId }}", "Condition?patient=pat.1"),
        (
            "Condition?patient={{context.patientId}}&encounter={{context.encounterId}}",
            "Condition?patient=pat.1&encounter=enc-1",
        ),
        (
            "Condition?patient={{context.patientId}}&code:in=http://x|y",
            "Condition?patient=pat.1&code:in=http://x|y",
        ),
        (
            "Observation?patient={{context.patientId}}&date=ge2020-01-01",
            "Observation?patient=pat.1&date=ge2020-01-01",
        ),
    ],
)
def test_a_good_template_is_filled(template: str, url: str) -> None:
    assert check_template(template) == []
    assert fill(template, CONTEXT) == url


@verifies("PRE-07", "ISS-11")
def test_the_user_token_of_the_context_is_a_whole_reference_and_the_others_are_ids() -> None:
    assert check_template("{{context.userId}}") == []
    assert fill("{{context.userId}}", CONTEXT) == "PractitionerRole/role-1"
    assert fill("PractitionerRole?_id={{userPractitionerRoleId}}", CONTEXT) == "PractitionerRole?_id=role-1"
    for other in ("userPractitionerId", "userPatientId", "userRelatedPersonId"):
        assert fill(f"Practitioner/{{{{{other}}}}}", CONTEXT) is None


def test_a_token_without_a_value_leaves_nothing_to_ask() -> None:
    context = Context(user_id="Practitioner/1", patient_id="1")
    assert fill("Encounter/{{context.encounterId}}", context) is None


@verifies("PRE-03", "PRE-04", "PRE-06", "PRE-15", "ISS-04", "SBX-05", "EPIC-03")
@pytest.mark.parametrize(
    "token",
    [
        "context.draftOrders.ServiceRequest.id",
        "context.medication.id",
        "context.selections",
        "context.draftOrders",
        "context.draftOrders.entry.resource.ofType(ServiceRequest).id",
        "today() - 90 days",
        "today()",
        "%patient.id",
        "%resource",
        "%context.encounterId",
        "user",
        "patientId",
        "",
    ],
)
def test_any_other_token_is_refused(token: str) -> None:
    template = f"ServiceRequest?_id={{{{{token}}}}}"
    assert tokens(template) == (token,)
    assert check_template(template) == [f"token {token} is not defined by CDS Hooks 2.0.1"]
    with pytest.raises(TemplateError):
        fill(template, CONTEXT)


@pytest.mark.parametrize(
    "template",
    ["Patient/{context.patientId}", "Patient/{{context.patientId}", "Patient/}}{{"],
)
def test_braces_that_are_no_token_are_refused(template: str) -> None:
    assert check_template(template) == ["braces that are no token"]
    with pytest.raises(TemplateError):
        fill(template, CONTEXT)


@verifies("PRE-21", "PRE-22", "BUG-03", "BUG-07")
@pytest.mark.parametrize(
    "query",
    [
        "_include=Observation:patient",
        "_revinclude=Provenance:target",
        "_has:Observation:patient:code=1",
        "_maxresults=5",
        "code:not=1",
        "code:text=x",
        "code:below=x",
        "subject.name=x",
        "date=ne2020-01-01",
        "date=sa2020",
        "date=eb2020",
        "date=ap2020",
        "sort:desc=date",
        "code",
        "",
    ],
)
def test_a_query_outside_the_recommended_subset_is_refused(query: str) -> None:
    assert check_template("Observation?patient={{context.patientId}}&" + query) != []


def test_a_parameter_is_not_repeated_since_clients_merge_the_two() -> None:
    assert check_template("Observation?date=ge2020&date=lt2021") == ["parameter date is repeated"]


@verifies("PRE-01")
@pytest.mark.parametrize(
    "template",
    [
        "https://other.example.org/Patient/1",
        "/Patient/1",
        "Patient",
        "Patient/1/$everything",
        "patient?x=1",
        "../Patient?x=1",
    ],
)
def test_only_a_relative_read_or_search_is_a_template(template: str) -> None:
    assert check_template(template) != []


@pytest.mark.parametrize(
    ("patient", "url"),
    [
        ("1&_count=1", "Condition?patient=1%26_count%3D1"),
        ("1/../../admin", "Condition?patient=1%2F..%2F..%2Fadmin"),
        ("1?x#y", "Condition?patient=1%3Fx%23y"),
        ("é", "Condition?patient=%C3%A9"),
        ("..", "Condition?patient=%2E%2E"),
        (
            "{{context.encounterId}}",
            "Condition?patient=%7B%7Bcontext.encounterId%7D%7D",
        ),
    ],
)
def test_an_id_from_outside_cannot_change_the_query(patient: str, url: str) -> None:
    context = Context(user_id="Practitioner/1", patient_id=patient)
    assert fill("Condition?patient={{context.patientId}}", context) == url


@pytest.mark.parametrize(
    "user",
    [
        "https://other.example.org/Practitioner/1",
        "Practitioner/1?x=y",
        "Practitioner",
        "../Admin/1",
    ],
)
def test_a_user_that_is_no_plain_reference_is_not_read(user: str) -> None:
    assert fill("{{context.userId}}", Context(user_id=user, patient_id="1")) is None
