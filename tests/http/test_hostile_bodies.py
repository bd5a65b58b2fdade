"""Bodies that no honest client sends: the status of the contract, a place, an id, and the process alive."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT, SIGN, VIEW

MARKER = "zebra-7f3a"


def posted(
    client: FlaskClient, body: bytes | str, path: str = SELECT, content_type: str = "application/json"
) -> TestResponse:
    return client.post(path, data=body, content_type=content_type)


def refused(answer: TestResponse, status: int) -> dict[str, Any]:
    """The OperationOutcome of a refusal; it names a request id and repeats nothing of the request."""
    assert answer.status_code == status, answer.get_data(as_text=True)
    outcome: dict[str, Any] = answer.get_json()
    assert outcome["resourceType"] == "OperationOutcome"
    assert outcome["id"] == answer.headers["X-Request-ID"]
    assert all(issue["severity"] == "error" and issue["details"]["text"] for issue in outcome["issue"])
    assert MARKER not in answer.get_data(as_text=True)
    assert "Traceback" not in answer.get_data(as_text=True)
    return outcome


def places(outcome: dict[str, Any]) -> set[str]:
    return {place for issue in outcome["issue"] for place in issue.get("expression", ())}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b'"text"',
        b"{}{}",
        b"\xff\xfe",
        b"{" + b'"a":{' * 5000,
        b"[" * 100_000,
        b'{"hook": NaN}',
        b'{"hook":"order-select","hook":"order-select"}',
        b"<html></html>",
    ],
    ids=range(12),
)
def test_what_is_no_json_object_is_a_400(client: FlaskClient, body: bytes) -> None:
    refused(posted(client, body), 400)


def test_each_missing_member_is_named(client: FlaskClient) -> None:
    outcome = refused(posted(client, '{"hook": "order-select", "context": {}}'), 400)
    assert {"hookInstance", "context.userId", "context.patientId", "context.selections"} <= places(outcome)


def _mutations(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every place of a JSON value with something of the wrong type there."""
    for wrong in (None, 7, True, MARKER, [], {}, [[MARKER]], {"resourceType": 3}):
        yield path, wrong
    if isinstance(value, dict):
        for name, member in value.items():
            yield from _mutations(member, (*path, name))
    elif isinstance(value, list):
        for number, member in enumerate(value[:1]):
            yield from _mutations(member, (*path, number))


def _with(content: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(content)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return changed


def test_the_wrong_type_at_any_level_is_never_a_5xx(client: FlaskClient, order_select: dict[str, Any]) -> None:
    seen: dict[int, int] = {}
    for path, wrong in _mutations(order_select):
        answer = posted(client, json.dumps(_with(order_select, path, wrong)))
        assert answer.status_code in (200, 400, 412, 422), (path, wrong, answer.status_code)
        if answer.status_code != 200:
            refused(answer, answer.status_code)
        elif path and path[0] == "prefetch":
            assert "cards" in answer.get_json()
        seen[answer.status_code] = seen.get(answer.status_code, 0) + 1
    assert set(seen) == {200, 400, 412, 422}
    assert sum(seen.values()) > 500


@pytest.mark.parametrize(("path", "hook"), [(SIGN, "order-select"), (VIEW, "order-select"), (SELECT, "order-sign")])
def test_another_hook_than_that_of_the_service_is_a_400(
    client: FlaskClient, order_select: dict[str, Any], path: str, hook: str
) -> None:
    outcome = refused(posted(client, json.dumps({**order_select, "hook": hook}), path), 400)
    assert "hook" in places(outcome)


def test_an_unknown_hook_is_not_repeated(client: FlaskClient, order_select: dict[str, Any]) -> None:
    refused(posted(client, json.dumps({**order_select, "hook": MARKER})), 400)


def test_a_patient_of_somebody_else_is_a_422(client: FlaskClient, order_select: dict[str, Any]) -> None:
    order_select["prefetch"]["patient"]["id"] = MARKER
    assert places(refused(posted(client, json.dumps(order_select)), 422)) == {"prefetch.patient"}


@verifies("REQ-12")
def test_an_order_for_somebody_else_is_a_422(client: FlaskClient, order_select: dict[str, Any]) -> None:
    order = order_select["context"]["draftOrders"]["entry"][0]["resource"]
    order["subject"] = {"reference": f"Patient/{MARKER}"}
    outcome = refused(posted(client, json.dumps(order_select)), 422)
    assert places(outcome) == {"context.draftOrders.entry[0].resource.subject"}


def test_other_resources_of_another_patient_change_nothing_and_are_listed(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    before = posted(client, json.dumps(order_select)).get_json()["cards"]
    order_select["prefetch"]["conditions"].setdefault("entry", []).append(
        {
            "resource": {
                "resourceType": "Condition",
                "id": "foreign",
                "code": {"coding": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "code": "G83.4"}]},
                "subject": {"reference": "Patient/somebody-else"},
            }
        }
    )
    order_select["prefetch"]["conditions"]["total"] = len(order_select["prefetch"]["conditions"]["entry"])
    body = json.dumps(order_select)
    assert [c["summary"] for c in posted(client, body).get_json()["cards"]] == [c["summary"] for c in before]
    told = client.post("/assessments", data=body, content_type="application/json").get_json()
    assert {"reference": "Condition/foreign", "reason": "otherPatient"} in told["ignored"]


