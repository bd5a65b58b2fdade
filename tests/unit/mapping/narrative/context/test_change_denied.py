"""Who denies a change of a sign has the sign; of a change of a function, or of a sign beside one, it is a denial."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("He did not have any change in his urinary retention.", "urinary-retention +"),
        ("Has not had any change in her saddle numbness.", "saddle-sensory-loss +"),
        ("He did not notice any difference in leg weakness.", "leg-weakness +"),
        ("Denies any change in sensation.", "leg-numbness -"),
        (
            "Denies any change in bladder function, saddle numbness or fever.",
            "bladder-bowel-dysfunction -, saddle-sensory-loss -, fever -",
        ),
        ("Denies change in bowel or bladder control.", "bladder-bowel-dysfunction -"),
    ],
)
def test_only_the_change_is_denied(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
