"""Aneurysms that are looked for or found, metal in the body, sepsis, raised markers, old fractures, raised reflexes."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

VESSEL = [
    ("?AAA", "aortic-aneurysm + ?"),
    ("AAA 5.2 cm.", "aortic-aneurysm +"),
    ("Abdominal aorta 6 cm aneurysmal", "aortic-aneurysm +"),
    ("AAA screening: 5.2 cm aneurysm", "aortic-aneurysm +"),
    ("AAA screening positive", "aortic-aneurysm +"),
    ("Expansile abdominal mass.", "pulsatile-abdominal-mass +"),
    ("Pulsating expansile mass in abdomen", "pulsatile-abdominal-mass +"),
    ("Abdominal mass that is pulsatile.", "pulsatile-abdominal-mass +"),
    ("AAA screening normal, pulsatile abdominal mass today.", "aortic-aneurysm -, pulsatile-abdominal-mass +"),
]

NO_VESSEL = [
    ("AAA screening negative 2022.", "aortic-aneurysm -"),
    ("Due AAA screening at 65.", "nothing"),
    ("Offered AAA screening.", "nothing"),
    ("No pulsatile mass.", "pulsatile-abdominal-mass -"),
    ("Expansile lytic mass of L4.", "spinal-tumour +"),
]

METAL = [
    ("Metal in eye.", "mri-unsafe-device +"),
    ("Has metal in his right eye.", "mri-unsafe-device +"),
    ("Possible metal in eye from grinding.", "mri-unsafe-device + ?"),
    ("Spinal stimulator in place.", "mri-unknown-device +"),
    ("Retained metal fragments.", "mri-unknown-device +"),
    ("Bullet fragment near the spine.", "mri-unknown-device +"),
    ("Shrapnel in the thigh.", "mri-unknown-device +"),
    ("Retained bullet.", "mri-unknown-device +"),
    ("Breast tissue expander in place.", "mri-unknown-device +"),
    ("No metal in eyes.", "mri-unsafe-device -"),
    ("No retained metal fragments.", "mri-unknown-device -"),
]

BLOOD = [
    ("Septic, source unclear.", "bacteraemia +"),
    ("Patient septic.", "bacteraemia +"),
    ("Sepsis.", "bacteraemia +"),
    ("Not septic.", "bacteraemia -"),
    ("Septic arthritis of the knee.", "recent-infection +"),
    ("Aseptic necrosis of the hip.", "nothing"),
    ("Abscess of epidural space.", "spinal-infection +"),
    ("Abscess of the left psoas muscle.", "spinal-infection +"),
    ("No abscess of the epidural space.", "spinal-infection -"),
    ("Raised inflammatory markers.", "crp +"),
    ("Inflammatory markers raised.", "crp +"),
    ("No fever, raised CRP.", "fever -, crp +"),
    ("Inflammatory markers normal.", "crp -"),
    ("No raised inflammatory markers.", "nothing"),
    ("No elevated CRP.", "nothing"),
    ("No significantly raised ESR.", "nothing"),
    ("Check inflammatory markers.", "nothing"),
]

FRACTURE = [
    ("Old healed fracture of T12, no acute fracture.", "vertebral-fracture h"),
    ("Chronic compression fracture L1.", "vertebral-fracture h"),
    ("Old L1 compression fracture.", "vertebral-fracture h"),
    ("Old compression fracture of L1, new wedge fracture of L3.", "vertebral-fracture h, vertebral-fracture +"),
    ("Healed wrist fracture. New L1 compression fracture.", "vertebral-fracture +"),
    ("85 year old L1 compression fracture after a fall.", "vertebral-fracture +, minor-fall +"),
]

REFLEX = [
    ("knee jerks 4+", "reflex-hyper-or-babinski +, reflex-patellar-reduced -"),
    ("DTRs 2+ in legs.", "reflex-achilles-reduced - bilateral, reflex-patellar-reduced - bilateral"),
    ("Strength 4+/5 in the left leg.", "leg-weakness + left 4+"),
    ("Biceps reflex 4+.", "nothing"),
]


@pytest.mark.parametrize(("text", "line"), VESSEL + NO_VESSEL)
def test_an_aneurysm_that_was_found_is_one_and_one_that_is_looked_for_is_none(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), METAL)
def test_metal_in_the_body_has_to_be_looked_at_before_the_scanner(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), BLOOD)
def test_words_for_infection_of_the_blood_and_its_markers(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), FRACTURE)
def test_a_fracture_that_is_called_old_is_one_of_the_past(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), REFLEX)
def test_a_reflex_of_four_plus_is_a_sign_of_the_cord(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    ("text", "finding"),
    [("Patellar reflexes 4+ both sides.", "bilateral"), ("Patellar reflex 4+ on the right, 2+ on the left.", "right")],
)
def test_a_raised_reflex_keeps_its_side(reader: NarrativeReader, text: str, finding: str) -> None:
    assert f"reflex-hyper-or-babinski + {finding}" in told(reader, text)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Not septic, numb between the legs.", "saddle-sensory-loss +"),
        ("No raised inflammatory markers, unable to pass urine.", "urinary-retention +"),
        ("AAA screening negative. Cannot feel when wiping.", "saddle-sensory-loss +"),
        ("Due AAA screening, incontinent of urine since yesterday.", "urinary-incontinence +"),
        ("Old L1 compression fracture, new foot drop on the left.", "foot-drop + left"),
    ],
)
def test_signs_beside_them_are_heard(reader: NarrativeReader, text: str, sign: str) -> None:
    assert sign in told(reader, text)
