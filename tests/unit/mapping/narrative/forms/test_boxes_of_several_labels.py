"""Several labels with boxes on one line: each is told by what is marked for it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Fever: [ ] yes [x] no   Saddle: [ ] normal [x] numb", "fever -, saddle-sensory-loss +"),
        ("Fever: [ ] yes [x] no Saddle: [ ] normal [x] numb", "fever -, saddle-sensory-loss +"),
        ("Fever: [ ] yes [x] no   Saddle numbness: [x] yes [ ] no", "fever -, saddle-sensory-loss +"),
        (
            "Saddle: [x] normal [ ] numb   Anal tone: [ ] normal [x] reduced",
            "saddle-sensory-loss -, reduced-anal-tone +",
        ),
        (
            "Saddle: [x] normal [ ] numb   Anal tone: [x] normal [ ] reduced   Fever: [ ] yes [x] no",
            "saddle-sensory-loss -, reduced-anal-tone -, fever -",
        ),
    ],
)
def test_each_label_has_its_own_answer(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
