"""What the next clause says of a device's status in the scanner belongs to the device; what is not sure leaves it unknown."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CONDITIONAL = [
    "Pacemaker since 2021 (MR conditional card seen, cardiology informed)",
    "A 2011 dual chamber PPM - checked with pacing clinic, device is MR conditional",
    "ICD implanted 2019; it is MRI conditional per the device card.",
    "Has a pacemaker. Pacing clinic confirm MR conditional system.",
    "SCS fitted 2020, manufacturer lists it as MR conditional at 1.5T",
    "Cochlear implant left ear, checked with the implant centre: MRI compatible to 1.5T",
    "Pacemaker 2018 (Medtronic, leads and generator both MR conditional)",
    "Pacemaker (2016). Radiology have seen the card: MR conditional.",
    "Pacemaker in situ, card says MRI conditional. Review in clinic. Known pacemaker.",
]
UNKNOWN = [
    "Pacemaker since 2021, MR conditional status not known",
    "Pacemaker, not known to be MR conditional",
    "Pacemaker since 2021, whether MR conditional is being checked",
    "Pacemaker since 2021. Is it MR conditional?",
    "Pacemaker since 2021, awaiting confirmation that it is MR conditional",
    "Pacemaker since 2021, leads MR conditional but generator unknown",
    "Pacemaker since 2021, card lost, may be MR conditional",
    "Pacemaker since 2021, MRI conditional on cardiology agreement",
    "Pacemaker since 2021, no card to show that it is MR conditional",
    "Pacemaker since 2021, MR conditional card not seen",
]
OTHERS = [
    ("Pacemaker, not MR conditional", "mri-unknown-device +, mri-unsafe-device +"),
    ("ICD and spinal cord stimulator; the ICD is MR conditional", "mri-conditional-device +, mri-unknown-device +"),
    ("Pacemaker and a loop recorder (MR conditional)", "mri-conditional-device +, mri-unknown-device +"),
    ("Pacemaker (MR conditional) and an old aneurysm clip", "mri-conditional-device +, mri-unknown-device +"),
    (
        "Pacemaker since 2021, MR conditional generator but an abandoned lead",
        "mri-conditional-device +, mri-unknown-device +",
    ),
    ("Brother has a pacemaker (MR conditional card seen).", "nothing"),
    ("Back pain, MR conditional on bloods.", "low-back-pain +"),
]


@pytest.mark.parametrize("text", CONDITIONAL)
def test_a_status_told_behind_a_device_is_its_own(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == expected("mri-conditional-device +")


@pytest.mark.parametrize("text", UNKNOWN)
def test_a_status_that_is_not_sure_leaves_the_device_unknown(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == expected("mri-unknown-device +")


@pytest.mark.parametrize(("text", "line"), OTHERS)
def test_a_status_is_of_one_device_only(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
