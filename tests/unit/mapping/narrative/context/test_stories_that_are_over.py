"""What was years ago and went, and what a relative has, is none of today, however the story is told.

Source: clinical.md 5.4 (resolved is historical), 7.3 (other experiencer; what is not plainly over stays).
"""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (
            "In August 2016 had retention and a numb saddle, all recovered.",
            {"urinary-retention", "saddle-sensory-loss"},
        ),
        (
            "PMH: hernia repair Nov 2019, went into urinary retention the night after the op, catheter 24h, TWOC fine, "
            "no problem since.",
            {"urinary-retention"},
        ),
        (
            "PMH L inguinal hernia repair Feb 2023, went into retention overnight post op, catheter 24 hrs, "
            "TWOC fine and no bother since.",
            {"urinary-retention"},
        ),
    ],
)
def test_what_was_then_is_over(reader: NarrativeReader, text: str, findings: set[str]) -> None:
    said = {m.finding: m.status for m in reader.mentions(text) if m.finding in findings}
    assert said == dict.fromkeys(findings, Status.HISTORICAL)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("In 2016 had retention and numb saddle since Monday.", "saddle-sensory-loss"),
        ("In 2019 had retention and leaks urine.", "urinary-incontinence"),
        ("In 2019 had retention and bowel incontinence, every day.", "bowel-incontinence"),
        ("In 2021 had CES with saddle numbness, legs well, numb ever since.", "saddle-sensory-loss"),
        ("Retention in 2015, fine since, until two days ago.", "urinary-retention"),
        ("Retention in 2019, fine since, til yesterday.", "urinary-retention"),
        ("Incontinence, not all of it resolved by the operation.", "urinary-incontinence"),
        ("Cares for his wife, she is bedbound, retention since lifting her.", "urinary-retention"),
        ("Cares for his wife - she has MS, anal tone lax.", "reduced-anal-tone"),
        ("Wet the sheets twice this week, no fever.", "urinary-incontinence"),
        ("No urge or frequency, retention 800 ml.", "urinary-retention"),
        ("In 2016 had retention and now numb saddle.", "saddle-sensory-loss"),
        ("In 2016 had retention and numb saddle, both still there", "saddle-sensory-loss"),
        ("Retention overnight, catheter in, TWOC fine, numb saddle since", "saddle-sensory-loss"),
        ("In 2019 had foot drop and cannot pass urine", "urinary-retention"),
        ("In 2016 had retention and saddle numbness is present", "saddle-sensory-loss"),
        ("In 2016 he had foot drop and saddle anaesthesia, PVR 800", "saddle-sensory-loss"),
        ("In 2015 had retention, fine since, until last night", "urinary-retention"),
        ("Numb saddle and retention - not all of it recovered", "saddle-sensory-loss"),
        ("Saddle numbness and retention, both resolved yesterday but back this morning", "saddle-sensory-loss"),
        ("Incontinence, fever, pyrexia, both settled", "urinary-incontinence"),
        ("Spoke to her husband, he is at home, saddle numbness, retention 900 ml", "saddle-sensory-loss"),
        ("Caring for her husband - he has MS - now leg weakness, urinary retention", "urinary-retention"),
        ("She cares for her husband - he is having chemo, has saddle numbness herself", "saddle-sensory-loss"),
        ("Kicked by a mare that was startled, foot drop and saddle numbness", "saddle-sensory-loss"),
        ("Aware that saddle is numb", "saddle-sensory-loss"),
        ("Urinary retention, TWOC fine.", "urinary-retention"),
    ],
)
def test_what_is_there_since_stays(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "My mum's breast cancer went to her spine and it started with backache so you can imagine.",
        "Anxious: her mom had emergency surgery for cauda equina in 2011 and still self-caths and has a foot drop.",
    ],
)
def test_what_a_relative_had_is_none_of_the_patient(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) <= {"low-back-pain"}


def test_a_text_may_end_with_so(reader: NarrativeReader) -> None:
    assert present(reader, "Back pain. Father alcoholic, brother IVDU, so") == {"low-back-pain"}


def test_what_has_not_gone_is_there(reader: NarrativeReader) -> None:
    text = "What has not gone is a patch of numbness around the anus which has been present since about 10 October."
    assert present(reader, text) == {"saddle-sensory-loss"}
