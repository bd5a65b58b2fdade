"""What came true of a warning, what somebody cannot do without, whose sign it is, and lists that are answered together."""

import pytest

from cds_service.clinical.findings import Status
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, present, told

SIGNS = {
    "saddle-sensory-loss",
    "urinary-retention",
    "urinary-incontinence",
    "bowel-incontinence",
    "bladder-bowel-dysfunction",
    "reduced-anal-tone",
    "cauda-equina-diagnosis",
    "cauda-equina-words-unclear",
    "leg-weakness",
    "foot-drop",
}


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("Asked about red flags: positive for saddle numbness.", "saddle-sensory-loss"),
        ("Warning signs discussed and present: numb saddle, retention.", "urinary-retention"),
        ("Told to come in if numb in the saddle area, which he now is.", "saddle-sensory-loss"),
        ("Told to call if incontinent, which has now happened.", "urinary-incontinence"),
        ("Was warned about CES and has since wet himself.", "urinary-incontinence"),
        ("Talked through CES symptoms and he does have reduced perianal sensation.", "saddle-sensory-loss"),
        ("Rang back: the warning signs we talked about have started, numb between the legs.", "saddle-sensory-loss"),
        ("Safety netting given on Monday; re-presents today with retention.", "urinary-retention"),
        ("Has the signs the nurse told her to look out for: numb saddle.", "saddle-sensory-loss"),
        ("Numbness around the anus resolved and then recurred on Monday.", "saddle-sensory-loss"),
        ("Admits, after initially denying, to numbness around the anus.", "saddle-sensory-loss"),
        ("At first denied saddle numbness, now admits to it.", "saddle-sensory-loss"),
        ("Perianal sensation was normal yesterday and is reduced today.", "saddle-sensory-loss"),
        ("Safety net: return if worse. Numb in the saddle area since Monday.", "saddle-sensory-loss"),
        ("Safety net: return if numb.\nO/E perianal sensation reduced.", "saddle-sensory-loss"),
        ("Son on phone for father: he is leaking urine.", "urinary-incontinence"),
    ],
)
def test_what_came_true_is_told(reader: NarrativeReader, text: str, finding: str) -> None:
    assert finding in present(reader, text)


@pytest.mark.parametrize(
    "text",
    [
        "Advised to return if worse, cannot pass urine.",
        "Advised to return if worse; cannot pass urine.",
        "Advised to return if worse but cannot pass urine.",
    ],
)
def test_an_inability_behind_a_complete_condition_is_asked_about(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == {"cauda-equina-words-unclear +"}


@pytest.mark.parametrize(
    "text",
    [
        "Advised to return if worse or cannot pass urine.",
        "To return if worse, unable to pass urine, numb saddle.",
        "Advised to come if the leg is weak and has numbness.",
        "Return if weakness has developed or numbness between the legs.",
        "Red flags discussed, reports understanding: saddle numbness, retention.",
        "Return precautions: fever, weakness,\nnumbness in groin, incontinence.",
        "Safety netting:\n- saddle numbness\n- incontinence",
        "Gave her a card about numbness between the legs.",
        "Sent a link about saddle numbness.",
        "Patients with cauda equina syndrome often present with retention and saddle anaesthesia.",
        "Emergency scan were she to develop retention.",
        "Retention risk of amitriptyline explained.",
        "Cauda equina considered, no features.",
    ],
)
def test_advice_stays_advice(reader: NarrativeReader, text: str) -> None:
    assert not present(reader, text) & SIGNS


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Can't sit without numbness between the legs.", "saddle-sensory-loss +"),
        ("Unable to cough without leaking urine.", "urinary-incontinence +"),
        ("Cannot walk without pain down the leg.", "leg-pain +"),
        ("Walks without leg weakness.", "leg-weakness -"),
        ("Can walk without leg weakness.", "leg-weakness -"),
    ],
)
def test_what_somebody_cannot_do_without_is_there(reader: NarrativeReader, text: str, mentions: str) -> None:
    assert told(reader, text) == expected(mentions)


@pytest.mark.parametrize(
    "text",
    [
        "Daughter, aged 14, has incontinence.",
        "Her son (12) is incontinent.",
        "Step-son aged 11 is incontinent of urine.",
        "Mother-in-law, 82, incontinent, lives with them.",
        "Dog has become incontinent, hence no sleep.",
        "Works in a care home changing incontinence pads.",
        "Toddler still in nappies, not dry at night.",
    ],
)
def test_a_sign_of_somebody_else_is_none(reader: NarrativeReader, text: str) -> None:
    assert not present(reader, text) & SIGNS


@pytest.mark.parametrize(
    "text",
    [
        "Daughter, 34, says mum is incontinent since Sunday.",
        "Mother brought her in. Daughter, aged 14, has incontinence.",
        "Her son (12) is well but she is incontinent.",
        "Wife on phone: husband is incontinent.",
    ],
)
def test_a_sign_of_the_patient_beside_a_relative_is_told(reader: NarrativeReader, text: str) -> None:
    assert present(reader, text) & SIGNS


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (
            "Red flags: retention / incontinence / saddle anaesthesia / bilateral weakness - none.",
            "saddle-sensory-loss",
        ),
        ("Retention / saddle anaesthesia / leg weakness: no", "urinary-retention"),
        ("Saddle numbness asked about and denied.", "saddle-sensory-loss"),
    ],
)
def test_a_list_answered_at_once_is_denied(reader: NarrativeReader, text: str, absent: str) -> None:
    assert {m.finding for m in reader.mentions(text) if m.status is Status.ABSENT} >= {absent}
    assert not present(reader, text)


def test_a_question_behind_a_label_says_nothing(reader: NarrativeReader) -> None:
    assert told(reader, "Question asked: any loss of bladder control? - no.") == set()


def test_what_lies_to_a_side_is_no_member_of_a_denied_list(reader: NarrativeReader) -> None:
    assert "saddle-sensory-loss" in present(reader, "No retention (PVR 20), perianal numbness to the left.")
