"""What somebody is bidden to come for, or came for; and what nobody asked or wrote of, with what is told behind it."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ASKED = "cauda-equina-words-unclear +"
COMING = [
    ("Needs to be seen immediately for urinary retention", "urinary-retention +"),
    ("Recheck immediately for saddle numbness", "saddle-sensory-loss +"),
    ("Follow up immediately for saddle numbness", "saddle-sensory-loss +"),
    ("Return immediately for any urinary retention", "nothing"),
    ("Recheck right away for new saddle numbness", "nothing"),
    ("Return immediately with saddle numbness", ASKED),
    ("Call for saddle numbness", ASKED),
    ("Nurse call: call for urinary incontinence", ASKED),
    ("Call for bladder problems", ASKED),
    ("Return with saddle numbness", ASKED),
    ("Call for bowel or bladder incontinence", ASKED),
    ("Call for bowel/bladder dysfunction, saddle anesthesia or weakness.", "nothing"),
    ("Return with weakness, saddle numbness or incontinence", "nothing"),
    ("Call for any saddle numbness", "nothing"),
    ("Please call for saddle numbness", "nothing"),
    ("Patient is to call for saddle numbness.", "nothing"),
    ("Call for numbness or weakness", "nothing"),
    ("Call for fever", "nothing"),
    ("Call for refill", "nothing"),
    ("Call sooner with saddle numbness", "nothing"),
    ("Peeing is off, would mandate admission", ASKED),
    ("Fever would mandate admission", "nothing"),
]
UNRECORDED = [
    ("No records available on imaging, incontinent of urine", "urinary-incontinence +"),
    ("No mention of trauma, saddle numbness since Monday", "saddle-sensory-loss +"),
    ("No note of fever, urinary retention", ASKED),
    ("No note of fever, chills, saddle numbness", ASKED),
    ("No note of fever, chills", "nothing"),
    ("No note of saddle numbness", "nothing"),
    ("No documentation of saddle numbness", "nothing"),
    ("No mention of saddle numbness or incontinence", "nothing"),
    ("Not asked about bladder, numb perineum", "saddle-sensory-loss +"),
    ("Never asked about bladder, incontinent since Monday", "urinary-incontinence +"),
    ("Was not asked about fever, has saddle numbness", "saddle-sensory-loss +"),
    ("Patient was not asked about saddle numbness", "nothing"),
    ("Patient was not asked about saddle numbness or incontinence", "nothing"),
    ("Not asked about bladder", "nothing"),
    ("Asked about saddle numbness, incontinence, retention", "nothing"),
    ("Did you have saddle numbness, incontinence?", "nothing"),
]
SIGNED = [
    ("Anal tone +", ASKED),
    ("Saddle sensation +", ASKED),
    ("Saddle numbness +", "saddle-sensory-loss +"),
    ("Bladder: [+] see note", "nothing"),
    ("-fever -chills +bladder spasms", "fever -, chills -"),
]


@pytest.mark.parametrize(("text", "line"), COMING)
def test_what_somebody_comes_for_is_told_or_asked_about(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), UNRECORDED)
def test_what_nobody_wrote_of_reaches_no_further(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), SIGNED)
def test_a_plus_behind_words_makes_no_form_of_them(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
