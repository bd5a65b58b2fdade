"""A clause that says that what stands before it is over; and what came with an operation and is denied ever since.

Source: clinical.md 5.4 (resolved is historical).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader


def statuses(reader: NarrativeReader, text: str, finding: str) -> set[str]:
    return {m.status.value for m in reader.mentions(text) if m.finding == finding}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (
            "She had urinary retention after hip replacement in September. It resolved after two days.",
            "urinary-retention",
        ),
        ("She had urinary retention after hip replacement in September; it resolved.", "urinary-retention"),
        ("He had a foot drop after the operation. It recovered fully.", "foot-drop"),
        ("In 2009 she was decompressed for cauda equina syndrome (retention + numb saddle).", "urinary-retention"),
        ("CES 2016 (retention, saddle numbness), decompressed.", "saddle-sensory-loss"),
    ],
)
def test_it_is_over(reader: NarrativeReader, text: str, finding: str) -> None:
    assert statuses(reader, text, finding) == {"historical"}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("He has saddle numbness. It resolved this morning.", "saddle-sensory-loss"),
        ("She had saddle numbness and leg pain. It resolved.", "saddle-sensory-loss"),
        ("He had retention yesterday. It resolved.", "urinary-retention"),
        ("He had retention in September. It has not resolved.", "urinary-retention"),
        ("He had retention in September. It resolved, then came back last week.", "urinary-retention"),
        (
            "She had numbness of the perineum after the epidural. It resolved within two days. Now numb again.",
            "saddle-sensory-loss",
        ),
        ("Cauda equina syndrome 2016 (saddle still numb).", "saddle-sensory-loss"),
        ("Cauda equina syndrome 2016 (presents with retention and saddle numbness).", "urinary-retention"),
        ("CES 2016 (O/E saddle numbness).", "saddle-sensory-loss"),
        ("CES 2016 (retention, self-catheterises).", "urinary-retention"),
        ("He had retention in September. It settled, and recurs daily.", "urinary-retention"),
        ("He had retention in September. It settled. It recurs daily.", "urinary-retention"),
        ("She had retention in June which resolved. A second episode on Friday.", "urinary-retention"),
        ("She had saddle numbness and leg pain. Both resolved.", "saddle-sensory-loss"),
        ("He had saddle numbness in May. The chest pain, which resolved, was cardiac.", "saddle-sensory-loss"),
        ("He had bowel incontinence in May. The diarrhoea settled.", "bowel-incontinence"),
        ("He had saddle numbness in June, which resolved leaving a numb patch.", "saddle-sensory-loss"),
        ("He had retention in August. The UTI resolved with antibiotics.", "urinary-retention"),
    ],
)
def test_what_may_be_there_is_not_over(reader: NarrativeReader, text: str, finding: str) -> None:
    assert "present" in statuses(reader, text, finding)


def test_what_came_with_an_operation_and_was_well_ever_since(reader: NarrativeReader) -> None:
    text = "On the first postoperative night she could not void and was catheterized; she has voided well since."
    assert statuses(reader, text, "urinary-retention") == {"historical", "absent"}


@pytest.mark.parametrize(
    "text",
    [
        "He could not void this morning. He has voided well since yesterday.",
        "She cannot void since her operation. She voided well since last week.",
        "Retention on Monday. Voiding freely since.",
        "After surgery on Monday she could not void; she has voided well since.",
    ],
)
def test_what_is_of_these_days_stays(reader: NarrativeReader, text: str) -> None:
    assert "present" in statuses(reader, text, "urinary-retention")


@pytest.mark.parametrize(
    "text", ["He denies retention since he could not feel it.", "No retention since the catheter was changed."]
)
def test_a_denial_since_something_is_no_history(reader: NarrativeReader, text: str) -> None:
    assert statuses(reader, text, "urinary-retention") == {"absent"}
