"""Pain of the back told with another place, pain that came back, incontinence of either kind, and care that was avoided."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

PAINS = [
    ("Sudden severe low back and left flank pain.", "low-back-pain +"),
    ("No low back or abdominal pain, but weakness of the left leg.", "low-back-pain -, leg-weakness + left"),
    ("The pain has returned in both legs.", "leg-pain + bilateral, bilateral-leg-pain + bilateral"),
    ("The pain came back into the left leg.", "leg-pain + left"),
    ("Numbness came back in the saddle area.", "saddle-sensory-loss +"),
    ("He came back into clinic, left leg numb.", "leg-numbness + left"),
]

KINDS = [
    ("There is no incontinence of either kind.", "urinary-incontinence -, bowel-incontinence -"),
    ("He has incontinence of both kinds.", "urinary-incontinence +, bowel-incontinence +"),
    ("No incontinence.", "urinary-incontinence -"),
    ("There is no fecal or flatal incontinence.", "bowel-incontinence -"),
    ("She has fecal and flatal incontinence.", "bowel-incontinence +"),
    ("She is sexually active without pain or loss of sensation.", "sexual-dysfunction -"),
    ("She is sexually active without feeling.", "nothing"),
    ("She is sexually active, no sensation.", "cauda-equina-words-unclear +"),
]

FURTHER = [
    ("NSAIDs are avoided.", "conservative-nsaid -"),
    ("She has been told to avoid ibuprofen.", "conservative-nsaid -"),
    ("Urine pregnancy test in the office is negative.", "pregnancy -"),
    ("Pregnancy test today: positive.", "pregnancy +"),
    ("No recreational drugs by any route.", "iv-drug-use -"),
    ("Herpes zoster, left L2-3.", "zoster + left"),
    ("I think this is an L5 root problem.", "radiculopathy-lumbar +"),
    ("MRI from your office in March shows severe stenosis at L4-5.", "prior-lumbar-mri +, spinal-stenosis +"),
]


@pytest.mark.parametrize(("text", "line"), PAINS)
def test_pains_and_where_they_are(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), KINDS)
def test_incontinence_and_its_kinds(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), FURTHER)
def test_further_wordings(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


NOW_THERE = [
    ("The numbness is now in the saddle area.", "saddle-sensory-loss +"),
    ("The weakness is now in both legs.", "leg-weakness + bilateral"),
    ("Pain now down both legs.", "leg-pain + bilateral, bilateral-leg-pain + bilateral"),
    ("The pain is only in the left leg.", "leg-pain + left"),
    ("No numbness now in the saddle area.", "saddle-sensory-loss -"),
]


@pytest.mark.parametrize(("text", "line"), NOW_THERE)
def test_where_a_complaint_is_now(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
