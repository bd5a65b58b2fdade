"""Responses for tests: one that uses every member, and the smallest one."""

from __future__ import annotations

from cds_service.hooks.response import (
    Action,
    ActionType,
    Card,
    CDSResponse,
    Coding,
    Indicator,
    Link,
    LinkType,
    OverrideReason,
    SelectionBehavior,
    Source,
    Suggestion,
)

DELETE = Action(
    type=ActionType.DELETE,
    description="Cancel the draft order",
    resource_id="ServiceRequest/draft-1",
)
CREATE = Action(
    type=ActionType.CREATE,
    description="Refer to physical therapy",
    resource={
        "resourceType": "ServiceRequest",
        "status": "draft",
        "intent": "proposal",
    },
)
UPDATE = Action(
    type=ActionType.UPDATE,
    description="Make the order urgent",
    resource={"resourceType": "ServiceRequest", "id": "draft-1", "priority": "stat"},
)

FULL_CARD = Card(
    uuid="4d5c1e52-2a3f-4a57-9d6b-0a2c8b1f3c11",
    summary="One short sentence.",
    detail="**Why**: a reason.",
    indicator=Indicator.WARNING,
    source=Source(
        label="Example",
        url="https://example.org/about",
        icon="https://example.org/icon.png",
        topic=Coding(code="deferMri", system="urn:example:topic", display="Wait"),
    ),
    suggestions=(
        Suggestion(
            label="Cancel",
            uuid="9d0a2d4e-5b0c-4c5e-8b5b-0f6f0c7a1e22",
            is_recommended=True,
            actions=(DELETE,),
        ),
        Suggestion(
            label="Refer",
            uuid="9d0a2d4e-5b0c-4c5e-8b5b-0f6f0c7a1e23",
            is_recommended=False,
            actions=(CREATE,),
        ),
    ),
    selection_behavior=SelectionBehavior.AT_MOST_ONE,
    override_reasons=(OverrideReason(code="disagree", system="urn:example:reason", display="I disagree"),),
    links=(
        Link(
            label="Guideline",
            url="https://example.org/guideline",
            type=LinkType.ABSOLUTE,
        ),
        Link(
            label="Explorer",
            url="https://example.org/launch",
            type=LinkType.SMART,
            app_context="handle",
            autolaunchable=False,
        ),
    ),
    extension={"com.example.note": "x"},
)

FULL = CDSResponse(cards=(FULL_CARD,), system_actions=(UPDATE,), extension={"com.example.note": 1})

SMALL_CARD = Card(
    summary="One short sentence.",
    indicator=Indicator.INFO,
    source=Source(label="Example"),
)
SMALL = CDSResponse(cards=(SMALL_CARD,))
