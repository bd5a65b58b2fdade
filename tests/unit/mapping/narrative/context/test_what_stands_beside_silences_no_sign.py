"""What stands beside a sign does not silence it: a pain of its own, the start of a clause, an "until" or an "except".

Source: clinical.md 7.3 (text clears a red flag only when it says so plainly; a phrase half understood is asked about).
"""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

UNCLEAR = "cauda-equina-words-unclear"


@pytest.mark.parametrize(
    "text",
    [
        "Sensation down there is normal except on the right.",
        "Sensation around the anus is normal except on the right.",
        "No trouble passing or holding urine until today.",
        "No incontinence except at night.",
        "Continent of both until yesterday.",
        "Continent until the fall.",
    ],
)
def test_what_is_well_only_in_part_is_asked_about(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == {UNCLEAR}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Urinary retention in 2019, fine since, until last night.", "urinary-retention"),
        ("Saddle numbness in 2020, recovered, until yesterday.", "saddle-sensory-loss"),
        ("Continent since then, until yesterday.", "urinary-incontinence"),
        ("Continent since the op, now leaking.", "urinary-incontinence"),
        ("Now leaking stool.", "bowel-incontinence"),
    ],
)
def test_what_was_well_until_these_days_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding", "status"),
    [
        ("Urinary retention in 2019, fine since.", "urinary-retention", Status.HISTORICAL),
        ("No incontinence except with a bad cough.", "urinary-incontinence", Status.ABSENT),
        ("Wound now leaking, no incontinence.", "urinary-incontinence", Status.ABSENT),
        ("Back pain, nothing in the legs.", "leg-pain", Status.ABSENT),
    ],
)
def test_what_is_plainly_over_or_denied_stays_so(
    reader: NarrativeReader, text: str, finding: str, status: Status
) -> None:
    assert {mention.status for mention in reader.mentions(text) if mention.finding == finding} == {status}


def test_legs_that_feel_nothing_are_no_denial_of_pain_in_them(reader: NarrativeReader) -> None:
    assert "leg-pain" not in {mention.finding for mention in reader.mentions("Back pain, feels nothing in the legs.")}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Back pain, weakness on plantar flexion.", "weakness-plantarflexion"),
        ("Weakness on plantar flexion, back pain.", "weakness-plantarflexion"),
        ("Back pain, cannot dorsiflex or evert the foot.", "foot-drop"),
        ("Sciatica, tib ant power vanished.", "weakness-dorsiflexion"),
        ("Leg pain and failed to get onto left tip toe.", "weakness-plantarflexion"),
    ],
)
def test_a_pain_told_by_itself_takes_no_weakness(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Cannot dorsiflex or evert the foot, limited by leg pain.",
        "Cannot dorsiflex or evert the foot, pain.",
        "Failed to get onto left tip toe due to heel pain.",
        "Failed to get onto left tip toe, heel pain.",
    ],
)
def test_what_cannot_be_done_for_pain_is_no_weakness(reader: NarrativeReader, text: str) -> None:
    assert not {finding for finding in present(reader, text) if "weak" in finding or finding == "foot-drop"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Back pain, has Lhermitte's.", "myelopathy"),
        ("No weakness and has Lhermitte's.", "myelopathy"),
        ("Back pain, in cancer clinic.", "cancer-active"),
        ("Back pain and feels hot and shaky.", "chills"),
    ],
)
def test_the_words_that_part_two_statements_take_none_from_the_second(
    reader: NarrativeReader, text: str, finding: str
) -> None:
    assert finding in present(reader, text)
