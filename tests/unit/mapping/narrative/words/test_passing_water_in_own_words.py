"""What patients say of water that does not start, a full bladder or rectum that is not felt, and a foot that trips them."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

HEARD = [
    ("At the loo she can't get it going and has to press on her tummy, since Monday.", "urinary-retention + ?"),
    ("I stand there and nothing happens, then it dribbles.", "urinary-retention + ?"),
    ("I just can't get going, standing at the urinal for ages.", "urinary-retention + ?"),
    ("Must push with the stomach to urinate.", "urinary-retention + ?"),
    ("I can't get my bladder started.", "urinary-retention +"),
    ("His bladder won't let go since Saturday.", "urinary-retention +"),
    ("Has to run the tap to get going now.", "bladder-bowel-dysfunction +"),
    ("She has to lean over and push to get any wee out.", "bladder-bowel-dysfunction +"),
    ("Needs to bear down to pass urine.", "bladder-bowel-dysfunction +"),
    ("The stream has gone weak since Tuesday.", "bladder-bowel-dysfunction +"),
    ("Goes to the loo by the clock now.", "bladder-bowel-dysfunction + ?"),
    ("She no longer knows when her bladder is full.", "bladder-bowel-dysfunction +"),
    ("I wee but I don't feel it.", "bladder-bowel-dysfunction +"),
    ("I can't tell whether it's wind or poo.", "bladder-bowel-dysfunction +"),
    ("Passes wind without control since yesterday.", "bladder-bowel-dysfunction +"),
    ("Doesn't feel when the rectum is full.", "bowel-incontinence +"),
    ("No longer aware of rectal fullness.", "bowel-incontinence +"),
    ("Full rectum that she does not feel.", "bowel-incontinence + ?"),
    ("Rectum loaded on examination and he does not feel it.", "bowel-incontinence + ?"),
    ("Bowels open by themselves since Sunday.", "bowel-incontinence +"),
    ("Feels like a nappy between his legs.", "saddle-sensory-loss + ?"),
    ("He has not been able to get hard since last week.", "sexual-dysfunction +"),
]

FEET = [
    ("I trip over rugs with my left foot.", "foot-drop + left"),
    ("Keeps stubbing his right toes.", "foot-drop + right"),
    ("Right shoe scuffs at the front.", "foot-drop + right"),
    ("My foot doesn't clear the kerb.", "foot-drop +"),
    ("The slipper keeps falling off her right foot.", "foot-drop + right ?"),
    ("Left big toe won't go up.", "weakness-great-toe-extension + left"),
]

HARMLESS = [
    ("I go to the bathroom and have to push hard, constipated for a week.", "nothing"),
    ("Can't get started in the morning because of pain.", "nothing"),
    ("Can't get going to the toilet fast enough because of pain.", "nothing"),
    ("She has to push herself up from the toilet.", "nothing"),
    ("Does not need to push on her tummy when she goes to the toilet.", "cauda-equina-words-unclear +"),
    ("Never has to push on his belly to pee.", "bladder-bowel-dysfunction -"),
    ("Come back if you can't get your wee started.", "nothing"),
    ("His mother can't get her bladder started.", "nothing"),
    ("Passes wind without difficulty.", "nothing"),
    ("Can tell wind from stool.", "nothing"),
    ("Rectum full of stool, tone normal.", "nothing"),
    ("Couldn't keep up with his friends since the pain.", "nothing"),
    ("Can't get up in the morning since last week.", "nothing"),
    ("Tripped over the kerb with the right foot and fell on his bottom.", "minor-fall +"),
    ("Does not trip over the carpet with the left foot.", "foot-drop - left"),
    ("Stubbed his toes on the carpet.", "nothing"),
    ("Foot clears the floor on both sides.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), HEARD)
def test_water_and_rectum_are_heard_in_the_words_of_patients(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), FEET)
def test_a_foot_that_trips_again_and_again_is_weak(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), HARMLESS)
def test_words_that_only_look_like_it_raise_nothing(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
