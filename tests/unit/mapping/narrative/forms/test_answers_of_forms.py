"""Boxes, signs and strokes that answer, and findings that a trouble or an absence beside them must not turn round."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ANSWERED = [
    ("Numbness in saddle area [ ] yes [x] no", "saddle-sensory-loss -"),
    ("Numbness in saddle area [x] yes [ ] no", "saddle-sensory-loss +"),
    ("Saddle numbness yes / no", "nothing"),
    ("Fever-, chills-, saddle numbness+, weight loss-.", "fever -, chills -, saddle-sensory-loss +, weight-loss -"),
    ("He has numbness- in the left leg, no fever.", "leg-numbness + left, fever -"),
    ("Cancer hx neg, fever neg.", "cancer-active -, fever -"),
    ("B&B -ve, saddle -ve.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ("Continent x2.", "urinary-incontinence -, bowel-incontinence -"),
    ("No wetting. No soiling.", "urinary-incontinence -, bowel-incontinence -"),
    ("S3/4/5 sensation normal.", "saddle-sensory-loss -"),
    ("PR: tone and sensation normal.", "reduced-anal-tone -, saddle-sensory-loss -"),
]

NOT_TURNED = [
    (
        "Saddle anesthesia absent, bladder/bowel function intact, fever absent.",
        "saddle-sensory-loss -, bladder-bowel-dysfunction -, fever -",
    ),
    (
        "Denies any alteration in bladder or bowel function and has normal perineal sensation.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
    ("No sphincter upset.", "bladder-bowel-dysfunction -"),
    ("No sphincter tone.", "reduced-anal-tone +"),
    ("No perianal sensation on the left.", "saddle-sensory-loss + left"),
    ("No anal tone felt.", "reduced-anal-tone +"),
    ("Perineum: normal sensation.", "saddle-sensory-loss -"),
    ("Perineum: reduced sensation.", "saddle-sensory-loss +"),
    ("Saddle area: no sensation.", "saddle-sensory-loss +"),
    ("PR: tone and sensation reduced.", "reduced-anal-tone +, saddle-sensory-loss +"),
    ("Dorsiflexes and extends big toe with full strength.", "leg-weakness -"),
    ("Pain extends to big toe.", "leg-pain +, pain-lateral-calf-dorsum +"),
    ("Problems peeing since Monday.", "bladder-bowel-dysfunction +"),
]


@pytest.mark.parametrize(("text", "line"), ANSWERED, ids=lambda text: text[:60])
def test_an_answer_is_of_what_it_stands_beside(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), NOT_TURNED, ids=lambda text: text[:60])
def test_what_stands_beside_does_not_turn_a_finding_round(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
