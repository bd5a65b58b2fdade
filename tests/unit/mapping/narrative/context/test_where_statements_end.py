"""Where a statement ends without a full stop, what opens a list, and layouts of forms: nothing reaches too far."""

import pytest

from cds_service.mapping.layout import laid_out
from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

# a heading, a denial of one thing, and then a sign
HEADED = [
    ("GU: No dysuria. Unable to void since 6 am.", "urinary-retention +"),
    ("GU: No dysuria. Retention: yes.", "urinary-retention +"),
    ("GU: no complaints. He developed urinary retention yesterday.", "urinary-retention +"),
    ("Rectal: no blood. Anal tone absent.", "reduced-anal-tone +"),
    ("PE: no rash. Foot drop L", "foot-drop + left"),
    ("GI: no nausea. Fecal incontinence x2.", "bowel-incontinence +"),
    ("GU: denies dysuria. Unable to void since 6 am.", "urinary-retention +"),
    ("GU: No dysuria.\nUnable to void since 6 am.", "urinary-retention +"),
    ("GU: No dysuria. Voiding normally.", "urinary-retention -"),
]

LISTS = [
    ("Denies the following:\n- fever\n- saddle numbness", "fever -, saddle-sensory-loss -"),
    ("Patient denies:\nfever\nsaddle numbness", "fever -, saddle-sensory-loss -"),
    ("Red flags: none of the following\n- fever\n- saddle numbness", "fever -, saddle-sensory-loss -"),
    (
        "Denies the following:\n- fever\n- chills\nUrinary retention since Friday",
        "fever -, chills -, urinary-retention +",
    ),
    ("Denies the following:\nfever\nHas urinary retention", "fever -, urinary-retention +"),
    ("Return if you develop:\n- saddle numbness\n- retention", "nothing"),
]

LINES = [
    ("no injury\nsensory loss S3-S5", "significant-trauma -, saddle-sensory-loss +"),
    ("no fevers\nurinary retention\nno weakness", "fever -, urinary-retention +, leg-weakness -"),
    ("never used IV drugs\nlast void 18 h ago, bladder palpable", "iv-drug-use -, urinary-retention +"),
    ("poor anal tone\ndrugs: denies", "reduced-anal-tone +, substance-use -"),
    ("no bowel or\nbladder incontinence", "bowel-incontinence -, urinary-incontinence -"),
    ("no fever,\nchills,\nor saddle numbness", "fever -, chills -, saddle-sensory-loss -"),
    (
        "Patient denies fever, chills, weight loss, night sweats, saddle\nnumbness or incontinence.",
        "fever -, chills -, weight-loss -, night-sweats -, saddle-sensory-loss -, urinary-incontinence -",
    ),
]

CELLS = [
    ("No night pain\tStraight cathed for 750", "night-pain -, urinary-retention +"),
    ("No trauma | Urinary retention", "significant-trauma -, urinary-retention +"),
    ("No wt loss -- perianal numbness", "weight-loss -, saddle-sensory-loss +"),
    ("Decreased anal tone -- Saddle anesthesia negative", "reduced-anal-tone +, saddle-sensory-loss -"),
    ("No recent fall / Lost control of his bowels", "minor-fall -, bowel-incontinence +"),
    ("No fever / chills / saddle numbness", "fever -, chills -, saddle-sensory-loss -"),
    ("Consider EMG if weakness develops; decreased anal tone", "reduced-anal-tone +"),
    ("Return if fever; chills; saddle numbness; weakness.", "nothing"),
]

ROWS = [
    ("1. Fever: no 2. Saddle numbness: yes 3. Retention: no", "fever -, saddle-sensory-loss +, urinary-retention -"),
    ("1) fever: N 2) saddle numbness: Y 3) retention: N", "fever -, saddle-sensory-loss +, urinary-retention -"),
    ("Q1 fever: no Q2 saddle numbness: yes Q3 retention: no", "fever -, saddle-sensory-loss +, urinary-retention -"),
    ("Fever=no Saddle numbness=yes Retention=no", "fever -, saddle-sensory-loss +, urinary-retention -"),
    ("No fever, saddle numbness +", "fever -, saddle-sensory-loss +"),
    ("Denies fever, retention +", "fever -, urinary-retention +"),
    ("SLR + on the right", "slr + right"),
]

REASONS = [
    ("Discussed risk of delay given her saddle anesthesia", "saddle-sensory-loss +"),
    ("Risk of permanent damage given saddle numbness and retention", "saddle-sensory-loss +, urinary-retention +"),
    ("MRI if insurance approves: saddle numbness, retention", "saddle-sensory-loss +, urinary-retention +"),
    ("Risk of incontinence and retention discussed.", "nothing"),
]

