"""Answers and results that are not all of one kind: what is called well and denied, senses that differ, a contrast, "n/a"."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASKED = "cauda-equina-words-unclear +"

CALLED_WELL = [
    ("Saddle sensation intact: no", ASKED),
    ("Saddle sensation normal No.", ASKED),
    ("Normal bladder function: no", ASKED),
    ("Normal bladder function / saddle sensation intact: no / no", ASKED),
    ("Bladder normal / saddle intact: no / no", ASKED),
    ("Bladder normal / saddle intact: yes / yes", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ("Saddle sens N. Onset weakness 3 days.", ASKED),
    ("Anal tone: N", ASKED),
    ("No perianal sensation", "saddle-sensory-loss +"),
    ("Perianal sensation: nil", "saddle-sensory-loss +"),
    ("Anal tone normal, no incontinence", "reduced-anal-tone -, urinary-incontinence -"),
    ("Saddle sensation normal no weakness", "saddle-sensory-loss -, leg-weakness -"),
]
SENSES = [
    ("Saddle: LT intact, PP reduced", "saddle-sensory-loss -, saddle-sensory-loss +"),
    ("Saddle area LT intact but PP reduced", "saddle-sensory-loss -, saddle-sensory-loss +"),
    ("S2-4 dermatomes: LT intact, PP reduced", "saddle-sensory-loss -, saddle-sensory-loss +"),
    ("Perianal light touch intact, pinprick reduced", "saddle-sensory-loss -, saddle-sensory-loss +"),
    ("PP reduced in saddle", "saddle-sensory-loss +"),
    ("Saddle: LT and PP intact", "saddle-sensory-loss -"),
    ("Perianal sensation intact, pinprick reduced left L5", "saddle-sensory-loss -, sensory-loss-dorsum-foot + left"),
    ("Saddle sensation intact, light touch reduced laterally", "saddle-sensory-loss -, leg-numbness +"),
    ("Sensation: RT reduced, LT intact", "leg-numbness + right, leg-numbness - left"),
    ("Power LT 4/5, RT 5/5", "leg-weakness + left 4, leg-weakness - right 5"),
    ("PP glucose normal", "nothing"),
    ("Sens", "nothing"),
    ("Light touch", "nothing"),
]
CONTRASTS = [
    ("numbness without tingling in the saddle", "saddle-sensory-loss +"),
    ("Numbness but no tingling in the saddle area", "saddle-sensory-loss +"),
    ("pain without numbness in the saddle", "saddle-sensory-loss -"),
    ("numbness, no tingling in the left foot", "leg-numbness - left"),
    ("pain without numbness in the left leg", "leg-pain + left, leg-numbness - left"),
]
NEXT_OR_INSTEAD = [
    ("No urinary retention, numbness in the saddle area", f"urinary-retention -, {ASKED}"),
    ("No fever, numbness between the legs.", f"fever -, {ASKED}"),
    ("Denies urinary retention, numbness in the saddle area", "urinary-retention -, saddle-sensory-loss -"),
    ("No urinary retention or numbness in the saddle area", "urinary-retention -, saddle-sensory-loss -"),
    ("No incontinence, saddle numbness", "urinary-incontinence -, saddle-sensory-loss -"),
    ("No numbness in the saddle area.", "saddle-sensory-loss -"),
]
NOT_APPLICABLE = [
    ("Saddle numbness / incontinence: n/a", "nothing"),
    ("Saddle numbness: not applicable", "nothing"),
    ("Saddle numbness / incontinence: N/A / yes", "urinary-incontinence +"),
    (
        "Incontinence / retention / saddle numbness: n/a / yes",
        "urinary-incontinence + ?, urinary-retention + ?, saddle-sensory-loss + ?",
    ),
    (
        "Incontinence / retention: no / no\nSaddle numbness",
        "urinary-incontinence -, urinary-retention -, saddle-sensory-loss +",
    ),
]


@pytest.mark.parametrize(
    ("text", "line"), CALLED_WELL + SENSES + CONTRASTS + NEXT_OR_INSTEAD + NOT_APPLICABLE, ids=lambda v: str(v)[:60]
)
def test_each_is_read_or_asked_about(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
