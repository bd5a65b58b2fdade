"""Forms that notes have: labels in capitals, results behind a pronoun, bare signs, headings of arms and legs, advice, plans."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CAPITALS = [
    ("SADDLE ANESTHESIA: YES", "saddle-sensory-loss +"),
    ("SADDLE ANESTHESIA: NO", "saddle-sensory-loss -"),
    ("URINARY RETENTION: PRESENT", "urinary-retention +"),
    ("FOOT DROP: YES", "foot-drop +"),
    ("RECTAL TONE: REDUCED", "reduced-anal-tone +"),
    ("PERIANAL SENSATION: REDUCED", "saddle-sensory-loss +"),
    ("DORSIFLEXION LEFT: 2/5", "weakness-dorsiflexion + left 2"),
    ("BLADDER SCAN: 450 ML", "post-void-residual +"),
    ("SURGICAL INDICATIONS: He has leg pain.", "leg-pain +"),
]

LIMBS = [
    ("UPPER EXTREMITIES: Strength 3/5 left. LOWER EXTREMITIES: Strength 5/5.", "leg-weakness - bilateral 5"),
    ("UPPER LIMBS: Power 3/5 left.", "nothing"),
    ("LOWER LIMBS: Power 3/5 left.", "leg-weakness + left 3"),
    ("Upper extremities: deltoid 3/5, biceps 4/5. Lower extremities: 5/5 throughout.", "leg-weakness - bilateral 5"),
    ("UE 5/5, LE 3/5", "leg-weakness + 3"),
    ("LE 5/5, UE 3/5", "leg-weakness - 5"),
    (
        "Motor: deltoid 4/5, biceps 4/5, grip 3/5, hip flexion 5/5, EHL 5/5.",
        "weakness-hip-flexion - 5, weakness-great-toe-extension - 5",
    ),
]

PRONOUNS = [
    (
        "Achilles and patellar reflexes were tested. They were not elicited.",
        "reflex-achilles-reduced +, reflex-patellar-reduced +",
    ),
    ("Knee jerks were examined. These are 2+ bilaterally.", "reflex-patellar-reduced - bilateral"),
    ("Rectal tone was tested. It was reduced.", "reduced-anal-tone +"),
    ("Perianal sensation was tested. It was reduced.", "saddle-sensory-loss +"),
    ("Dorsiflexion was assessed. This was 2/5 on the left.", "weakness-dorsiflexion + left 2"),
    ("Anal tone was discussed. It is a normal day.", "nothing"),
    ("He has a foot drop. It is reduced.", "foot-drop +"),
]

SIGNS = [
    ("SLR: + L, - R", "slr + left, slr - right"),
    ("SLR L+ R-", "slr + left, slr - right"),
    ("SLR R -, L +", "slr - right, slr + left"),
    ("SLR: +R/-L", "slr + right, slr - left"),
    ("SLR: L 40 +, R 80 -", "slr + left, slr - right"),
    ("SLR left + at 30 degrees, right -", "slr + left, slr - right"),
    ("Left SLR + at 30, right -", "slr + left, slr - right"),
    ("SLR (R) + (L) -", "slr + right, slr - left"),
    ("SLR L 40 deg +ve, R neg", "slr + left, slr - right"),
    ("FST + R", "femoral-stretch + right"),
    ("SLR - L", "nothing"),
    ("SLR - R 40, L 60", "nothing"),
    ("SLR +", "slr +"),
    ("SLR + back pain on the left", "low-back-pain + left"),
]

ADVICE = [
    ("Advised re saddle numbness, to attend ED if", "nothing"),
    ("Worsening advice: saddle numbness, incontinence -> A&E", "nothing"),
    ("Counselled re saddle numbness and incontinence.", "nothing"),
    ("Counselled re exercises, saddle numbness present today.", "saddle-sensory-loss +"),
    ("Counselled re back pain, saddle numbness since today.", "saddle-sensory-loss +"),
    ("Advised re saddle numbness; now has it.", "saddle-sensory-loss +"),
    ("Urology advised re retention, for catheter.", "urinary-retention +"),
    ("Neurosurgery informed re saddle numbness.", "saddle-sensory-loss +"),
    ("Given cauda equina card.", "nothing"),
    ("Consented for L5/S1 discectomy; risks: infection, cauda equina, foot drop.", "surgical-candidate +"),
    ("No red flag symptoms.", "nothing"),
]

CARE = [
    ("She would like to avoid surgery.", "surgical-candidate -"),
    ("Would rather not have surgery on her back.", "surgical-candidate -"),
    ("Keen for surgery, leg pain is severe.", "surgical-candidate +, leg-pain +"),
    ("Physio not yet started.", "conservative-pt -"),
    ("On waiting list for physio.", "nothing"),
    ("8 sessions of physio.", "conservative-pt +"),
    ("6 weeks PT, no help.", "conservative-pt +"),
    ("DISCHARGE MEDICATIONS: Apixaban 5 mg twice daily.", "anticoagulant +"),
]

FORMER = [
    ("Sober from IV heroin for 12 years.", "iv-drug-use h"),
    ("Ex-IVDU, clean 8 years.", "iv-drug-use h"),
    ("Abstinent from IVDU since 2010.", "iv-drug-use h"),
    ("Sober from IV heroin for 2 months.", "iv-drug-use +"),
    ("Sun sign Cancer.", "nothing"),
    ("Works for Cancer Research.", "nothing"),
    ("Brisk reflexes.", "reflex-achilles-reduced -, reflex-patellar-reduced -"),
]


@pytest.mark.parametrize(
    ("text", "found"), CAPITALS + LIMBS + PRONOUNS + SIGNS + ADVICE + CARE + FORMER, ids=lambda text: text[:60]
)
def test_a_form_of_notes_is_read_as_it_is_meant(reader: NarrativeReader, text: str, found: str) -> None:
    assert told(reader, text) == expected(found)


@pytest.mark.parametrize(
    "text",
    [
        "Incontinence since childbirth 10 years ago, unchanged.",
        "Urinary leakage since hysterectomy in 2012, no change.",
    ],
)
def test_what_is_unchanged_for_years_is_there_and_stable(reader: NarrativeReader, text: str) -> None:
    [said] = reader.mentions(text)
    assert (said.finding, said.status, said.course) == ("urinary-incontinence", "present", "stable")
