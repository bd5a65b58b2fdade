"""Signs behind boxes that nobody ticked, with the words of which kind they are (clinical.md 7.3: "[ ]" is unknown)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

EMPTY = [
    "[ ] Fever\n[ ] Progressive weakness",
    "[ ] Progressive left leg weakness",
    "[ ] New saddle numbness",
    "[ ] New onset urinary incontinence",
    "[ ] Bilateral leg weakness",
    "[ ] Left foot drop",
    "[ ] Severe or progressive weakness",
    "[ ] Unexplained fever",
    "( ) Worsening weakness",
    "[ ] Numbness and progressive weakness",
    "[ ] No saddle numbness",
    "[ ] Yes [ ] No Saddle numbness",
    "[ ] Saddle numbness yes/no",
]
TOLD = [
    ("☐ Saddle anaesthesia ☐ Progressive weakness ☒ Leg pain", "leg-pain +"),
    ("RED FLAGS\n[x] Night pain\n[ ] Progressive weakness", "night-pain +"),
    ("[ ] Fever [x] Progressive weakness", "progressive-weakness +"),
    ("[x] No saddle numbness", "saddle-sensory-loss -"),
    ("[ ] Yes [x] No Saddle numbness", "saddle-sensory-loss -"),
    ("[ ] EHL 2/5", "weakness-great-toe-extension + 2"),
    ("[ ] Left EHL 2/5", "weakness-great-toe-extension + left 2"),
    ("[ ] Left foot drop since Tuesday", "foot-drop + left"),
    ("[ ] New saddle numbness today: yes", "saddle-sensory-loss +"),
    ("[ ] MRI for progressive weakness", "progressive-weakness +"),
    ("[ ] Follow up imaging. Saddle numbness present.", "saddle-sensory-loss +"),
    ("[ ] refer to neurosurgery with progressive left foot drop", "foot-drop + left, progressive-weakness + left"),
]


@pytest.mark.parametrize("text", EMPTY)
def test_a_box_that_nobody_ticked_tells_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(("text", "line"), TOLD)
def test_what_is_told_beside_it_counts(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
