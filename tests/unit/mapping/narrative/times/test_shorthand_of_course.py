"""Shorthand of pregnancies, angles, questionnaires and candidates, and what looks like it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("24 wk G1, LBP", "pregnancy +"),
    ("24w3d G1P0, LBP", "pregnancy +"),
    ("EGA 24w", "pregnancy +"),
    ("GA 24 weeks, LBP", "pregnancy +"),
    ("LBP, 3rd trimester", "pregnancy +"),
    ("LBP, 2nd trimester", "pregnancy +"),
    ("G1P0 at 24 wks", "pregnancy +"),
    ("SLR + R @45, crossed neg.", "slr + right, crossed-slr -"),
    ("SLR + L @ 30, - R", "slr + left, slr - right"),
    ("Have you lost weight without trying? Yes", "weight-loss +"),
    ("Have you lost weight without trying? No", "weight-loss -"),
    ("Have you ever had cancer? Yes (breast 2014)", "cancer-history +"),
    ("Have you ever had cancer? No", "cancer-history -"),
    ("Do you have cancer? Yes", "cancer-active +"),
    ("LBP -> both legs", "low-back-pain +, bilateral-leg-pain +"),
    ("No LBP into both legs", "low-back-pain -, bilateral-leg-pain -"),
    ("Not a candidate for L4-5 microdiscectomy", "surgical-candidate -"),
    ("Candidate for L4-5 microdiscectomy", "surgical-candidate +"),
    ("Had L5 TFESI in 2020", "conservative-injection +"),
]
NOT_PREGNANT = [
    "General anesthesia, GA 24 weeks ago",
    "LBP, 2nd trimester loss in 2019",
    "GA 24 weeks, premature birth of her son",
    "LBP for 24 weeks",
    "32/40 on the ODI",
]


@pytest.mark.parametrize(("text", "line"), TOLD, ids=lambda value: str(value)[:60])
def test_shorthand_is_read(reader: NarrativeReader, text: str, line: str) -> None:
    assert expected(line) <= told(reader, text)


@pytest.mark.parametrize("text", NOT_PREGNANT)
def test_weeks_of_something_else_are_no_pregnancy(reader: NarrativeReader, text: str) -> None:
    assert "pregnancy +" not in told(reader, text)


def test_who_is_no_candidate_is_none(reader: NarrativeReader) -> None:
    assert "surgical-candidate +" not in told(reader, "Not a candidate for L4-5 microdiscectomy")
