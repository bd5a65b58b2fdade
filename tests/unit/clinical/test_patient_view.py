"""Without an order: the patient as if MRI without contrast were asked (contract section 5, patient-view)."""

from __future__ import annotations

import pytest

from cds_service.clinical.assessment import Indicator
from cds_service.clinical.findings import Reading
from tests.unit.clinical.charts import CANDIDATE, grade, has, judge, sciatica, therapy, value

BACK = has("low-back-pain", onset=20)


@pytest.mark.parametrize(
    ("row", "chart"),
    [
        ("3", (sciatica(), has("saddle-sensory-loss", said=1))),
        ("3b", (sciatica(), has("urinary-retention", onset=40))),
        ("4", (BACK, has("pulsatile-abdominal-mass", said=1))),
        ("6", (sciatica(), grade("dorsiflexion", "2"))),
        ("7", (BACK, has("iv-drug-use", said=20))),
    ],
)
def test_a_red_flag_row_is_shown_as_for_an_order_of_mri_without_contrast(row: str, chart: tuple[Reading, ...]) -> None:
    found, ordered = judge(*chart, study=None), judge(*chart)
    assert (found.row, found.silent) == (row, False)
    assert (found.disposition, found.indicator, found.order) == (ordered.disposition, ordered.indicator, None)


def test_suspected_cancer_is_shown_with_the_indicator_of_its_row_since_nothing_appropriate_was_ordered_yet() -> None:
    chart = (BACK, has("cancer-history", said=900, ongoing=True))
    found, ordered = judge(*chart, study=None), judge(*chart)
    assert (found.row, found.silent, found.disposition) == ("8", False, ordered.disposition)
    assert (found.indicator, ordered.indicator) == (Indicator.WARNING, Indicator.INFO)


def test_a_recorded_radiculopathy_is_information() -> None:
    found = judge(sciatica(200), study=None)
    assert (found.silent, found.indicator) == (False, Indicator.INFO)


@pytest.mark.parametrize(
    "chart",
    [(BACK,), (), (has("diabetes", said=90, ongoing=True),), (BACK, has("weight-loss", said=9)), (has("neck-pain"),)],
    ids=["back pain", "empty", "diabetes", "weight loss", "neck"],
)
def test_nothing_else_is_shown(chart: tuple[Reading, ...]) -> None:
    assert judge(*chart, study=None).silent


def test_failed_care_with_radiculopathy_is_information_only() -> None:
    found = judge(sciatica(200), therapy(), CANDIDATE, study=None)
    assert (found.silent, found.indicator) == (False, Indicator.INFO)


def test_cord_signs_do_not_hide_an_infection() -> None:
    found = judge(BACK, value("fever", 39.0), has("reflex-hyper-or-babinski", said=1), study=None)
    assert (found.row, found.silent) == ("7", False)


def test_a_deceased_patient_gets_no_card() -> None:
    assert judge(sciatica(), has("saddle-sensory-loss", said=1), deceased=True, study=None).silent


def test_a_child_is_shown_only_with_emergency_signs() -> None:
    assert judge(sciatica(), age=12, study=None).silent
    found = judge(sciatica(), has("saddle-sensory-loss", said=1), age=12, study=None)
    assert (found.silent, found.disposition, found.indicator) == (False, "outOfScope", Indicator.CRITICAL)
