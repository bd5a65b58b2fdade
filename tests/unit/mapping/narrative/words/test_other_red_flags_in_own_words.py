"""Cancer, weight, nights, infection, falls, bones and vessels in the words of patients, nurses and letters; and look-alikes.

Source: clinical.md 5.1 rows 4, 7, 8, 15, 16; 5.3 (immunosuppression, long-term steroids); 7.3.
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

CANCER = [
    ("She had six weeks of radiotherapy and then nothing more.", "cancer-history +"),
    ("Mastectomy on the left in 2011.", "cancer-history + ?"),
    ("Under oncology at the city hospital.", "cancer-active + ?"),
    ("The biopsy came back cancerous.", "cancer-active +"),
    ("A bit of his bowel was cut out for a tumour.", "cancer-history + ?"),
    ("Stopped letrozole after five years.", "cancer-history + ?"),
    ("GIST resected four years ago.", "cancer-active +"),
    ("Uptake in keeping with metastases.", "cancer-active +"),
    ("Cycle 4 of gemcitabine last week.", "cancer-active +, immunosuppression +"),
    ("No fever, on chemotherapy.", "fever -, cancer-active +, immunosuppression +"),
    ("There is a shadow on the left lung.", "cancer-active + ?"),
]
WEIGHT_AND_NIGHTS = [
    ("Lost 10 kg since joining the gym, did not intend this.", "weight-loss +"),
    ("He has lost so much weight lately.", "weight-loss +"),
    ("BMI has fallen from 27 to 22.", "weight-loss +"),
    ("Cachectic man.", "weight-loss +"),
    ("Her jeans no longer stay up.", "weight-loss +"),
    ("66 kg in May, 58 kg today, no dieting.", "weight-loss +"),
    ("Fatigue and LOW 6 kg.", "weight-loss +"),
    ("LOA and LOW.", "weight-loss +"),
    ("The ache keeps him awake most nights.", "night-pain +"),
    ("Pain is present at rest.", "night-pain +"),
    ("Woken hourly by back pain.", "night-pain +"),
    ("Constant pain, not eased by lying down.", "night-pain +"),
]
INFECTION = [
    ("Running a temperature since Tuesday.", "fever +"),
    ("Low grade pyrexia 37.8-38.4.", "fever +"),
    ("Temp 36.4-37.1.", "fever -"),
    ("Had the shakes and shivers all evening.", "chills +"),
    ("Wakes up drenched in sweat.", "night-sweats +"),
    ("MRSA grew in both bottles.", "bacteraemia +"),
    ("?psoas collection on CT.", "spinal-infection + ?"),
    ("Caries spine under treatment.", "spinal-infection +"),
    ("Heel ulcer oozing pus.", "recent-infection +"),
    ("On treatment for pulmonary TB.", "recent-infection +"),
    ("He is banging up again.", "iv-drug-use +"),
    ("CD4 210, on ARVs.", "immunosuppression +"),
    ("Not on ARVs, CD4 210.", "immunosuppression +"),
    ("HIV serology positive.", "immunosuppression +"),
    ("Known HIV and hep B negative.", "immunosuppression +"),
    ("Goes on the kidney machine on Mondays.", "dialysis +"),
    ("Facet joint injections a fortnight ago.", "spinal-procedure +"),
]
BONES_AND_VESSELS = [
    ("Knocked down by a van.", "significant-trauma +"),
    ("Squashed between a lorry and a wall.", "significant-trauma +"),
    ("Missed the bottom step and came down.", "minor-fall +"),
    ("Landed on her bottom.", "minor-fall +"),
    ("On Prolia.", "osteoporosis +"),
    ("She has shrunk two inches.", "osteoporosis + ?"),
    ("Vertebroplasty at L2.", "vertebral-fracture h"),
    ("L1 has collapsed.", "vertebral-fracture +"),
    ("Taking steroid tablets since last winter.", "corticosteroid-long-term +"),
    ("EVAR in 2020.", "aortic-aneurysm +"),
    ("The main artery in his tummy is swollen.", "aortic-aneurysm +"),
    ("A heartbeat in my tummy.", "pulsatile-abdominal-mass + ?"),
    ("She is five months gone.", "pregnancy +"),
    ("Fell pregnant in 2009.", "pregnancy h"),
    ("Takes a DOAC.", "anticoagulant +"),
]
NOTHING = [
    "The growth came back benign.",
    "Hypertension, secondary to kidney disease.",
    "Osteoarthritis, secondary.",
    "Mastectomy for gynaecomastia.",
    "Mother had chemo.",
    "Never had chemo.",
    "Her husband is under oncology.",
    "No shadow on the lung.",
    "Myeloma in brother.",
    "Cancer: yes (mother).",
    "Lost 10 kg since joining the gym.",
    "BMI went from 32 to 27 with Wegovy.",
    "Her trousers fit as before.",
    "No pain relieved by lying down",
    "Temp control is poor in the flat.",
    "No shadow, no pus, wound clean.",
    "Wound not infected.",
    "Does not share needles.",
    "HIV, hep B/C: not detected.",
    "Virology: HIV Ag/Ab - neg, HBV - neg.",
    "Tested for HIV, result negative.",
    "Negative for HIV.",
    "Disc height loss at L4/5.",
    "Alendronate declined.",
    "Steroid injection into the knee.",
    "Mildly dilated ascending aorta.",
    "Went over the exercises with him.",
    "He fell out with his boss.",
    "Expecting a call from the clinic.",
    "His wife is 20 weeks gone.",
]


@pytest.mark.parametrize(("text", "line"), [*CANCER, *WEIGHT_AND_NIGHTS, *INFECTION, *BONES_AND_VESSELS])
def test_a_red_flag_is_heard_in_other_words(reader: NarrativeReader, text: str, line: str) -> None:
    assert expected(line) <= told(reader, text)


@pytest.mark.parametrize("text", NOTHING)
def test_what_only_sounds_like_one_raises_none(reader: NarrativeReader, text: str) -> None:
    assert not {one for one in told(reader, text) if " +" in one}


@pytest.mark.parametrize("text", ["No kidney machine.", "Not on ARVs.", "No DOAC."])
def test_what_is_narrower_clears_nothing(reader: NarrativeReader, text: str) -> None:
    assert told(reader, text) == set()
