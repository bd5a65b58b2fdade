"""Devices that were taken out are past, unless a part or another one is there; what is safe in the scanner is not unknown."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

GONE = [
    "Pacemaker removed 2019.",
    "SCS explanted 2020.",
    "SCS was explanted in 2020 due to infection.",
    "s/p removal of spinal cord stimulator",
    "Cochlear implant removed last year",
    "SCS explanted, still has pain",
]
THERE = [
    "Pacemaker removed and replaced 2019.",
    "Pacemaker removed, leads left in place.",
    "Pacemaker was removed in 2019 and a new one placed in 2021.",
    "SCS battery removed, electrodes remain.",
    "ICD explanted 2019, new ICD 2020",
    "SCS explanted, generator still in place",
    "Pacemaker to be removed next month.",
    "Pacemaker not removed.",
    "Pacemaker never removed.",
    "Pacemaker removal planned.",
    "Stitches removed. Pacemaker in place.",
]
SAFETY = [
    ("Aneurysm clip - MRI safe titanium.", "mri-conditional-device +"),
    ("MRI-safe aneurysm clip.", "mri-conditional-device +"),
    ("Cochlear implants, MRI compatible.", "mri-conditional-device +"),
    ("ICD - MRI safe", "mri-conditional-device +"),
    ("MRI-safe? aneurysm clip", "mri-unknown-device +"),
    ("Aneurysm clip MRI status unknown.", "mri-unknown-device +"),
    ("Aneurysm clip, not MRI safe.", "mri-unknown-device +, mri-unsafe-device +"),
    ("Pacemaker - non MRI conditional", "mri-unknown-device +, mri-unsafe-device +"),
    ("Pacemaker removed 2018. Now has ICD.", "mri-unknown-device h, mri-unknown-device +"),
]


@pytest.mark.parametrize("text", GONE)
def test_a_device_that_was_taken_out_is_past(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == expected("mri-unknown-device h")


@pytest.mark.parametrize("text", THERE)
def test_a_device_that_stays_or_came_again_is_there(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == expected("mri-unknown-device +")


@pytest.mark.parametrize(("text", "line"), SAFETY)
def test_the_scanner_status_of_any_device_is_read(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
