"""A reader that fails on one text costs neither the card nor the rest of the chart, and is told."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from cds_service.clinical.assessment import Ignored
from cds_service.clinical.findings import Status
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import Key
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.reader import NarrativeReader
from cds_service.mapping.record import Mapped, map_record
from tests.unit.mapping.charts import (
    AS_OF,
    SUBJECT,
    Json,
    book,
    concept,
    condition,
    knowledge,
    ordered,
    procedure,
    request,
)

LUMBAR_MRI = concept("72148", "http://www.ama-assn.org/go/cpt")


class Failing(NarrativeReader):
    """The reader of text as it ships, but that it fails on a text with a certain word."""

    def stated(self, text: str) -> Sequence[Mention]:
        if "xyzzy" in text:
            raise IndexError("list index out of range")
        return super().stated(text)


def note(name: str, text: str) -> Json:
    return {
        "resourceType": "Observation",
        "id": name,
        "status": "final",
        "subject": SUBJECT,
        "code": {"text": "Progress note"},
        "effectiveDateTime": "2026-11-21",
        "valueString": text,
    }


def read(*resources: Json, order: Json | None = None) -> Mapped:
    builder = RecordBuilder("anna")
    entries = [{"resource": resource} for resource in resources]
    builder.add("observations", json.dumps({"resourceType": "Bundle", "type": "searchset", "entry": entries}).encode())
    orders = ordered(order) if order else None
    failing = replace(book(), text=Failing(knowledge().narrative))
    return map_record(builder.build(), orders.selected if orders else (), failing, knowledge().derive, AS_OF)


def present(mapped: Mapped) -> set[str]:
    return {name for name, found in mapped.charted.findings.items() if any(f.status is Status.PRESENT for f in found)}


def test_a_red_flag_in_another_note_is_read_all_the_same() -> None:
    mapped = read(note("n1", "xyzzy"), note("n2", "Numb between the legs since yesterday."), note("n3", "Well."))
    assert "saddle-sensory-loss" in present(mapped)
    assert mapped.ignored == (Ignored("Observation/n1", "unreadable"),)


def test_its_source_is_no_longer_searched() -> None:
    whole, lacking = read(note("n2", "Well.")), read(note("n1", "xyzzy"), note("n2", "Well."))
    assert whole.charted.sources[Key.OBSERVATIONS].searched
    assert not lacking.charted.sources[Key.OBSERVATIONS].searched


@pytest.mark.parametrize(
    "resource",
    [
        request(concept(text="Physical therapy referral"), reasonCode=[{"text": "xyzzy numb saddle"}]),
        procedure(concept(text="injection"), note=[{"text": "xyzzy numb saddle"}]),
    ],
)
def test_whatever_could_not_be_read_leaves_conditions_and_observations_open(resource: Json) -> None:
    mapped = read(resource, note("n2", "Well."))
    assert len(mapped.faults) == 1
    assert not mapped.charted.sources[Key.CONDITIONS].searched
    assert not mapped.charted.sources[Key.OBSERVATIONS].searched


def test_the_fault_is_told_with_its_error() -> None:
    (fault,) = read(note("n1", "xyzzy"), condition(concept("M54.31"), note=[{"text": "xyzzy"}])).faults[:1]
    assert fault.field == "conditions"
    assert isinstance(fault.error, IndexError)


def test_the_reason_of_an_order_that_cannot_be_read_leaves_the_conditions_open() -> None:
    order = request(LUMBAR_MRI, "draft", reasonCode=[{"text": "xyzzy numb saddle"}])
    mapped = read(note("n2", "Foot drop left."), order=order)
    assert "foot-drop" in present(mapped)
    assert [fault.field for fault in mapped.faults] == ["reasons"]
    assert not mapped.charted.sources[Key.CONDITIONS].searched


def test_a_chart_that_can_be_read_has_no_fault() -> None:
    assert read(note("n2", "Foot drop left.")).faults == ()


@pytest.mark.parametrize("text", ["Asked about incontinence, she denied", "retention, he denied", "pain she denied"])
def test_a_text_may_end_with_who_denied_it(text: str) -> None:
    assert read(note("n1", text)).faults == ()
