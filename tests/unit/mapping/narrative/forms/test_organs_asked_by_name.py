"""A question that only names the bladder and an answer that tells a sign in own words, and the same told without a question."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

SIGNS = frozenset(["urinary-retention", "urinary-incontinence", "bladder-bowel-dysfunction", "bowel-incontinence"])

TOLD = [
    (
        "Dr: And the waterworks?\nPt: A bit embarrassing. I've leaked twice this week, just found I was wet.",
        "urinary-incontinence",
    ),
    ("MD: And peeing?\nPt: I have to stand there and push for a minute before it starts.", "urinary-retention"),
    ("RN: Water?\nPt: Slow to start, I stand there. That's been going seven weeks or so.", "urinary-retention"),
    ("Nurse: Waterworks?\nPatient: Hard to get it going this week.", "urinary-retention"),
    ("Nurse: And the bladder?\nPatient: It just comes out, I don't feel it.", "urinary-incontinence"),
    ("Dr: Wee?\nPt: Only dribbles.", "urinary-retention"),
    ("Dr: Passing water?\nPt: I have to strain and it stops and starts.", "urinary-retention"),
    ("Dr: And your bladder?\nPt: I stand there for ages.", "urinary-retention"),
    ("Nurse: How are the waterworks?\nCaller: Have to push to get going.", "urinary-retention"),
    ("I've leaked twice this week without coughing or anything, just found I was wet.", "urinary-incontinence"),
    ("She has leaked three times without coughing.", "urinary-incontinence"),
    ("He leaked at night, not when coughing.", "urinary-incontinence"),
    ("Leaking without laughing or lifting, new this week.", "urinary-incontinence"),
    ("I have to stand there and push for a minute before it starts, and it's thin.", "urinary-retention"),
    ("Slow to start peeing, I stand there.", "urinary-retention"),
]

NOTHING = [
    "Dr: And the waterworks?\nPt: Fine. My leg leaks from the ulcer.",
    "Dr: And peeing?\nPt: Normal, thanks. I have to push myself out of the chair.",
    "RN: Water?\nPt: About two litres a day.",
    "RN: Water?\nPt: Yes please.",
    "Dr: And the waterworks?\nPt: I had an accident on the motorway.",
    "RN: Waterworks?\nPt: No trouble. Slow to get going in the morning with my back.",
    "RN: Waterworks?\nPt: Same as ever. The back is slow to start in the morning.",
    "Dr: And peeing?\nPt: Nothing different. I have to stand because of the pain.",
    "RN: Water infection?\nPt: Slow to clear.",
    "Dr: And the leg?\nPt: I have to stand there and push it.",
    "Dr: How's your walking?\nPt: Slow to start, I stand there.",
    "I have to stand there and push the trolley before it starts.",
    "My car is slow to start.",
    "The tap leaked twice this week without anyone noticing.",
    "She does not leak, even without coughing.",
]


@pytest.mark.parametrize(("text", "finding"), TOLD)
def test_the_answer_is_of_what_was_named(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize("text", NOTHING)
def test_of_another_thing_or_well_it_tells_no_sign(reader: NarrativeReader, text: str) -> None:
    assert SIGNS.isdisjoint(present(reader, text))


def test_a_sentence_that_goes_on_tells_since_when(reader: NarrativeReader) -> None:
    text = "RN: Water?\nPt: Slow to start, I stand there. That's been going seven weeks or so. No better no worse."
    assert {m.onset_days_ago for m in reader.mentions(text) if m.finding == "urinary-retention"} == {(49, 55)}
