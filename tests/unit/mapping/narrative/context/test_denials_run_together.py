"""Denials of a dictation without marks: each "no" denies what stands behind it, and a place is no label with its answer."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        (
            "no numbness in the saddle area no retention no incontinence of either kind no fever",
            "saddle-sensory-loss -, urinary-retention -, urinary-incontinence -, bowel-incontinence -, fever -",
        ),
        ("numbness in the saddle area no retention", "saddle-sensory-loss +, urinary-retention -"),
        (
            "no weight loss no previous malignancy no trauma",
            "weight-loss -, cancer-history -, significant-trauma -",
        ),
        ("weight loss no previous malignancy", "weight-loss +, cancer-history -"),
        ("numbness of the saddle area no feeling when wiping", "saddle-sensory-loss +"),
        ("Saddle no, bladder no, bowel no.", "saddle-sensory-loss -, bladder-bowel-dysfunction -"),
        ("Bladder ok. The saddle area no.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ],
)
def test_each_no_is_of_what_stands_behind_it(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
