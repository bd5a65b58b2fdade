"""Absences in the words of clinics, forms and letters; and signs that stand among such words and are told all the same."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

ABSENT = [
    (
        "Passing urine normally, bowels open daily, wiping feels normal.",
        "urinary-retention -, bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
    (
        "Waterworks fine. No trouble with the bowels. Feeling normal down there.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
    ("No issues with continence.", "urinary-incontinence -, bowel-incontinence -"),
    ("Bladder and bowel: nothing to report.", "bladder-bowel-dysfunction -"),
    ("Urinating without issue. Normal BMs.", "urinary-retention -, bladder-bowel-dysfunction -"),
    ("Pt states he has been peeing and pooping normally.", "urinary-retention -, bladder-bowel-dysfunction -"),
    (
        "No bladder-rectum disturbance. No numbness in the Reithosen area.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
    ("DRE: tone preserved, saddle sensation present.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("PR exam: sphincter tone and sensation preserved.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("No loss of anal tone or perianal sensation.", "reduced-anal-tone -, saddle-sensory-loss -"),
    ("No perineal sensory symptoms.", "saddle-sensory-loss -"),
    (
        "Saddle anaesthesia, bladder and bowel symptoms specifically denied.",
        "saddle-sensory-loss -, bladder-bowel-dysfunction -",
    ),
    (
        "Denied any difficulty with urination or perineal sensation.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -",
    ),
    ("Cauda equina: no symptoms or signs.", "cauda-equina-diagnosis -"),
    ("CES questions all negative.", "cauda-equina-diagnosis -"),
    ("Feels the urge to void and empties completely.", "bladder-bowel-dysfunction -, urinary-retention -"),
    (
        "Can feel toilet paper normally and knows when bladder is full.",
        "saddle-sensory-loss -, bladder-bowel-dysfunction -",
    ),
    ("Anal wink present.", "saddle-sensory-loss -"),
    ("Post-void residual nil.", "post-void-residual -"),
    ("B&B NAD, SA NAD.", "bladder-bowel-dysfunction -, saddle-sensory-loss -"),
    ("No c/o numbness, no c/o weakness.", "leg-numbness -, leg-weakness -"),
    ("Not a k/c/o TB, DM or malignancy.", "diabetes -, cancer-history -"),
    ("No personal or family history of cancer.", "cancer-history -"),
    ("Pain settles at night.", "nothing"),
    ("Sleep undisturbed by pain.", "night-pain -"),
    ("No history of significant trauma (no fall from height, no RTC).", "significant-trauma -, minor-fall -"),
    ("Has never had an MRI or X-ray of his back.", "prior-lumbar-radiograph -"),
    ("Knee and ankle jerks elicited and symmetrical.", "reflex-patellar-reduced -, reflex-achilles-reduced -"),
    ("Does not wake at night with pain.", "night-pain -"),
    ("Able to PU, no incontinence.", "urinary-retention -, urinary-incontinence -"),
    ("No claudication.", "neurogenic-claudication -, vascular-claudication -"),
    ("LMP 2 weeks ago, no chance of pregnancy.", "pregnancy -"),
    ("Can heel walk and toe walk.", "weakness-dorsiflexion -, weakness-plantarflexion -"),
    ("Reflexes: knee R=L, ankle R=L.", "reflex-patellar-reduced -, reflex-achilles-reduced -"),
    (
        "Sensation to light touch normal L2-S2.",
        "sensory-loss-anterior-thigh -, sensory-loss-medial-leg -, sensory-loss-dorsum-foot -, sensory-loss-lateral-foot-sole -",
    ),
    ("Pinprick normal in all lumbosacral dermatomes.", "leg-numbness -"),
    ("MRI lumbar spine: no herniation or stenosis.", "prior-lumbar-mri +, disc-herniation -, spinal-stenosis -"),
]

TOLD_ALL_THE_SAME = [
    ("Voiding normally but with a weak stream.", "bladder-bowel-dysfunction +"),
    ("Passing urine normally until Monday, now cannot.", "cauda-equina-words-unclear +"),
    ("Hardly continent of urine.", "cauda-equina-words-unclear +"),
    ("He used to be continent of urine.", "cauda-equina-words-unclear +"),
    ("Knows when bladder is full but cannot start.", "cauda-equina-words-unclear +"),
    ("Cannot say that wiping feels normal.", "cauda-equina-words-unclear +"),
    ("Perianal sensation present but different on the left.", "cauda-equina-words-unclear +"),
    (
        "Perianal sensation is present on the right, absent on the left.",
        "saddle-sensory-loss - right, saddle-sensory-loss + left",
    ),
    ("Perianal sensation not present.", "saddle-sensory-loss +"),
    ("Feels normal when wiping but numb in the vagina.", "saddle-sensory-loss +"),
    ("That he can no longer feel himself wiping worries him.", "saddle-sensory-loss +"),
    ("Never feels the urge to void.", "bladder-bowel-dysfunction +"),
    ("Bladder no longer normal.", "bladder-bowel-dysfunction +"),
    ("Waterworks not fine.", "bladder-bowel-dysfunction +"),
    ("Voiding normally, weak stream.", "bladder-bowel-dysfunction +"),
    ("Voiding as before with straining.", "cauda-equina-words-unclear +"),
    ("Bowels regular; soiled himself this morning.", "bladder-bowel-dysfunction -, bowel-incontinence +"),
    ("CES screen negative apart from saddle numbness.", "saddle-sensory-loss +"),
    ("Urinary retention: no improvement since Monday.", "urinary-retention +"),
    ("Saddle numbness: no change.", "saddle-sensory-loss +"),
    ("Issues with continence since Monday.", "bladder-bowel-dysfunction +"),
    ("No saddle numbness until this morning.", "cauda-equina-words-unclear +"),
    ("No saddle numbness until this morning; now present.", "saddle-sensory-loss +"),
    ("He is not without saddle numbness.", "saddle-sensory-loss +"),
    ("B&B fine, saddle altered.", "bladder-bowel-dysfunction -, saddle-sensory-loss +"),
    ("Struggling to start the stream, bladder feels full.", "bladder-bowel-dysfunction +"),
    (
        "All reflexes present except left ankle.",
        "reflex-patellar-reduced -, reflex-achilles-reduced -, reflex-achilles-reduced + left",
    ),
    (
        "Reflexes 2+ except right Achilles.",
        "reflex-patellar-reduced -, reflex-achilles-reduced -, reflex-achilles-reduced + right",
    ),
    ("Not clear whether saddle numb.", "saddle-sensory-loss + ?"),
    ("No loss of power, no anal tone.", "leg-weakness -, reduced-anal-tone +"),
    ("No difficulty with walking, perineal sensation absent.", "saddle-sensory-loss +"),
    ("No weakness or numbness, ankle jerk absent.", "leg-weakness -, leg-numbness -, reflex-achilles-reduced +"),
    ("No fall, sensation reduced over left L5.", "minor-fall -, sensory-loss-dorsum-foot + left"),
    ("No tenderness, normal power, reduced sensation at L5.", "leg-weakness -, sensory-loss-dorsum-foot +"),
    ("No fever and perianal sensation decreased.", "fever -, saddle-sensory-loss +"),
    ("Pain better by day, worse at night.", "night-pain +"),
    ("SA +ve, bladder affected.", "saddle-sensory-loss +"),
    ("SA node ablation 2019, bladder ok.", "bladder-bowel-dysfunction -"),
]

FORMS = [
    ("Saddle numbness No Urinary retention No", "saddle-sensory-loss -, urinary-retention -"),
    (
        "Saddle numbness Yes Urinary retention No Leg weakness Yes",
        "saddle-sensory-loss +, urinary-retention -, leg-weakness +",
    ),
    ("Urinary retention no saddle numbness", "urinary-retention +, saddle-sensory-loss -"),
    ("Has urinary retention no saddle numbness no", "urinary-retention +, saddle-sensory-loss -"),
    ("Fever: no saddle numbness", "saddle-sensory-loss -"),
    ("Urinary retention: no saddle numbness.", "urinary-retention +, saddle-sensory-loss -"),
    (
        "Denies saddle numbness (ongoing back pain), fever or weight loss.",
        "saddle-sensory-loss -, low-back-pain +, fever -, weight-loss -",
    ),
    ("Denies numbness (has saddle numbness), fever.", "leg-numbness -, saddle-sensory-loss +, fever -"),
    ("No red flags (saddle numbness, retention).", "saddle-sensory-loss -, urinary-retention -"),
    ("FH: mother breast cancer; patient had melanoma 2015.", "cancer-history +"),
    ("FH: mother breast cancer; patient's aunt had melanoma 2015.", "nothing"),
    ("Family history of breast cancer in mother, personal history of colon cancer 2018.", "cancer-history +"),
    ("FH: father colon cancer; patient has saddle numbness since Friday.", "saddle-sensory-loss +"),
]

EXAMINED = [
    ("EHL weak left, otherwise full.", "weakness-great-toe-extension + left"),
    ("EHL 4/5 left, otherwise 5/5.", "weakness-great-toe-extension + left 4, leg-weakness - 5"),
    (
        "TA/EHL/GS 4/3/5 on the left.",
        "weakness-dorsiflexion + left 4, weakness-great-toe-extension + left 3, weakness-plantarflexion - left 5",
    ),
    (
        "IP/Q/TA: R 5/5/4, L 5/5/5.",
        "weakness-hip-flexion - right 5, weakness-hip-flexion - left 5, weakness-dorsiflexion + right 4, weakness-dorsiflexion - left 5",
    ),
    ("TA/EHL/GS 4/5.", "weakness-dorsiflexion + 4, weakness-great-toe-extension + 4, weakness-plantarflexion + 4"),
    ("Weak L5 and S1 on the left.", "weakness-great-toe-extension + left, weakness-plantarflexion + left"),
    ("Weakness of the great and little toes on the right.", "weakness-great-toe-extension + right"),
    ("Reflexes could not be obtained at the ankles.", "reflex-achilles-reduced + bilateral"),
    ("SLR 0-60.", "nothing"),
    ("SLR 0-30 R, 0-90 L.", "slr + right, slr - left"),
    ("SLRT positive at 40 degree on right side.", "slr + right"),
    ("MRI from the private sector 2 months ago shows L5/S1 disc protrusion.", "prior-lumbar-mri +, disc-herniation +"),
]


@pytest.mark.parametrize(("text", "line"), ABSENT, ids=lambda text: text[:60])
def test_an_absence_is_heard_however_it_is_worded(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), TOLD_ALL_THE_SAME, ids=lambda text: text[:60])
def test_words_of_absence_around_a_sign_do_not_silence_it(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), FORMS, ids=lambda text: text[:60])
def test_answers_brackets_and_relatives_keep_their_own(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(("text", "line"), EXAMINED, ids=lambda text: text[:60])
def test_each_muscle_and_test_has_its_own_result(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)
