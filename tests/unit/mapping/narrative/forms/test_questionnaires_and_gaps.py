"""Questionnaires, labels side by side, and what was explained (clinical.md 7.3, templates and hypothetical)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Bladder/bowel: normal     Saddle: normal     B/L symptoms: no",
            "bladder-bowel-dysfunction -, saddle-sensory-loss -",
        ),
        ("Saddle: normal   Fever: no", "saddle-sensory-loss -, fever -"),
        ("Fever or infection           [ ] Yes  [x] No", "fever -"),
        ("Fever or infection           [x] Yes  [ ] No", "fever +"),
        ("Cancer now or in the past    [ ] Yes  [x] No", "cancer-active -"),
        ("Have you had change in how you pass urine? YES - slow to start", "bladder-bowel-dysfunction +"),
        ("Have you had change in how you pass urine? NO", "bladder-bowel-dysfunction -"),
        ("I explained that it means numbness in the saddle and losing bowel control.", "nothing"),
        ("I explained the scan. Numbness in the saddle since Monday.", "saddle-sensory-loss +"),
        ("He strains to get it going and can't really feel it coming out.", "bladder-bowel-dysfunction +"),
        ("Can feel it coming out.", "nothing"),
        ("He cannot stand on his heels with the toes up.", "weakness-dorsiflexion +"),
    ],
)
def test_what_it_says(text: str, mentions: str, reader: NarrativeReader) -> None:
    assert told(reader, text) == expected(mentions)
