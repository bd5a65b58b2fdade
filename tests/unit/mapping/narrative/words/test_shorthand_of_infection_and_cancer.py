"""Short forms of infection and cancer: temperatures where they were taken, needles, cultures, regimens, initials of tumours.

Source: clinical.md 5.1 rows 7 and 8, 5.3 (immunosuppression includes chemotherapy), 7.3 (infection, cancer).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

INFECTION = [
    ("Temp on arrival 39.1.", "fever +"),
    ("Temp at triage 38.6.", "fever +"),
    ("Temp at home 38.9 last night.", "fever +"),
    ("Temp peaked at 39.2.", "fever +"),
    ("Running a temp of 38.8.", "fever +"),
    ("Tympanic temp 38.4", "fever +"),
    ("Spinal tenderness, spiking to 39 overnight", "fever +"),
    ("Spiking 39.", "fever +"),
    ("Spiked a temp overnight", "fever +"),
    ("Heroin, injecting into groin, last used 2/7 ago.", "iv-drug-use +"),
    ("Heroin user, injecting.", "iv-drug-use +"),
    ("Uses heroin IV daily.", "iv-drug-use +"),
    ("Groin injector.", "iv-drug-use +"),
    ("Track marks both arms.", "iv-drug-use +"),
    ("Rigoring.", "chills +"),
    ("Rigored last night.", "chills +"),
    ("BC: Salmonella.", "bacteraemia +"),
    ("BC 2/2 GPC in clusters.", "bacteraemia +"),
    ("Cultures growing MSSA.", "bacteraemia +"),
    ("Cultures: strep gallolyticus x3.", "bacteraemia +"),
    ("On day 10 of R-CHOP, neutrophils 0.3.", "immunosuppression +"),
    ("C1D10 R-CHOP", "immunosuppression +"),
    ("HD patient MWF. Exit site purulent.", "dialysis +"),
    ("CAPD, exit site red.", "dialysis +"),
]
NO_INFECTION = [
    ("Temp on arrival 36.8.", "fever -"),
    ("BP spiking to 180.", "nothing"),
    ("Pain spiking to 9/10.", "nothing"),
    ("Glucose spiking to 39.", "nothing"),
    ("Troponin spiked to 40", "nothing"),
    ("Denies injecting into groin.", "iv-drug-use -"),
    ("Stopped injecting into groin 10 years ago.", "iv-drug-use h"),
    ("Smokes heroin, never injects.", "iv-drug-use -, substance-use +"),
    ("Injects insulin into thigh.", "nothing"),
    ("No track marks.", "nothing"),
    ("Denies fever or rigoring.", "chills -, fever -"),
    ("BC x2 no growth.", "nothing"),
    ("BC negative.", "nothing"),
    ("Cultures no MRSA", "nothing"),
    ("Urine cultures: E coli", "nothing"),
    ("Wound culture growing MRSA", "nothing"),
    ("Completed R-CHOP 2015", "nothing"),
    ("Huntington's: HD patient", "nothing"),
    ("L4/5 HD on MRI", "nothing"),
]
CANCER = [
    ("Known CaP, Gleason 4+4, on goserelin.", "cancer-active +"),
    ("Bilateral mastectomy 2015, on tamoxifen.", "cancer-history +"),
    ("s/p R mastectomy 2015 for IDC, on anastrozole.", "cancer-history +, cancer-active +"),
    ("Hx of IDC breast.", "cancer-history +"),
    ("Ca Br 2017, mastectomy.", "cancer-history +"),
    ("Lung adenoca.", "cancer-active +"),
    ("Pancreatic adenoca dx 4/2026.", "cancer-active +"),
    ("HCC.", "cancer-active +"),
    ("Bladder TCC.", "cancer-active +"),
    ("Bladder TCC 2018 TURBT + BCG.", "cancer-history +"),
    ("h/o testicular seminoma (1999, orchidectomy + RT).", "cancer-history +"),
    ("AML 2012 in CR", "cancer-history +"),
    ("SCC of lung", "cancer-active +"),
    ("Multiple mets.", "cancer-active +"),
    ("Brain METs", "cancer-active +"),
    ("Exercise tolerance 4 METS, liver mets.", "cancer-active +"),
]
NO_CANCER = [
    ("CAP treated with amoxicillin", "nothing"),
    ("PCA morphine pump", "nothing"),
    ("Tamoxifen for gynaecomastia.", "nothing"),
    ("Letrozole for ovulation induction", "nothing"),
    ("IDC in situ", "nothing"),
    ("HCC screening US due", "nothing"),
    ("HCC coding reviewed.", "nothing"),
    ("No HCC.", "cancer-active -"),
    ("Father had HCC.", "nothing"),
    ("TCC applied for Charcot foot", "nothing"),
    ("Renal AML", "nothing"),
    ("SCC of scalp", "nothing"),
    ("Exercise tolerance 4 METs.", "nothing"),
    ("METs >4", "nothing"),
    ("Achieved 7 METS on Bruce.", "nothing"),
]


@pytest.mark.parametrize(("text", "says"), [*INFECTION, *NO_INFECTION, *CANCER, *NO_CANCER])
def test_shorthand(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)


def test_a_drain_by_catheter_is_no_cancer(reader: NarrativeReader) -> None:
    assert "cancer-active +" not in told(reader, "IDC draining 400 ml")


def test_words_of_a_read_tumour_do_not_hide_others_beside_it(reader: NarrativeReader) -> None:
    assert "cauda-equina-words-unclear +" in told(reader, "Bladder TCC 2018. Peeing is a gamble.")
