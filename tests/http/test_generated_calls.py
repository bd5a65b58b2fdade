"""Calls generated from the API description: whatever is sent, the answer is one that the description names."""

from __future__ import annotations

import json

import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.http.conftest import SELECT, application, client

__all__ = ["application", "client"]

EXAMPLES = 40
CODES = st.sampled_from(["72148", "M54.16", "G83.4", "R33.9", "", "\u0000", "<script>", "a" * 300])
SYSTEMS = st.sampled_from(
    [
        "http://www.ama-assn.org/go/cpt",
        "http://hl7.org/fhir/sid/icd-10-cm",
        "http://snomed.info/sct",
        "urn:local",
        "",
        None,
    ]
)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20)
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
CONCEPT = st.fixed_dictionaries(
    {},
    optional={
        "coding": st.lists(st.fixed_dictionaries({"system": SYSTEMS, "code": CODES}), max_size=3),
        "text": SCALARS,
    },
)
RESOURCE = st.fixed_dictionaries(
    {
        "resourceType": st.sampled_from(
            ["Patient", "Condition", "Observation", "ServiceRequest", "Device", "Zebra", "Bundle"]
        )
    },
    optional={
        "id": SCALARS,
        "code": CONCEPT | JSON,
        "subject": st.fixed_dictionaries({"reference": st.sampled_from(["Patient/p", "Patient/q", "#x", ""])}),
        "status": st.sampled_from(["draft", "active", "final", "entered-in-error", "nonsense"]),
        "valueString": st.sampled_from(["4/5", "denies", ">200 ml", "no saddle numbness", "\u202e", ""]) | SCALARS,
        "valueQuantity": JSON,
        "effectiveDateTime": st.sampled_from(["2026-11-20", "2026", "9999-99-99", "yesterday"]) | SCALARS,
        "component": JSON,
        "reasonCode": st.lists(CONCEPT, max_size=2) | JSON,
    },
)
BUNDLE = st.fixed_dictionaries(
    {"resourceType": st.just("Bundle")},
    optional={
        "entry": st.lists(st.fixed_dictionaries({"resource": RESOURCE | JSON}), max_size=4) | JSON,
        "total": SCALARS,
        "link": JSON,
    },
)


@settings(max_examples=EXAMPLES * 5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    prefetch=st.dictionaries(
        st.sampled_from(["patient", "conditions", "observations", "medications", "devices", "anything"]),
        BUNDLE | RESOURCE | JSON,
        max_size=4,
    ),
    orders=BUNDLE,
    selections=st.lists(st.sampled_from(["ServiceRequest/a", "ServiceRequest/", "a"]), max_size=2),
)
def test_whatever_a_client_puts_into_a_request_there_is_no_5xx(
    client: FlaskClient, prefetch: dict[str, object], orders: dict[str, object], selections: list[str]
) -> None:
    content = {
        "hook": "order-select",
        "hookInstance": "1",
        "context": {"userId": "Practitioner/x", "patientId": "p", "selections": selections, "draftOrders": orders},
        "prefetch": prefetch,
    }
    for path in (SELECT, "/assessments"):
        answer = client.post(path, data=json.dumps(content), content_type="application/json")
        assert answer.status_code in (200, 400, 412, 422), answer.get_data(as_text=True)
    if selections == []:
        assert client.post(SELECT, data=json.dumps(content), content_type="application/json").status_code in (200, 400)


def test_calls_made_from_the_description_get_answers_that_it_names(client: FlaskClient) -> None:
    wsgi = client.application
    schema = schemathesis.openapi.from_wsgi("/openapi.json", wsgi)
    tried = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        if operation.path == "/metrics":
            continue

        @settings(max_examples=EXAMPLES // 4, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def call(case: schemathesis.Case) -> None:
            answer = case.call(app=wsgi)
            assert answer.status_code < 500, (case.method, case.path, answer.status_code)
            described = {str(code) for code in case.operation.definition.raw["responses"]}
            assert str(answer.status_code) in described, (case.method, case.path, answer.status_code)

        call()
        tried += 1
    assert tried > 20
