"""What clinicians write every day: water and bowels in plain words, falls, short forms, results of then and now."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

EVERYDAY = [
    ("RECTAL:,  Normal tone.", "reduced-anal-tone -"),
    ("With respect to her bowel and bladder, she has no issues.", "bladder-bowel-dysfunction -"),
    ("Motor exam: Normal for bulk, strength, and tone.", "leg-weakness -"),
    ("Motor: Normal strength, tone and bulk.", "leg-weakness -"),
    ("Sensory exam: Intact for pinprick.", "leg-numbness -"),
    ("Good stream, empties well.", "urinary-retention -"),
    ("The urine leaked around the ostomy site.", "nothing"),
    ("Wandering atrial pacemaker on the EKG.", "nothing"),
    ("He will get in touch with us about the change.", "nothing"),
    ("She has to push to get the flow started since yesterday.", "bladder-bowel-dysfunction +"),
    ("Trouble getting his stream going.", "bladder-bowel-dysfunction +"),
    ("It takes ages for the urine to start.", "bladder-bowel-dysfunction +"),
    ("The stream is slow and weak.", "bladder-bowel-dysfunction +"),
    ("Stream is normal, legs are weak.", "leg-weakness + bilateral"),
    ("Only passing small dribbles.", "urinary-retention +"),
    ("Urine leaks without her noticing.", "urinary-incontinence +"),
    ("Bowels: accidents x2 this week.", "bowel-incontinence +"),
    ("His bottom feels dead when he sits.", "saddle-sensory-loss +"),
    ("Fell from a 3 m ladder yesterday.", "significant-trauma +"),
    ("Fell down a flight of 12 stairs.", "significant-trauma +"),
    ("Came off his motorbike.", "significant-trauma +"),
    ("Fell downstairs.", "minor-fall +"),
    ("EHL 5/5 last week, 4/5 today.", "weakness-great-toe-extension + 4, progressive-weakness +"),
    ("Left dorsiflexion was 5/5 two days ago, now 3/5.", "weakness-dorsiflexion + left 3, progressive-weakness + left"),
    ("Right EHL 4/5 last week, 5/5 today.", "weakness-great-toe-extension - right 5"),
    ("8/52 of physio, no better.", "conservative-pt +"),
    ("Bowels open normally, passing urine normally.", "urinary-retention -, bladder-bowel-dysfunction -"),
    ("Keeps passing urine without noticing.", "urinary-incontinence +"),
    ("PR: normal tone.", "reduced-anal-tone -"),
    ("PR exam: reduced tone.", "reduced-anal-tone +"),
    ("Bladder and bowels: NAD.", "bladder-bowel-dysfunction -"),
    ("No longer being able to get erections since Sunday.", "sexual-dysfunction +"),
    ("States she has to push to pee.", "bladder-bowel-dysfunction +"),
    ("Tripped on a kerb last night.", "minor-fall +"),
    ("Pain when walking 100 m relieved by sitting.", "neurogenic-claudication +"),
    ("Calf tightness on walking, relieved by standing still.", "nothing"),
    ("LMP two weeks ago, denies pregnancy.", "pregnancy -"),
    ("s/p L5-S1 microdisc 3 months ago.", "prior-lumbar-surgery +"),
]


@pytest.mark.parametrize(("text", "found"), EVERYDAY)
def test_an_everyday_wording_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
