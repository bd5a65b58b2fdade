"""A bladder that is empty to the hand: beside a catheter that denies no retention."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import told

DRAINED = [
    "Abdomen soft, bladder not palpable with catheter to leg bag.",
    "Bladder not palpable, catheter in situ.",
    "Bladder not distended with catheter in place.",
    "Foley draining, bladder non-distended.",
    "No palpable bladder, catheterised this morning.",
]
EMPTY = [
    "Bladder not palpable.",
    "Abdomen soft, bladder not distended.",
    "Bladder not palpable, no catheter.",
    "Catheter removed, bladder not palpable.",
    "No palpable bladder.",
]
FULL = [
    "Bladder palpable.",
    "Bladder distended, catheter blocked.",
    "Bladder is palpable to umbilicus, catheter inserted.",
]


@pytest.mark.parametrize("text", DRAINED)
def test_beside_a_catheter_nothing_is_denied(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) <= {"cauda-equina-words-unclear +"}


@pytest.mark.parametrize("text", EMPTY)
def test_without_one_it_is_no_retention(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"urinary-retention -"}


@pytest.mark.parametrize("text", FULL)
def test_a_full_one_is_retention(reader: NarrativeReader, text: str) -> None:
    assert "urinary-retention +" in told(reader, text)
