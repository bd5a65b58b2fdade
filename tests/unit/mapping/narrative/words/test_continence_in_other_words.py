"""Signs of bladder, bowel, saddle and sphincter in further words, with their neighbours."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SIGNS = [
    ("Saddle (perineal) anaesthesia.", "saddle-sensory-loss +"),
    ("No saddle (perineal) anaesthesia.", "saddle-sensory-loss -"),
    ("Saddle (no) anaesthesia.", "nothing"),
    ("Low sphincter tone on PR.", "reduced-anal-tone +"),
    ("Rectal examination showed slack tone.", "reduced-anal-tone +"),
    ("Sphincter tone was not low.", "nothing"),
    ("Urinary overflow incontinence since Sunday.", "urinary-retention +, urinary-incontinence +"),
    ("No overflow incontinence.", "urinary-incontinence -"),
    ("Found to be retaining > 500 mL.", "urinary-retention +"),
    ("Not retaining urine.", "urinary-retention -"),
    ("Hypotonic neurological bladder.", "bladder-bowel-dysfunction +"),
    ("Left with bowel, bladder and sexual dysfunction.", "bladder-bowel-dysfunction +, sexual-dysfunction +"),
    ("No bowel, bladder or sexual dysfunction.", "bladder-bowel-dysfunction -, sexual-dysfunction -"),
    ("Has not had an erection since Monday.", "sexual-dysfunction +"),
    ("No trouble with erections.", "sexual-dysfunction -"),
    ("Did not make it to the toilet with a bowel movement.", "bowel-incontinence +"),
    ("Made it to the toilet with a bowel movement.", "nothing"),
    ("Denies falls, bowel, or urinary incontinence.", "bowel-incontinence -, urinary-incontinence -, minor-fall -"),
    ("Bowel, and urinary incontinence.", "bowel-incontinence +, urinary-incontinence +"),
    ("Denies saddle parathesia.", "saddle-sensory-loss -"),
]

LATELY = [
    ("A man with a history of acute urinary retention in the past 2 days.", "urinary-retention +"),
    ("History of urinary incontinence (overflow)\nsince last 2 days.", "urinary-retention +, urinary-incontinence +"),
    ("History of saddle numbness over the last three weeks.", "saddle-sensory-loss +"),
    ("History of urinary retention over the past 10 years.", "urinary-retention h"),
    ("History of urinary retention.", "urinary-retention h"),
]

ANSWERED = [
    ("Change in sexual function   Y [ ] N [x]", "sexual-dysfunction -"),
    ("Change in sexual function   Y [x] N [ ]", "sexual-dysfunction +"),
    ("Change in sexual function   Y [ ] N [ ]", "nothing"),
    ("Change in bowel function: No", "bladder-bowel-dysfunction -"),
    ("Change in bowel function: Yes", "bladder-bowel-dysfunction +"),
    ("Reduced power in the legs Y/N: N", "leg-weakness - bilateral"),
    ("Reduced ankle jerk: no clonus.", "reflex-achilles-reduced +, reflex-hyper-or-babinski -"),
    ("Ankle jerks absent - none.", "reflex-achilles-reduced +"),
    (
        "Unexpl. wt loss N  Night sweats Y  IVDU N  Osteoporosis ?",
        "weight-loss -, night-sweats +, iv-drug-use -, osteoporosis +",
    ),
    ("Fever N  Saddle numbness Y  Retention ?", "fever -, saddle-sensory-loss +, urinary-retention +"),
]


@pytest.mark.parametrize(("text", "line"), SIGNS)
def test_a_sign_is_read_in_these_words_too(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), LATELY)
def test_a_history_of_the_last_days_is_now(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), ANSWERED)
def test_a_label_that_calls_something_abnormal_has_the_answer_behind_it(
    reader: NarrativeReader, text: str, line: str
) -> None:
    assert told(reader, text) == expected(line)
