"""Short forms of notes: reflexes that are there, signs as they are jotted down, what was done, whose it is, when and where."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

SPINE_AND_EPIDURALS = [
    ("MRI: large lumbar anterior and posterior epidural abscesses.", "prior-lumbar-mri +, spinal-infection +"),
    ("Epidural abscesses from L2 to L5.", "spinal-infection +"),
    ("Multiple psoas abscesses.", "spinal-infection +"),
    ("Paraspinal and epidural abscess.", "spinal-infection +"),
    ("Epidural phlegmon at L3.", "spinal-infection +"),
    ("No epidural abscesses.", "spinal-infection -"),
    ("Had an epidural for labor in 2019.", "nothing"),
    ("Epidural sited for labour, emergency section.", "nothing"),
    ("Two epidurals without benefit.", "conservative-injection +"),
]

REFLEXES = [
    (
        "Knee jerks present, ankle jerks absent.",
        "reflex-patellar-reduced -, reflex-achilles-reduced +",
    ),
    (
        "Reflexes: knees present, right ankle absent.",
        "reflex-patellar-reduced - bilateral, reflex-achilles-reduced + right",
    ),
    ("Ankle jerk: right absent, left present.", "reflex-achilles-reduced + right, reflex-achilles-reduced - left"),
    ("AJ R absent, L +", "reflex-achilles-reduced + right, reflex-achilles-reduced - left"),
    ("Ankle jerks present but reduced.", "reflex-achilles-reduced +"),
    ("Ankle jerks present only with reinforcement.", "reflex-achilles-reduced +"),
    ("Ankle jerks not present.", "reflex-achilles-reduced +"),
    ("No ankle jerks present.", "reflex-achilles-reduced +"),
    ("KJ ++/++", "reflex-patellar-reduced - bilateral"),
    ("Patellar and Achilles reflexes normoactive.", "reflex-patellar-reduced -, reflex-achilles-reduced -"),
    ("No pathological reflex.", "reflex-hyper-or-babinski -"),
    ("Pathological reflexes were absent.", "reflex-hyper-or-babinski -"),
]

TENSION = [
    ("SLR + R at 50", "slr + right"),
    ("SLR: R + at 50, L neg", "slr + right, slr - left"),
    ("SLR + R 40 deg. Crossed neg.", "slr + right, crossed-slr -"),
    ("SLR positive left 30, crossed positive.", "slr + left, crossed-slr +"),
    ("SLR: left 40 deg pain, right 80 deg NAD", "slr + left, slr - right"),
    ("Sciatic stretch test negative.", "slr -"),
    ("Sciatic nerve stretch test positive left at 40 degrees.", "slr + left"),
]

CARE = [
    ("POD1 L4-S1 lami/fusion.", "prior-lumbar-surgery +"),
    ("Post op urinary retention.", "urinary-retention +"),
    ("Back op 10 years ago.", "prior-lumbar-surgery +"),
    ("L2/3 far lateral disc excised.", "prior-lumbar-surgery +"),
    ("Anterior fusion of L3-L5.", "prior-lumbar-surgery +"),
    ("Had his L5/S1 disc out in 2010.", "prior-lumbar-surgery +"),
    ("Hip op 2019.", "nothing"),
    ("Refer to spine OP clinic.", "nothing"),
    ("MRI 3/2023: L4/5 stenosis.", "prior-lumbar-mri +, spinal-stenosis +"),
    ("MRI last month: L4/5 disc bulge.", "prior-lumbar-mri +, disc-degeneration +"),
    ("MRI today: large central L5/S1 disc prolapse.", "prior-lumbar-mri +, disc-herniation +"),
    ("MRI next week: L5/S1.", "nothing"),
    ("MRI brain 3/2023: normal.", "nothing"),
    ("Had ILESI x2.", "conservative-injection +"),
    ("Better since the foraminal injection.", "conservative-injection +"),
    ("Two jabs in the back.", "conservative-injection +"),
    ("Injection in the back of the knee.", "nothing"),
    ("Completed 12 wks PT.", "conservative-pt +"),
    ("Has had eight sessions with the physiotherapist.", "conservative-pt +"),
    ("Referred by the FCP physio.", "nothing"),
    ("Msg from pt: still the same.", "nothing"),
    ("Spoke with pt.", "nothing"),
]

LABORATORY = [
    ("Mild leukocytosis.", "wbc +"),
    ("No leukocytosis.", "wbc -"),
    ("CRP POC 62", "crp +"),
    ("CRP on admission 120", "crp +"),
    ("White blood cell (WBC) count of 15,500.", "wbc +"),
    ("C-reactive protein (CRP) was 120 mg/L.", "crp +"),
    ("Blood cx 2/2 GPC in clusters.", "bacteraemia +"),
    ("Blood cultures drawn on December 19 grew Streptococcus mitis.", "bacteraemia +"),
    ("Klebsiella in blood and urine.", "bacteraemia +"),
    ("Blood cultures: no growth.", "bacteraemia -"),
    ("The wound grew E. coli.", "nothing"),
    ("bHCG neg.", "pregnancy -"),
    ("UPT positive.", "pregnancy +"),
]

FRACTURE_AND_DISC = [
    ("L1 burst #.", "vertebral-fracture +"),
    ("Wedge # L1.", "vertebral-fracture +"),
    ("X-ray shows #L2.", "prior-lumbar-radiograph +, vertebral-fracture +"),
    ("# L5 radiculopathy", "radiculopathy-lumbar +"),
    ("Low back pain. No obvious fracture.", "low-back-pain +, vertebral-fracture -"),
    ("No fracture of the wrist.", "nothing"),
    ("Sequestered L3/4 fragment.", "disc-herniation +"),
    ("No disc herniation or stenosis.", "disc-herniation -, spinal-stenosis -"),
    ("Uncal herniation.", "nothing"),
]

WHOSE_AND_WHEN = [
    ("Her father was diagnosed with lung cancer and had a pacemaker.", "nothing"),
    ("Father had prostate cancer, and she has numbness in the saddle.", "saddle-sensory-loss +"),
    ("His mother was diagnosed with MS. He has saddle numbness.", "saddle-sensory-loss +"),
    ("Her brother was treated for lymphoma and she has foot drop.", "foot-drop +"),
    ("Husband had L4-5 microdisc 6 days ago.", "nothing"),
    (
        "Wife calls: husband had microdisc 6 days ago, now cannot pee.",
        "prior-lumbar-surgery +, spinal-procedure +, urinary-retention +",
    ),
    ("Systolic murmur with radiation to the neck.", "nothing"),
    ("Takes her pain tablets at night.", "nothing"),
    ("Pain wakes her at night.", "night-pain +"),
    ("Stress incontinence since 2nd delivery (2011), unchanged.", "urinary-incontinence +"),
    ("Urinary incontinence in 2008.", "urinary-incontinence h"),
    (
        "In 4/94 she developed stress urinary incontinence which spontaneously resolved in June.",
        "urinary-incontinence h",
    ),
    ("She had incontinence, which has since resolved.", "urinary-incontinence h"),
    ("Peritoneal dialysis until 1996.", "dialysis h"),
    ("On dialysis since 1996.", "dialysis +"),
    ("Vertebral # T12 2018.", "vertebral-fracture h"),
]

SIDES = [
    ("Lumbar radiculopathy, left.", "radiculopathy-lumbar + left"),
    ("Lumbar radiculopathy, left L5 distribution.", "radiculopathy-lumbar + left"),
    ("L sciatica, now bilateral.", "radiculopathy-lumbar + bilateral"),
    ("R S1 radic.", "radiculopathy-lumbar + right"),
    ("Foot drop, left.", "foot-drop + left"),
    ("Leg weakness, left.", "leg-weakness + left"),
    ("Leg pain, left knee replaced.", "leg-pain +"),
    ("Disc herniation L5/S1, left.", "disc-herniation + left"),
    ("Sciatica, left knee arthroscopy 2010.", "radiculopathy-lumbar +"),
    ("Numb front of L thigh.", "leg-numbness + left, sensory-loss-anterior-thigh + left"),
    ("Sens dim lat border R foot.", "sensory-loss-lateral-foot-sole + right"),
    ("Hypoesthetic R S1.", "leg-numbness + right, sensory-loss-lateral-foot-sole + right"),
    ("Sensation decr in stocking distribution bilat feet.", "leg-numbness + bilateral"),
]

BACKGROUND = [
    ("Known T8 and L2 mets.", "spinal-tumour +"),
    ("Mets at L2 and L4.", "spinal-tumour +"),
    ("[x] Steroids >3/12 - pred 10mg", "corticosteroid-long-term +"),
    ("Not on anticoag.", "anticoagulant -"),
    ("Drenching nightsweats.", "night-sweats +"),
    ("PPM is Medtronic Azure, MR conditional.", "mri-conditional-device +"),
    ("PPM in situ, MR-safe.", "mri-conditional-device +"),
    ("Pacemaker, MRI conditional status unknown.", "mri-unknown-device +"),
    ("Has a pacemaker.", "mri-unknown-device +"),
]


@pytest.mark.parametrize(("text", "found"), [*WHOSE_AND_WHEN, *SIDES, *BACKGROUND])
def test_whose_when_and_where_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), [*CARE, *LABORATORY, *FRACTURE_AND_DISC])
def test_what_was_done_and_found_is_read_in_everyday_words(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(("text", "found"), [*SPINE_AND_EPIDURALS, *REFLEXES, *TENSION])
def test_a_short_form_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)
