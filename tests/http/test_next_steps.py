"""Refusals say the next step: where a hook request goes, what an id is, why data are missing."""

from __future__ import annotations

from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.http.conftest import SELECT


def _told(client: FlaskClient, body: dict[str, Any], status: int) -> list[str]:
    answer = client.post(SELECT, json=body)
    assert answer.status_code == status
    return [issue["details"]["text"] for issue in answer.get_json()["issue"]]


@pytest.mark.parametrize(("path", "what"), [(SELECT, "a hook request"), (f"{SELECT}/feedback", "feedback on a card")])
def test_a_service_opened_in_a_browser_says_what_is_posted_there(client: FlaskClient, path: str, what: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "OPTIONS, POST")
    text = answer.get_json()["issue"][0]["details"]["text"]
    assert text == f"POST {what} here; /docs has an example. GET /cds-services lists the services."


def test_other_addresses_keep_their_words(client: FlaskClient) -> None:
    answer = client.get("/assessments")
    assert answer.status_code == 405
    assert answer.get_json()["issue"][0]["details"]["text"].startswith("This address does not take this method")


def test_a_reference_in_place_of_an_id_is_hinted_at(client: FlaskClient, order_select: dict[str, Any]) -> None:
    patient = order_select["context"]["patientId"]
    order_select["context"]["patientId"] = f"Patient/{patient}"
    (text,) = _told(client, order_select, 422)
    assert text.endswith(
        "is not the patient of the context; context.patientId is the id alone, without Patient/ before it"
    )


def test_another_id_is_another_patient_without_the_hint(client: FlaskClient, order_select: dict[str, Any]) -> None:
    order_select["context"]["patientId"] = "somebody-else"
    (text,) = _told(client, order_select, 422)
    assert text.endswith("is not the patient of the context")


def test_why_required_data_are_missing_is_told_in_words(client: FlaskClient, order_select: dict[str, Any]) -> None:
    del order_select["prefetch"]
    order_select.pop("fhirServer", None)
    order_select.pop("fhirAuthorization", None)
    texts = _told(client, order_select, 412)
    assert texts
    for text in texts:
        assert text.endswith(": it was not sent (notSent)")
