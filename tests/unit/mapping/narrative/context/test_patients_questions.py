"""What a patient asks whether it is ("wants to know: is it cancer?") is nothing that he has (clinical.md 7.3, question forms)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present


@pytest.mark.parametrize(
    "text",
    [
        "is it cancer? (no personal cancer, weight stable), is it infection? (no fever), is it nerve damage?",
        "She wants to know: is it cancer? (no personal cancer, weight stable), is it infection? (no fever)",
        "His questions: is it cancer? is it an infection?",
        "Patient asks: is it cancer?",
        "Patient's list: is it cancer? (no personal cancer), is it nerve damage? (power normal)",
        "Her worries: is it cancer? Is it MS?",
        "Wants to know, is it cancer? is it arthritis?",
        "Patient's questions: could it be cancer? (never had any)",
    ],
)
def test_a_question_raises_nothing(reader: NarrativeReader, text: str) -> None:
    assert not present(reader, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("She wants to know: is it cancer? She has lung cancer.", "cancer-active"),
        ("She wants to know: is it cancer? Yes, metastatic on CT.", "cancer-active"),
        ("She wants to know: is it cancer? (breast cancer 2019), is it infection? (fever 38.5)", "fever"),
        ("She asked: is it cancer? We told her that it is cancer.", "cancer-active"),
        ("She wants to know: is it cauda equina?", "cauda-equina-diagnosis"),
        ("?cancer ?infection", "cancer-active"),
        ("Worried - could it be cancer?", "cancer-active"),
        ("His questions: why is he incontinent? why is his saddle numb?", "saddle-sensory-loss"),
    ],
)
def test_what_is_told_stays(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)
