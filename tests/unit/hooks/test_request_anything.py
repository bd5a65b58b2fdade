"""Whatever arrives, there is a typed request or a 400; and the fast decoder agrees with the published schemas."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cds_service.errors import RequestError
from cds_service.hooks.feedback import decode_feedback
from cds_service.hooks.request import decode_request
from cds_service.hooks.schema import SchemaName, faults
from tests.unit.hooks.bodies import AUTHORIZATION, ORDER_SELECT, body

FULL: dict[str, Any] = {
    **ORDER_SELECT,
    "fhirAuthorization": AUTHORIZATION,
    "prefetch": {"a": None},
    "extension": {"b": 1},
}
PLACES = [(name,) for name in FULL] + [
    (outer, inner) for outer in ("context", "fhirAuthorization", "prefetch") for inner in FULL[outer]
]

text = st.text(st.characters(codec="utf-8"), max_size=5)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_request_or_a_400(raw: bytes) -> None:
    for decode in (lambda: decode_request(raw, "order-select"), lambda: decode_feedback(raw)):
        with pytest.raises(RequestError) as caught:
            decode()
        assert caught.value.status == 400
        assert caught.value.faults


@settings(max_examples=600, deadline=None)
@example(("fhirAuthorization", "expires_in"), 600.0)
@example(("fhirAuthorization", "expires_in"), 600.5)
@example(("fhirAuthorization", "expires_in"), -1)
@given(st.sampled_from(PLACES), values | st.just("REMOVE"))
def test_the_decoder_refuses_exactly_what_the_schema_refuses(place: tuple[str, ...], value: object) -> None:
    request = copy.deepcopy(FULL)
    target = request
    for name in place[:-1]:
        target = target[name]
    if value == "REMOVE":
        del target[place[-1]]
    else:
        target[place[-1]] = value
    expected = {fault.path for fault in faults(SchemaName.REQUEST_ORDER_SELECT, request)}
    try:
        decode_request(body(request), "order-select")
    except RequestError as error:
        assert {fault.path for fault in error.faults} == expected
    else:
        assert expected == set()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(["card", "outcome", "outcomeTimestamp", "overrideReason"]), values)))
def test_any_feedback_gives_items_or_a_400_that_names_an_item(items: list[dict[str, object]]) -> None:
    try:
        decoded = decode_feedback(json.dumps({"feedback": items}).encode())
    except RequestError as error:
        assert all(fault.path.startswith("$.feedback[") for fault in error.faults)
    else:
        assert len(decoded) == len(items)
