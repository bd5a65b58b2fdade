"""Words that end in a full stop because they are clipped: it ends no sentence, and hides no sign."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CLIPPED = [
    ("Decr. rectal tone on DRE", "reduced-anal-tone +"),
    ("Dec. perianal sensation on the L.", "saddle-sensory-loss + left"),
    ("Perianal sens. absent.", "saddle-sensory-loss +"),
    ("Perian. sens. dec. on the right", "saddle-sensory-loss + right"),
    ("Rect. tone poor", "reduced-anal-tone +"),
    ("Decr. R ankle jerk", "reflex-achilles-reduced + right"),
    ("Prog. weakness L leg over 3 d.", "leg-weakness + left, progressive-weakness + left"),
    ("Incr. weakness in R foot x 2d", "leg-weakness + right, progressive-weakness + right"),
    ("Acute urinary ret. 800 ml drained", "urinary-retention +"),
    ("Urinary ret. since yesterday.", "urinary-retention +"),
    ("Reports bowel incont. Saddle numb.", "bowel-incontinence +, saddle-sensory-loss +"),
    ("No urinary ret. Saddle numbness present.", "urinary-retention -, saddle-sensory-loss +"),
    (
        "No urinary ret. or incont. Numb between the legs.",
        "urinary-retention -, urinary-incontinence -, saddle-sensory-loss +",
    ),
    ("Neg. for B/B dysfunction, saddle anaesth.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    (
        "Pt. denies saddle anes., urinary ret., or bowel incont.",
        "saddle-sensory-loss -, urinary-retention -, bowel-incontinence -",
    ),
    (
        "Pt. denies saddle anes., urinary ret., bowel incont., progressive weakness.",
        "saddle-sensory-loss -, urinary-retention -, bowel-incontinence -, progressive-weakness -",
    ),
]

WHOLE = [
    ("In Dec. she fell.", "minor-fall +"),
    ("Since Dec. sensation has been normal.", "leg-numbness -"),
    ("Ret. teacher with back pain.", "low-back-pain +"),
    ("Sens. intact. Bladder ok.", "leg-numbness -, bladder-bowel-dysfunction -"),
    ("SLR neg. Saddle numbness present.", "slr -, saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "found"), CLIPPED)
def test_a_clipped_word_is_the_word(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), WHOLE)
def test_a_full_stop_that_ends_a_sentence_ends_it(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
