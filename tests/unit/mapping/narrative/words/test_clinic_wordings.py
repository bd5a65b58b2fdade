"""Wordings of short notes and referrals: what is only planned, what somebody thought, what the pain did."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

WANTED_FOR = [
    (
        "R S1 radiculopathy, failed 8 weeks PT and NSAIDs, MRI prior to transforaminal ESI",
        "radiculopathy-lumbar + right, conservative-pt +, conservative-nsaid +, surgical-candidate +",
    ),
    ("Needs MRI before epidural injection.", "surgical-candidate +"),
    ("MRI lumbar spine requested for surgical planning.", "surgical-candidate +"),
    ("Pre-ESI MRI please.", "surgical-candidate +"),
    ("MRI followed by nerve root block if concordant.", "surgical-candidate +"),
    ("Had ESI prior to MRI.", "conservative-injection +"),
    ("Had MRI prior to ESI in 2023.", "nothing"),
]

NO_FINDING = [
    ("Left leg gave way once from the pain, that was it. Strong since.", "nothing"),
    ("Left leg gave way twice this week.", "leg-weakness + left"),
    ("Leg pain for three weeks, nothing weak, nothing numb.", "leg-pain +, leg-weakness -, leg-numbness -"),
    ("Chiropractor told him to get a scan of his back.", "nothing"),
    ("Saw a chiropractor for 6 weeks.", "conservative-pt +"),
    ("Back pain after epidural with her son in 2015.", "low-back-pain +"),
    ("Legs numb, like the epidural never wore off.", "leg-numbness + bilateral"),
    ("Epidural 3 months ago with little benefit.", "conservative-injection +"),
    ("Seen in ED since the back pain got worse.", "low-back-pain +"),
    ("ED since back pain began.", "sexual-dysfunction +, low-back-pain +"),
]

OVER = [
    (
        "Had urinary retention and leg weakness during that admission, both resolved.",
        "urinary-retention h, leg-weakness h",
    ),
    ("He had fever, chills and leg weakness last year, all resolved.", "fever h, chills h, leg-weakness h"),
    ("Now has urinary retention; fever and chills both resolved.", "urinary-retention +, fever h, chills h"),
    ("She has urinary retention, fever and chills, both resolved.", "urinary-retention +, fever h, chills h"),
    (
        "Reports retention since last night, fever and chills have all settled.",
        "urinary-retention +, fever h, chills h",
    ),
]

COMPARED = [
    ("Ankle jerk R reduced cf L.", "reflex-achilles-reduced + right"),
    ("Ankle jerk reduced on the right compared with the left.", "reflex-achilles-reduced + right"),
    ("Right dorsiflexion weaker than left.", "weakness-dorsiflexion + right"),
    ("Lasègue negative on both sides.", "slr - bilateral"),
    (
        "No urinary complaint, no perineal numbness, erections normal.",
        "bladder-bowel-dysfunction -, saddle-sensory-loss -, sexual-dysfunction -",
    ),
    (
        "Back pain. Bowels, bladder and erections fine.",
        "low-back-pain +, bladder-bowel-dysfunction -, sexual-dysfunction -",
    ),
    ("Doubly incontinent, back pain.", "urinary-incontinence +, bowel-incontinence +, low-back-pain +"),
    ("EHL 3/5, unchanged, so this is not progressing.", "weakness-great-toe-extension + 3, progressive-weakness -"),
    ("Back pain. No sensation to pinprick below the knees.", "low-back-pain +, leg-numbness + bilateral"),
]

HISTORY = [
    ("CTA: infrarenal AAA, contained rupture.", "aortic-aneurysm +, aneurysm-ruptured +"),
    ("AAA 10 cm. CT angio: no rupture.", "aortic-aneurysm +, aneurysm-ruptured -"),
    ("MRI lumbar: contained rupture of the disc.", "prior-lumbar-mri +"),
    ("Consented for emergency L4-5 decompression tonight.", "surgical-candidate +"),
    ("Sciatica. Would consider injection or surgery.", "radiculopathy-lumbar +, surgical-candidate +"),
    ("PMR on prednisolone 7.5 mg for 3 yrs. Back pain.", "corticosteroid-long-term +, low-back-pain +"),
    ("Unwitnessed fall at care home. Back pain.", "minor-fall +, low-back-pain +"),
    ("Back pain. No PMH cancer.", "low-back-pain +, cancer-history -"),
    ("Acute on chronic atraumatic back pain.", "significant-trauma -, low-back-pain +"),
    ("Head atraumatic. Back pain.", "low-back-pain +"),
    ("Back pain came on with no injury.", "low-back-pain +, significant-trauma -"),
    ("Snorts cocaine, never injects. Back pain, no temp.", "substance-use +, iv-drug-use -, low-back-pain +, fever -"),
    ("Large sequestrated L5/S1 disc.", "disc-herniation +"),
    ("OA right hip. Back pain.", "hip-disorder + right, low-back-pain +"),
]

LEFT_OUT = [
    (
        "She could walk on tiptoes on the left but not on the right.",
        "weakness-plantarflexion - left, weakness-plantarflexion + right",
    ),
    ("SLR positive on the left but not the right.", "slr + left, slr - right"),
    (
        "Ankle jerk present on the right but not on the left.",
        "reflex-achilles-reduced - right, reflex-achilles-reduced + left",
    ),
    ("Full power except left EHL.", "leg-weakness -, weakness-great-toe-extension + left"),
    ("Power 5/5 throughout except left EHL.", "leg-weakness - 5, weakness-great-toe-extension + left"),
    ("Power normal other than left plantarflexion 4/5.", "leg-weakness -, weakness-plantarflexion + left 4"),
    ("Power full but pain limited left hip flexion.", "leg-weakness -"),
]

ANGLES = [
    ("Straight leg raise limited to 30 degrees on the right.", "slr + right"),
    ("SLR 30 R, 80 L", "slr + right, slr - left"),
    ("SLR R 30 L 80.", "slr + right, slr - left"),
    ("SLR L 40. AJ L absent.", "slr + left, reflex-achilles-reduced + left"),
    ("SLR 80/80.", "slr - bilateral"),
    ("SLR 40/80.", "nothing"),
    ("SLR 60 on the left.", "nothing"),
    ("SLR 40 degrees, back pain only.", "low-back-pain +"),
    ("SLR R 45 pos, L 80 neg.", "slr + right, slr - left"),
    ("SLR x 10 reps. SLR 20, 3 sets.", "nothing"),
]

ON_ONE_LINE = [
    ("Fever: No Chills: No Saddle numbness: Yes", "fever -, chills -, saddle-sensory-loss +"),
    ("Fever: No Saddle anesthesia: Yes Incontinence: No", "fever -, saddle-sensory-loss +, urinary-incontinence -"),
    ("Urinary retention: No Leg weakness: Yes", "urinary-retention -, leg-weakness +"),
    ("Pacemaker: No Anticoagulation: None. Back pain.", "mri-unknown-device -, anticoagulant -, low-back-pain +"),
    ("Weakness: No foot drop Sensation: normal", "leg-weakness -, foot-drop -, leg-numbness -"),
    ("Neuro: No weakness Sensation: normal", "leg-weakness -, leg-numbness -"),
    ('Legs "like jelly" since yesterday.', "leg-weakness + bilateral"),
    ("Back pain, day 2 post forceps with epidural.", "low-back-pain +"),
]

LEAFLETS = [
    ("Leaflet given: numbness around the back passage, unable to pass urine.", "cauda-equina-words-unclear +"),
    ("CES card given: saddle numbness, unable to pass urine.", "cauda-equina-words-unclear +"),
    ("Leaflet given. Numb around the back passage since today.", "saddle-sensory-loss +"),
    ("Leaflet given: already has saddle numbness.", "saddle-sensory-loss +"),
    ("Leaflet given - saddle numbness since yesterday.", "saddle-sensory-loss +"),
    ("Rectal exam sheet: saddle numbness, no tone.", "saddle-sensory-loss +, reduced-anal-tone +"),
]


@pytest.mark.parametrize(("sentence", "findings"), LEFT_OUT)
def test_what_is_left_out_of_a_result(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), ANGLES)
def test_a_test_of_which_only_the_angle_is_told(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), ON_ONE_LINE)
def test_a_form_on_one_line_and_words_in_quotes(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), LEAFLETS)
def test_a_leaflet_raises_no_alarm_but_what_is_so_does(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), OVER)
def test_a_list_that_is_over(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), COMPARED)
def test_an_examination_in_few_words(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), HISTORY)
def test_a_history_in_few_words(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), WANTED_FOR)
def test_an_image_wanted_for_an_intervention(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)


@pytest.mark.parametrize(("sentence", "findings"), NO_FINDING)
def test_what_looks_like_a_finding_or_care(reader: NarrativeReader, sentence: str, findings: str) -> None:
    assert told(reader, sentence) == expected(findings)
