"""Who said yes to an operation; what somebody weighs and weighed; what is unchanged since something that happened."""

import pytest

from cds_service.clinical.findings import Course
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

CANDIDATES = [
    "She has been put on the list for surgical assessment on 9 December.",
    "She has said yes to surgery and is seeing Ms Farah, spinal surgeon, who needs pictures first.",
    "She has had physio and has said yes to surgery.",
    "Physio no help, agreed to surgery.",
    "Agreed to decompression, waiting list from today.",
    "She has agreed to an operation on her back.",
    "Agreed to an injection.",
    "Happy to go ahead with surgery.",
    "Put on the surgical list.",
    "She wishes surgery.",
    "Accepted for spinal surgery.",
    "Surgeon needs MRI before listing.",
]
NO_CANDIDATES = [
    "Said no to surgery.",
    "Has not agreed to surgery.",
    "Not ready to go ahead with surgery.",
    "Agreed to physiotherapy.",
    "Agreed to MRI.",
    "Agreed to knee surgery.",
    "She said yes to cataract surgery.",
    "Agreed to carpal tunnel decompression.",
    "Agreed to think about surgery.",
    "Mother said yes to surgery.",
    "If she says yes to surgery we will scan.",
    "On the waiting list for surgical assessment of the knee.",
]
LOST = [
    "On the scales 61 kg, was 69 kg in May, no diet, no reason found.",
    "Weight now 58 kg, previously 66 kg six months ago.",
    "Weight 142 lb today, 160 lb in March, no diet.",
    "68 kg to 61 kg in 4 months without trying.",
    "Was 69 kg in May, now 61 kg, no diet.",
    "Weight 61.2 kg, previously 70.5 kg.",
]
NOT_LOST = [
    "Weight 69 kg, was 61 kg in May.",
    "Weight 61 kg, was 62 kg in May.",
    "Weight 61 kg, was 69 kg in May with Wegovy.",
    "Weight 61 kg, was 69 kg in May: lost it deliberately.",
    "Lifted 61 kg, was 69 kg in May.",
    "Grip 28 kg, was 35 kg in May.",
]
SINCE_2018 = [
    "Since the birth of twins in 2018 stress leakage on sneezing; same as ever, unchanged for eight years.",
    "Since the birth of twins in 2018, stress leakage on sneezing, unchanged.",
]
OF_NOW = [
    "Since the surgery in 2018 she cannot pass urine.",
    "Since the MRI in 2018 new incontinence.",
    "Since the fall in 2018 back pain and incontinence.",
    "Since the operation in 2018 well; numb between the legs.",
]


@pytest.mark.parametrize("text", CANDIDATES)
def test_who_agreed_to_an_operation_is_a_candidate(reader: NarrativeReader, text: str) -> None:
    assert "surgical-candidate" in present(reader, text)


@pytest.mark.parametrize("text", NO_CANDIDATES)
def test_who_did_not_is_none(reader: NarrativeReader, text: str) -> None:
    assert "surgical-candidate" not in present(reader, text)


@pytest.mark.parametrize("text", LOST)
def test_a_weight_that_fell_is_weight_loss(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == {"weight-loss"}


@pytest.mark.parametrize("text", NOT_LOST)
def test_another_number_is_none(reader: NarrativeReader, text: str) -> None:
    assert "weight-loss" not in present(reader, text)


@pytest.mark.parametrize("text", SINCE_2018)
def test_what_is_unchanged_since_then_is_of_then(reader: NarrativeReader, text: str) -> None:
    told = {(m.course, m.dated.known or m.onset_days_ago) for m in reader.mentions(text)}
    assert told == {(Course.STABLE, True)}


@pytest.mark.parametrize("text", OF_NOW)
def test_a_sign_behind_what_happened_is_undated(reader: NarrativeReader, text: str) -> None:
    signs = [m for m in reader.mentions(text) if m.finding not in ("prior-lumbar-surgery", "low-back-pain")]
    assert signs
    assert not any(m.dated.known or m.onset_days_ago for m in signs)
