"""What a plan says is to be done over a bound, and what is watched for by the clock: nobody measured or found it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Bladder scan tonight; residual >200 = call neurosurgery.", "nothing"),
        ("Bladder scan hourly: residual >200 = bleep surgeon.", "nothing"),
        ("Residual >200 = call neurosurgery.", "post-void-residual +"),
        ("Bladder scan tonight; residual 450 = call neurosurgery.", "post-void-residual +"),
        ("Bladder scan tonight >200, neurosurgery called.", "post-void-residual +"),
        ("Bladder scan 450 tonight; residual >200 = call neurosurgery.", "post-void-residual +"),
        ("Numb perineum, bladder scan tonight; residual >200 = call neurosurgery.", "saddle-sensory-loss +"),
        (
            "Wet pants, bladder scan tonight; residual >200 = call neurosurgery.",
            "urinary-incontinence + ?",
        ),
    ],
)
def test_a_bound_is_no_measurement(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Neuro obs 4-hourly for foot drop.", "nothing"),
        ("Neuro obs overnight to watch for foot drop.", "nothing"),
        ("Neuro obs 4-hourly for new foot drop.", "foot-drop +"),
        ("Neuro obs 4-hourly for his foot drop.", "foot-drop +"),
        ("Neuro obs 4-hourly for foot drop, new today.", "foot-drop +"),
        ("Neuro obs for foot drop.", "foot-drop +"),
        ("Neuro obs 4-hourly because of foot drop.", "foot-drop +"),
        ("Neuro obs 4-hourly for foot drop. Left foot drop since Friday.", "foot-drop + left"),
        ("Neuro obs hourly for saddle numbness.", "cauda-equina-words-unclear +"),
    ],
)
def test_what_is_watched_for_by_the_clock_is_none_yet(reader: NarrativeReader, text: str, statements: str) -> None:
    assert {one for one in told(reader, text) if not one.startswith("leg-weakness")} == expected(statements)
