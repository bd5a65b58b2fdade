"""What wards, midwives and letters jot: "PR: tone N, sens N", "feels normal to wash", "no perianal loss", "bowels opened, no leakage"."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

WELL = [
    ("PR: tone N, sens N", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("power N, reflexes N", "leg-weakness -, reflex-achilles-reduced -, reflex-patellar-reduced -"),
    ("no perianal loss", "saddle-sensory-loss -"),
    ("Bowels opened this am, no leakage", "bowel-incontinence -"),
    ("Perineum sore (episiotomy) but feels normal to wash", "saddle-sensory-loss -"),
    ("Can feel bladder fill", "bladder-bowel-dysfunction -"),
    ("able to start and empty normally", "urinary-retention -"),
    ("No sign of epidural haematoma or cauda equina", "cauda-equina-diagnosis -"),
    ("No CE compression", "cauda-equina-diagnosis -"),
    ("S3-5 pinprick present", "saddle-sensory-loss -"),
    ("Nothing untoward with his bladder since.", "bladder-bowel-dysfunction -"),
]
NOT_WELL = [
    ("PR: tone N, sens reduced", "saddle-sensory-loss"),
    ("CE compression at L4/5", "cauda-equina-diagnosis"),
    ("Perineum feels odd to wash", "saddle-sensory-loss"),
    ("Perineum does not feel normal to wash.", "saddle-sensory-loss"),
    ("Unable to feel bladder fill.", "bladder-bowel-dysfunction"),
    ("No longer feels her bladder filling.", "bladder-bowel-dysfunction"),
    ("Not able to start and empty normally", "urinary-retention"),
    ("Saddle sensation: N", "cauda-equina-words-unclear"),
    ("Anal tone N", "cauda-equina-words-unclear"),
    ("S3-5 pinprick absent", "saddle-sensory-loss"),
]
NOTHING = [
    "PR: tone N, sens Y",
    "Control N, sensation N",
    "Knee feels normal to wash",
    "No perianal blood loss.",
    "Feels different to wash.",
]
LISTS = [
    ("Leg weakness, intact distal strength, rectal tone and sensation.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("Proximal leg weakness, preserved distal power, anal tone and perianal sensation.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("Leg weakness, reduced distal strength, rectal tone intact.", "reduced-anal-tone -"),
    ("Intact strength but reduced rectal tone and sensation.", "reduced-anal-tone +, saddle-sensory-loss +"),
    ("Intact distal strength, rectal tone lax.", "reduced-anal-tone +"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "findings"), WELL, ids=[text for text, _ in WELL])
def test_what_is_well_is_absent(reader: NarrativeReader, text: str, findings: str) -> None:
    assert told(reader, text) == expected(findings)


@pytest.mark.parametrize(("text", "finding"), NOT_WELL, ids=[text for text, _ in NOT_WELL])
def test_what_is_not_well_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert {one for one in told(reader, text) if one.startswith(f"{finding} +")}


@pytest.mark.parametrize("text", NOTHING)
def test_what_says_neither_is_silent(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(("text", "findings"), LISTS, ids=[text for text, _ in LISTS])
def test_a_list_behind_a_result_shares_it(reader: NarrativeReader, text: str, findings: str) -> None:
    assert {one for one in told(reader, text) if not one.startswith("leg-weakness")} == expected(findings)
