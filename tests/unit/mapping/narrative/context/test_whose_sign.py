"""Whose sign a text tells: the patient's, that of a relative who is none of ours, or nobody can say."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader

SIGNS = frozenset(
    {
        "cauda-equina-diagnosis",
        "saddle-sensory-loss",
        "urinary-retention",
        "urinary-incontinence",
        "bowel-incontinence",
        "bladder-bowel-dysfunction",
    }
)
ASKED = "cauda-equina-words-unclear"

OF_PATIENT = [
    "my wife has wet herself twice since yesterday, her back is bad",
    "Writing for my husband: he can't feel between his legs",
    "It is my son who has lost control of his bladder",
    "It's my husband who can't feel between his legs",
    "My husband is incontinent since this morning. I can't lift him.",
    "My elderly mother has lost the feeling between her legs",
    "My dad has lost control of his bladder, he has had sciatica for weeks. I have to lift him.",
    "I'm writing on behalf of my mother who has been unable to pass urine since yesterday",
    "my mother is doubly incontinent since yesterday",
    "my wife has back pain and has been unable to pee since last night",
    "husband is worried: incontinent since Sunday",
    "My husband is worried he is incontinent",
    "Her husband has noticed she is incontinent",
    "neighbour has noticed he wets himself",
    "neighbour says she can't feel her bottom",
    "I am calling about my neighbour, he can't pee since yesterday",
    "Wife calling: he can't pass urine since this morning",
    "Daughter reports mother incontinent of urine",
    "My partner can't feel when he wipes",
    "Carer for her mother, numb between the legs since Monday",
    "My mother has MS and I can't feel when I wipe",
    "I look after my mum with dementia, can't feel when I wipe",
    "husband says numb between the legs",
    "Wife reports he is numb between the legs",
    "Partner reports saddle numbness",
]

OF_ANOTHER = [
    "My toddler wet himself again last night, my back hurts",
    "My 3 year old wets the bed, I have back pain",
    "My four year old son still wets the bed and my back is bad",
    "son aged 4 still wets the bed",
    "My mother has MS and is incontinent. I have back pain.",
    "mother with MS has urinary retention",
    "neighbour had cauda equina",
    "My neighbour has cauda equina syndrome and I am worried about my sciatica",
    "neighbour's cauda equina worries her",
    "man at work has cauda equina syndrome, she is worried",
    "friend had CES and lost her bladder",
    "her sister had CES last year",
    "She cares for her husband who is incontinent",
    "I look after my mum who is incontinent and my back is killing me",
    "husband is incontinent after stroke, she cares for him",
    "Her husband is incontinent",
    "My mother is catheterised, my back hurts from lifting her",
    "her mother had CES, she was incontinent",
    "father-in-law has CES",
    "His wife is numb between the legs",
    "Pt has sciatica. Husband is incontinent.",
    "Partner has urinary retention and she cares for him",
    "Mother had urinary retention",
    "Lives with wife who is incontinent",
    "colleague off with cauda equina",
]

EITHER = [
    "my husband had surgery last week and now can't pee",
    "Husband has been incontinent since Monday",
    "Wife calling. Husband has been incontinent since Monday.",
    "my mother had a fall, now she is incontinent",
    "My mother has MS and is incontinent.",
    "I care for my husband who is incontinent",
    "Carer for mother with dementia, numb between legs since Monday",
    "Her mother has MS, she can't feel when she wipes",
    "friend had CES, she now has numb saddle and can't pee",
    "Wife is numb between the legs",
    "Husband has urinary retention",
    "Partner has saddle numbness",
    "Partner: saddle numbness",
    "Wife incontinent of urine",
    "Girlfriend is numb between the legs",
]


@pytest.mark.parametrize("text", OF_PATIENT)
def test_who_writes_about_a_relative_writes_for_the_patient(reader: NarrativeReader, text: str) -> None:
    assert any(m.finding in SIGNS and m.status == "present" for m in reader.mentions(text))


@pytest.mark.parametrize("text", OF_ANOTHER)
def test_sign_of_somebody_else_raises_no_alarm(reader: NarrativeReader, text: str) -> None:
    assert not any(m.finding in SIGNS or m.finding == ASKED for m in reader.mentions(text))


@pytest.mark.parametrize("text", EITHER)
def test_sign_of_a_relative_who_may_be_the_patient_is_asked_about(reader: NarrativeReader, text: str) -> None:
    found = {m.finding for m in reader.mentions(text)}
    assert ASKED in found
    assert not found & SIGNS
