"""Facts cite the chart's own entry, not the order's reason that repeats it; the duration names the entry it is counted from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from cds_service.clinical.findings import Evidence, Reading
from tests.unit.clinical.charts import has
from tests.unit.compose.cards import card, offers, parts

TODAY = date(2026, 11, 22)


def reason(finding: str, **more: Any) -> Reading:
    """The same finding as the reason of today's order."""
    return replace(has(finding, said=0, **more), evidence=Evidence("ServiceRequest/1", "reasonCode[0]", date=TODAY))


def facts(*readings: Reading) -> str:
    return parts(card(*readings))["facts"]


def test_the_complaint_is_that_of_the_problem_list_with_its_date() -> None:
    told = facts(has("radiculopathy-lumbar", onset=21, said=20), reason("radiculopathy-lumbar"))
    assert "- Lumbar radiculopathy, 2026-11-02 `Observation/radiculopathy-lumbar`" in told
    assert "ServiceRequest/1" not in told


def test_a_reason_that_nothing_in_the_chart_says_is_cited_itself() -> None:
    assert "- Lumbar radiculopathy, 2026-11-22 `ServiceRequest/1`" in facts(reason("radiculopathy-lumbar"))


def test_an_undated_entry_does_not_take_the_place_of_a_dated_reason() -> None:
    told = facts(has("radiculopathy-lumbar"), reason("radiculopathy-lumbar"))
    assert "- Lumbar radiculopathy, 2026-11-22 `ServiceRequest/1`" in told


def test_a_sign_of_today_is_not_told_with_the_day_of_an_old_entry() -> None:
    told = facts(has("low-back-pain", onset=20), has("saddle-sensory-loss", said=9), reason("saddle-sensory-loss"))
    assert "- Saddle sensory loss, 2026-11-22 `ServiceRequest/1`" in told


def test_of_a_sign_of_the_same_day_the_chart_is_cited() -> None:
    told = facts(has("low-back-pain", onset=20), has("saddle-sensory-loss", said=0), reason("saddle-sensory-loss"))
    assert "- Saddle sensory loss, 2026-11-22 `Observation/saddle-sensory-loss`" in told


def test_the_duration_names_the_entry_from_which_it_is_counted() -> None:
    told = facts(has("radiculopathy-lumbar", onset=21, said=20), reason("radiculopathy-lumbar"))
    assert "- Symptoms for 3 weeks `Observation/radiculopathy-lumbar`" in told


def test_the_duration_is_that_of_the_longest_complaint() -> None:
    told = facts(has("radiculopathy-lumbar", onset=10, said=9), has("low-back-pain", onset=21, said=20))
    assert "- Symptoms for 3 weeks `Observation/low-back-pain`" in told


def test_a_referral_to_therapy_says_no_diagnosis() -> None:
    referral = offers(card(has("low-back-pain", onset=21, said=20)))["Refer to physical therapy"]
    assert referral.actions[0].resource is not None
    assert referral.actions[0].resource["code"]["text"] == "Physical therapy"


def test_a_child_s_card_tells_the_complaint_that_is_recorded() -> None:
    told = parts(card(has("leg-pain", onset=21, said=20), age=15))["facts"]
    assert told == "- Leg pain, 2026-11-02 `Observation/leg-pain`"
