"""Urine that comes at once where it should, and urine that comes by itself."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Once there the urine comes at once, normal amount, she feels it.", "urinary-retention -"),
        ("The urine comes straight away, normal stream.", "urinary-retention -"),
        ("Urine comes at once when she stands.", "urinary-incontinence +"),
        ("Urine comes without warning, normal amount.", "urinary-incontinence +"),
        ("Urine comes slowly.", "urinary-incontinence +"),
    ],
)
def test_how_urine_comes(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
