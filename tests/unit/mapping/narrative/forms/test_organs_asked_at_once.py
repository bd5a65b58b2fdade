"""Bladder, bowel and saddle asked in one breath or answered shortly; and what such a short word is no answer to."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

ALL = "bladder-bowel-dysfunction -, saddle-sensory-loss -"
DENIED = [
    ("Bladder, bowel, saddle questions all negative.", ALL),
    ("Questions about bladder, bowel and saddle sensation all negative.", ALL),
    ("All bladder, bowel and saddle screening questions negative.", ALL),
    ("Bowel, bladder and saddle screen negative.", ALL),
    ("Bladder, bowel and saddle: all neg.", ALL),
    ("Bladder bowel saddle all nil.", ALL),
    ("Asked about bladder, bowel, saddle: all no.", ALL),
    ("Bladder nil, bowel nil, saddle nil.", ALL),
    ("Bladder N, bowel N, saddle N.", ALL),
    ("Bladder - no, bowel - no, saddle - no.", ALL),
    ("Bladder nil new, bowel nil new, saddle nil new.", ALL),
    ("Saddle nil, bladder nil.", ALL),
    ("Neither bladder nor bowel nor saddle symptoms.", ALL),
    ("Neither bladder nor bowel trouble.", "bladder-bowel-dysfunction -"),
]
TOLD = [
    ("Neither bladder nor bowel working properly.", "bladder-bowel-dysfunction"),
    ("Neither bladder nor bowel has been right since Sunday.", "bladder-bowel-dysfunction"),
    ("He feels neither bladder nor bowel fill.", "bladder-bowel-dysfunction"),
    ("Bladder: nil output since 6am.", "urinary-retention"),
    ("Bladder nil passed since last night, bowel nil.", "urinary-retention"),
    ("Saddle: nil sensation.", "saddle-sensory-loss"),
    ("Bladder nil, bowel nil, saddle nil sensation.", "saddle-sensory-loss"),
    ("Bladder nil, bowel nil, saddle numb.", "saddle-sensory-loss"),
    ("Bladder N, bowel N, saddle Y.", "saddle-sensory-loss"),
    ("Bladder Y, bowel N, saddle N.", "bladder-bowel-dysfunction"),
    ("Bladder, bowel, saddle questions all negative except slow stream since Monday.", "bladder-bowel-dysfunction"),
    ("Bladder, bowel, saddle questions all negative last month, now numb between the legs.", "saddle-sensory-loss"),
    ("Bladder, bowel, saddle questions all positive.", "cauda-equina-words-unclear"),
    ("Bladder/bowel/saddle screen neg/neg/pos", "cauda-equina-words-unclear"),
]


@pytest.mark.parametrize(("text", "says"), DENIED)
def test_one_answer_is_that_of_all_that_were_asked(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize(("text", "finding"), TOLD)
def test_what_is_lost_is_not_denied(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)
    assert f"{finding} -" not in told(reader, text) or "now" in text


@pytest.mark.parametrize("text", ["Bladder, bowel, saddle questions not asked.", "Bladder nil else."])
def test_what_nobody_asked_denies_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
