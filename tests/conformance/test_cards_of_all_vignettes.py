"""Every card of every vignette: legal by the schemas, valid in what it proposes, readable where the detail is not shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B import get_fhir_model_class

from cds_service.bootstrap.desk import Desk, open_desk
from cds_service.errors import PreconditionFailed, RequestError
from cds_service.hooks.schema import SchemaName, faults
from cds_service.settings import read_settings
from tests.conformance.requirements import verifies

VIGNETTES = Path(__file__).resolve().parents[2] / "fhir_fixtures" / "vignettes"
AS_OF = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
_HTML = re.compile(r"<[a-zA-Z/!?]|&[a-z]+;|javascript:|!\[")
_PARTS = ["**Facts used**", "**Not available**", "**Rule and evidence**"]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_desk(read_settings({}))


@pytest.fixture(scope="module")
def responses(desk: Desk) -> dict[str, dict[str, Any]]:
    """The response to each vignette that has one."""
    found = {}
    for path in sorted(VIGNETTES.glob("*/request.json")):
        try:
            found[path.parent.name] = json.loads(desk.evaluate(path.read_bytes(), AS_OF))
        except (RequestError, PreconditionFailed):
            continue
    assert len(found) > 200
    return found


def cards(responses: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, response in responses.items():
        yield from ((name, card) for card in response["cards"])


@verifies(
    "RESP-01", "CARD-02", "CARD-04", "CARD-05", "CARD-07", "CARD-08", "ACT-01", "ACT-02", "ACT-03", "ACT-04", "LINK-01"
)
def test_every_response_is_legal(responses: dict[str, dict[str, Any]]) -> None:
    assert {
        name: found for name, response in responses.items() if (found := faults(SchemaName.RESPONSE, response))
    } == {}


@verifies("GEN-03")
def test_every_proposed_resource_is_valid_r4(responses: dict[str, dict[str, Any]]) -> None:
    count = 0
    for _, card in cards(responses):
        for suggestion in card.get("suggestions", ()):
            for action in suggestion["actions"]:
                if "resource" in action:
                    get_fhir_model_class(action["resource"]["resourceType"]).model_validate(action["resource"])
                    count += 1
    assert count > 300


@verifies("CARD-03", "SBX-11", "SEC-38", "EPIC-15", "ISS-12")
def test_no_detail_has_markup_other_than_markdown(responses: dict[str, dict[str, Any]]) -> None:
    for name, card in cards(responses):
        assert not _HTML.search(card["detail"]), name
        assert not _HTML.search(card["summary"]), name


def test_every_detail_has_its_four_parts_in_order(responses: dict[str, dict[str, Any]]) -> None:
    for name, card in cards(responses):
        places = [card["detail"].index(part) for part in _PARTS]
        assert places == sorted(places), name
        assert places[0] > 0, name


@verifies("CARD-01", "RESP-06")
def test_every_card_can_be_told_apart_and_reported_about(responses: dict[str, dict[str, Any]]) -> None:
    for response in responses.values():
        uuids = [card["uuid"] for card in response["cards"]]
        uuids += [suggestion["uuid"] for card in response["cards"] for suggestion in card.get("suggestions", ())]
        assert len(set(uuids)) == len(uuids)
    for name, card in cards(responses):
        topic = card["source"]["topic"]
        assert topic["system"] == "urn:radiculopathy-cds:topic", name
        assert re.fullmatch(r"[A-Za-z0-9]{1,100}", topic["code"]), name


@verifies("SUG-04")
def test_every_suggestion_has_one_action(responses: dict[str, dict[str, Any]]) -> None:
    for name, card in cards(responses):
        assert all(len(suggestion["actions"]) == 1 for suggestion in card.get("suggestions", ())), name


@verifies("LINK-05")
def test_nothing_launches_by_itself(responses: dict[str, dict[str, Any]]) -> None:
    assert all("autolaunchable" not in link for _, card in cards(responses) for link in card.get("links", ()))


def test_a_critical_card_stands_first_and_alone_in_its_summary(responses: dict[str, dict[str, Any]]) -> None:
    for name, response in responses.items():
        indicators = [card["indicator"] for card in response["cards"]]
        if "critical" in indicators:
            assert indicators[0] == "critical", name
            assert len(response["cards"][0]["summary"]) > 30, name


def test_a_deferral_is_never_critical_and_never_deletes_by_itself(responses: dict[str, dict[str, Any]]) -> None:
    for name, response in responses.items():
        assert "systemActions" not in response, name
        for card in response["cards"]:
            if card["source"]["topic"]["code"] == "deferMri":
                assert card["indicator"] in ("info", "warning"), name


@verifies("CERN-03")
def test_the_text_fits_a_narrow_sidebar(responses: dict[str, dict[str, Any]]) -> None:
    """One vendor shows cards in an eighth of the screen; what is critical must be said by the summary alone."""
    for name, card in cards(responses):
        assert len(card["summary"]) < 140, name
        assert len(card["detail"]) < 1500, name
        assert len(card["detail"].split("**Facts used**")[0]) < 600, name
        assert all(len(suggestion["label"]) < 60 for suggestion in card.get("suggestions", ())), name
        assert all(len(link["label"]) < 60 for link in card.get("links", ())), name
