"""Findings in the ordinary words of primary care, emergency department, PM&R, neurosurgery and physiotherapy."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

MIMICS = [
    ("Long-standing diabetic peripheral neuropathy.", "diabetes +, polyneuropathy +"),
    ("Stocking neuropathy of the feet.", "polyneuropathy +"),
    ("Type 2 diabetic with significant neuropathy.", "diabetes +, polyneuropathy +"),
    ("NCS: axonal sensorimotor polyneuropathy.", "polyneuropathy +"),
    ("He was diagnosed with Charcot-Marie-Tooth.", "polyneuropathy +"),
    ("EMG showed no evidence of polyneuropathy.", "polyneuropathy -"),
    ("Ulnar neuropathy at the elbow.", "nothing"),
    ("Left femoral neuropathy after catheterization.", "femoral-neuropathy + left"),
    ("Right femoral nerve palsy.", "femoral-neuropathy + right"),
    ("Meralgia paraesthetica on the left.", "meralgia-paraesthetica + left"),
    ("Lateral femoral cutaneous nerve entrapment, right.", "meralgia-paraesthetica + right"),
    ("Known PVD.", "vascular-claudication +"),
    ("Peripheral arterial disease with aortoiliac occlusive disease.", "vascular-claudication +"),
    ("History of PAD.", "vascular-claudication +"),
    ("Uses a heating pad.", "nothing"),
    ("No peripheral vascular disease.", "vascular-claudication -"),
    ("CT: 4 mm right ureteral stone.", "renal-colic +"),
    ("Nephrolithiasis, left renal colic.", "renal-colic +"),
    ("He denies kidney stones.", "renal-colic -"),
    ("She has a history of kidney stones.", "renal-colic h"),
    ("BPH on no treatment.", "bladder-alternative-cause +"),
    ("Rectal: enlarged prostate.", "bladder-alternative-cause +"),
    ("Bladder outlet obstruction from benign prostatic hypertrophy.", "bladder-alternative-cause +"),
    ("Degenerative arthritis of the left hip.", "hip-disorder + left"),
    ("Degenerative changes of the right hip joint.", "hip-disorder + right"),
    ("Films of the right hip: severe joint space narrowing.", "hip-disorder +"),
]

CAUSES = [
    ("Back pain. Lumbar spondylosis.", "low-back-pain +, spondylosis +"),
    ("L4-5 facet arthropathy.", "spondylosis +"),
    ("Multilevel facet hypertrophy of the lumbar spine.", "spondylosis +"),
    ("Degenerative facet disease with low back pain.", "spondylosis +, low-back-pain +"),
    ("Cervical spondylosis.", "nothing"),
    ("Lung cancer with metastases in the liver, ribs and lumbar spine.", "cancer-active +, spinal-tumour +"),
    ("Metastatic disease throughout the skeleton.", "cancer-active +, spinal-tumour +"),
    ("Left herniated nucleus pulposis at L5-S1.", "disc-herniation + left"),
]

SUBSTANCES = [
    ("Admits to cocaine use.", "substance-use +"),
    ("Opioid use disorder on methadone maintenance.", "substance-use +"),
    ("UDS was positive for amphetamines.", "substance-use +"),
    ("He abuses pain pills.", "substance-use +"),
    ("Denies tobacco, alcohol or illicit drug use.", "substance-use -"),
    ("No history of substance abuse.", "substance-use -"),
    ("Drug use: none.", "substance-use -"),
    ("No tobacco, alcohol or drugs.", "substance-use -"),
    ("He denies illicit drug use.", "substance-use -"),
    ("No known drug allergies.", "nothing"),
    ("Fentanyl patch and oxycodone.", "nothing"),
]

INFECTIONS = [
    ("Treated for a UTI two weeks ago.", "recent-infection +"),
    ("Diagnosis: acute pyelonephritis.", "recent-infection +"),
    ("Cellulitis of the left leg.", "recent-infection +"),
    ("Infected toe ulcer, recurrent skin abscesses.", "recent-infection +"),
    ("History of UTIs.", "recent-infection h"),
    ("Denies UTI.", "recent-infection -"),
    ("Osteomyelitis of the left great toe.", "recent-infection +"),
    ("MRI shows osteomyelitis of the L3 vertebra.", "spinal-infection +, prior-lumbar-mri +"),
    ("No discitis or osteomyelitis.", "spinal-infection -"),
    ("Had a flu shot.", "nothing"),
    ("He takes Imuran and CellCept.", "immunosuppression +"),
    ("On leflunomide for rheumatoid arthritis.", "immunosuppression +"),
    ("Neutropenia after docetaxel.", "immunosuppression +"),
]

DENIED = [
    ("No weight gain or loss.", "weight-loss -"),
    ("Her weight has been stable.", "weight-loss -"),
    ("Denies fever, weight fluctuation.", "fever -, weight-loss -"),
    ("He denies steroid use.", "corticosteroid-long-term -"),
    ("No long-term corticosteroids.", "corticosteroid-long-term -"),
    ("No benefit from steroids.", "nothing"),
]

OTHERS = [
    ("Admitted with acute renal failure.", "renal-impairment +"),
    ("AKI on admission.", "renal-impairment +"),
    ("G2P1 at 31 weeks gestation with back pain.", "pregnancy +, low-back-pain +"),
    ("Gravida 3 para 2 at 30-4/7 weeks.", "pregnancy +"),
    ("Third trimester.", "pregnancy +"),
    ("SLR: + on the left at 40 degrees.", "slr + left"),
    ("Decreased pinprick below T6.", "sensory-level +"),
    ("Reduced sensation to light touch below the umbilicus.", "sensory-level +"),
    ("Numb from T10 down.", "sensory-level +"),
]

SHORT_NOTES = [
    ("Myotomes NAD, dermatomes NAD.", "leg-weakness -, leg-numbness -"),
    ("Reflexes: KJ present, AJ reduced L.", "reflex-patellar-reduced -, reflex-achilles-reduced + left"),
    ("B+B ok.", "bladder-bowel-dysfunction -"),
    ("Poor squeeze on PR.", "reduced-anal-tone +"),
    ("Voluntary anal contraction is weak.", "reduced-anal-tone +"),
    ("It takes him a long time to start his stream.", "bladder-bowel-dysfunction +"),
    ("Not sure when he needs to pee.", "bladder-bowel-dysfunction +"),
    ("Urinary urgency with leakage.", "urinary-incontinence +"),
    ("No change in sexual function.", "sexual-dysfunction -"),
    ("Able to do 10 single-leg heel raises on the left.", "weakness-plantarflexion - left"),
    ("Single leg heel raise: unable on the left.", "weakness-plantarflexion + left"),
    ("Sclerotic lesion of L3.", "spinal-tumour +"),
    ("Decreased sensation in L5.", "sensory-loss-dorsum-foot +"),
    ("Disc herniation at L5.", "disc-herniation +"),
    ("S33.5, T14.90.", "nothing"),
    ("Films of the lumbar spine show degenerative changes.", "prior-lumbar-radiograph +, disc-degeneration +"),
    ("Degenerative changes of the knee. Lumbar pain.", "low-back-pain +"),
]


@pytest.mark.parametrize(("text", "line"), SHORT_NOTES + MIMICS + CAUSES + SUBSTANCES + INFECTIONS + DENIED + OTHERS)
def test_finding_is_heard_in_plain_words(reader: NarrativeReader, text: str, line: str) -> None:
    assert told(reader, text) == expected(line)


@pytest.mark.parametrize(
    "words",
    [
        "Vertebral osteomyelitis T8",
        "Discitis, thoracic region",
        "Cervical epidural abscess.",
        "Osteomyelitis of T8 vertebra",
    ],
)
def test_a_spinal_infection_above_the_lumbar_spine_says_where(reader: NarrativeReader, words: str) -> None:
    assert told(reader, words) == {"spinal-infection +", "spinal-infection-elsewhere +"}


@pytest.mark.parametrize("words", ["Lumbar discitis", "Vertebral osteomyelitis L3", "Discitis", "T12-L1 discitis"])
def test_a_spinal_infection_of_the_back_or_of_no_stated_place_does_not(reader: NarrativeReader, words: str) -> None:
    assert told(reader, words) == {"spinal-infection +"}
