"""An aorta told by its width, injuries by animals and vehicles, and what is told in brackets (clinical.md 3.6, 5.1 rows 4, 15, 18)."""

import pytest

from cds_service.clinical.findings import Course, Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

AORTA, TRAUMA = "aortic-aneurysm", "significant-trauma"


@pytest.mark.parametrize(
    "text",
    [
        "Abdominal aorta 3.8 cm (known), surveillance.",
        "Aorta 4.5 cm on ultrasound.",
        "Infrarenal aorta measures 5.2 cm.",
        "Ectatic aorta 4.4 cm, under surveillance.",
        "Aorta 45 mm",
        "Triple A 5 cm.",
    ],
)
def test_a_wide_abdominal_aorta_is_an_aneurysm(reader: NarrativeReader, text: str) -> None:
    assert AORTA in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Abdominal aorta 2.1 cm.",
        "Aorta normal, unremarkable",
        "Aortic root 3.9 cm",
        "Ascending aorta 4.2 cm",
        "Triple A battery",
        "Aorta: 5 mm plaque",
    ],
)
def test_another_one_says_nothing_of_it(reader: NarrativeReader, text: str) -> None:
    assert AORTA not in {m.finding for m in reader.mentions(text)}


@pytest.mark.parametrize(
    ("text", "hurt"),
    [
        ("Kicked by a horse and thrown 2 days ago, landed on low back.", True),
        ("Kicked in the back by a cow yesterday.", True),
        ("Rolled quad bike 3 days ago.", True),
        ("Car rolled over 2 days ago", True),
        ("Rolled ankle 3 days ago", False),
        ("Kicked by toddler in back", False),
        ("Not kicked by the horse", False),
    ],
)
def test_injury_by_an_animal_or_a_vehicle(reader: NarrativeReader, text: str, hurt: bool) -> None:
    assert (TRAUMA in present(reader, text)) is hurt


@pytest.mark.parametrize(
    ("text", "stable"),
    [
        ("Bladder hesitancy for 2 years (BPH), unchanged.", True),
        ("Bladder hesitancy for 2 years, unchanged.", True),
        ("Bladder hesitancy (BPH), pain unchanged.", False),
        ("Bladder hesitancy for 2 years (BPH), worse.", False),
    ],
)
def test_a_remark_in_brackets_leaves_the_course(reader: NarrativeReader, text: str, stable: bool) -> None:
    courses = {m.course for m in reader.mentions(text) if m.finding == "bladder-bowel-dysfunction"}
    assert (courses == {Course.STABLE}) is stable


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("ICD (non-conditional).", {"mri-unsafe-device"}),
        ("PPM: non conditional", {"mri-unsafe-device"}),
        ("ICD conditional", {"mri-unknown-device"}),
    ],
)
def test_a_device_that_is_not_conditional_is_unsafe(reader: NarrativeReader, text: str, line: set[str]) -> None:
    assert present(reader, text) == line


def test_numbness_of_the_mood_is_none_of_the_body(reader: NarrativeReader) -> None:
    assert not reader.mentions("Feels numb emotionally since bereavement.")
    both = reader.mentions("Feels numb emotionally and numb in the saddle")
    assert {(m.finding, m.status) for m in both} == {("saddle-sensory-loss", Status.PRESENT)}
