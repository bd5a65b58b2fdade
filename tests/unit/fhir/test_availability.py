"""What came of each prefetch key; nothing that could not be looked at is ever taken for empty (contract 3a)."""

from datetime import date
from typing import Any

import pytest

from cds_service.clinical.findings import Source, SourceState
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import Key

from .parts import NEXT, PATIENT, bundle, condition, names, observation, outcome, record, source


@pytest.mark.parametrize("value", [bundle(condition("a")), condition("a")])
def test_a_resource_or_a_bundle_with_entries_is_given(value: Any) -> None:
    assert source(value) == Source(SourceState.GIVEN)


@pytest.mark.parametrize(
    "value",
    [
        None,
        bundle(),
        bundle(total=0),
        {"resourceType": "Bundle", "type": "searchset"},
        bundle(outcome("warning", "suppressed")),
        bundle(outcome("information")),
    ],
)
def test_null_and_a_bundle_without_entries_were_searched(value: Any) -> None:
    assert source(value) == Source(SourceState.EMPTY)


@pytest.mark.parametrize(
    "more",
    [
        {"entry": {"resource": condition("a")}},
        {"link": {"relation": "self", "url": "Condition?patient=anna"}},
        {"total": "1"},
        {"entry": {"resource": condition("a")}, "link": {"relation": "self"}, "total": "1"},
    ],
)
def test_one_link_or_entry_without_its_list_and_a_total_in_quotes_are_read(more: Any) -> None:
    found = record(conditions={**bundle(condition("a")), **more})
    assert names(found) == ["a"]
    assert found.source(Key.CONDITIONS) == Source(SourceState.GIVEN)


def test_a_next_link_without_its_list_is_a_next_link() -> None:
    value = {**bundle(condition("a")), "link": {"relation": "next", "url": "https://ehr.example/fhir?page=2"}}
    assert source(value).state is SourceState.TRUNCATED


def test_a_null_among_the_entries_of_such_a_bundle_stays_unreadable() -> None:
    found = record(conditions={"resourceType": "Bundle", "total": "1", "entry": [None]})
    assert not found.source(Key.CONDITIONS).searched


def test_a_key_that_did_not_come_was_not_sent() -> None:
    assert record().source(Key.CONDITIONS) == Source(SourceState.NOT_SENT)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (outcome("error"), SourceState.FAILED),
        (outcome("fatal", "timeout"), SourceState.FAILED),
        (outcome("error", "forbidden"), SourceState.NOT_ALLOWED),
        (outcome("warning"), SourceState.FAILED),
        (bundle(outcome("error")), SourceState.FAILED),
        ({"resourceType": "OperationOutcome"}, SourceState.FAILED),
        (bundle(condition("a"), outcome("error")), SourceState.FAILED),
        (b"{", SourceState.UNREADABLE),
        (b'"Low back pain"', SourceState.UNREADABLE),
        (b"[]", SourceState.UNREADABLE),
        (b"7", SourceState.UNREADABLE),
        ({}, SourceState.UNREADABLE),
        ({"resourceType": "Bundle", "entry": {}}, SourceState.UNREADABLE),
        ({"resourceType": "Condition", "code": []}, SourceState.UNREADABLE),
        (b"[" * 100_000, SourceState.UNREADABLE),
        (b'{"resourceType":"Condition","id":"\xff"}', SourceState.UNREADABLE),
    ],
)
def test_failures_and_rubbish_are_unknown_with_the_reason(value: Any, state: SourceState) -> None:
    assert source(value).state is state


def test_what_came_beside_an_error_is_read_all_the_same() -> None:
    found = record(conditions=bundle(condition("a"), outcome("error")))
    assert names(found) == ["a"]
    assert not found.source(Key.CONDITIONS).searched


def test_an_answer_to_another_question_is_no_answer() -> None:
    assert source(bundle(observation("o", "2026-11-01"))).state is SourceState.UNREADABLE


def test_a_page_with_more_behind_it_is_truncated() -> None:
    assert source(bundle(condition("a"), link=NEXT)).state is SourceState.TRUNCATED


def test_a_total_above_what_came_is_truncated() -> None:
    assert source(bundle(condition("a"), total=2)).state is SourceState.TRUNCATED
    assert source(bundle(condition("a"), total=1)).state is SourceState.GIVEN
    assert source(bundle(total=3)).state is SourceState.TRUNCATED


def test_repeating_an_entry_does_not_complete_a_page() -> None:
    assert source(bundle(condition("a"), condition("a"), total=2)).state is SourceState.TRUNCATED


def test_included_resources_do_not_count_towards_the_total() -> None:
    page = bundle(condition("a"), PATIENT, total=2)
    page["entry"][1]["search"] = {"mode": "include"}
    assert source(page).state is SourceState.TRUNCATED


