"""Lines of forms that print several results with a box for each: only what is marked is told."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

LINES = [
    ("Perineal feeling   ( ) normal   (x) altered   ( ) not asked", "saddle-sensory-loss +"),
    ("Perineal feeling   (x) normal   ( ) altered   ( ) not asked", "saddle-sensory-loss -"),
    ("Perineal feeling   ( ) normal   ( ) altered   (x) not asked", "nothing"),
    ("Perineal feeling   ( ) normal   ( ) altered   ( ) not asked", "nothing"),
    ("Bladder   ( ) normal (x) retention ( ) incontinent", "urinary-retention +"),
    ("Bladder   (x) normal ( ) retention ( ) incontinent", "bladder-bowel-dysfunction -"),
    ("Bowel   ( ) normal (x) incontinent", "bowel-incontinence +"),
    ("Anal tone: [ ] normal  [x] reduced", "reduced-anal-tone +"),
    ("Anal tone   (x) normal   ( ) lax   ( ) not done", "reduced-anal-tone -"),
    ("Leg power   (x) 5/5   ( ) 4/5   ( ) 3/5 or less", "leg-weakness - 5"),
    ("Leg power   ( ) 5/5   ( ) 4/5   (x) 3/5 or less", "leg-weakness + 3"),
    ("Saddle sensation  normal [ ] reduced [x]", "saddle-sensory-loss +"),
    ("Saddle numbness  [ ] none  [x] mild [ ] severe", "saddle-sensory-loss +"),
    ("Saddle sensation: [x] normal [x] reduced", "saddle-sensory-loss -, saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "line"), LINES, ids=lambda text: text[:60])
def test_what_is_only_printed_says_nothing(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


def test_boxes_of_several_signs_are_no_choice_of_results(reader: NarrativeReader) -> None:
    text = "Symptoms: [x] saddle numbness [ ] weakness [x] retention"
    assert told(reader, text) == expected("saddle-sensory-loss +, urinary-retention +")
