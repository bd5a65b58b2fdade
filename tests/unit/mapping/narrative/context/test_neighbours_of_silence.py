"""Neighbours of words that silence: a sign beside them is there all the same."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told

SADDLE, RETENTION = "saddle-sensory-loss", "urinary-retention"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Cannot heel walk since yesterday, 45 year old woman", "weakness-dorsiflexion"),
        ("Unable to heel raise on the right anymore, Achilles intact", "weakness-plantarflexion"),
        ("CES symptoms reviewed with spinal on call: urinary retention and saddle anaesthesia", SADDLE),
        ("Went through CES red flags: numb saddle area, leaking urine", SADDLE),
        ("Bladder scan: empty 600 ml", "post-void-residual"),
        ("Plantar: flexor on right, extensor on left", "reflex-hyper-or-babinski"),
        ("Urinary retention thought unlikely to be opioid related", RETENTION),
        ("Consent for surgery taken: CES with saddle numbness", SADDLE),
        ("Attend early for saddle numbness", SADDLE),
        ("Husband himself has noticed her saddle numbness", SADDLE),
        ("Anaesthetic perineum, no local tenderness", SADDLE),
        ("Known AML, nurse led clinic", "cancer-active"),
        ("GP advised that foot drop needs urgent MRI", "foot-drop"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Can wee, poo and feel nothing", "bladder-bowel-dysfunction"),
        ("Voiding ✗", "bladder-bowel-dysfunction"),
        ("Sphincter ✗", "reduced-anal-tone"),
    ],
)
def test_it_is_not_denied(reader: NarrativeReader, text: str, denied: str) -> None:
    assert f"{denied} -" not in told(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Cauda equina felt unlikely", "cauda-equina-diagnosis"),
        ("Wife herself has MS and is incontinent", "urinary-incontinence"),
        ("Consent for epidural taken: incontinence, weakness", "urinary-incontinence"),
        ("told that any retention needs review", RETENTION),
    ],
)
def test_it_is_not_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)
