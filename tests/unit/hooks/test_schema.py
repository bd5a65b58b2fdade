"""The published JSON Schemas: valid themselves, true to the decoders, and strict about what is sent."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cds_service.hooks.response import CDSResponse, encode
from cds_service.hooks.schema import (
    SchemaName,
    faults,
    request_schema,
    schema_text,
    validator,
)
from tests.conformance.requirements import verifies
from tests.unit.hooks.bodies import AUTHORIZATION, ORDER_SELECT, PATIENT_VIEW
from tests.unit.hooks.cards import FULL, SMALL

Json = dict[str, Any]
REQUESTS = [
    SchemaName.REQUEST_ORDER_SELECT,
    SchemaName.REQUEST_ORDER_SIGN,
    SchemaName.REQUEST_PATIENT_VIEW,
]


@verifies("SCH-01")
@pytest.mark.parametrize("name", list(SchemaName))
def test_every_schema_is_valid_and_says_what_it_is(name: SchemaName) -> None:
    schema = json.loads(schema_text(name))
    Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:radiculopathy-cds:cds-hooks:2.0.1:{name.value}"
    assert schema["title"]
    assert schema["description"]
    assert validator(name) is validator(name)


def test_the_request_schemas_share_their_definitions() -> None:
    first, *others = [json.loads(schema_text(name)) for name in REQUESTS]
    for other in others:
        assert other["$defs"] == first["$defs"]
        for member in (
            "hookInstance",
            "fhirServer",
            "fhirAuthorization",
            "prefetch",
            "extension",
        ):
            assert other["properties"][member] == first["properties"][member]


@verifies("SCH-05")
def test_each_hook_demands_its_own_context() -> None:
    demanded = {name: json.loads(schema_text(name))["properties"]["context"]["required"] for name in REQUESTS}
    assert demanded == {
        SchemaName.REQUEST_ORDER_SELECT: [
            "userId",
            "patientId",
            "selections",
            "draftOrders",
        ],
        SchemaName.REQUEST_ORDER_SIGN: ["userId", "patientId", "draftOrders"],
        SchemaName.REQUEST_PATIENT_VIEW: ["userId", "patientId"],
    }


def test_good_requests_have_no_fault() -> None:
    full = {
        **ORDER_SELECT,
        "fhirAuthorization": AUTHORIZATION,
        "prefetch": {"a": None},
        "extension": {},
        "other": 1,
    }
    assert faults(SchemaName.REQUEST_ORDER_SELECT, full) == ()
    assert faults(SchemaName.REQUEST_PATIENT_VIEW, PATIENT_VIEW) == ()


def test_only_served_hooks_have_a_request_schema() -> None:
    assert request_schema("order-sign") is SchemaName.REQUEST_ORDER_SIGN
    assert request_schema("order-dispatch") is None


@verifies("INF-06", "INF-15", "CARD-10")
@pytest.mark.parametrize("response", [FULL, SMALL, CDSResponse(cards=())])
def test_what_we_send_is_valid(response: CDSResponse) -> None:
    assert faults(SchemaName.RESPONSE, json.loads(encode(response))) == ()


def card(document: Json) -> Json:
    first: Json = document["cards"][0]
    return first


def action(document: Json) -> Json:
    first: Json = document["systemActions"][0]
    return first


BROKEN: list[tuple[Callable[[Json], object], str]] = [
    (lambda d: d.pop("cards"), "$.cards"),
    (lambda d: d.update(cards={}), "$.cards"),
    (lambda d: d.update(cards=None), "$.cards"),
    (lambda d: d.update(systemActions=[]), "$.systemActions"),
    (lambda d: d.update(systemActions={}), "$.systemActions"),
    (lambda d: d.update(extension=[]), "$.extension"),
    (lambda d: d.update(extension={}), "$.extension"),
    (lambda d: d.update(card=[]), "$"),
    (lambda d: card(d).pop("summary"), "$.cards[0].summary"),
    (lambda d: card(d).update(summary="x" * 140), "$.cards[0].summary"),
    (lambda d: card(d).update(summary=""), "$.cards[0].summary"),
    (lambda d: card(d).update(detail=""), "$.cards[0].detail"),
    (lambda d: card(d).update(detail=None), "$.cards[0].detail"),
    (lambda d: card(d).update(uuid=1), "$.cards[0].uuid"),
    (lambda d: card(d).pop("indicator"), "$.cards[0].indicator"),
    (lambda d: card(d).update(indicator="hard-stop"), "$.cards[0].indicator"),
    (lambda d: card(d).update(indicator="Info"), "$.cards[0].indicator"),
    (lambda d: card(d).pop("source"), "$.cards[0].source"),
    (lambda d: card(d).update(source="Example"), "$.cards[0].source"),
    (lambda d: card(d)["source"].pop("label"), "$.cards[0].source.label"),
    (
        lambda d: card(d)["source"]["topic"].pop("system"),
        "$.cards[0].source.topic.system",
    ),
    (lambda d: card(d)["source"]["topic"].pop("code"), "$.cards[0].source.topic.code"),
    (lambda d: card(d).pop("selectionBehavior"), "$.cards[0].selectionBehavior"),
    (lambda d: card(d).update(selectionBehavior="all"), "$.cards[0].selectionBehavior"),
    (lambda d: card(d).update(suggestions=[]), "$.cards[0].suggestions"),
    (
        lambda d: card(d)["suggestions"][1].update(isRecommended=True),
        "$.cards[0].suggestions",
    ),
    (
        lambda d: card(d)["suggestions"][0].pop("label"),
        "$.cards[0].suggestions[0].label",
    ),
    (
        lambda d: card(d)["suggestions"][0].update(actions=[]),
        "$.cards[0].suggestions[0].actions",
    ),
    (
        lambda d: card(d)["suggestions"][0].update(actionSelectionBehavior="any"),
        "$.cards[0].suggestions[0]",
    ),
    (
        lambda d: card(d)["overrideReasons"][0].pop("display"),
        "$.cards[0].overrideReasons[0].display",
    ),
    (
        lambda d: card(d)["overrideReasons"][0].pop("code"),
        "$.cards[0].overrideReasons[0].code",
    ),
    (lambda d: card(d).update(overrideReasons=[]), "$.cards[0].overrideReasons"),
    (lambda d: card(d)["links"][0].pop("url"), "$.cards[0].links[0].url"),
    (lambda d: card(d)["links"][0].pop("label"), "$.cards[0].links[0].label"),
    (lambda d: card(d)["links"][0].update(type="relative"), "$.cards[0].links[0].type"),
    (
        lambda d: card(d)["links"][0].update(appContext="x"),
        "$.cards[0].links[0].appContext",
    ),
    (lambda d: action(d).pop("description"), "$.systemActions[0].description"),
    (lambda d: action(d).pop("resource"), "$.systemActions[0].resource"),
    (
        lambda d: action(d).update(resource="ServiceRequest/1"),
        "$.systemActions[0].resource",
    ),
    (
        lambda d: action(d)["resource"].pop("resourceType"),
        "$.systemActions[0].resource.resourceType",
    ),
    (lambda d: action(d).update(type="UPDATE"), "$.systemActions[0].type"),
    (
        lambda d: action(d).update(type="delete", resourceId="1"),
        "$.systemActions[0].resourceId",
    ),
]


@verifies(
    "GEN-05",
    "CARD-02",
    "CARD-04",
    "CARD-05",
    "CARD-07",
    "CARD-08",
    "SRC-01",
    "SRC-04",
    "SUG-01",
    "SUG-03",
    "SUG-05",
)
@verifies(
    "ACT-01",
    "ACT-02",
    "ACT-03",
    "ACT-04",
    "SYS-05",
    "LINK-01",
    "LINK-04",
    "COD-01",
    "COD-02",
    "EXT-02",
    "BUG-01",
)
@verifies(
    "INF-07",
    "INF-08",
    "INF-09",
    "INF-10",
    "INF-11",
    "INF-12",
    "INF-13",
    "INF-14",
    "INF-15",
    "ISS-13",
    "ISS-17",
)
@pytest.mark.parametrize(("damage", "path"), BROKEN)
def test_a_damaged_response_is_named_at_its_place(damage: Callable[[Json], object], path: str) -> None:
    document = copy.deepcopy(json.loads(encode(FULL)))
    damage(document)
    assert path in [fault.path for fault in faults(SchemaName.RESPONSE, document)]


@verifies("DISC-02", "DISC-05", "DISC-07", "DISC-08", "DISC-09", "DISC-16", "INF-03")
@pytest.mark.parametrize(
    ("document", "path"),
    [
        ({}, "$.services"),
        ({"services": {}}, "$.services"),
        ({"services": [{"description": "a", "id": "b"}]}, "$.services[0].hook"),
        ({"services": [{"hook": "a", "id": "b"}]}, "$.services[0].description"),
        ({"services": [{"hook": "a", "description": "a"}]}, "$.services[0].id"),
        (
            {"services": [{"hook": "a", "description": "a", "id": "a/b"}]},
            "$.services[0].id",
        ),
        (
            {"services": [{"hook": 1, "description": "a", "id": "b"}]},
            "$.services[0].hook",
        ),
        (
            {"services": [{"hook": "a", "description": "a", "id": "b", "prefetch": {"p": 1}}]},
            "$.services[0].prefetch.p",
        ),
        (
            {"services": [{"hook": "a", "description": "a", "id": "b", "prefetch": {}}]},
            "$.services[0].prefetch",
        ),
        (
            {"services": [{"hook": "a", "description": "a", "id": "b", "version": "STU3"}]},
            "$.services[0].version",
        ),
        (
            {"services": [{"hook": "a", "description": "a", "id": "b", "name": "x"}]},
            "$.services[0]",
        ),
        ({"services": [], "extension": []}, "$.extension"),
    ],
)
def test_a_damaged_discovery_document_is_named_at_its_place(document: Json, path: str) -> None:
    assert [fault.path for fault in faults(SchemaName.DISCOVERY, document)] == [path]


@verifies("DISC-03")
def test_a_discovery_document_may_be_empty() -> None:
    assert faults(SchemaName.DISCOVERY, {"services": []}) == ()


def test_faults_quote_nothing_of_what_they_are_about() -> None:
    document = json.loads(encode(FULL))
    card(document).update(summary="MARKER" * 40, indicator="MARKER", MARKER=1, links="MARKER")
    assert "MARKER" not in repr(faults(SchemaName.RESPONSE, document))
