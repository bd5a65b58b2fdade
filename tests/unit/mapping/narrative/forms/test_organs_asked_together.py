"""Saddle and bladder that were asked about at each visit and are well; a plus between them joins, and any other one is an answer."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    "text, statements",
    [
        ("Saddle + bladder asked each visit: fine.", "saddle-sensory-loss -, bladder-bowel-dysfunction -"),
        ("Saddle and bladder checked every visit, all normal.", "saddle-sensory-loss -, bladder-bowel-dysfunction -"),
        ("Saddle + bladder asked each visit: fine until Friday.", "cauda-equina-words-unclear +"),
        ("Saddle + bladder asked each visit: fine but now odd.", "cauda-equina-words-unclear +"),
        ("Saddle + bladder asked each visit: fine except numb on wiping.", "saddle-sensory-loss +"),
        ("Saddle + bladder asked each visit: numb.", "saddle-sensory-loss +"),
        ("Saddle + bladder asked: not fine.", "saddle-sensory-loss +"),
        ("Saddle + bladder: fine.", "saddle-sensory-loss +, bladder-bowel-dysfunction -"),
    ],
)
def test_what_was_asked_each_time_and_is_well(reader: NarrativeReader, text: str, statements: str) -> None:
    assert told(reader, text) == expected(statements)