def test_a_body_over_the_limit_is_a_413(client: FlaskClient) -> None:
    refused(posted(client, b" " * (20 * 1024 * 1024)), 413)


def test_a_body_that_lies_about_its_length_is_refused_unread(client: FlaskClient) -> None:
    length = {"CONTENT_LENGTH": "99999999999999999999"}
    answer = client.post(SELECT, data=b"{}", content_type="application/json", environ_overrides=length)
    refused(answer, 413)


@pytest.mark.parametrize(
    "content_type", ["text/plain", "application/xml", "application/fhir+json", "", "application/json; charset=utf-16"]
)
def test_a_body_of_another_type_is_a_415(client: FlaskClient, content_type: str) -> None:
    refused(posted(client, "{}", content_type=content_type), 415)


def test_a_compressed_body_is_a_415(client: FlaskClient) -> None:
    answer = client.post(SELECT, data=b"{}", content_type="application/json", headers={"Content-Encoding": "gzip"})
    refused(answer, 415)


def test_an_unknown_service_is_a_404_for_every_method(client: FlaskClient) -> None:
    for call in (client.get, client.post, client.put, client.delete):
        told = refused(call("/cds-services/no-such-service"), 404)
        assert "GET /cds-services lists the services" in told["issue"][0]["details"]["text"]


@pytest.mark.parametrize("body", ["", "  ", '{"hook": "order-select"'])
def test_a_body_that_breaks_off_is_told_so(client: FlaskClient, body: str) -> None:
    told = refused(posted(client, body), 400)
    assert told["issue"][0]["details"]["text"] == "is empty, or ends before its JSON does"


@verifies("RESP-04", "REQ-13")
def test_a_wrong_method_is_a_405_with_the_right_ones(client: FlaskClient) -> None:
    answer = client.get(SELECT)
    refused(answer, 405)
    assert answer.headers["Allow"] == "OPTIONS, POST"


def test_errors_are_fhir_json_for_who_asks_for_it(client: FlaskClient) -> None:
    answer = client.post(
        SELECT, data=b"{", content_type="application/json", headers={"Accept": "application/fhir+json"}
    )
    assert answer.status_code == 400
    assert answer.mimetype == "application/fhir+json"


@pytest.mark.parametrize("path", ["/assessments", "/fhir/$assess"])
def test_a_bundle_of_the_wrong_type_at_any_level_is_never_a_5xx(client: FlaskClient, path: str) -> None:
    bundle = client.get("/docs/examples/bundle.json").get_json()
    seen: set[int] = set()
    for place, wrong in _mutations(bundle):
        body = json.dumps(_with(bundle, place, wrong))
        answer = client.post(path, data=body, content_type="application/fhir+json")
        assert answer.status_code in (200, 400, 422), (place, wrong, answer.get_data(as_text=True))
        if answer.status_code != 200:
            refused(answer, answer.status_code)
        seen.add(answer.status_code)
    assert {200, 400} <= seen


def test_feedback_of_the_wrong_type_at_any_level_is_never_a_5xx(client: FlaskClient) -> None:
    feedback = client.get("/docs/examples/feedback.json").get_json()
    for place, wrong in _mutations(feedback):
        answer = posted(client, json.dumps(_with(feedback, place, wrong)), f"{SELECT}/feedback")
        assert answer.status_code in (200, 400), (place, wrong)


def test_a_byte_order_mark_before_the_body_is_ignored(client: FlaskClient, order_select: dict[str, Any]) -> None:
    body = json.dumps(order_select).encode()
    marked = posted(client, b"\xef\xbb\xbf" + body)
    assert marked.status_code == 200
    assert marked.data == posted(client, body).data
    refused(posted(client, b"\xef\xbb\xbf"), 400)
