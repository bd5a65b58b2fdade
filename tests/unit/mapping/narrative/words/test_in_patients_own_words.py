"""Patients tell of bladder, bowels, saddle and feet as they do in messages: similes, what is not known to be over, shoes."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

SADDLE = "saddle-sensory-loss + ?"
RETENTION = "urinary-retention + ?"
WETTING = "urinary-incontinence + ?"
SOILING = "bowel-incontinence + ?"
URGE = "bladder-bowel-dysfunction + ?"
UNCLEAR = "cauda-equina-words-unclear +"

SIGNS = [
    ("My privates feel as though they had been at the dentist.", SADDLE),
    ("My privates feel as if they were numbed.", SADDLE),
    ("Since Friday it is like my vagina doesn't belong to me.", SADDLE),
    ("It's like my bum isn't mine.", SADDLE),
    ("She sat on the commode and felt nothing under her.", SADDLE),
    ("Numb from the tailbone forward.", SADDLE),
    ("He can't feel when he washes himself.", SADDLE),
    ("I've got no feeling when I clean myself after the toilet.", SADDLE),
    ("I can't tell if the water is hot or cold down there.", SADDLE),
    ("I don't feel penetration.", SADDLE),
    ("I can't feel the chair.", SADDLE),
    ("I have trouble beginning to pee.", RETENTION),
    ("Hesitation at the beginning of urination for four weeks.", RETENTION),
    ("There is a delay before my wee starts.", RETENTION),
    ("I have to bear down to get any pee out.", RETENTION),
    ("My pee comes in fits and starts.", RETENTION),
    ("I'm bursting to go but when I sit down it won't let go.", RETENTION),
    ("My stream is like an old man's.", RETENTION),
    ("I am getting urine but I cannot feel it going.", WETTING),
    ("Husband says she wets the chair and doesn't realise.", WETTING),
    ("I set an alarm to know when to pee.", URGE),
    ("When I go for a number two I can't tell that anything is there.", URGE),
    ("I sit on the loo and have no idea if anything is coming.", URGE),
    ("I don't feel anything when I go for a poo.", URGE),
    ("I fart without meaning to.", URGE),
    ("The number two comes without me noticing.", SOILING),
    ("The motion comes without my knowledge.", SOILING),
    ("I can't clench my bottom.", SOILING),
    ("I found myself lying in my own mess.", SOILING),
    ("His erections have been failing for three weeks.", "sexual-dysfunction +"),
    ("My willy no longer works.", "sexual-dysfunction +"),
    ("The foot has started to drag.", "foot-drop +"),
    ("He keeps catching the big toe on the carpet.", "foot-drop +"),
    ("My toes don't go up any more.", "foot-drop +"),
    ("My chappal slips off my foot without me knowing.", "foot-drop + ?"),
    ("I keep tripping over the rug.", "foot-drop + ?"),
    ("I can't raise my right heel.", "weakness-plantarflexion + right"),
    ("The leg won't push me up the stairs.", "leg-weakness + ?"),
    ("My foot is lazy, it doesn't obey me.", "leg-weakness + ?"),
]


@pytest.mark.parametrize(("text", "found"), SIGNS)
def test_what_patients_say_of_a_sign_is_read(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


HARMLESS = [
    "Half my face was numb at the dentist.",
    "I can't tell if the tablets help.",
    "I don't know if anything is wrong with my back.",
    "I have trouble getting going in the morning.",
    "I have to push the wheelchair.",
    "I can't bend to wash myself.",
    "I need help to wash myself.",
    "My slippers are worn out.",
    "I can't press the clutch because it hurts.",
    "My ankle gave way at football and is swollen.",
    "I caught my toe on the bed.",
    "I can't raise my heel because of the pain.",
    "My piles are sore and I bleed when I wipe.",
    "I had numb lips after the dentist.",
    "I have back pain. My son still wets the bed.",
    "I have back pain and my husband can't get it up.",
    "I read online that sciatica can make you incontinent.",
    "Should I expect to lose control of my bladder?",
    "They have not noticed any change in his bowels or urine.",
    "The chair leg gave way.",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_sounds_alike_raises_nothing(reader: NarrativeReader, text: str) -> None:
    assert not present(reader, text) & {
        "saddle-sensory-loss",
        "urinary-retention",
        "urinary-incontinence",
        "bowel-incontinence",
        "bladder-bowel-dysfunction",
        "sexual-dysfunction",
        "foot-drop",
        "leg-weakness",
        "weakness-plantarflexion",
        "cauda-equina-words-unclear",
    }


@pytest.mark.parametrize("text", ["My son wets the bed.", "My husband cannot feel when he wipes."])
def test_who_writes_for_another_is_heard(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) & {"urinary-incontinence", "saddle-sensory-loss"}


def test_a_shy_bladder_is_asked_about_and_no_retention(reader: NarrativeReader) -> None:
    assert present(reader, "I've always had a shy bladder, can't pee in public toilets.") == {UNCLEAR[:-2]}
    assert RETENTION[:-4] in present(reader, "I have a shy bladder. I have not been able to pee since Sunday.")


@pytest.mark.parametrize(
    "text",
    [
        "The pain in my leg is the same, but my privates are not as they were.",
        "My privates are not as they were, and I have leg pain.",
        "I walk fine, but my bladder has a mind of its own.",
        "My bladder has a mind of its own; the pain is better.",
    ],
)
def test_words_on_another_matter_do_not_take_away_what_was_not_understood(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR in told(reader, text)


@pytest.mark.parametrize(
    "text",
    ["Pain in the perineum.", "Saddle sore; sensation there normal.", "No perineal or genital symptoms, some pain."],
)
def test_what_is_of_another_matter_is_still_not_asked_about(reader: NarrativeReader, text: str) -> None:
    assert UNCLEAR not in told(reader, text)


LONG = "I have had back pain for three weeks. " + "The children are at home and it has been hard to rest. " * 8


def test_a_long_message_is_looked_at_where_the_patient_tells_of_himself(reader: NarrativeReader) -> None:
    assert UNCLEAR in told(reader, LONG + "My privates are not as they were.")
    assert UNCLEAR not in told(reader, LONG + "The bladder scan is on Friday.")


def test_urine_that_is_felt_coming_is_no_leak(reader: NarrativeReader) -> None:
    assert told(reader, "I can feel my wee coming and can stop it.") == {"urinary-incontinence -"}
    assert told(reader, "I can feel my wee coming.") == {UNCLEAR}
    assert told(reader, "I can hardly feel my wee coming.") == {"urinary-incontinence +"}
    assert told(reader, "I felt the wee coming and could not hold it.") == {"urinary-incontinence +"}
