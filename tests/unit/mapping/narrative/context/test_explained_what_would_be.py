"""What somebody explains that it would mean or need is no sign, unless somebody has it (clinical.md 7.3, hypothetical)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SADDLE = "saddle-sensory-loss"


@pytest.mark.parametrize(
    "text",
    [
        "I explained that numbness in the saddle area would need urgent attention.",
        "I explained that numbness in the saddle area or difficulty passing urine would need urgent attention.",
        "Advised that numbness around the back passage or weakness of both legs would mean going to A&E.",
        "We discussed that loss of bladder control or numbness between the legs would be an emergency.",
        "Counselled that foot drop, saddle numbness or incontinence would need urgent review.",
    ],
)
def test_what_would_be_is_not_there(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "I explained that her saddle numbness would need an urgent MRI.",
        "I explained that the numbness in the saddle area would need an urgent MRI.",
        "I advised that saddle numbness since Monday would need an MRI.",
        "Discussed that she has saddle numbness and would need an MRI.",
        "I explained that numbness between the legs would be a red flag. He is numb between the legs.",
    ],
)
def test_what_somebody_has_is_told(reader: NarrativeReader, text: str) -> None:
    assert SADDLE in present(reader, text)
