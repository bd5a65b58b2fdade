"""A response is written as the specification says: camelCase, nothing null, nothing empty but cards."""

from __future__ import annotations

import json

import msgspec
import pytest

from cds_service.hooks.response import (
    ActionType,
    CDSResponse,
    Indicator,
    LinkType,
    SelectionBehavior,
    encode,
)
from tests.conformance.requirements import verifies
from tests.unit.hooks.cards import FULL, SMALL


@verifies("RESP-02", "GEN-07", "INF-06", "SYS-05")
def test_nothing_to_say_is_an_empty_array_of_cards_and_no_other_member() -> None:
    assert encode(CDSResponse(cards=())) == b'{"cards":[]}'


@verifies("GEN-05", "GEN-06", "CARD-06", "CARD-09")
def test_a_card_with_only_what_is_required_has_no_other_member() -> None:
    assert json.loads(encode(SMALL)) == {
        "cards": [
            {
                "summary": "One short sentence.",
                "indicator": "info",
                "source": {"label": "Example"},
            }
        ]
    }


@verifies("CARD-04", "CARD-05", "CARD-10", "SRC-01", "SRC-04", "SUG-01", "LINK-01", "EXT-04")
def test_every_member_has_the_name_of_the_specification() -> None:
    assert json.loads(encode(FULL)) == {
        "cards": [
            {
                "uuid": "4d5c1e52-2a3f-4a57-9d6b-0a2c8b1f3c11",
                "summary": "One short sentence.",
                "detail": "**Why**: a reason.",
                "indicator": "warning",
                "source": {
                    "label": "Example",
                    "url": "https://example.org/about",
                    "icon": "https://example.org/icon.png",
                    "topic": {
                        "code": "deferMri",
                        "system": "urn:example:topic",
                        "display": "Wait",
                    },
                },
                "suggestions": [
                    {
                        "label": "Cancel",
                        "uuid": "9d0a2d4e-5b0c-4c5e-8b5b-0f6f0c7a1e22",
                        "isRecommended": True,
                        "actions": [
                            {
                                "type": "delete",
                                "description": "Cancel the draft order",
                                "resourceId": "ServiceRequest/draft-1",
                            }
                        ],
                    },
                    {
                        "label": "Refer",
                        "uuid": "9d0a2d4e-5b0c-4c5e-8b5b-0f6f0c7a1e23",
                        "isRecommended": False,
                        "actions": [
                            {
                                "type": "create",
                                "description": "Refer to physical therapy",
                                "resource": {
                                    "resourceType": "ServiceRequest",
                                    "status": "draft",
                                    "intent": "proposal",
                                },
                            }
                        ],
                    },
                ],
                "selectionBehavior": "at-most-one",
                "overrideReasons": [
                    {
                        "code": "disagree",
                        "system": "urn:example:reason",
                        "display": "I disagree",
                    }
                ],
                "links": [
                    {
                        "label": "Guideline",
                        "url": "https://example.org/guideline",
                        "type": "absolute",
                    },
                    {
                        "label": "Explorer",
                        "url": "https://example.org/launch",
                        "type": "smart",
                        "appContext": "handle",
                        "autolaunchable": False,
                    },
                ],
                "extension": {"com.example.note": "x"},
            }
        ],
        "systemActions": [
            {
                "type": "update",
                "description": "Make the order urgent",
                "resource": {
                    "resourceType": "ServiceRequest",
                    "id": "draft-1",
                    "priority": "stat",
                },
            }
        ],
        "extension": {"com.example.note": 1},
    }


@verifies("GEN-04")
def test_the_same_response_gives_the_same_bytes_without_anything_superfluous() -> None:
    assert encode(FULL) == encode(FULL)
    assert encode(SMALL) == json.dumps(json.loads(encode(SMALL)), separators=(",", ":")).encode()


@verifies("ISS-13", "ISS-17", "ACT-01", "CARD-04")
def test_literals_are_those_of_the_specification() -> None:
    assert [member.value for member in Indicator] == ["info", "warning", "critical"]
    assert [member.value for member in SelectionBehavior] == ["at-most-one", "any"]
    assert [member.value for member in ActionType] == ["create", "update", "delete"]
    assert [member.value for member in LinkType] == ["absolute", "smart"]


@verifies("SUG-05")
def test_no_type_has_a_member_that_needs_an_agreement_with_the_client() -> None:
    assert b"actionSelectionBehavior" not in encode(FULL)
    with pytest.raises(TypeError):
        msgspec.structs.replace(FULL.cards[0].suggestions[0], action_selection_behavior="any")
