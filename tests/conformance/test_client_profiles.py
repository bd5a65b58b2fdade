"""What each kind of client gets: the same advice in the form that it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cds_service.bootstrap.application import Application
from tests.conformance.requirements import verifies
from tests.http.conftest import FIXTURES, SELECT, SIGN, VIEW, application, built

__all__ = ["application"]

VIGNETTES = FIXTURES / "vignettes"
PROFILES = ("epic", "cerner", "sandbox", "linkless")
CASES = ("013", "126", "131", "138", "059", "072")


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory, application: Application) -> Iterator[dict[str, Application]]:
    apps = {name: built(tmp_path_factory.mktemp(name), CDS_CLIENT_PROFILE=name) for name in PROFILES}
    yield {**apps, "generic": application}
    for app in apps.values():
        app.close()


def content_of(number: str) -> dict[str, Any]:
    (path,) = VIGNETTES.glob(f"{number}-*/request.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def cards(app: Application, content: dict[str, Any], path: str = SELECT) -> list[dict[str, Any]]:
    answer = app.wsgi.test_client().post(path, data=json.dumps(content), content_type="application/json")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    found: list[dict[str, Any]] = answer.get_json()["cards"]
    return found


def actions(shown: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [a for card in shown for suggestion in card.get("suggestions", ()) for a in suggestion["actions"]]


@pytest.mark.parametrize("number", CASES)
@pytest.mark.parametrize("profile", PROFILES)
def test_the_advice_is_the_same_for_every_client(services: dict[str, Application], profile: str, number: str) -> None:
    plain, formed = (cards(services[name], content_of(number)) for name in ("generic", profile))
    told = [(card["summary"], card["detail"], card["indicator"], card["source"]) for card in plain]
    assert [(card["summary"], card["detail"], card["indicator"], card["source"]) for card in formed] == told


@verifies("EPIC-10", "EPIC-11", "INF-19")
@pytest.mark.parametrize("number", CASES)
def test_epic_gets_any_as_behaviour_and_no_update(services: dict[str, Application], number: str) -> None:
    shown = cards(services["epic"], content_of(number))
    assert {card["selectionBehavior"] for card in shown if "suggestions" in card} <= {"any"}
    assert all(action["type"] != "update" and action["description"] for action in actions(shown))
    assert all(len(suggestion["actions"]) == 1 for card in shown for suggestion in card.get("suggestions", ()))


def test_epic_gets_a_replacement_beside_a_cancellation_where_others_get_an_update(
    services: dict[str, Application],
) -> None:
    """A CT was ordered where MRI is due."""
    content = content_of("138")
    generic, epic = actions(cards(services["generic"], content)), actions(cards(services["epic"], content))
    assert any(action["type"] == "update" for action in generic)
    (replacement,) = [a for a in epic if a["type"] == "create" and "replaces" in a["resource"]]
    assert replacement["resource"]["replaces"] == [{"reference": content["context"]["selections"][0]}]
    assert [a["resourceId"] for a in epic if a["type"] == "delete"] == content["context"]["selections"]


@verifies("CERN-04")
@pytest.mark.parametrize("number", CASES)
def test_cerner_gets_no_app_context(services: dict[str, Application], number: str) -> None:
    links = [link for card in cards(services["cerner"], content_of(number)) for link in card["links"]]
    assert any(link["type"] == "smart" for link in links)
    assert not any("appContext" in link for link in links)


@pytest.mark.parametrize("number", CASES)
def test_a_client_that_takes_no_links_gets_none(services: dict[str, Application], number: str) -> None:
    assert not any("links" in card for card in cards(services["linkless"], content_of(number)))
    assert all("links" in card for card in cards(services["generic"], content_of(number)))


@pytest.mark.parametrize("number", CASES)
def test_every_suggestion_says_whether_it_is_recommended(services: dict[str, Application], number: str) -> None:
    suggestions = [s for card in cards(services["generic"], content_of(number)) for s in card.get("suggestions", ())]
    assert all(s["isRecommended"] in (True, False) for s in suggestions)


@verifies("INF-16", "ACT-05")
@pytest.mark.parametrize("number", CASES)
def test_what_is_updated_or_deleted_is_among_the_drafts(services: dict[str, Application], number: str) -> None:
    content = content_of(number)
    drafts = {f"ServiceRequest/{e['resource']['id']}" for e in content["context"]["draftOrders"]["entry"]}
    for action in actions(cards(services["generic"], content)):
        if action["type"] == "update":
            assert f"ServiceRequest/{action['resource']['id']}" in drafts
        if action["type"] == "delete":
            assert action["resourceId"] in drafts


@verifies("CARD-11", "ISS-08", "ISS-09", "SBX-15", "OSEL-06")
def test_several_orders_get_a_card_each_that_names_its_order_most_urgent_first(application: Application) -> None:
    content = json.loads((FIXTURES / "hooks" / "order-select-three-of-ours.json").read_text(encoding="utf-8"))
    shown = [card for card in cards(application, content) if card["source"]["topic"]["code"] == "deferMri"]
    assert len(shown) == 3
    named = [next(line for line in card["detail"].splitlines() if line.startswith("- Order: ")) for card in shown]
    assert [order.partition("`")[2].rstrip("`") for order in named] == content["context"]["selections"]


@verifies("PAMA-01")
def test_signing_supersedes_selecting_with_the_same_topic(application: Application) -> None:
    select = json.loads((FIXTURES / "hooks" / "order-select.json").read_text(encoding="utf-8"))
    sign = json.loads((FIXTURES / "hooks" / "order-sign.json").read_text(encoding="utf-8"))
    (first, *_), (second, *_) = cards(application, select), cards(application, sign, SIGN)
    assert first["source"]["topic"] == second["source"]["topic"]
    assert first["uuid"] != second["uuid"]


@verifies("CERN-01", "CERN-05", "ISS-10")
def test_the_view_of_a_chart_gets_one_quiet_card_without_override_reasons(application: Application) -> None:
    content = json.loads((FIXTURES / "hooks" / "patient-view.json").read_text(encoding="utf-8"))
    (card,) = cards(application, content, VIEW)
    assert card["indicator"] == "info"
    assert card["source"]["topic"]["code"] == "radiculopathyInfo"
    assert "overrideReasons" not in card
    assert card["detail"].startswith("As of now")


@verifies("OSEL-10")
@pytest.mark.parametrize("form", ["ServiceRequest/{0}", "{0}", "https://ehr.example.org/fhir/ServiceRequest/{0}"])
def test_a_selection_may_be_relative_absolute_or_bare(application: Application, form: str) -> None:
    content = json.loads((FIXTURES / "hooks" / "order-select.json").read_text(encoding="utf-8"))
    name = content["context"]["selections"][0].partition("/")[2]
    content["context"]["selections"] = [form.format(name)]
    assert cards(application, content)


def test_what_is_drafted_already_is_not_suggested_again(application: Application) -> None:
    content = json.loads((FIXTURES / "hooks" / "order-select.json").read_text(encoding="utf-8"))
    referral = {
        "resourceType": "ServiceRequest",
        "id": "referral",
        "status": "draft",
        "intent": "order",
        "code": {"coding": [{"system": "http://snomed.info/sct", "code": "444831000124102"}]},
        "subject": {"reference": f"Patient/{content['context']['patientId']}"},
    }
    before = {s["label"] for card in cards(application, content) for s in card["suggestions"]}
    content["context"]["draftOrders"]["entry"].append({"resource": referral})
    after = {s["label"] for card in cards(application, content) for s in card["suggestions"]}
    assert before - after == {"Refer to physical therapy"}
