"""What an illness of long ago came with was then; what is told of today, or by itself, is not."""

from datetime import date

import pytest

from cds_service.clinical.findings import Interval, Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


def test_signs_of_a_month_of_years_ago(reader: NarrativeReader) -> None:
    text = "Had cauda equina syndrome March 2021 with saddle numbness and retention, emergency discectomy."
    then = Interval(date(2021, 3, 1), date(2021, 3, 31))
    signs = {m.finding: m.dated for m in reader.stated(text) if m.status is Status.PRESENT}
    assert signs["saddle-sensory-loss"] == signs["urinary-retention"] == then


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Had cauda equina syndrome in 2021 with saddle numbness and retention.",
            "cauda-equina-diagnosis h, saddle-sensory-loss h, urinary-retention h",
        ),
        (
            "Had cauda equina syndrome in 2021, has saddle numbness and retention.",
            "cauda-equina-diagnosis h, saddle-sensory-loss +, urinary-retention +",
        ),
        (
            "Had cauda equina syndrome in 2021. Saddle numbness and retention.",
            "cauda-equina-diagnosis h, saddle-sensory-loss +, urinary-retention +",
        ),
        (
            "Had cauda equina syndrome in 2021 with saddle numbness and today retention.",
            "cauda-equina-diagnosis h, saddle-sensory-loss +, urinary-retention +",
        ),
    ],
)
def test_what_it_came_with_is_over_and_the_rest_is_not(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Had a disc prolapse in March 2021 with saddle numbness and retention since Monday.",
        "Known disc prolapse since 2021 with saddle numbness and retention.",
        "Had cauda equina syndrome on Monday with saddle numbness and retention.",
    ],
)
def test_signs_of_now_have_no_old_date(text: str, reader: NarrativeReader) -> None:
    signs = [m for m in reader.stated(text) if m.finding in ("saddle-sensory-loss", "urinary-retention")]
    assert [(m.status, m.dated.known) for m in signs] == [(Status.PRESENT, False)] * 2


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Injected heroin in his 20s and early 30s, nothing since 2014, came off methadone 2018.", "iv-drug-use h"),
        ("Injected heroin in his 20s and again last month.", "iv-drug-use +"),
        ("Saddle numbness in a woman in her 20s.", "saddle-sensory-loss +"),
        (
            "Went into urinary retention post op in 2017 and had an IDC overnight, no trouble since.",
            "urinary-retention h",
        ),
        ("Saddle was numb after the spinal as expected, all back to normal that evening.", "saddle-sensory-loss h"),
        ("Saddle went numb yesterday, all back to normal that evening, numb again now.", "saddle-sensory-loss +"),
    ],
)
def test_what_ended_then_is_over(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
