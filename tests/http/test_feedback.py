"""Feedback: stored before it is acknowledged, once, and linked to cards that this caller was shown only."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from cds_service.bootstrap.application import Application
from cds_service.services.feedback import as_csv
from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT, SIGN

AT = "2026-11-22T09:05:00Z"


@pytest.fixture
def service(another: Callable[..., Application]) -> Application:
    return another()


def shown(app: Application, content: dict[str, Any], path: str = SELECT) -> dict[str, Any]:
    """The first card of an answer."""
    answer = app.wsgi.test_client().post(path, data=json.dumps(content), content_type="application/json")
    card: dict[str, Any] = answer.get_json()["cards"][0]
    return card


def tell(app: Application, *items: dict[str, Any], path: str = SELECT) -> int:
    body = json.dumps({"feedback": items})
    return app.wsgi.test_client().post(f"{path}/feedback", data=body, content_type="application/json").status_code


def stored(app: Application) -> list[dict[str, str]]:
    app.ledger.close()
    return list(csv.DictReader(io.StringIO("".join(as_csv(app.ledger.events())))))


@verifies("FB-01", "SUG-02")
def test_an_accepted_suggestion_is_linked_to_its_card(service: Application, order_select: dict[str, Any]) -> None:
    card = shown(service, order_select)
    suggestion = card["suggestions"][0]["uuid"]
    item = {
        "card": card["uuid"],
        "outcome": "accepted",
        "acceptedSuggestions": [{"id": suggestion}],
        "outcomeTimestamp": AT,
    }
    assert tell(service, item) == 200
    (row,) = stored(service)
    assert row["matched"] == "true"
    assert (row["card"], row["suggestion"], row["topic"], row["row"]) == (card["uuid"], suggestion, "deferMri", "21")


@pytest.mark.parametrize("written", ["{0}", "{1}", "urn:uuid:{0}"])
def test_a_uuid_is_known_again_in_any_spelling(
    service: Application, order_select: dict[str, Any], written: str
) -> None:
    card = shown(service, order_select)
    suggestion = card["suggestions"][0]["uuid"]
    item = {
        "card": written.format(card["uuid"], card["uuid"].upper()),
        "outcome": "accepted",
        "acceptedSuggestions": [{"id": written.format(suggestion, suggestion.upper())}],
        "outcomeTimestamp": AT,
    }
    assert tell(service, item) == 200
    (row,) = stored(service)
    assert (row["matched"], row["card"], row["suggestion"]) == ("true", card["uuid"], suggestion)


@verifies("COD-03", "EPIC-17")
def test_an_override_with_a_coded_reason_keeps_the_reason(service: Application, order_select: dict[str, Any]) -> None:
    card = shown(service, order_select)
    reason = card["overrideReasons"][0]
    item = {
        "card": card["uuid"],
        "outcome": "overridden",
        "overrideReason": {"reason": {"code": reason["code"], "system": reason["system"]}},
        "outcomeTimestamp": AT,
    }
    assert tell(service, item) == 200
    (row,) = stored(service)
    assert (row["outcome"], row["reasonCode"], row["matched"]) == ("overridden", reason["code"], "true")


@verifies("FB-08")
def test_the_same_event_twice_is_stored_once(service: Application, order_select: dict[str, Any]) -> None:
    item = {"card": shown(service, order_select)["uuid"], "outcome": "overridden", "outcomeTimestamp": AT}
    assert [tell(service, item), tell(service, item)] == [200, 200]
    assert len(stored(service)) == 1


@verifies("FB-12")
def test_a_card_that_was_never_issued_is_stored_unmatched(service: Application) -> None:
    item = {"card": "3f1f4a52-0000-4000-8000-000000000000", "outcome": "overridden", "outcomeTimestamp": AT}
    assert tell(service, item) == 200
    (row,) = stored(service)
    assert (row["matched"], row["topic"]) == ("false", "")


def test_a_card_of_another_service_is_not_linked(service: Application, order_select: dict[str, Any]) -> None:
    item = {"card": shown(service, order_select)["uuid"], "outcome": "overridden", "outcomeTimestamp": AT}
    assert tell(service, item, path=SIGN) == 200
    assert [row["matched"] for row in stored(service)] == ["false"]


def test_a_card_in_shadow_was_not_shown(another: Callable[..., Application], order_select: dict[str, Any]) -> None:
    app = another(CDS_SHADOW_SERVICES="lumbar-imaging-order-select")
    answer = app.wsgi.test_client().post(SELECT, data=json.dumps(order_select), content_type="application/json")
    assert answer.get_json() == {"cards": []}


def test_a_ledger_that_cannot_be_written_is_a_503_and_hooks_are_answered(
    another: Callable[..., Application], order_select: dict[str, Any]
) -> None:
    app = another(CDS_DATABASE_URL="postgresql+psycopg://cds@127.0.0.1:1/cds")
    assert shown(app, order_select)["source"]["topic"]["code"] == "deferMri"
    item = {"card": "card-1", "outcome": "overridden", "outcomeTimestamp": AT}
    assert tell(app, item) == 503
    assert app.wsgi.test_client().get("/ready").status_code == 503


def test_wrong_feedback_is_a_400_that_names_each_place(service: Application) -> None:
    body = json.dumps({"feedback": [{"card": "x", "outcome": "liked", "outcomeTimestamp": AT}, {}]})
    answer = service.wsgi.test_client().post(f"{SELECT}/feedback", data=body, content_type="application/json")
    assert answer.status_code == 400
    places = {issue["expression"][0] for issue in answer.get_json()["issue"]}
    assert "feedback[0].outcome" in places
    assert any(place.startswith("feedback[1].") for place in places)
