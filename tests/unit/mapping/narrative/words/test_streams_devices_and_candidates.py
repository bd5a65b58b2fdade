"""Further ways to tell of streams that will not start, wet beds, devices, operations, weights and aneurysms."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("New difficulty getting the stream of urine started.", "bladder-bowel-dysfunction +"),
        ("Has difficulty getting the flow started, prostate normal.", "bladder-bowel-dysfunction +"),
        ("No difficulty getting the stream started.", "bladder-bowel-dysfunction -"),
        ("Has to wait 2-3 mins before the flow starts.", "bladder-bowel-dysfunction +"),
        ("Woke up soaked, I dont know im going til its warm.", "urinary-incontinence +"),
        ("There was a mess in my underwear.", "bowel-incontinence +"),
        ("New leakage of stool.", "bowel-incontinence +"),
        ("New leakage, wears pads.", "urinary-incontinence +"),
        ("Glans and shaft numb to cotton wool.", "saddle-sensory-loss +"),
        ("He has had no erections at all since the 12th.", "sexual-dysfunction +"),
        ("Passing urine with no trouble with catheter.", "nothing"),
        ("PU ok Monday, nil since.", "nothing"),
        ("No change in control of bladder or bowel.", "bladder-bowel-dysfunction -"),
        ("Full control of bladder lost.", "urinary-incontinence +"),
        ("Sensation normal around anus, reduced over perineum.", "saddle-sensory-loss -, saddle-sensory-loss +"),
        ("Saddle + B&B questions all normal.", "saddle-sensory-loss -"),
        ("BO N, PU N.", "nothing"),
        ("Pelvic floor and levator strength 2/5.", "nothing"),
        ("Pacemaker, NOT for MRI.", "mri-unknown-device +, mri-unsafe-device +"),
        ("Spinal cord stimulator from another hospital; the card he carries states that it is MR conditional.",
         "mri-conditional-device +"),
        ("Candidate for R L5 TFESI.", "surgical-candidate +"),
        ("Back never operated on.", "prior-lumbar-surgery -"),
        ("Enlarging infrarenal AAA.", "aneurysm-ruptured +"),
        ("Worried re cancer.", "nothing"),
        ("A pulsatile, mildly tender epigastric mass.", "pulsatile-abdominal-mass +"),
        ("R quads 3 today, adductors 4.", "weakness-knee-extension + right 3, weakness-hip-adduction + right 4"),
        ("She had perineal numbness and retention needing a catheter for 10 days, both fully recovered.",
         "saddle-sensory-loss h, urinary-retention h"),
        ("Looks after her husband, she is incontinent.", "urinary-incontinence +"),
    ],
)  # fmt: skip
def test_what_such_words_say(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


def test_a_weight_that_was_more_is_lost(reader: NarrativeReader) -> None:
    assert "weight-loss +" in told(reader, "Weight 74.1, was 81.5 in June, unexplained.")