def test_a_truncated_page_is_complete_back_to_its_oldest_day_when_newest_came_first() -> None:
    page = bundle(observation("b", "2026-11-20T10:00:00Z"), observation("a", "2026-10-02"), link=NEXT)
    assert source(page, Key.OBSERVATIONS) == Source(SourceState.TRUNCATED, date(2026, 10, 2))


@pytest.mark.parametrize(
    "page",
    [
        bundle(observation("a", "2026-10-02"), observation("b", "2026-11-20"), link=NEXT),
        bundle(observation("b", "2026-11-20"), observation("a", "last week"), link=NEXT),
        bundle(total=12),
        bundle(observation("a", "2026-10-02"), total=12),
        bundle(observation("a", "2026-10-02"), observation("b", "2026-10-02"), link=NEXT),
    ],
    ids=["oldest first", "one without a date", "nothing came", "one alone", "all of one day"],
)
def test_a_truncated_page_in_another_order_is_complete_back_to_nowhere(page: Any) -> None:
    assert source(page, Key.OBSERVATIONS) == Source(SourceState.TRUNCATED, None)


def test_a_partial_date_bounds_a_truncated_page_by_its_last_day() -> None:
    page = bundle(observation("b", "2026-11-20"), observation("a", "2026-10"), link=NEXT)
    assert source(page, Key.OBSERVATIONS).complete_since == date(2026, 10, 31)


def test_all_pages_together_are_given() -> None:
    found = record_of_pages(bundle(condition("a"), total=2, link=NEXT), bundle(condition("b"), total=2))
    assert found.source(Key.CONDITIONS) == Source(SourceState.GIVEN)
    assert names(found) == ["a", "b"]


def test_pages_without_the_last_one_are_truncated() -> None:
    found = record_of_pages(bundle(condition("a"), total=9, link=NEXT), bundle(condition("b"), total=9, link=NEXT))
    assert found.source(Key.CONDITIONS).state is SourceState.TRUNCATED


def test_one_page_that_cannot_be_read_makes_the_key_unknown() -> None:
    found = record_of_pages(bundle(condition("a")), b"{")
    assert found.source(Key.CONDITIONS).state is SourceState.UNREADABLE
    assert names(found) == ["a"]


def test_what_the_fetching_says_of_a_key_is_kept() -> None:
    builder = RecordBuilder("anna")
    builder.fail("observations", SourceState.NOT_ALLOWED)
    assert builder.build().source(Key.OBSERVATIONS) == Source(SourceState.NOT_ALLOWED)


def test_a_batch_response_is_as_good_as_its_worst_answer() -> None:
    good, cut = bundle(condition("a")), bundle(condition("b"), total=5)
    both = {"resourceType": "Bundle", "type": "batch-response", "entry": [{"resource": good}, {"resource": cut}]}
    found = record(conditions=both)
    assert names(found) == ["a", "b"]
    assert found.source(Key.CONDITIONS).state is SourceState.TRUNCATED


@pytest.mark.parametrize(("status", "state"), [("403 Forbidden", SourceState.NOT_ALLOWED), ("500", SourceState.FAILED)])
def test_a_refused_entry_of_a_batch_response_is_unknown(status: str, state: SourceState) -> None:
    value = {"resourceType": "Bundle", "type": "batch-response", "entry": [{"response": {"status": status}}]}
    assert source(value).state is state


def test_one_broken_entry_is_listed_and_spoils_silence_only() -> None:
    found = record(conditions=bundle(condition("a"), {"resourceType": "Condition", "id": "b", "category": 7}))
    assert names(found) == ["a"]
    assert found.source(Key.CONDITIONS) == Source(SourceState.GIVEN, defects=1)
    assert [(i.reference, i.reason) for i in found.ignored] == [("Condition/b", "unreadable")]


@pytest.mark.parametrize(
    "entry", [7, None, "Condition", [], {"fullUrl": "urn:uuid:1"}, {"resource": []}, {"resource": {}}]
)
def test_an_entry_of_any_shape_is_one_defect(entry: Any) -> None:
    value = bundle(condition("a"))
    value["entry"].append(entry)
    found = record(conditions=value)
    assert names(found) == ["a"]
    assert found.source(Key.CONDITIONS).defects == 1


def test_a_resource_whose_meaning_an_unknown_extension_may_turn_is_not_read() -> None:
    turned = condition("a", modifierExtension=[{"url": "https://ehr.example.org/negated", "valueBoolean": True}])
    found = record(conditions=bundle(turned))
    assert names(found) == []
    assert found.source(Key.CONDITIONS).defects == 1


def record_of_pages(*pages: Any) -> Any:
    import json

    builder = RecordBuilder("anna")
    for page in pages:
        builder.add("conditions", page if isinstance(page, bytes) else json.dumps(page).encode())
    return builder.build()
