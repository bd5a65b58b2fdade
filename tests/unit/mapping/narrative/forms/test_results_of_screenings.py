"""The result of a screening with what was asked: it counts for each bare name of the list, and for nothing else."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

ORGANS = "saddle-sensory-loss -, bladder-bowel-dysfunction -"

DENIED = [
    ("Red flag screen: negative (saddle, bladder, bowel).", ORGANS),
    ("Red flags: none (saddle, bladder, bowel).", ORGANS),
    ("Red flags: none - saddle, bladder, bowel.", ORGANS),
    ("Red flag screen clear: saddle, bladder, bowel, fever", f"{ORGANS}, fever -"),
    ("No red flags (saddle, bladder, bowel, fever).", f"{ORGANS}, fever -"),
    ("Red flags: none (saddle, bladder, fever).", f"{ORGANS}, fever -"),
    ("Red flags (saddle, bladder, bowel, fever): negative.", f"{ORGANS}, fever -"),
    ("Red flags: none (numbness, weakness, bladder/bowel, gait)", "leg-numbness -, leg-weakness -, bladder-bowel-dysfunction -"),
    ("CES screen negative: saddle sensation, bladder, bowel, gait.", f"cauda-equina-diagnosis -, {ORGANS}"),
    ("CES symptoms nil: bladder, bowel, saddle.", f"cauda-equina-diagnosis -, {ORGANS}"),
    ("CES (saddle, bladder, bowel): negative", f"cauda-equina-diagnosis -, {ORGANS}"),
    ("Cauda equina (bowel/bladder): absent.", "cauda-equina-diagnosis -, bladder-bowel-dysfunction -"),
    ("Red flags: Cauda equina (bowel/bladder): nil.", "cauda-equina-diagnosis -, bladder-bowel-dysfunction -"),
    ("Cauda equina (saddle numbness): not present.", "cauda-equina-diagnosis -, saddle-sensory-loss -"),
    ("Infection (fever, rigors, sweats): nil. Cancer (weight loss): no.",
     "fever -, chills -, night-sweats -, cancer-active -, weight-loss -"),
    ("Weakness (foot drop): none.", "leg-weakness -, foot-drop -"),
]  # fmt: skip

FOUND = [
    ("Cauda equina (bowel/bladder): present.", "cauda-equina-diagnosis"),
    ("Cauda equina (bowel/bladder): yes.", "cauda-equina-diagnosis"),
    ("Red flags: positive (saddle, fever).", "saddle-sensory-loss"),
    ("Red flag screen positive - saddle, bladder.", "bladder-bowel-dysfunction"),
    ("Red flag screen positive: bladder", "bladder-bowel-dysfunction"),
    ("Infection signs (fever, rigors): present.", "fever"),
    ("Saddle numbness (perianal, genital): yes", "saddle-sensory-loss"),
    ("Cauda equina (bowel/bladder): absent but saddle numb", "saddle-sensory-loss"),
    ("Cauda equina (bowel/bladder): present - retention since Monday", "urinary-retention"),
    ("Red flag screen negative last week (saddle, bladder). Today numb saddle.", "saddle-sensory-loss"),
    ("Sensation (S2-4, perianal): absent.", "saddle-sensory-loss"),
    ("Saddle sensation (light touch, pin prick): absent.", "saddle-sensory-loss"),
    ("Anal tone (squeeze, resting): absent", "reduced-anal-tone"),
    ("Reflexes (knee, ankle): absent.", "reflex-achilles-reduced"),
    ("Red flags: nil - new saddle numbness, retention", "saddle-sensory-loss"),
    ("Red flag screen clear - saddle numbness, retention", "urinary-retention"),
    ("No red flags - saddle numbness and retention since yesterday", "urinary-retention"),
    ("Red flags: nil. Saddle numbness, incontinence.", "urinary-incontinence"),
]

OPEN = [
    "Red flag screen negative (saddle not asked, bladder).",
    "Red flag screen negative - except saddle, bladder.",
    "Red flags: none until today (saddle, bladder)",
    "Red flag screen (saddle, bladder, bowel): no",
    "Red flags discussed (saddle, bladder, bowel).",
    "Return if red flags (saddle, bladder, bowel).",
]


@pytest.mark.parametrize(("text", "findings"), DENIED, ids=[text for text, _ in DENIED])
def test_a_negative_result_denies_what_was_asked(reader: NarrativeReader, text: str, findings: str) -> None:
    assert told(reader, text) == expected(findings)


@pytest.mark.parametrize(("text", "finding"), FOUND, ids=[text for text, _ in FOUND])
def test_a_sign_that_is_told_stays(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize("text", OPEN)
def test_other_words_in_the_list_leave_it_open(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
