"""Words for injecting, pregnancy and incontinence of stool that mean something else, and where they mean it."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present
from tests.unit.mapping.values.test_row_values import row, statuses


@pytest.mark.parametrize(
    ("text", "finding", "there"),
    [
        ("He believes that his glucose shot up to over 300.", "iv-drug-use", False),
        ("Last shot up yesterday.", "iv-drug-use", True),
        ("The mesh was then snapped onto the needles.", "iv-drug-use", False),
        ("Back onto the needle since June.", "iv-drug-use", True),
        ("I will meet with the child in two weeks.", "pregnancy", False),
        ("She is heavy with child.", "pregnancy", True),
    ],
)
def test_what_such_words_mean(reader: NarrativeReader, text: str, finding: str, there: bool) -> None:
    assert (finding in present(reader, text)) is there


def test_a_denial_of_incontinence_of_stool_is_none_of_urine() -> None:
    asked = row("Incontinence stool", valueString="No")
    assert statuses("bowel-incontinence", asked) == [Status.ABSENT]
    assert statuses("urinary-incontinence", asked) == []
