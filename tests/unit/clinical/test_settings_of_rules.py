"""Numbers that a site may set, and rows that it may switch off (contract section 4)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cds_service.clinical.assess import Rules
from tests.unit.clinical.charts import CANDIDATE, has, judge, knowledge, rules, sciatica, therapy


def _with(**numbers: float) -> Rules:
    given = {**rules().parameters, **numbers}
    return replace(rules(), parameters=given, specs=knowledge().findings.with_parameters(given).specs)


@pytest.mark.parametrize(("days", "row"), [(28, "20"), (42, "21")])
def test_the_deferral_threshold(days: float, row: str) -> None:
    assert judge(sciatica(30), in_force=_with(deferralDays=days)).row == row


def test_the_deferral_threshold_is_that_of_management_too() -> None:
    chart = sciatica(200), therapy(6), CANDIDATE
    assert judge(*chart, in_force=_with(deferralDays=42)).row == "14"
    assert judge(*chart, in_force=_with(deferralDays=56)).row == "20"


def test_the_duplicate_window() -> None:
    chart = sciatica(300), has("prior-lumbar-mri", said=100)
    assert judge(*chart).row == "11"
    assert judge(*chart, in_force=_with(duplicateDays=90)).row == "20"


def test_the_adult_age() -> None:
    assert judge(sciatica(), age=19, in_force=_with(adultAge=21)).row == "2"


def test_the_residual_threshold_is_that_of_the_finding() -> None:
    specs = _with(pvrThreshold=300).specs
    quantity = specs["post-void-residual"].quantity
    assert quantity is not None
    assert quantity.at_least == 300


class TestRowsSwitchedOff:
    OFF = replace(rules(), off=frozenset({"11", "16"}))

    def test_a_row_that_is_switched_off_decides_in_silence(self) -> None:
        found = judge(sciatica(300), has("prior-lumbar-mri", said=60), in_force=self.OFF)
        assert (found.row, found.disposition, found.silent) == ("11", "duplicateRecent", True)

    def test_what_it_would_have_said_never_becomes_a_deferral(self) -> None:
        found = judge(has("low-back-pain", onset=20), has("weight-loss", said=9), in_force=self.OFF)
        assert (found.disposition, found.silent) == ("xrayFirst", True)

    def test_other_rows_speak(self) -> None:
        assert not judge(sciatica(), in_force=self.OFF).silent

    def test_without_an_order_as_well(self) -> None:
        off = replace(rules(), off=frozenset({"8"}))
        chart = has("low-back-pain", onset=20), has("cancer-history", said=90, ongoing=True)
        found = judge(*chart, study=None, in_force=off)
        assert (found.row, found.silent) == ("8", True)
