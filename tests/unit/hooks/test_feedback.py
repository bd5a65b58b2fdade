"""Feedback in every dialect that is known; what cannot be read is named item by item."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from cds_service.errors import RequestError
from cds_service.hooks.feedback import (
    FeedbackItem,
    Outcome,
    ReasonCoding,
    decode_feedback,
)
from cds_service.hooks.schema import SchemaName
from cds_service.hooks.schema import faults as schema_faults
from tests.conformance.requirements import verifies

ACCEPTED: dict[str, Any] = {
    "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719",
    "outcome": "accepted",
    "acceptedSuggestions": [{"id": "e56e1945-20b3-4393-8503-a1a20fd73152"}],
    "outcomeTimestamp": "2026-11-22T09:55:25.024Z",
}
OVERRIDDEN: dict[str, Any] = {
    "card": "card-1",
    "outcome": "overridden",
    "outcomeTimestamp": "2026-11-22T09:55:25Z",
}


def decoded(*items: object) -> tuple[FeedbackItem, ...]:
    return decode_feedback(json.dumps({"feedback": list(items)}).encode())


def refused(raw: bytes) -> dict[str, str]:
    with pytest.raises(RequestError) as caught:
        decode_feedback(raw)
    assert caught.value.status == 400
    return {fault.path: fault.message for fault in caught.value.faults}


def refused_item(item: object) -> set[str]:
    return set(refused(json.dumps({"feedback": [item]}).encode()))


@verifies("FB-03", "FB-05")
def test_an_accepted_suggestion_is_read() -> None:
    assert decoded(ACCEPTED) == (
        FeedbackItem(
            card="4e0a3a1e-3283-4575-ab82-028d55fe2719",
            outcome=Outcome.ACCEPTED,
            outcome_timestamp=datetime(2026, 11, 22, 9, 55, 25, 24_000, tzinfo=UTC),
            accepted_suggestions=("e56e1945-20b3-4393-8503-a1a20fd73152",),
        ),
    )


@verifies("FB-11", "SBX-12")
def test_an_override_without_reason_or_with_one_that_lacks_display_is_read() -> None:
    coded = {
        **OVERRIDDEN,
        "overrideReason": {"reason": {"code": "red-flag", "system": "http://example.org/or"}},
    }
    plain, given = decoded(OVERRIDDEN, coded)
    assert plain.overrides == ()
    assert given.overrides[0].reason == ReasonCoding(code="red-flag", system="http://example.org/or")


@verifies("FB-06", "SCH-04")
def test_a_comment_a_reason_both_and_none_are_read() -> None:
    reason = {"code": "a", "system": "b", "display": "c"}
    items = decoded(
        {**OVERRIDDEN, "overrideReason": {"userComment": "words"}},
        {**OVERRIDDEN, "overrideReason": {"reason": reason, "userComment": "words"}},
        {**OVERRIDDEN, "overrideReason": {}},
        {**OVERRIDDEN, "overrideReason": None},
    )
    assert [[given.user_comment for given in item.overrides] for item in items] == [
        ["words"],
        ["words"],
        [],
        [],
    ]
    assert items[1].overrides[0].reason == ReasonCoding(code="a", system="b", display="c")


@verifies("FB-13", "EPIC-18")
def test_epics_plural_and_its_extension_are_read() -> None:
    key = "com.epic.cdshooks.feedback.overrideReason.comment"
    one = {"reason": {"code": "a", "system": "b"}, "extension": {key: "x"}}
    single, several = decoded(
        {**OVERRIDDEN, "overrideReasons": one},
        {**OVERRIDDEN, "overrideReasons": [one, {"userComment": "y"}]},
    )
    assert single.overrides[0].extension is not None
    assert bytes(single.overrides[0].extension[key]) == b'"x"'
    assert [given.user_comment for given in several.overrides] == [None, "y"]


@verifies("FB-02", "FB-13")
def test_a_batch_of_cards_keeps_its_order() -> None:
    items = decoded(*({**OVERRIDDEN, "card": f"card/{number}"} for number in range(100)))
    assert [item.card for item in items] == [f"card/{number}" for number in range(100)]
    assert decoded() == ()


def test_another_zone_is_brought_to_utc() -> None:
    (item,) = decoded({**OVERRIDDEN, "outcomeTimestamp": "2026-11-22T09:55:25+02:00"})
    assert item.outcome_timestamp == datetime(2026, 11, 22, 7, 55, 25, tzinfo=UTC)


@verifies("FB-03", "FB-04", "FB-07", "SCH-04")
@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"card": None}, "card"),
        ({"card": ""}, "card"),
        ({"card": 7}, "card"),
        ({"card": "a\x00"}, "card"),
        ({"outcome": "ignored"}, "outcome"),
        ({"outcome": None}, "outcome"),
        ({"outcomeTimestamp": "yesterday"}, "outcomeTimestamp"),
        ({"outcomeTimestamp": "2026-11-22T09:55:25"}, "outcomeTimestamp"),
        ({"outcomeTimestamp": "9999-12-31T23:59:59-12:00"}, "outcomeTimestamp"),
        ({"outcomeTimestamp": 5}, "outcomeTimestamp"),
        ({"outcome": "accepted"}, "acceptedSuggestions"),
        ({"outcome": "accepted", "acceptedSuggestions": []}, "acceptedSuggestions"),
        ({"acceptedSuggestions": {}}, "acceptedSuggestions"),
        ({"acceptedSuggestions": [{"id": "a"}, {}]}, "acceptedSuggestions[1].id"),
        ({"overrideReason": "x"}, "overrideReason"),
        ({"overrideReason": {"reason": {"code": "a"}}}, "overrideReason.reason.system"),
        ({"overrideReason": {"userComment": 5}}, "overrideReason.userComment"),
        ({"overrideReasons": [{}, {"reason": "x"}]}, "overrideReasons[1].reason"),
    ],
)
def test_what_cannot_be_read_is_named(change: dict[str, object], path: str) -> None:
    assert refused_item({**OVERRIDDEN, **change}) == {f"$.feedback[0].{path}"}


@pytest.mark.parametrize("name", ["card", "outcome", "outcomeTimestamp"])
def test_a_missing_member_is_named(name: str) -> None:
    assert refused_item({key: value for key, value in OVERRIDDEN.items() if key != name}) == {f"$.feedback[0].{name}"}


def test_every_bad_item_of_a_batch_is_named() -> None:
    items = [
        ACCEPTED,
        {**OVERRIDDEN, "card": 1},
        OVERRIDDEN,
        {**OVERRIDDEN, "outcome": "x"},
    ]
    assert set(refused(json.dumps({"feedback": items}).encode())) == {
        "$.feedback[1].card",
        "$.feedback[3].outcome",
    }


@verifies("FB-02")
@pytest.mark.parametrize(
    ("raw", "path"),
    [
        (b"", "$"),
        (b"[]", "$"),
        (b"{}", "$.feedback"),
        (b'{"feedback":{}}', "$.feedback"),
        (b'{"feedback":[5]}', "$.feedback[0]"),
        (b'{"feedback":[{"card":"a","card":"b"}]}', "$.feedback[0]"),
        (b'{"feedback":[{"card":"a"}],"feedback":[]}', "$"),
        (b'{"feedback":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "$.feedback[0]"),
        (b'{"feedback":[{"x":' + b"[" * 100_000 + b"]" * 100_000 + b"}]}", "$"),
        (b'{"feedback":[{"card":"\xff"}]}', "$"),
    ],
)
def test_a_body_that_is_no_feedback_is_refused(raw: bytes, path: str) -> None:
    assert set(refused(raw)) == {path}


@verifies("FB-14")
def test_what_the_user_wrote_prints_nowhere_and_loses_its_nul() -> None:
    (item,) = decoded(
        {
            **OVERRIDDEN,
            "card": "MARKER",
            "overrideReason": {"userComment": "MARKER\x00 wrote"},
        }
    )
    assert item.overrides[0].user_comment == "MARKER wrote"
    assert "MARKER" not in repr(item) + str(item.overrides)


def test_a_refusal_quotes_nothing() -> None:
    with pytest.raises(RequestError) as caught:
        decoded(
            {**OVERRIDDEN, "outcome": "MARKER"},
            {"MARKER": 1},
            {**OVERRIDDEN, "outcomeTimestamp": "MARKER"},
        )
    assert "MARKER" not in str(caught.value) + repr(caught.value.faults)


@verifies("SCH-01")
@pytest.mark.parametrize(
    "item",
    [
        ACCEPTED,
        OVERRIDDEN,
        {**OVERRIDDEN, "overrideReasons": [{"userComment": "x"}]},
        {**OVERRIDDEN, "card": ""},
        {**OVERRIDDEN, "outcome": "accepted"},
        {**OVERRIDDEN, "outcomeTimestamp": "2026-11-22T09:55:25"},
        {**OVERRIDDEN, "overrideReason": {"reason": {"code": "a"}}},
    ],
)
def test_the_published_schema_takes_what_the_decoder_takes(
    item: dict[str, object],
) -> None:
    document = {"feedback": [item]}
    try:
        decode_feedback(json.dumps(document).encode())
    except RequestError:
        assert schema_faults(SchemaName.FEEDBACK, document)
    else:
        assert not schema_faults(SchemaName.FEEDBACK, document)
