"""order-select fires early and on every change: such calls are answered fast, quietly, and the same each time."""

from __future__ import annotations

import copy
import json
import time
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.conformance.requirements import verifies
from tests.http.conftest import SELECT, application, client, order_select

__all__ = ["application", "client", "order_select"]

CALLS = 40


def post(client: FlaskClient, content: dict[str, Any]) -> Any:
    answer = client.post(SELECT, data=json.dumps(content), content_type="application/json")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer


def order(content: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = content["context"]["draftOrders"]["entry"][0]["resource"]
    return found


@verifies("ISS-14")
@pytest.mark.parametrize("early", ["nothing selected", "no drafts", "no code yet", "empty coding", "another study"])
def test_an_order_that_is_not_there_yet_gets_silence(
    client: FlaskClient, order_select: dict[str, Any], early: str
) -> None:
    if early == "nothing selected":
        order_select["context"]["selections"] = []
    elif early == "no drafts":
        order_select["context"]["draftOrders"]["entry"] = []
    elif early == "no code yet":
        del order(order_select)["code"]
    elif early == "empty coding":
        order(order_select)["code"] = {"coding": [{}]}
    else:
        order(order_select)["code"] = {"coding": [{"system": "http://www.ama-assn.org/go/cpt", "code": "73721"}]}
    assert post(client, order_select).get_json() == {"cards": []}


@verifies("ISS-14")
def test_the_same_change_sent_many_times_gets_the_same_bytes_fast(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    first = post(client, order_select).data
    began = time.process_time()
    assert {post(client, order_select).data for _ in range(CALLS)} == {first}
    assert (time.process_time() - began) / CALLS < 0.1


@verifies("ISS-14")
def test_every_keystroke_of_one_order_gets_at_most_one_primary_card_about_it(
    client: FlaskClient, order_select: dict[str, Any]
) -> None:
    steps: list[dict[str, Any]] = [
        {"status": "draft"},
        {"priority": "routine"},
        {"reasonCode": []},
        {"reasonCode": [{"text": "low back pain"}]},
        {"note": [{"text": "please"}]},
    ]
    content = copy.deepcopy(order_select)
    topics = []
    for step in steps:
        order(content).update(step)
        topics.append([card["source"]["topic"]["code"] for card in post(client, content).get_json()["cards"]])
    assert all(len(found) == len(set(found)) <= 3 for found in topics)
    assert {found[0] for found in topics} == {"deferMri"}
