"""Every kept request, over HTTP: spec-shaped, awkward but legal, and those of the public sandbox."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

from cds_service.hooks.schema import SchemaName, faults
from tests.conformance.requirements import verifies
from tests.http.conftest import FIXTURES, SELECT, SIGN, VIEW

BY_HOOK = {"order-select": SELECT, "order-sign": SIGN, "patient-view": VIEW}


def _cases() -> Iterator[Any]:
    for folder in ("hooks", "hooks/sandbox", "wild"):
        expected = yaml.safe_load((FIXTURES / folder / "expected.yaml").read_text(encoding="utf-8"))
        for name, wanted in expected.items():
            yield pytest.param(folder, name, wanted, id=f"{folder}/{name}")


@verifies("RESP-01", "RESP-03", "GEN-01", "PRE-40", "REQ-01", "RESP-07", "OSEL-01", "PAMA-02")
@pytest.mark.parametrize(("folder", "name", "wanted"), list(_cases()))
def test_a_kept_request_is_answered_as_written_beside_it(
    client: FlaskClient, folder: str, name: str, wanted: dict[str, Any]
) -> None:
    body = (FIXTURES / folder / f"{name}.json").read_bytes()
    path = (
        f"/cds-services/{wanted['service']}"
        if "service" in wanted
        else BY_HOOK.get(json.loads(body).get("hook"), SELECT)
    )
    if wanted.get("feedback"):
        path += "/feedback"
    answer = client.post(path, data=body, content_type="application/json")
    assert answer.status_code == wanted["status"], answer.get_data(as_text=True)
    assert answer.mimetype == "application/json"
    content = answer.get_json()
    if wanted.get("feedback"):
        return
    if wanted["status"] != 200:
        assert content["resourceType"] == "OperationOutcome"
        return
    assert faults(SchemaName.RESPONSE, content) == ()
    cards = content["cards"]
    topics = [card["source"]["topic"]["code"] for card in cards]
    if "cards" in wanted:
        assert len(cards) == wanted["cards"], topics
    assert len(cards) >= wanted.get("cards_at_least", 0)
    if "disposition" in wanted and wanted.get("cards") != 0:
        assert topics[0] == wanted["disposition"]
    assert wanted.get("disposition_not") not in topics
    for words in wanted.get("card_has", ()):
        assert any(words in card["detail"] for card in cards), words


@verifies("RESP-05", "SBX-06", "SBX-09")
def test_the_sandbox_main_case_says_what_could_not_be_read(client: FlaskClient) -> None:
    body = (FIXTURES / "hooks/sandbox/08-order-select-pama-72148-lbp.json").read_bytes()
    (card,) = client.post(SELECT, data=body, content_type="application/json").get_json()["cards"]
    assert card["source"]["topic"]["code"] == "insufficientData"
    assert "Could not be read: " in card["detail"]
    assert "observations" in card["detail"].split("Could not be read: ", 1)[1].splitlines()[0]


def test_the_same_request_gives_the_same_bytes(client: FlaskClient, order_select: dict[str, Any]) -> None:
    body = json.dumps(order_select)
    first, second = (client.post(SELECT, data=body, content_type="application/json").data for _ in range(2))
    assert first == second
