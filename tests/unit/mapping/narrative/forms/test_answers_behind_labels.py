"""Answers behind labels: who denies, one answer for several questions, signs, crosses, noughts, numbers with a legend.

Source: clinical.md 7.3 (post-fix, (-), question forms).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SOMEBODY_DENIES = [
    ("Saddle anaesthesia: patient denies.", "saddle-sensory-loss -"),
    ("IVDU: pt denies. Fever: pt denies.", "fever -, iv-drug-use -"),
    (
        "Saddle anaesthesia, retention, incontinence: patient denies these.",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
    ),
    ("Saddle anaesthesia: patient denies fever.", "fever -, saddle-sensory-loss +"),
    ("Saddle anaesthesia: patient denies, but numb on exam", "saddle-sensory-loss +"),
    ("Husband found him incontinent - patient denies.", "urinary-incontinence +"),
    ("Wife reports incontinence: patient denies.", "urinary-incontinence +"),
]
TO_ALL = [
    (
        "Saddle anaesthesia, incontinence, leg weakness - NO to all",
        "leg-weakness -, saddle-sensory-loss -, urinary-incontinence -",
    ),
    (
        "Saddle anaesthesia? Retention? Incontinence? All no.",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
    ),
    (
        "Saddle anaesthesia? Yes. Retention? Incontinence? All no.",
        "saddle-sensory-loss +, urinary-incontinence -, urinary-retention -",
    ),
    ("Urinary retention since Tuesday. Bowel? Fever? All no.", "fever -, urinary-retention +"),
    ("Saddle anaesthesia - no to surgery", "saddle-sensory-loss +"),
    ("Saddle anaesthesia: there is none", "saddle-sensory-loss -"),
    ("Saddle numbness. There is none of the weakness.", "saddle-sensory-loss +"),
    (
        "Saddle anaesthesia, retention or incontinence have not occurred.",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
    ),
    ("Incontinence has not occurred since Monday", "urinary-incontinence +"),
]
SIGNS = [
    ("Saddle anaesthesia (-) incontinence (+)", "saddle-sensory-loss -, urinary-incontinence +"),
    ("Saddle anaesthesia (-) incontinence since Monday", "saddle-sensory-loss -, urinary-incontinence +"),
    (
        "Saddle numbness (+) incontinence (-) retention (-)",
        "saddle-sensory-loss +, urinary-incontinence -, urinary-retention -",
    ),
    ("(-) fever (-) chills (+) saddle numbness", "chills -, fever -, saddle-sensory-loss +"),
    ("ROS: (-) fever (-) chills", "chills -, fever -"),
    (
        "Incontinence (−), retention (−), saddle anaesthesia (−)",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention -",
    ),
    (
        "Incontinence (–) retention (–) saddle anaesthesia (+)",
        "saddle-sensory-loss +, urinary-incontinence -, urinary-retention -",
    ),
    (
        "Saddle anaesthesia ✗ incontinence ✗ retention ✓",
        "saddle-sensory-loss -, urinary-incontinence -, urinary-retention +",
    ),
    ("✗ Saddle anaesthesia", "saddle-sensory-loss +"),
    ("Anal tone ✗", "cauda-equina-words-unclear +"),
    ("Sensation around anus ✗", "cauda-equina-words-unclear +"),
]
NOUGHTS = [
    ("Ø saddle anaesthesia, Ø incontinence, ∅ fever", "fever -, saddle-sensory-loss -, urinary-incontinence -"),
    ("Saddle anaesthesia ø", "saddle-sensory-loss -"),
    ("Anal tone Ø", "reduced-anal-tone +"),
    ("Ø sensation perianal", "saddle-sensory-loss +"),
    ("AAA Ø 5 cm", "aortic-aneurysm +"),
]
NUMBERS = [
    ("Saddle numbness = 0 (0 = no, 1 = yes)", "saddle-sensory-loss -"),
    ("Saddle numbness = 1 (0 = no, 1 = yes)", "saddle-sensory-loss +"),
    ("Saddle numbness: 1 (1 = no, 2 = yes)", "saddle-sensory-loss -"),
    ("Numbness around back passage? 0", "saddle-sensory-loss -"),
    ("Numbness around back passage? 1", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "says"), [*SOMEBODY_DENIES, *TO_ALL, *SIGNS, *NOUGHTS, *NUMBERS])
def test_an_answer_is_of_its_own_label(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
