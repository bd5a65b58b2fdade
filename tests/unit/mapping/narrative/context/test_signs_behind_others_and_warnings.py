"""Signs behind a relative, a warning or a denial in one sentence: given back to the patient, asked about, or left in the list."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

ASKED = "cauda-equina-words-unclear"


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Mother had breast cancer, new saddle numbness", "saddle-sensory-loss"),
        ("Mother had breast cancer; new saddle numbness", "saddle-sensory-loss"),
        ("Father prostate cancer; new saddle numbness", "saddle-sensory-loss"),
        ("FH: mother breast cancer; new saddle numbness", "saddle-sensory-loss"),
        ("Grandad had bowel cancer, new faecal incontinence", "bowel-incontinence"),
        ("Father had a stroke / cannot pass urine since last night", "urinary-retention"),
        ("Mother had breast cancer - left foot drop since Sunday", "foot-drop"),
        ("Mother had breast cancer and wet himself twice today", "urinary-incontinence"),
        ("Mother had breast cancer, lost control of his bowels", "bowel-incontinence"),
        ("Lives with mum - unable to pass urine since last night", "urinary-retention"),
        ("Lives with wife\nhas become incontinent of urine", "urinary-incontinence"),
        ("Return if concerns, perianal numbness for 2 days", "saddle-sensory-loss"),
        ("Advised to return if worse; perianal numbness for 2 days", "saddle-sensory-loss"),
        ("Advised to return if worse but no neck pain, new right foot drop", "foot-drop"),
    ],
)
def test_a_sign_of_the_patient_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Mother had breast cancer; has become incontinent of urine",
        "Mother had breast cancer but has lost control of her bowels",
        "Mother had breast cancer and has lost control of her bowels",
        "Mother had breast cancer, perianal numbness for 2 days",
        "Mother has MS - she is numb in the saddle area",
        "Aunt had ovarian cancer, saddle area has gone numb",
        "Lives with wife - has become incontinent of urine",
        "Advised to return if worse, new saddle numbness",
        "Advised to return if worse, has become incontinent of urine",
        "Advised to return if worse, he is in retention",
        "Denies weight loss, new saddle numbness",
        "Denies IV drug use and no red flags, new saddle numbness",
        "Denies chest pain and went into retention last night",
        "No previous surgery and incontinent of stool since yesterday",
        "No previous surgery / wet himself twice today",
    ],
)
def test_a_sign_that_may_be_either_is_asked_about(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == {ASKED}
    assert not any(f"{name} -" in told(reader, text) for name in ("saddle-sensory-loss", "urinary-retention"))


@pytest.mark.parametrize(
    "text",
    [
        "Mother had breast cancer, left foot drop since Sunday",
        "Mother had breast cancer and has developed a foot drop",
        "Advised to return if worse / left foot drops when he walks",
        "Told to come back if no better, he has a foot drop",
        "No night sweats - left foot drops when he walks",
        "Denies chest pain and left foot drops when he walks",
        "Denies weight loss, new right foot drop",
        "Denies IV drug use, and new right foot drop",
    ],
)
def test_a_weak_leg_that_may_be_either_is_possible(reader: NarrativeReader, text: str) -> None:
    found = told(reader, text)
    assert any(one.startswith("foot-drop +") and one.endswith("?") for one in found)
    assert not any(one.startswith("foot-drop -") for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "Husband, who has MS, a permanent catheter and faecal incontinence",
        "Father has diabetes, stroke and is incontinent",
        "His father had prostate cancer, urinary retention and incontinence",
        "FH: mother had MS; father had stroke and was incontinent",
        "Mother had breast cancer; aunt has urinary incontinence",
        "Her husband has MS, is incontinent and needs hoisting",
        "Her grandmother became paralysed by a spinal tumour",
        "Return if worse, new saddle numbness or incontinence",
        "Return if worse - numbness - incontinence",
        "To return if worse, saddle numbness, incontinence, retention",
        "Advised to return if worse, unable to pass urine, numb saddle",
        "Return if worse, incontinence for more than a day",
        "Return if pain worse, becomes incontinent",
        "Scared it is 'cauda equina' after a video; I explained that nothing she says points to it",
        "Scared it is cauda equina; nothing on examination suggests it",
    ],
)
def test_what_is_not_the_patients_stays_so(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Denies trauma, fever, new weakness, saddle numbness",
            "significant-trauma -, fever -, leg-weakness -, saddle-sensory-loss -",
        ),
        ("Denies saddle numbness, new incontinence", "saddle-sensory-loss -, urinary-incontinence -"),
        ("Denies any fever, new incontinence", "fever -, urinary-incontinence -"),
        ("Denies new trauma, new foot drop", "significant-trauma -, foot-drop -"),
        (
            "Denies night sweats, new bowel incontinence, weight loss",
            "night-sweats -, bowel-incontinence -, weight-loss -",
        ),
        ("No leg weakness - dorsiflexion 5/5 bilaterally", "leg-weakness -, weakness-dorsiflexion - bilateral 5"),
        ("No leg weakness - EHL 5/5", "leg-weakness -, weakness-great-toe-extension - 5"),
    ],
)
def test_what_is_plainly_denied_stays_so(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Scared it is cauda equina; nothing points to infection",
        "Scared it is cauda equina as she is incontinent; nothing points to it on exam",
        "Scared it is cauda equina; MRI tonight",
    ],
)
def test_a_fear_that_nothing_answers_stays(reader: NarrativeReader, text: str) -> None:
    assert "cauda-equina-diagnosis" in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "No fever unless at night, numb saddle",
        "No leg pain unless walking, has numb saddle",
        "No pain unless sitting, saddle numbness.",
        "Pain if he sits, saddle numbness.",
    ],
)
def test_a_condition_of_a_complaint_ends_at_the_comma(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss" in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Return for leg weakness if severe, saddle numbness",
        "If pain persists, saddle numbness or incontinence, to attend ED",
    ],
)
def test_what_somebody_is_to_come_for_stays_a_list(reader: NarrativeReader, text: str) -> None:
    assert "saddle-sensory-loss" not in present(reader, text)
