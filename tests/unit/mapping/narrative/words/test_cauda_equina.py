"""Cauda equina signs in the words of patients, nurses and doctors: a sign is never lost, a denial is plain."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SADDLE = [
    ("Saddle anesthesia present.", "saddle-sensory-loss +"),
    ("She reports saddle numbness.", "saddle-sensory-loss +"),
    ("Perianal numbness since Sunday.", "saddle-sensory-loss +"),
    ("Numbness between the legs.", "saddle-sensory-loss +"),
    ("numb around the back passage", "saddle-sensory-loss +"),
    ("He can't feel when wiping.", "saddle-sensory-loss +"),
    ("Patient cannot feel toilet paper.", "saddle-sensory-loss +"),
    ("Decreased perianal sensation to pinprick.", "saddle-sensory-loss +"),
    ("Perineal sensation is absent on the right.", "saddle-sensory-loss + right"),
    ("No perirectal sensation.", "saddle-sensory-loss +"),
    ("no sensation in the perineum", "saddle-sensory-loss +"),
    ("Sensation is reduced in the S2-S4 dermatomes.", "saddle-sensory-loss +"),
    ("There is loss of sensation in her genital area.", "saddle-sensory-loss +"),
    ("tingling in the groin and genitals", "saddle-sensory-loss +"),
    ("Vaginal numbness noted during intercourse.", "saddle-sensory-loss +"),
    ("Penile numbness x 2 days", "saddle-sensory-loss +"),
    ("Her perineum feels numb.", "saddle-sensory-loss +"),
    ("Altered sensation around the anus.", "saddle-sensory-loss +"),
    ("saddle paraesthesia", "saddle-sensory-loss +"),
    ("Absent anal wink.", "saddle-sensory-loss +"),
    ("Perianal sensation intact.", "saddle-sensory-loss -"),
    ("Perianal sensation is normal to light touch and pinprick.", "saddle-sensory-loss -"),
    ("Normal perineal sensation.", "saddle-sensory-loss -"),
    ("No saddle anesthesia.", "saddle-sensory-loss -"),
    ("Denies saddle anaesthesia or paraesthesia.", "saddle-sensory-loss -, leg-numbness -"),
    ("Saddle anesthesia: no", "saddle-sensory-loss -"),
    ("Saddle anesthesia: denied", "saddle-sensory-loss -"),
    ("Saddle anesthesia - negative", "saddle-sensory-loss -"),
    ("Saddle anesthesia: absent", "saddle-sensory-loss -"),
    ("Saddle numbness? No", "saddle-sensory-loss -"),
    ("Saddle numbness? Yes", "saddle-sensory-loss +"),
    ("Saddle anesthesia: [ ]", "nothing"),
    ("[ ] saddle anesthesia", "nothing"),
    ("[x] saddle anesthesia", "saddle-sensory-loss +"),
    ("Saddle anesthesia: yes / no", "nothing"),
    ("Saddle anesthesia: ____", "nothing"),
    ("Any numbness in the saddle area?", "nothing"),
    ("There is no evidence of saddle anesthesia.", "saddle-sensory-loss -"),
    ("without saddle anesthesia", "saddle-sensory-loss -"),
    ("Not without saddle numbness.", "saddle-sensory-loss +"),
    ("Negative for saddle anesthesia.", "saddle-sensory-loss -"),
    ("(-) saddle anesthesia", "saddle-sensory-loss -"),
    ("(+) saddle anesthesia", "saddle-sensory-loss +"),
    ("Saddle anesthsia was denied.", "saddle-sensory-loss -"),
    ("Possible saddle anesthesia.", "saddle-sensory-loss + ?"),
    ("S2-4 sensation intact", "saddle-sensory-loss -"),
]

BLADDER = [
    ("Urinary retention.", "urinary-retention +"),
    ("He is unable to void.", "urinary-retention +"),
    ("Foley placed for retention, 800 cc out.", "urinary-retention +"),
    ("Unable to urinate since last night.", "urinary-retention +"),
    ("She can't pee.", "urinary-retention +"),
    ("no longer able to urinate", "urinary-retention +"),
    ("has not voided in 14 hours", "urinary-retention +"),
    ("A Foley was placed for urinary retention.", "urinary-retention +"),
    ("Overflow incontinence.", "urinary-retention +"),
    ("incomplete bladder emptying", "urinary-retention +"),
    ("Bladder is distended on palpation.", "urinary-retention +"),
    ("Denies urinary retention.", "urinary-retention -"),
    ("No retention of urine.", "urinary-retention -"),
    ("No urinary retention or incontinence.", "urinary-retention -, urinary-incontinence -"),
    ("She is voiding without difficulty.", "urinary-retention -"),
    ("voiding spontaneously", "urinary-retention -"),
    ("New urinary incontinence for 2 days.", "urinary-incontinence +"),
    ("Patient is incontinent of urine.", "urinary-incontinence +"),
    ("loss of bladder control", "urinary-incontinence +"),
    ("He lost control of his bladder this morning.", "urinary-incontinence +"),
    ("She has been leaking urine without noticing.", "urinary-incontinence +"),
    ("wet himself twice", "urinary-incontinence +"),
    ("Denies bladder incontinence.", "urinary-incontinence -"),
    ("No incontinence.", "urinary-incontinence -"),
    ("No loss of bladder control.", "urinary-incontinence -"),
    ("difficulty starting his stream", "bladder-bowel-dysfunction +"),
    ("urinary hesitancy and straining", "bladder-bowel-dysfunction +"),
    ("has to strain to void", "bladder-bowel-dysfunction +"),
    ("weak urinary stream", "bladder-bowel-dysfunction +"),
    ("no urge to urinate", "bladder-bowel-dysfunction +"),
    ("He cannot feel when his bladder is full... no bladder sensation.", "bladder-bowel-dysfunction +"),
    ("neurogenic bladder", "bladder-bowel-dysfunction +"),
    ("Denies any urinary hesitancy.", "bladder-bowel-dysfunction -"),
    ("urinary retention, resolved", "urinary-retention h"),
    ("Urinary retention in 2015 after surgery.", "urinary-retention h"),
    ("history of urinary retention", "urinary-retention h"),
    ("2 day history of urinary retention", "urinary-retention +"),
]

BOWEL = [
    ("Fecal incontinence.", "bowel-incontinence +"),
    ("He has had two bowel accidents.", "bowel-incontinence +"),
    ("incontinent of stool", "bowel-incontinence +"),
    ("soiled himself yesterday", "bowel-incontinence +"),
    ("loss of rectal fullness", "bowel-incontinence +"),
    ("faecal incontinence", "bowel-incontinence +"),
    ("Unable to control her bowels.", "bowel-incontinence +"),
    ("Denies fecal incontinence.", "bowel-incontinence -"),
    ("continent of stool", "bowel-incontinence -"),
    ("Decreased rectal tone.", "reduced-anal-tone +"),
    ("Rectal tone is decreased.", "reduced-anal-tone +"),
    ("lax anal sphincter", "reduced-anal-tone +"),
    ("Anal tone absent.", "reduced-anal-tone +"),
    ("no rectal tone", "reduced-anal-tone +"),
    ("Rectal tone normal.", "reduced-anal-tone -"),
    ("Good rectal tone, no masses.", "reduced-anal-tone -"),
    ("DRE: intact anal tone and squeeze", "reduced-anal-tone -"),
    ("Rectal exam: sphincter tone intact.", "reduced-anal-tone -"),
    ("Rectal exam deferred.", "nothing"),
]

BOTH = [
    ("She denies bowel or bladder incontinence.", "urinary-incontinence -, bowel-incontinence -"),
    ("no bowel or bladder incontinence", "urinary-incontinence -, bowel-incontinence -"),
    ("Incontinence of bowel and bladder.", "urinary-incontinence +, bowel-incontinence +"),
    ("denies associated bowel/bladder incontience", "urinary-incontinence -, bowel-incontinence -"),
    ("no associated bowel or bladder symptoms", "bladder-bowel-dysfunction -"),
    ("Denies any bowel or bladder dysfunction.", "bladder-bowel-dysfunction -"),
    ("Bowel and bladder function are reported as normal.", "bladder-bowel-dysfunction -"),
    ("Normal bowel and bladder function.", "bladder-bowel-dysfunction -"),
    ("No bowel/bladder changes.", "bladder-bowel-dysfunction -"),
    ("No change in bowel or bladder habits.", "bladder-bowel-dysfunction -"),
    ("He denies any problems with his bowels or bladder.", "bladder-bowel-dysfunction -"),
    ("Reports changes in bowel and bladder function.", "bladder-bowel-dysfunction +"),
    ("bowel/bladder changes? ___", "nothing"),
    ("No loss of bowel or bladder control.", "urinary-incontinence -, bowel-incontinence -"),
    ("has lost control of bladder and bowels", "urinary-incontinence +, bowel-incontinence +"),
    ("fecal and urinary incontinence", "urinary-incontinence +, bowel-incontinence +"),
    ("no urinary or fecal incontinence", "urinary-incontinence -, bowel-incontinence -"),
    ("Continent of bowel and bladder.", "urinary-incontinence -, bowel-incontinence -"),
    ("Bladder and bowel function intact.", "bladder-bowel-dysfunction -"),
    ("Denies bowel or bladder issues, saddle anesthesia.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    (
        "Denies saddle anesthesia, bowel incontinence or urinary retention but has leg weakness.",
        "saddle-sensory-loss -, bowel-incontinence -, urinary-retention -, leg-weakness +",
    ),
    (
        "No fever. Urinary retention since yesterday; no saddle anesthesia.",
        "fever -, urinary-retention +, saddle-sensory-loss -",
    ),
    (
        "No bowel incontinence, however she has difficulty urinating.",
        "bowel-incontinence -, bladder-bowel-dysfunction +",
    ),
    ("Denies incontinence except when she coughs.", "urinary-incontinence -"),
    ("Loss of bowel or bladder function was denied.", "urinary-incontinence -, bowel-incontinence -"),
    ("Sexual function is preserved; denies erectile dysfunction.", "sexual-dysfunction -"),
    ("new erectile dysfunction", "sexual-dysfunction +"),
    (
        "Denies the following:\n- saddle anesthesia\n- bowel incontinence\n\nHe has had urinary retention for two days and is unable to walk far.",
        "saddle-sensory-loss -, bowel-incontinence -, urinary-retention +",
    ),
]

DIAGNOSIS = [
    ("Cauda equina syndrome.", "cauda-equina-diagnosis +"),
    ("Concern for cauda equina syndrome.", "cauda-equina-diagnosis + ?"),
    ("Rule out cauda equina syndrome", "cauda-equina-diagnosis + ?"),
    ("Cauda equina was ruled out.", "cauda-equina-diagnosis -"),
    ("Cauda equina was excluded by MRI.", "cauda-equina-diagnosis -"),
    ("Symptoms not consistent with cauda equina.", "cauda-equina-diagnosis -"),
    ("r/o cauda equina", "cauda-equina-diagnosis + ?"),
    ("?CES", "cauda-equina-diagnosis + ?"),
    ("Cauda equina cannot be excluded.", "cauda-equina-diagnosis + ?"),
    ("Suspected cauda equina compression", "cauda-equina-diagnosis + ?"),
    ("No signs of cauda equina syndrome.", "cauda-equina-diagnosis -"),
    ("No symptoms to suggest cauda equina syndrome.", "cauda-equina-diagnosis -"),
    ("He was warned about cauda equina syndrome.", "nothing"),
    ("We discussed the symptoms of cauda equina syndrome.", "nothing"),
    ("Cauda equina precautions given.", "nothing"),
    ("The roots of the cauda equina are normal.", "nothing"),
]

HYPOTHETICAL = [
    "Return if you develop numbness between the legs, loss of bladder control or leg weakness.",
    "Return to ER for urinary retention, saddle numbness or foot drop.",
    "Patient was advised to watch for incontinence and saddle anesthesia.",
    "Risks of surgery include infection, paralysis, foot drop and loss of bowel or bladder function.",
    "Should you develop urinary retention, go to the emergency department.",
    "Call us if weakness gets worse or if incontinence occurs.",
    "Red flags discussed: saddle anesthesia, bowel incontinence, progressive weakness.",
    "Return precautions: bladder or bowel dysfunction, fever.",
    "She was told to return for new bowel or bladder incontinence.",
    "If he develops weakness we will obtain an MRI.",
    "Educated on signs of cauda equina such as urinary retention.",
    "Do you have any loss of bladder control?",
    "Any bowel or bladder incontinence?",
    "His father had urinary retention from prostate enlargement.",
    "FAMILY HISTORY: Mother with urinary incontinence and osteoporosis.",
    "INSTRUCTIONS: Watch for saddle anesthesia.",
    "Potential complications include, but are not limited to: 1. Bleeding. 2. Incontinence. 3. Foot drop.",
    "Watch for:\n- saddle anesthesia\n- loss of bladder control\n- leg weakness",
]


@pytest.mark.parametrize(("text", "line"), SADDLE + BLADDER + BOWEL + BOTH + DIAGNOSIS)
def test_statement_is_read_as_a_clinician_would(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize("text", HYPOTHETICAL)
def test_warnings_questions_and_relatives_say_nothing_about_the_patient(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("No anal sphincter tone loss.", "reduced-anal-tone -"),
        ("No rectal tone abnormality.", "reduced-anal-tone -"),
        ("No anal tone.", "reduced-anal-tone +"),
        ("No rectal tone, numb in the saddle.", "reduced-anal-tone +, saddle-sensory-loss +"),
        ("Anal sphincter tone loss.", "reduced-anal-tone +"),
        ("Admitted with a new cerebrovascular accident.", "nothing"),
    ],
)
def test_no_tone_is_its_loss_and_no_loss_of_tone_is_none(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
