"""Roots and bladder as an image shows them, loss that is symmetric, and what did not go away."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present, told


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Conus: normal, terminating at L1. Cauda equina: No compression.", "cauda-equina-diagnosis"),
        ("No retroperitoneal hematoma or contained leak.", "urinary-incontinence"),
        ("Unable to specifically test EHL strength due to pain", "leg-weakness"),
    ],
)
def test_nothing_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("No hematoma or contained leak.", "urinary-incontinence"),
        ("Bladder: Normal, no calculi.", "bladder-bowel-dysfunction"),
        ("Strength: Symmetric distal weakness.", "leg-weakness"),
        ("Sensation: Symmetric decreased light touch in both feet", "leg-numbness"),
        ("There was no regression of the leg weakness", "leg-weakness"),
        ("no resolution of urinary retention", "urinary-retention"),
        ("no recovery of foot drop", "foot-drop"),
        ("4/5 anterior tibialis (5/5 is full strength)", "leg-weakness"),
    ],
)
def test_nothing_is_denied(reader: NarrativeReader, text: str, denied: str) -> None:
    assert not any(one.startswith(f"{denied} -") for one in told(reader, text))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("no resolution of urinary retention", "urinary-retention"),
        ("no recovery of foot drop", "foot-drop"),
        ("Cauda equina compression", "cauda-equina-diagnosis"),
        ("sexual potency had decreased", "sexual-dysfunction"),
        ("Symmetrical leg weakness", "leg-weakness"),
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Bladder: normal", "bladder-bowel-dysfunction"),
        ("Strength symmetric", "leg-weakness"),
        ("Cauda equina: normal", "cauda-equina-diagnosis"),
    ],
)
def test_it_is_denied(reader: NarrativeReader, text: str, denied: str) -> None:
    assert f"{denied} -" in told(reader, text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("TA and EHL weakness of the right leg", "weakness-dorsiflexion + right"),
        ("plantar flexion and tibialis anterior weakness of the left leg", "weakness-plantarflexion + left"),
        ("motor weakness in the right lower limb", "leg-weakness + right"),
        ("left EHL weakness and right leg numbness", "weakness-great-toe-extension + left"),
    ],
)
def test_a_muscle_has_the_side_of_its_limb(reader: NarrativeReader, text: str, found: str) -> None:
    assert found in told(reader, text)
