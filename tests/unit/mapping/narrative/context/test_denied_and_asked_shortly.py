"""Denials of what would speak for a diagnosis, answers behind long questions, "no other", screens and fields of templates.

Source: clinical.md 5.4 (absence only where it is said), 7.3 (negation, post-fix answers, questions and templates are unknown).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TO_SUGGEST = [
    ("No history or exam findings to suggest cauda equina.", "cauda-equina-diagnosis -"),
    (
        "There is nothing in the history or examination today to suggest cauda equina syndrome.",
        "cauda-equina-diagnosis -",
    ),
    ("No cancer history to suggest metastasis.", "cancer-history -"),
    ("No pulsatile mass to suggest AAA.", "aortic-aneurysm -, pulsatile-abdominal-mass -"),
    ("No weakness to suggest cord compression.", "leg-weakness -, myelopathy -"),
    ("No fever or IVDU to suggest epidural abscess.", "fever -, iv-drug-use -, spinal-infection -"),
    ("Exam does not suggest cauda equina.", "cauda-equina-diagnosis -"),
    ("Findings suggestive of cauda equina.", "cauda-equina-diagnosis + ?"),
    ("Saddle numbness to suggest cauda equina.", "cauda-equina-diagnosis + ?, saddle-sensory-loss +"),
    ("No fever, but saddle numbness to suggest CES.", "cauda-equina-diagnosis + ?, fever -, saddle-sensory-loss +"),
    ("No fever, new saddle numbness suggestive of CES.", "cauda-equina-diagnosis + ?, fever -, saddle-sensory-loss +"),
    ("Not enough to suggest cauda equina, MRI to exclude.", "cauda-equina-diagnosis + ?"),
]
ASKED = [
    ("Any numbness around your private parts or back passage? No", "saddle-sensory-loss -"),
    ("Any numbness around your private parts or back passage? Yes", "saddle-sensory-loss +"),
    ("Any tingling around your genitals? N", "saddle-sensory-loss -"),
    ("Any altered sensation in your genital area? No", "saddle-sensory-loss -"),
    ("Any numbness in the saddle area or loss of bladder control? No", "saddle-sensory-loss -, urinary-incontinence -"),
    (
        "Any numbness in the saddle area or loss of bladder control? Yes",
        "saddle-sensory-loss +, urinary-incontinence +",
    ),
    ("Fever in last 2 weeks? ( ) Yes (x) No", "fever -"),
    ("Fever in last 2 weeks? (x) Yes ( ) No", "fever +"),
    ("Urinary retention in the last month? No", "urinary-retention -"),
    ("Urinary retention in the last month? No fever.", "fever -, urinary-retention +"),
    ("Numb saddle, is this CES? No idea.", "saddle-sensory-loss +"),
    ("Progressive weakness in the last month? No", "progressive-weakness -"),
    ("Trauma in last month? No", "significant-trauma -"),
    ("{saddle anesthesia:yes/no} {fever:yes/no} {weakness:yes/no}", "nothing"),
    ("{saddle anesthesia:yes} {fever:no}", "fever -, saddle-sensory-loss +"),
]
ASKED_OTHERWISE = [
    ("Is the saddle numbness new? No", "saddle-sensory-loss +"),
    ("Has the retention improved? No", "urinary-retention +"),
    ("Was the incontinence there before? No", "urinary-incontinence +"),
    ("Saddle numbness still there? No", "saddle-sensory-loss +"),
    ("Saddle numbness, any better? No", "saddle-sensory-loss +"),
    ("Foot drop, any change? No", "foot-drop +"),
    ("Numb genitals, other concerns? No", "saddle-sensory-loss +"),
    ("Catheterised for retention, MRI done? No", "urinary-retention +"),
    ("Saddle numbness and leg weakness, seen by spinal team? No", "saddle-sensory-loss +"),
    ("Retention when coughing? No", "urinary-retention +"),
]
SCREENS = [
    ("CES Qs neg.", "cauda-equina-diagnosis -"),
    ("CES checked - clear.", "cauda-equina-diagnosis -"),
    ("CES red flags clear", "cauda-equina-diagnosis -"),
    ("CES screened - positive", "cauda-equina-diagnosis +"),
    ("CES qs negative except numb saddle", "saddle-sensory-loss +"),
    ("CES Qs: neg for fever, pos for retention", "fever +, urinary-retention +"),
    ("Saddle numb. CES checked - clear concern.", "saddle-sensory-loss +"),
    ("CES Qs: numb saddle", "cauda-equina-diagnosis +, saddle-sensory-loss +"),
]
NO_OTHER = [
    ("BCC excised from nose 2021. No other malignancy.", "nothing"),
    ("No other trauma.", "nothing"),
    ("No other fever.", "nothing"),
    ("No other bladder symptoms.", "nothing"),
    ("No other weakness or saddle numbness.", "nothing"),
    ("Hesitancy, no other bladder symptoms.", "bladder-bowel-dysfunction +"),
    ("No other cause for urinary retention found.", "urinary-retention +"),
    ("No other reason for her incontinence.", "urinary-incontinence +"),
    ("No other symptoms, saddle numbness since Monday.", "saddle-sensory-loss +"),
    ("No other bladder or bowel symptoms, saddle numbness today.", "saddle-sensory-loss +"),
]
OF_LATE = [
    ("Trauma nil recent.", "significant-trauma -"),
    ("Trauma: nil recent", "significant-trauma -"),
    ("Saddle numbness nil recent fever", "fever -, saddle-sensory-loss +"),
    ("Retention no recent catheter", "urinary-retention +"),
    ("Penile numbness after cycling years ago, none since.", "saddle-sensory-loss h"),
    ("Penile numbness after cycling this week.", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "says"), [*TO_SUGGEST, *ASKED, *SCREENS, *NO_OTHER, *OF_LATE])
def test_denied_and_asked_shortly(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize(("text", "says"), ASKED_OTHERWISE)
def test_the_answer_to_another_question_denies_no_sign(reader: NarrativeReader, text: str, says: str) -> None:
    assert expected(says) <= told(reader, text)


@pytest.mark.parametrize(("answer", "mark"), [("No", "-"), ("Yes", "+")])
def test_what_a_question_only_dates_by_is_not_answered(reader: NarrativeReader, answer: str, mark: str) -> None:
    said = told(reader, f"Saddle numbness since your back pain started? {answer}")
    assert said == {f"saddle-sensory-loss {mark}", "low-back-pain +"}
