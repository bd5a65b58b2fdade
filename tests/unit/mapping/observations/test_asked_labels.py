"""Labels that hold a negation, ask for a loss, or ask in words of their own; and answers that name a place or a size."""

from __future__ import annotations

from typing import Any

import pytest

from cds_service.clinical.findings import Certainty, Side, Status
from tests.unit.mapping.charts import SUBJECT, Json, findings, read

PRESENT, ABSENT = Status.PRESENT, Status.ABSENT


def row(label: str, value: str | bool) -> Json:
    answer: dict[str, Any] = {"valueBoolean": value} if isinstance(value, bool) else {"valueString": value}
    return {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "subject": SUBJECT,
        "code": {"text": label},
        "effectiveDateTime": "2026-11-21T08:00:00Z",
        **answer,
    }


def statuses(finding: str, told: Json) -> list[Status]:
    return [found.status for found in findings(told).get(finding, ())]


@pytest.mark.parametrize(
    ("label", "finding"),
    [
        ("Absent perianal sensation", "saddle-sensory-loss"),
        ("Lack of sensation in genital area", "saddle-sensory-loss"),
        ("Absence of sensation in saddle area", "saddle-sensory-loss"),
        ("Reduced perianal sensation", "saddle-sensory-loss"),
        ("Perianal sensation absent", "saddle-sensory-loss"),
        ("Perianal sensation not intact", "saddle-sensory-loss"),
        ("No perianal sensation", "saddle-sensory-loss"),
        ("Any change in feeling when wiping?", "saddle-sensory-loss"),
        ("Non-continent of urine", "urinary-incontinence"),
        ("Unable to control bowels", "bowel-incontinence"),
        ("Motor weakness progressive", "progressive-weakness"),
        ("Leg weakness worsening", "progressive-weakness"),
        ("Anal tone loss", "reduced-anal-tone"),
        ("Perianal sensation loss", "saddle-sensory-loss"),
    ],
)
def test_a_label_that_asks_for_a_loss_is_answered_as_it_asks(label: str, finding: str) -> None:
    assert statuses(finding, row(label, "Yes")) == [PRESENT]
    assert statuses(finding, row(label, True)) == [PRESENT]
    assert statuses(finding, row(label, "No")) == [ABSENT]


@pytest.mark.parametrize(
    ("label", "finding"),
    [
        ("Afebrile", "fever"),
        ("No fever", "fever"),
        ("Never used IV drugs", "iv-drug-use"),
        ("Cancer free", "cancer-active"),
        ("Babinski negative", "reflex-hyper-or-babinski"),
        ("Clonus absent", "reflex-hyper-or-babinski"),
        ("Saddle anesthesia absent", "saddle-sensory-loss"),
        ("Saddle anesthesia denied", "saddle-sensory-loss"),
        ("Able to control bowels", "bowel-incontinence"),
        ("Able to control bladder and bowels", "urinary-incontinence"),
        ("Able to feel when wiping", "saddle-sensory-loss"),
        ("Perianal sensation intact", "saddle-sensory-loss"),
        ("No anal tone loss", "reduced-anal-tone"),
        ("No loss of anal tone", "reduced-anal-tone"),
        ("No sensation loss saddle", "saddle-sensory-loss"),
        ("No bladder control problem", "urinary-incontinence"),
    ],
)
def test_a_label_that_says_that_all_is_well_is_denied_by_a_yes_and_raised_by_a_no(label: str, finding: str) -> None:
    assert statuses(finding, row(label, "Yes")) == [ABSENT]
    assert statuses(finding, row(label, True)) == [ABSENT]
    assert statuses(finding, row(label, "No")) == [PRESENT]


@pytest.mark.parametrize(
    ("label", "finding"),
    [
        ("No bladder control", "urinary-incontinence"),
        ("Without bladder control", "bladder-bowel-dysfunction"),
        ("No feeling when wiping", "saddle-sensory-loss"),
        ("No sensation between legs", "saddle-sensory-loss"),
        ("Never able to empty bladder", "urinary-retention"),
        ("No control of bowels", "bowel-incontinence"),
        ("No urge to void", "bladder-bowel-dysfunction"),
        ("Urge to urinate absent", "bladder-bowel-dysfunction"),
        ("No anal squeeze", "reduced-anal-tone"),
        ("Bowel control lost", "bowel-incontinence"),
    ],
)
def test_a_label_that_denies_what_works_tells_of_its_loss(label: str, finding: str) -> None:
    assert statuses(finding, row(label, "Yes")) == [PRESENT]


@pytest.mark.parametrize(
    ("label", "finding"),
    [
        ("No loss of bladder control", "urinary-incontinence"),
        ("No change in feeling when wiping", "saddle-sensory-loss"),
        ("No numbness or loss of sensation between legs", "saddle-sensory-loss"),
        ("No urge incontinence", "urinary-incontinence"),
        ("Loss of bladder control denied", "urinary-incontinence"),
        ("Saddle numbness absent", "saddle-sensory-loss"),
    ],
)
def test_a_label_that_denies_a_loss_tells_of_none(label: str, finding: str) -> None:
    assert statuses(finding, row(label, "Yes")) == [ABSENT]


