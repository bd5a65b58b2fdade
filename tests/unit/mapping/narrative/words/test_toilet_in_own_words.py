"""Passing water and stool without the feel or the start of it, and a sphincter that does not squeeze (clinical.md 5.1 row 3)."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import present

BLADDER, BOWEL, TONE = "bladder-bowel-dysfunction", "bowel-incontinence", "reduced-anal-tone"
THERE = [
    ("Reports she 'has to think about' starting to pee, takes a couple of minutes, since 3 days.", BLADDER),
    ("Has to concentrate to start peeing", BLADDER),
    ("Has to wait several minutes for urine to come.", BLADDER),
    ("It takes ages for the pee to come", BLADDER),
    ("He couldn't tell whether he was still urinating or had finished.", BLADDER),
    ("Not sure whether he is passing urine", BLADDER),
    ("Can't feel myself going to the loo.", BLADDER),
    ("Can't feel myself go to the toilet.", BLADDER),
    ("I don't know if I've finished peeing.", BLADDER),
    ("She can't tell if she's finished peeing", BLADDER),
    ("Barely feels herself go to the toilet", BLADDER),
    ("Do you know when you have finished peeing? No", BLADDER),
    ("Can you feel when you go to the toilet? No", BLADDER),
    ("Never knows when he has finished peeing", BLADDER),
    ("No urge to defecate", BLADDER),
    ("Urge to defecate reduced", BOWEL),
    ("Hasn't felt urge to open bowels for 5 days.", BOWEL),
    ("Hasn't felt the urge to poo for 5 days.", BOWEL),
    ("Urge to defecate is gone", BOWEL),
    ("Can't tell when rectum is full.", BOWEL),
    ("Doesn't know if bowel is full", BOWEL),
    ("Bowel chart type 7 x3, passive leakage, pt not aware.", BOWEL),
    ("Passive soiling, new.", BOWEL),
    ("Anal sphincter: no voluntary squeeze.", TONE),
    ("Absent voluntary contraction on PR.", TONE),
    ("PR: no voluntary contraction", TONE),
    ("PR: voluntary contraction absent", TONE),
    ("Digital PR: grade 1/5 squeeze.", TONE),
    ("Rectal exam: squeeze 1/5", TONE),
    ("Anus: no squeeze", TONE),
    ("External anal sphincter: absent contraction", TONE),
]
NOT_THERE = [
    ("Does not have to wait for urine to come", BLADDER),
    ("Do you know when you have finished peeing? Yes", BLADDER),
    ("Feels that he goes to the toilet too often", BLADDER),
    ("Normal urge to defecate", BOWEL),
    ("Can feel herself going to the toilet", BLADDER),
    ("I don't know if I've finished the course of ibuprofen", BLADDER),
    ("Wait for urine culture to come back", BLADDER),
    ("If you can't feel yourself go to the toilet, call 999", BLADDER),
    ("Return if you can't tell when you have finished peeing", BLADDER),
    ("No passive soiling", BOWEL),
    ("Denies passive leakage", BOWEL),
    ("Passive leakage from the wound", BOWEL),
    ("Has felt the urge to open his bowels", BOWEL),
    ("Can tell when rectum is full", BOWEL),
    ("Anal sphincter: strong voluntary squeeze", TONE),
    ("Voluntary contraction present on PR", TONE),
    ("PR normal. No voluntary contraction of left TA", TONE),
    ("Grip squeeze weak, PR not done", TONE),
]


@pytest.mark.parametrize(("text", "finding"), THERE)
def test_it_is_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(("text", "finding"), NOT_THERE)
def test_it_is_not_said_to_be_there(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding not in present(reader, text)


@pytest.mark.parametrize(
    "text", ["Knows when he has finished peeing", "Feels when she pees", "Normal urge to defecate"]
)
def test_what_is_felt_denies_no_retention(reader: NarrativeReader, text: str) -> None:
    assert not {"urinary-retention", "urinary-incontinence", BOWEL} & {m.finding for m in reader.mentions(text)}
