"""Signs of the patient beside words that clear, head or tell of others: nothing of these may take them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Anal tone not present on exam", "reduced-anal-tone"),
        ("Foot drop not seen at this review as in splint", "foot-drop"),
        ("CES confirmed: bladder ok, bowel ok", "cauda-equina-diagnosis"),
        ("Known CES: bladder ok, bowel ok", "cauda-equina-diagnosis"),
        ("CES: passing urine no, bowel ok", "cauda-equina-diagnosis"),
        ("? cauda equina. No cauda equina on CT. MRI awaited.", "cauda-equina-diagnosis"),
        ("?CES. Not sure about sensation. No CES by GP. For MRI.", "cauda-equina-diagnosis"),
        ('Leaflet asks "numb between the legs?" Answer: definitely.', "saddle-sensory-loss"),
        ("Saddle numbness, incontinence, foot drop - previously denied all", "saddle-sensory-loss"),
        ("Since Friday: saddle numbness, incontinence, fever - denies all", "saddle-sensory-loss"),
        ("Exam: foot drop, absent ankle jerk, clonus - no to all", "foot-drop"),
        ("New mother, 30, has urinary retention", "urinary-retention"),
        ("Sister in law was with her when she lost bladder control", "urinary-incontinence"),
        ("Son in law lost his job; foot drop", "foot-drop"),
        ("Saw video about red flags - has saddle numbness and retention", "saddle-sensory-loss"),
        ("Patient googled urinary retention", "urinary-retention"),
        ("Inmate developed foot drop yesterday", "foot-drop"),
        ("As a nurse, patient is incontinent", "urinary-incontinence"),
        ("Saddle sensation normal 3 months ago, numb today", "cauda-equina-words-unclear"),
        ("Numb saddle, had this in 2010", "saddle-sensory-loss"),
        ("Cannot pass urine, was well until 2010", "urinary-retention"),
        ("No fever, a left foot drop", "foot-drop"),
        ("No trauma, an episode of incontinence", "urinary-incontinence"),
    ],
)
def test_a_sign_of_the_patient_stays(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "CES: bladder -, bowel -, saddle -",
        "CES sx: bladder ok, bowel ok, saddle ok",
        "?CES. Bladder normal, saddle normal. Plan: CES not suspected",
        "Saddle numbness, incontinence, foot drop - no to all",
        "Come back if bladder changes; legs weak; saddle numb",
        "Perianal sensation normal, no numbness",
        "No fever, a cough or a rash",
        "Numb saddle, it began in 2010 and resolved",
    ],
)
def test_what_clears_heads_or_warns_raises_nothing(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == set()