@pytest.mark.parametrize("label", ["Saddle anesthesia (absent/present)", "Saddle anesthesia present or absent"])
def test_a_label_that_offers_answers_denies_nothing_by_itself(label: str) -> None:
    assert statuses("saddle-sensory-loss", row(label, "present")) == [PRESENT]
    assert statuses("saddle-sensory-loss", row(label, "absent")) == [ABSENT]


@pytest.mark.parametrize(("value", "status"), [("absent", PRESENT), ("diminished", PRESENT), ("intact", ABSENT)])
def test_what_is_felt_is_asked_as_before(value: str, status: Status) -> None:
    assert statuses("saddle-sensory-loss", row("Perianal sensation", value)) == [status]
    assert statuses("saddle-sensory-loss", row("Feeling when wiping", value)) == [status]


@pytest.mark.parametrize("label", ["Saddle", "Saddle:", "Perianal", "Saddle/perianal", "Perineum"])
@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("decreased", PRESENT),
        ("+", PRESENT),
        ("numb", PRESENT),
        ("absent", PRESENT),
        ("WNL", ABSENT),
        ("intact", ABSENT),
        ("denies", ABSENT),
        ("none", ABSENT),
    ],
)
def test_an_area_alone_is_answered_by_what_is_felt_or_complained_of(label: str, value: str, status: Status) -> None:
    assert statuses("saddle-sensory-loss", row(label, value)) == [status]


@pytest.mark.parametrize(("value", "status"), [("No", PRESENT), ("absent", PRESENT), ("intact", ABSENT)])
def test_an_area_of_an_examination_of_sensation_is_answered_by_what_is_felt(value: str, status: Status) -> None:
    told = row("Sensation", "")
    del told["valueString"]
    told["component"] = [{"code": {"text": "Perineum"}, "valueString": value}]
    assert statuses("saddle-sensory-loss", told) == [status]


@pytest.mark.parametrize("label", ["Cauda equina screen", "CES screening", "Screening for saddle anesthesia"])
def test_a_no_to_a_screening_as_a_whole_may_mean_that_nobody_did_it(label: str) -> None:
    finding = "saddle-sensory-loss" if "saddle" in label else "cauda-equina-diagnosis"
    assert statuses(finding, row(label, "Yes")) == statuses(finding, row(label, "positive")) == [PRESENT]
    assert statuses(finding, row(label, "negative")) == [ABSENT]
    for told in (row(label, "No"), row(label, False), row(label, "n")):
        assert statuses(finding, told) == []
        assert not any(entry.reason == "unreadable" for entry in read(told).ignored)
    assert statuses("saddle-sensory-loss", row("Red flag screening - saddle anesthesia", "No")) == [ABSENT]


def test_a_screening_that_was_only_done_is_no_result() -> None:
    told = row("CES screening", "completed")
    assert statuses("cauda-equina-diagnosis", told) == []
    assert any(entry.reason == "unreadable" for entry in read(told).ignored)


@pytest.mark.parametrize(
    ("label", "value", "finding", "side"),
    [
        ("Leg weakness", "Both legs", "leg-weakness", Side.BILATERAL),
        ("Leg weakness", "left", "leg-weakness", Side.LEFT),
        ("Pain location", "Both legs", "bilateral-leg-pain", Side.BILATERAL),
        ("Pain location", "Left leg", "leg-pain", Side.LEFT),
        ("Sensory level", "T6", "sensory-level", None),
        ("Sensory level", "at T10", "sensory-level", None),
        ("Sensory level", "umbilicus", "sensory-level", None),
        ("Sensory level", "T4-5", "sensory-level", None),
        ("Level of sensory loss", "T10", "sensory-level", None),
        ("AAA", "known", "aortic-aneurysm", None),
        ("AAA", "5.2 cm", "aortic-aneurysm", None),
        ("Abdominal aortic aneurysm diameter", "55 mm", "aortic-aneurysm", None),
        ("History of cancer", "breast", "cancer-history", None),
        ("Malignancy", "prostate", "cancer-active", None),
    ],
)
def test_a_place_or_a_size_under_a_finding_says_that_it_is_there(
    label: str, value: str, finding: str, side: Side | None
) -> None:
    (found,) = findings(row(label, value))[finding]
    assert (found.status, found.certainty, found.side) == (PRESENT, Certainty.CONFIRMED, side)


@pytest.mark.parametrize(
    ("label", "value", "finding"),
    [
        ("Left leg strength", "left", "leg-weakness"),
        ("Pain location", "Knee", "leg-pain"),
        ("Pain location", "Low back", "bilateral-leg-pain"),
        ("Sensory level", "none", "sensory-level"),
        ("Sensory level", "L4", "sensory-level"),
        ("AAA", "2.1 cm", "aortic-aneurysm"),
        ("AAA", "No", "aortic-aneurysm"),
        ("History of cancer", "negative for breast, prostate", "cancer-history"),
        ("Malignancy", "none", "cancer-active"),
    ],
)
def test_no_place_no_finding_and_a_small_size_raise_nothing(label: str, value: str, finding: str) -> None:
    assert PRESENT not in statuses(finding, row(label, value))


def test_what_a_pain_is_like_names_no_loss() -> None:
    assert findings(row("Pain descriptors", "Sharp; numbness; tingling")) == {}
    assert statuses("saddle-sensory-loss", row("Pain descriptors", "numb between the legs")) == [PRESENT]
