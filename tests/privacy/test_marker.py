"""A marker in the patient's data comes back to the client that sent it, at most, and is found nowhere else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conformance.requirements import verifies
from tests.http.conftest import FIXTURES, SELECT, SIGN
from tests.http.process import Server

WORDS = "Zebrafink"
NAME = f"{WORDS}-name"
PATIENT_ID = f"{WORDS}-id"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server at its most talkative."""
    with Server(tmp_path_factory.mktemp("server"), CDS_LOG_LEVEL="debug") as running:
        yield running


def marked(name: str = "order-select") -> dict[str, Any]:
    """A request with the marker in every place that holds something of the patient."""
    text = (FIXTURES / "hooks" / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    own = content["context"]["patientId"]
    content = json.loads(text.replace(own, PATIENT_ID))
    content["prefetch"]["patient"]["name"] = [{"family": NAME, "given": [NAME]}]
    content["prefetch"]["patient"]["identifier"] = [{"system": "urn:mrn", "value": f"{WORDS}-mrn"}]
    content["prefetch"]["conditions"].setdefault("entry", []).append(
        {
            "resource": {
                "resourceType": "Condition",
                "id": "marked",
                "code": {
                    "text": f"{WORDS} text",
                    "coding": [{"system": "urn:local", "code": f"{WORDS}.1", "display": f"{WORDS} display"}],
                },
                "subject": {"reference": f"Patient/{PATIENT_ID}", "display": NAME},
                "note": [{"text": f"{WORDS} says that the back hurts and the leg is weak."}],
                "recordedDate": "2026-11-20",
            }
        }
    )
    content["prefetch"]["conditions"]["total"] = len(content["prefetch"]["conditions"]["entry"])
    content["prefetch"]["observations"].setdefault("entry", []).append(
        {
            "resource": {
                "resourceType": "Observation",
                "id": "note",
                "status": "final",
                "code": {"text": f"Note about {WORDS}"},
                "subject": {"reference": f"Patient/{PATIENT_ID}"},
                "effectiveDateTime": "2026-11-20",
                "valueString": f"{WORDS} denies fever. Numb between the legs, {WORDS} adds.",
            }
        }
    )
    content["prefetch"]["observations"]["total"] = len(content["prefetch"]["observations"]["entry"])
    content["fhirAuthorization"] = {
        "access_token": f"{WORDS}-token",
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "patient/*.read",
        "subject": "cds",
    }
    content["fhirServer"] = f"http://127.0.0.1:9/{WORDS}/fhir"
    return content


def everything_else(server: Server) -> dict[str, str]:
    """Logs, metrics and the ledger, as text."""
    found = {
        "standard output": server.output,
        "standard error": server.errors,
        "metrics": server.call("GET", "/metrics").body.decode(),
    }
    for path in Path(server.folder).rglob("*"):
        if path.is_file() and path.name not in ("out", "err"):
            found[path.name] = path.read_bytes().decode("latin-1")
    return found


@verifies("FHIR-07")
def test_a_card_quotes_nothing_of_the_chart_and_nothing_else_keeps_it(server: Server) -> None:
    content = marked()
    answer = server.post(SELECT, json.dumps(content).encode())
    assert answer.status == 200
    (card, *_) = json.loads(answer.body)["cards"]
    assert card["source"]["topic"]["code"] == "mriEmergencyCaudaEquina"
    assert WORDS not in json.dumps([card["summary"], card["detail"], card["source"], card["links"]])
    for place, text in everything_else(server).items():
        assert WORDS not in text, place


def test_what_could_not_be_fetched_leaves_no_trace(server: Server) -> None:
    content = marked()
    del content["prefetch"]["medications"], content["prefetch"]["observations"]
    assert server.post(SELECT, json.dumps(content).encode()).status == 200
    for place, text in everything_else(server).items():
        assert WORDS not in text, place


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"hook": WORDS}, 400),
        ({"hookInstance": {WORDS: 1}}, 400),
        ({"context": {"patientId": [WORDS], "userId": WORDS, WORDS: WORDS}}, 400),
        ({"prefetch": WORDS}, 400),
        ({"prefetch": {}}, 412),
        ({"prefetch": {"patient": {"resourceType": "Patient", "id": f"{WORDS}-other"}}}, 422),
    ],
)
def test_a_refusal_repeats_nothing(server: Server, change: dict[str, Any], status: int) -> None:
    content = {**marked(), **change}
    content.pop("fhirAuthorization")
    content.pop("fhirServer")
    answer = server.post(SELECT, json.dumps(content).encode(), **{"X-Request-ID": WORDS, "User-Agent": WORDS})
    assert answer.status == status
    assert WORDS not in answer.body.decode()
    assert WORDS not in json.dumps(dict(answer.headers))
    for place, text in everything_else(server).items():
        assert WORDS not in text, place


def test_an_address_with_a_name_in_it_is_not_logged(server: Server) -> None:
    for path in (
        f"/{WORDS}",
        f"/cds-services/{WORDS}",
        f"/fhir/ValueSet/{WORDS}",
        f"/app?patient={WORDS}",
        f"/launch?iss={WORDS}",
    ):
        server.call("GET", path)
    for place, text in everything_else(server).items():
        assert WORDS not in text, place


def test_the_ledger_knows_patients_by_a_keyed_hash_only(server: Server) -> None:
    content = marked("order-sign")
    assert server.post(SIGN, json.dumps(content).encode()).status == 200
    for place, text in everything_else(server).items():
        assert PATIENT_ID not in text, place


@verifies("SEC-23")
def test_a_token_is_never_kept(server: Server) -> None:
    token = f"{WORDS}.token.signature"
    server.post(SELECT, json.dumps(marked()).encode(), Authorization=f"Bearer {token}")
    for place, text in everything_else(server).items():
        assert token not in text, place
