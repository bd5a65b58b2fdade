"""Rules for a response that its types cannot express."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from cds_service.hooks.check import check_response
from cds_service.hooks.response import (
    Action,
    ActionType,
    Card,
    CDSResponse,
    Coding,
    Link,
    LinkType,
    OverrideReason,
    SelectionBehavior,
    Source,
    Suggestion,
)
from tests.conformance.requirements import verifies
from tests.unit.hooks.cards import (
    CREATE,
    DELETE,
    FULL,
    FULL_CARD,
    SMALL,
    SMALL_CARD,
    UPDATE,
)


def faults(**members: Any) -> list[str]:
    """Faults of the small card with other members."""
    return check_response(CDSResponse(cards=(replace(SMALL_CARD, **members),)))


def action_faults(action: Action) -> list[str]:
    return check_response(CDSResponse(cards=(), system_actions=(action,)))


def test_good_responses_have_no_fault() -> None:
    assert check_response(FULL) == []
    assert check_response(SMALL) == []
    assert check_response(CDSResponse(cards=())) == []


@verifies("CARD-02", "INF-07")
def test_a_summary_has_fewer_than_140_characters() -> None:
    assert faults(summary="x" * 139) == []
    assert faults(summary="x" * 140) == ["cards[0].summary: longer than 139 characters"]
    assert faults(summary="a\nb") == ["cards[0].summary: more than one line"]


@verifies("CARD-07", "INF-10", "SCH-04")
def test_suggestions_need_a_selection_behavior() -> None:
    assert faults(suggestions=(Suggestion(label="a"),)) == [
        "cards[0].selectionBehavior: required beside suggestions (cds-resp-6)"
    ]


@verifies("SUG-03", "BUG-13", "SCH-04")
def test_two_recommended_suggestions_need_that_any_may_be_taken() -> None:
    two = (
        Suggestion(label="a", is_recommended=True),
        Suggestion(label="b", is_recommended=True),
    )
    one = (two[0], Suggestion(label="b", is_recommended=False), Suggestion(label="c"))
    assert faults(suggestions=two, selection_behavior=SelectionBehavior.ANY) == []
    assert faults(suggestions=one, selection_behavior=SelectionBehavior.AT_MOST_ONE) == []
    assert faults(suggestions=two, selection_behavior=SelectionBehavior.AT_MOST_ONE) == [
        "cards[0].suggestions: more than one recommended though at most one may be taken (cds-resp-1)"
    ]


@verifies("ACT-05", "ACT-06", "SCH-04")
def test_a_delete_carries_a_reference_and_no_resource() -> None:
    assert action_faults(DELETE) == []
    assert action_faults(replace(DELETE, resource_id=None)) == ["systemActions[0].resourceId: delete needs Type/id"]
    assert action_faults(replace(DELETE, resource_id="draft-1")) == [
        "systemActions[0].resourceId: delete needs Type/id"
    ]
    assert action_faults(replace(DELETE, resource={"resourceType": "ServiceRequest"})) == [
        "systemActions[0].resource: not for delete (cds-resp-2)"
    ]


@verifies("ACT-03", "ACT-04", "INF-14")
def test_create_and_update_carry_a_whole_resource() -> None:
    assert action_faults(CREATE) == action_faults(UPDATE) == []
    assert action_faults(replace(CREATE, resource=None)) == [
        "systemActions[0].resource: create needs a whole FHIR resource"
    ]
    assert action_faults(replace(CREATE, resource={"id": "x"})) == [
        "systemActions[0].resource: create needs a whole FHIR resource"
    ]
    assert action_faults(replace(UPDATE, resource={"resourceType": "ServiceRequest"})) == [
        "systemActions[0].resource.id: update needs the id of what is updated"
    ]
    assert action_faults(replace(CREATE, resource_id="ServiceRequest/1")) == [
        "systemActions[0].resourceId: only for delete"
    ]


def test_actions_inside_suggestions_are_checked_too() -> None:
    bad = Suggestion(label="a", actions=(CREATE, replace(CREATE, resource=None)))
    assert faults(suggestions=(bad,), selection_behavior=SelectionBehavior.ANY) == [
        "cards[0].suggestions[0].actions[1].resource: create needs a whole FHIR resource"
    ]


@verifies("ACT-02", "INF-09", "INF-13", "CARD-08", "COD-02", "INF-11")
@pytest.mark.parametrize(
    ("card", "place"),
    [
        (replace(SMALL_CARD, summary=""), "cards[0].summary"),
        (replace(SMALL_CARD, detail=""), "cards[0].detail"),
        (replace(SMALL_CARD, extension={}), "cards[0].extension"),
        (
            replace(SMALL_CARD, extension={"a": [{"b": None}]}),
            "cards[0].extension.a[0].b",
        ),
        (replace(SMALL_CARD, source=Source(label="")), "cards[0].source.label"),
        (
            replace(
                FULL_CARD,
                override_reasons=(OverrideReason(code="a", system="b", display=""),),
            ),
            "cards[0].overrideReasons[0].display",
        ),
        (
            replace(
                FULL_CARD,
                suggestions=(Suggestion(label="a", actions=(replace(DELETE, description=""),)),),
            ),
            "cards[0].suggestions[0].actions[0].description",
        ),
        (
            replace(
                FULL_CARD,
                suggestions=(
                    Suggestion(
                        label="a",
                        actions=(replace(CREATE, resource={"resourceType": "Task", "note": []}),),
                    ),
                ),
            ),
            "cards[0].suggestions[0].actions[0].resource.note",
        ),
    ],
)
@verifies("GEN-05")
def test_nothing_is_null_or_empty_inside_resources_too(card: Card, place: str) -> None:
    assert check_response(CDSResponse(cards=(card,))) == [f"{place}: null or empty"]


@verifies("LINK-04", "INF-12", "SCH-04")
def test_links_are_absolute_and_only_smart_ones_carry_app_context() -> None:
    link = Link(label="a", url="https://example.org/", type=LinkType.ABSOLUTE)
    assert faults(links=(link,)) == []
    assert faults(links=(replace(link, app_context="x"),)) == [
        "cards[0].links[0].appContext: only for smart links (cds-resp-3)"
    ]
    for url in ("/relative", "javascript:alert(1)", "https://", "https://a b"):
        assert faults(links=(replace(link, url=url),)) == ["cards[0].links[0].url: not an absolute http(s) URL"]


@verifies("SRC-02", "SRC-03")
def test_source_url_and_icon_are_absolute() -> None:
    assert faults(source=Source(label="a", url="about", icon="icon.png")) == [
        "cards[0].source.url: not an absolute http(s) URL",
        "cards[0].source.icon: not an absolute http(s) URL",
    ]


@verifies("EPIC-14", "SRC-04")
@pytest.mark.parametrize("code", ["with-dash", "x" * 101, "a b"])
def test_a_topic_code_is_short_and_plain(code: str) -> None:
    source = Source(label="a", topic=Coding(code=code, system="urn:x"))
    assert faults(source=source) == ["cards[0].source.topic.code: not 1 to 100 letters and digits"]


@pytest.mark.parametrize(
    "uuid",
    [
        "urn:uuid:4d5c1e52-2a3f-4a57-9d6b-0a2c8b1f3c11",
        "4D5C1E52-2A3F-4A57-9D6B-0A2C8B1F3C11",
        "1",
    ],
)
def test_uuids_are_bare_and_in_lower_case(uuid: str) -> None:
    assert faults(uuid=uuid) == ["cards[0].uuid: not a bare lower-case UUID"]


def test_a_uuid_or_an_override_code_twice_is_a_fault() -> None:
    assert check_response(CDSResponse(cards=(FULL_CARD, FULL_CARD))) == ["cards: a uuid is there twice"]
    reason = OverrideReason(code="a", system="b", display="c")
    assert faults(override_reasons=(reason, reason)) == ["cards[0].overrideReasons: a code is there twice"]


def test_system_actions_without_description_are_a_fault() -> None:
    action = Action(type=ActionType.DELETE, description="", resource_id="ServiceRequest/1")
    assert action_faults(action) == ["systemActions[0].description: null or empty"]
