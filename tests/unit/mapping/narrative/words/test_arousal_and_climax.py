"""Arousal and climax that are lost are a sexual dysfunction, which is asked about (clinical.md 5.1 row 18)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SEX = "sexual-dysfunction"


@pytest.mark.parametrize(
    "text",
    [
        "Loss of sexual arousal and not able to climax for some months",
        "She has lost the ability to climax.",
        "Reduced arousal and difficulty reaching climax.",
        "Lack of sexual arousal since the injury.",
        "He says he can't climax.",
        "Trouble climaxing lately.",
        "Cannot get aroused any more.",
    ],
)
def test_it_is_there(reader: NarrativeReader, text: str) -> None:
    assert SEX in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "No loss of sexual arousal, able to climax.",
        "Able to climax and normal arousal.",
        "Denies inability to climax.",
        "The story reached its climax.",
        "Sleep arousal disorder on polysomnography.",
    ],
)
def test_it_is_not(reader: NarrativeReader, text: str) -> None:
    assert SEX not in present(reader, text)
