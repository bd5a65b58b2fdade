"""What began, went on or did not get better is told, whatever is denied before it.

Source: clinical.md 7.3 (negation with scope; a sign that is told wins over one that is not clear).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

from ..telling import expected, told

BEGUN = [
    ("On Monday, with no injury, urinary retention started.", "significant-trauma -, urinary-retention +"),
    ("No injury, saddle numbness set in.", "significant-trauma -, saddle-sensory-loss +"),
    ("No trauma, leg weakness came on gradually.", "significant-trauma -, leg-weakness +"),
    ("No fever, saddle numbness spread to the thighs.", "fever -, saddle-sensory-loss +"),
    ("No fever, urinary retention persisted.", "fever -, urinary-retention +"),
    ("With no injury, leg weakness worsened.", "significant-trauma -, leg-weakness +, progressive-weakness +"),
    ("No numbness, no weakness, retention has developed.", "leg-numbness -, leg-weakness -, urinary-retention +"),
    ("She had no injury and urinary retention began on Monday.", "significant-trauma -, urinary-retention +"),
    ("Without warning urinary retention began.", "urinary-retention +"),
    # of a list, or told of no beginning
    (
        "No saddle numbness, leg weakness or retention started.",
        "saddle-sensory-loss -, leg-weakness -, urinary-retention -",
    ),
    ("No numbness and weakness developed.", "leg-numbness -, leg-weakness -"),
    ("No fever, weakness increased or decreased.", "fever -, leg-weakness -"),
    ("Denies any problem, leg weakness never started.", "leg-weakness -"),
    ("No saddle numbness without warning signs.", "saddle-sensory-loss -"),
]

NOT_BETTER = [
    ("He has not noticed any improvement in his leg weakness.", "leg-weakness +"),
    ("I could not see any improvement in the numbness of the saddle.", "saddle-sensory-loss +"),
    ("He denies any improvement in his saddle numbness.", "saddle-sensory-loss +"),
    ("He has not had any recovery of the foot drop.", "foot-drop +"),
    ("I cannot detect any improvement in the weakness of the left foot.", "leg-weakness + left"),
    ("He has not noticed any weakness of the left foot.", "leg-weakness - left"),
]

NOT_DETECTED = [
    ("I cannot detect weakness of the gastrocnemius on either side.", "weakness-plantarflexion - bilateral"),
    ("I am unable to demonstrate any leg weakness.", "leg-weakness -"),
    (
        "I can't appreciate a weakness of the legs and he has urinary retention.",
        "leg-weakness - bilateral, urinary-retention +",
    ),
    ("I cannot detect anal tone.", "reduced-anal-tone +"),
    ("I cannot detect ankle jerks.", "reflex-achilles-reduced +"),
    ("I cannot exclude weakness of dorsiflexion.", "weakness-dorsiflexion + ?"),
]


@pytest.mark.parametrize(("text", "line"), BEGUN)
def test_what_began_is_no_member_of_the_denial(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NOT_BETTER)
def test_what_is_not_any_better_is_there(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NOT_DETECTED)
def test_what_an_examiner_cannot_detect(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
