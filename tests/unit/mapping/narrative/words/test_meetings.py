"""Everyday words that say together what no phrase lists: where two of them meet, and where they only stand near."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LOST = [
    ("She only knows that she is having a wee because she hears it.", "urinary-incontinence + ?"),
    ("He has been wet three times since Monday and never felt it coming.", "urinary-incontinence + ?"),
    ("She wee'd herself in the car and only noticed because the seat was wet.", "urinary-incontinence + ?"),
    ("He says that he doesn't feel the wee coming.", "urinary-incontinence + ?"),
    ("The wee just starts coming out when I stand up.", "urinary-incontinence + ?"),
    ("The toilet also I cannot hold.", "urinary-incontinence + ?"),
    ("Pooped my pants at work and had no idea until I stood up.", "bowel-incontinence +"),
    ("Dad is doing number twos in his trousers.", "bowel-incontinence + ?"),
    ("He doesn't know when he needs a poo, he just finds it there.", "bowel-incontinence + ?"),
    ("No feeling of when her bladder is full, she pees by the clock.", "bladder-bowel-dysfunction + ?"),
]
STUCK = [
    ("I keep needing the loo but when I get there nothing happens.", "urinary-retention + ?"),
    ("Ain't passed water since yesterday dinner time.", "urinary-retention + ?"),
    ("He stands at the toilet half an hour for a few drops.", "urinary-retention + ?"),
    ("Bladder feels bursting but the tap won't turn on.", "urinary-retention + ?"),
    ("Has to push to start, stop-start, never feels empty.", "urinary-retention + ?"),
    ("They put a tube in and over a litre came off.", "urinary-retention + ?"),
    ("The water won't come.", "urinary-retention + ?"),
    ("I pee only in drops.", "urinary-retention + ?"),
]
SADDLE = [
    ("It doesn't feel normal when she wipes.", "saddle-sensory-loss + ?"),
    ("I am not feeling the place where I sit.", "saddle-sensory-loss + ?"),
    ("Dead feeling between the cheeks.", "saddle-sensory-loss + ?"),
    ("Her foof has felt dead and woolly since Friday.", "saddle-sensory-loss + ?"),
    ("P+N round back passage.", "saddle-sensory-loss + ?"),
    ("Gave herself a suppository and felt nothing going in.", "saddle-sensory-loss + ?"),
    ("Went for a Brazilian wax and couldn't feel a thing.", "saddle-sensory-loss + ?"),
    ("She does not feel his touch on her private parts any more.", "saddle-sensory-loss + ?"),
    ("The place for the stool is numb.", "saddle-sensory-loss + ?"),
    ("No sensation whatsoever on the innermost part of my thighs and around the anus.", "saddle-sensory-loss + ?"),
    ("Pins + needles round back passage and undercarriage.", "saddle-sensory-loss + ?"),
    ("Couldn't feel the pin either side of the anus.", "saddle-sensory-loss + ?"),
]
LEGS = [
    ("Both my legs are so weak that I can't stand.", "leg-weakness + bilateral ?, cauda-equina-words-unclear +"),
    ("Both legs turned to jelly on the stairs.", "leg-weakness + bilateral ?"),
    ("Neither foot will lift since yesterday.", "foot-drop + bilateral ?"),
]
NEAR = [
    ("Slow getting to the toilet because of the hip.", "nothing"),
    ("Off to the loo every half hour.", "nothing"),
    ("Apgars were 6 at 1 minute and 9 at 5 minutes.", "nothing"),
    ("Can't sit on the toilet for the pain.", "nothing"),
    ("Numbness in the bottom of the foot.", "sensory-loss-lateral-foot-sole +, leg-numbness +"),
    ("Her bum goes numb on long drives.", "nothing"),
    ("Haven't had a poo for a week on codeine.", "nothing"),
    ("Numb fingers when she goes for a pee in the cold.", "nothing"),
    ("I nearly wet myself when the pain hit.", "nothing"),
    ("Wet the bed till he was nine.", "urinary-incontinence h"),
    ("Her little girl wets the bed.", "nothing"),
    ("Googled saddle anaesthesia last night.", "nothing"),
    ("Was continent before that.", "nothing"),
    ("Wanted to know whether he could lose bladder control.", "nothing"),
    ("Pt deneis incontinence.", "urinary-incontinence -"),
    ("His dog can't hold his water.", "nothing"),
]
TAKEN_AWAY = [
    "No pins and needles around the back passage when he sits.",
    "Not wet in bed without noticing it.",
]


@pytest.mark.parametrize(("text", "line"), LOST + STUCK + SADDLE + LEGS)
def test_two_everyday_words_say_together_what_was_lost(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NEAR)
def test_words_that_only_stand_near_say_nothing_of_the_kind(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) - {"cauda-equina-words-unclear +"} == expected(line)


@pytest.mark.parametrize("text", TAKEN_AWAY)
def test_what_is_denied_is_not_told(reader: NarrativeReader, text: str) -> None:
    assert not {one for one in told(reader, text) if one.endswith("?")}


def test_a_meeting_never_excludes_anything(reader: NarrativeReader) -> None:
    found = told(reader, "Denies that she felt nothing when the suppository went in.")
    assert found <= {"cauda-equina-words-unclear +"}


def test_words_of_two_sentences_do_not_meet(reader: NarrativeReader) -> None:
    assert told(reader, "He has a wax every month. Numb in the left foot.") == {"leg-numbness + left"}


def test_in_a_long_text_such_words_stand_near_by_chance(reader: NarrativeReader) -> None:
    words = "Gave herself a suppository and felt nothing going in. "
    assert "saddle-sensory-loss + ?" in told(reader, words)
    assert "saddle-sensory-loss + ?" not in told(reader, words + "The back aches after work. " * 120)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Denis: numb between the legs since Friday.", "saddle-sensory-loss +"),
        ("He says that he can no longer pee.", "urinary-retention +"),
        ("She reports that she can hardly feel her bottom when she wipes.", "saddle-sensory-loss + ?"),
        ("Might have wet himself in the night.", "urinary-incontinence + ?"),
        ("Numb between the legs, not fully back to normal.", "saddle-sensory-loss +"),
        ("Urinary retention was drained and came back the next day.", "urinary-retention +"),
        ("Wife lives with him, unable to pass urine since yesterday.", "urinary-retention +"),
    ],
)
def test_words_around_a_sign_do_not_silence_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