FORMS = [
    ("Saddle anesthesia ........ no\nFever .................... no", "saddle-sensory-loss -, fever -"),
    ("Saddle anesthesia ........ yes", "saddle-sensory-loss +"),
    ("Saddle anesthesia | no", "saddle-sensory-loss -"),
    ("Saddle anesthesia -> no", "saddle-sensory-loss -"),
    ("Saddle anesthesia [no]", "saddle-sensory-loss -"),
    ("Saddle anesthesia\n  no\nRetention\n  yes", "saddle-sensory-loss -, urinary-retention +"),
    (
        "| Symptom | Yes | No |\n|---|---|---|\n| Saddle numbness | | X |\n| Fever | X | |",
        "saddle-sensory-loss -, fever +",
    ),
    ("Symptom\tYes\tNo\nSaddle numbness\t\tX\nRetention\tX\t", "saddle-sensory-loss -, urinary-retention +"),
    ("| Symptom | Yes | No |\n| Saddle numbness | | |", "nothing"),
    ("<td>Saddle anesthesia</td><td>No</td>", "saddle-sensory-loss -"),
    ("<td>Saddle anesthesia</td><td>Yes</td>", "saddle-sensory-loss +"),
    ("Pain... no relief, saddle numbness", "saddle-sensory-loss +"),
]


@pytest.mark.parametrize(("text", "says"), [*HEADED, *LISTS, *LINES, *CELLS, *ROWS, *REASONS, *FORMS])
def test_nothing_reaches_beyond_its_statement(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize("text", [text for text, _ in FORMS])
def test_a_layout_keeps_the_places_of_the_text(text: str) -> None:
    assert len(laid_out(text)) == len(text)


SECTIONS = [
    (
        "Procedure note: lumbar puncture. Complications: new saddle numbness and urinary retention.",
        "saddle-sensory-loss +, urinary-retention +",
    ),
    ("ANESTHESIA: general. COMPLICATIONS: None.\nPost op: cannot void", "urinary-retention +"),
    ("COMPLICATIONS: None. DESCRIPTION OF PROCEDURE: foley placed, risk of incontinence", "nothing"),
    (
        "Patient Instructions: Stay active.\n\nAddendum 11/25/2026 16:40: New urinary incontinence.",
        "urinary-incontinence +",
    ),
    ("Patient instructions: ice, heat. Addendum 11/25: now unable to void", "urinary-retention +"),
    ("Discharge instructions: rest. Nurse call 11/25: pt has saddle numbness", "saddle-sensory-loss +"),
    ("Counseling: diet. Has new saddle numbness.", "saddle-sensory-loss +"),
    ("Return precautions: saddle numbness, retention,\nincontinence, fever.", "nothing"),
    ("Education: saddle numbness, retention, when to call.", "nothing"),
    (
        "Family History\n• Breast cancer Mother\n• Diabetes Father\n\nRight leg weakness since Monday.",
        "leg-weakness + right",
    ),
    ("FAMILY HISTORY\n\nPositive for breast cancer.", "nothing"),
]

SPOKEN_OF = [
    ("Red flags (CES, infection, cancer) negative", "cauda-equina-diagnosis -, cancer-active -"),
    ("CES considered and excluded clinically", "cauda-equina-diagnosis -"),
    ("CES thought unlikely", "nothing"),
    ("CES explained", "nothing"),
    ("CES risk discussed", "nothing"),
    ("CES discussed with surgeon, urgent MRI", "cauda-equina-diagnosis +"),
    ("Not asked about incontinence.", "nothing"),
    ("Patient unable to answer questions about incontinence.", "nothing"),
    ("No mention of fever.", "nothing"),
    ("Abd: soft, NT, bowel sounds present.", "nothing"),
    ("PMH: irritable bowel syndrome", "nothing"),
    ("Cannot control bowel.", "bowel-incontinence +"),
    ("5/5 BLE, VAS 3/5", "leg-weakness - bilateral 5"),
    ("Temp at home 39.2 last night.", "fever +"),
    ("Stress incontinence, new leaking this week", "urinary-incontinence +"),
    ("Wound leaking this week", "nothing"),
    ("Down 15 lb in 2 months, not trying.", "weight-loss +"),
    ("Down 15 lb on his diet.", "nothing"),
    ("Ski accident 1 week ago", "significant-trauma +"),
    ("Refer for surgical opinion", "surgical-candidate +"),
]


@pytest.mark.parametrize(("text", "says"), [*SECTIONS, *SPOKEN_OF])
def test_a_section_and_a_word_of_advice_take_no_more_than_their_own(
    reader: NarrativeReader, text: str, says: str
) -> None:
    assert told(reader, text) == expected(says)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("GENERAL: Denies\nfever or chills.", "fever -, chills -"),
        ("Fever: no\nChills: yes", "fever -, chills +"),
        ("Dorsiflexion\nweak on left", "weakness-dorsiflexion + left"),
        ("Ankle jerk\nabsent left", "reflex-achilles-reduced + left"),
        ("ROS: denies\n\nSaddle numbness since Monday.", "saddle-sensory-loss +"),
        (
            "The patient was examined today and the power of right dorsiflexion was\n4/5, with reflexes that were normal on both sides at that time.",
            "weakness-dorsiflexion + right 4",
        ),
    ],
)
def test_a_wrapped_line_goes_on_and_an_answer_does_not(reader: NarrativeReader, text: str, says: str) -> None:
    assert expected(says) <= told(reader, text)
