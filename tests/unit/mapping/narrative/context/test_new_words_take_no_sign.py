"""Words of advice, scans, leaflets, scores and children take no sign away that stands beside them.

Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

SADDLE = "saddle-sensory-loss"
KEPT = [
    ("Scan today excluded cord compression, saddle numbness still present.", SADDLE),
    ("CT excluded fracture, new perianal numbness today.", SADDLE),
    ("He had to call with worsening leg weakness last night.", "leg-weakness"),
    ("Her page mentions she is incontinent of urine.", "urinary-incontinence"),
    ("He sent information describing loss of bladder control since yesterday.", "urinary-incontinence"),
    ("Leaflet describes numbness and she has numbness in the saddle.", SADDLE),
    ("Watched for two days, saddle numbness worse.", SADDLE),
    ("CES typically presents with saddle numbness, which she has.", SADDLE),
    ("Cauda equina may present with retention, this patient has retention of 900 ml.", "urinary-retention"),
    ("Saddle numbness, currently back to normal work.", SADDLE),
    ("Foot drop , since back to normal duties at work.", "foot-drop"),
    ("Saddle numbness asked about, denied leg pain.", SADDLE),
    ("Incontinence was asked about, absent ankle reflex.", "urinary-incontinence"),
    ("Gave foot drop as reason for calling.", "foot-drop"),
    ("Saddle numbness as a reason for attending today.", SADDLE),
    ("Flow is hesitant to start and dribbles.", "urinary-retention"),
    ("Became aware of bowel and bladder symptoms this morning.", "bladder-bowel-dysfunction"),
    ("Leaflet provided re bladder and bowel symptoms which he has had for 2 days.", "bladder-bowel-dysfunction"),
    ("Husband sent video of foot drop.", "foot-drop"),
    ("Numbness during perineal care.", SADDLE),
    ("Feeling has gone down below.", SADDLE),
    ("She cannot sit on saddle without numbness.", SADDLE),
    ("Feels the paper when wiping like through a glove.", SADDLE),
    ("PR, normal tone and saddle sensation lost.", SADDLE),
    ("DRE: normal tone and sensation reduced.", SADDLE),
    ("PR: good tone, and sensation altered.", SADDLE),
    ("Her son, 12, has noticed she has saddle numbness.", SADDLE),
    ("Son, aged 10, was lifted and now she has foot drop.", "foot-drop"),
    ("Daughter (12) is worried because mother cannot pass urine.", "urinary-retention"),
    ("Wears incontinence pads and has a cold.", "urinary-incontinence"),
    ("Wears pads daily; shoulder pain too.", "urinary-incontinence"),
    ("Numb when wiping, also numb fingers.", SADDLE),
    ("Paraplegia since birth of baby on Monday.", "leg-weakness"),
    ("Feels like sitting on a cushion, needs to go to ED.", SADDLE),
]
NOT_DENIED = [
    ("Perianal sensation 10/10 on left, 4/10 on right.", SADDLE),
    ("Saddle sensation was 10/10 last week, now 3/10.", SADDLE),
    ("Saddle sensation 100% on right and 50% left.", SADDLE),
    ("No change to how things feel down below: still dead.", SADDLE),
    ("No change in sensation when wiping, remains numb.", SADDLE),
    ("Everything feels the same down there since Monday: dead.", SADDLE),
    ("Can just about feel paper when wiping.", SADDLE),
    ("Senses perineal touch dully.", SADDLE),
    ("S3-S5 dermatomes: normal on R, numb on L.", SADDLE),
    ("Sacral dermatomes preserved to touch, pinprick lost.", SADDLE),
    ("Lost her normal stream.", "urinary-retention"),
    ("Lost his normal urge.", "bladder-bowel-dysfunction"),
    ("Lost normal sensation when using toilet.", SADDLE),
    ("Bowels: daily leakage.", "bowel-incontinence"),
    ("Neither leg gives way but both are weak.", "leg-weakness"),
    ("Non radicular back pain.", "low-back-pain"),
]
DENIED = [
    ("MRI excludes cauda equina syndrome.", "cauda-equina-diagnosis -"),
    ("Saddle numbness asked about and denied.", "saddle-sensory-loss -"),
    ("Perianal sensation 10/10 bilaterally.", "saddle-sensory-loss -"),
    ("No change in sensation when wiping.", "saddle-sensory-loss -"),
    ("PR: normal tone and saddle sensation.", "saddle-sensory-loss -"),
    ("PR: normal tone and sensation, left foot drop.", "saddle-sensory-loss -"),
    ("Bowels: regular.", "bowel-incontinence -"),
    ("Neither leg gives way.", "leg-weakness -"),
]
SILENT = [
    "Plan: PT, call with new weakness.",
    "Leaflet describes saddle numbness.",
    "CES typically presents with saddle numbness.",
    "Watched for saddle numbness overnight.",
    "Gave her a leaflet about saddle numbness.",
    "Daughter, aged 14, has urinary incontinence.",
    "Ice pads used.",
]


@pytest.mark.parametrize(("text", "finding"), KEPT)
def test_a_sign_beside_them_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    said = {one for one in told(reader, text) if one.split()[0] == finding}
    assert any("+" in one for one in said), said


@pytest.mark.parametrize(("text", "finding"), NOT_DENIED)
def test_no_sign_is_denied_by_half(reader: NarrativeReader, text: str, finding: str) -> None:
    assert not {one for one in told(reader, text) if one.startswith(f"{finding} -")}


@pytest.mark.parametrize(("text", "denied"), DENIED)
def test_what_is_denied_stays_so(reader: NarrativeReader, text: str, denied: str) -> None:
    assert any(one.startswith(denied) for one in told(reader, text))


@pytest.mark.parametrize("text", SILENT)
def test_advice_says_nothing(reader: NarrativeReader, text: str) -> None:
    assert not any("+" in one for one in told(reader, text))
