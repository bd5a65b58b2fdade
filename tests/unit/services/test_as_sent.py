"""What the request itself brought, key by key."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import SourceState
from cds_service.hooks.request import decode_request
from cds_service.services.complete import as_sent
from tests.unit.hooks.bodies import ORDER_SELECT, body


def encounter_state(encounter_id: str | None, **prefetch: Any) -> SourceState:
    context = {name: value for name, value in ORDER_SELECT["context"].items() if name != "encounterId"}
    if encounter_id is not None:
        context["encounterId"] = encounter_id
    request = decode_request(body({**ORDER_SELECT, "context": context, "prefetch": prefetch}), "order-select")
    return as_sent(request).sources["encounter"].state


def test_where_the_context_has_no_encounter_there_is_none_to_miss() -> None:
    assert encounter_state(None) is SourceState.EMPTY


def test_an_encounter_of_the_context_that_did_not_come_is_missed() -> None:
    assert encounter_state("89284") is SourceState.NOT_SENT


@pytest.mark.parametrize("encounter_id", [None, "89284"])
def test_an_encounter_that_came_is_there(encounter_id: str | None) -> None:
    encounter = {"resourceType": "Encounter", "id": "89284", "status": "in-progress", "class": {"code": "EMER"}}
    assert encounter_state(encounter_id, encounter=encounter) is SourceState.GIVEN


def test_nothing_else_is_taken_for_empty_because_it_was_not_sent() -> None:
    request = decode_request(body({**ORDER_SELECT, "prefetch": {}}), "order-select")
    states = {key: source.state for key, source in as_sent(request).sources.items()}
    assert states == dict.fromkeys(states, SourceState.NOT_SENT)
