"""Drugs by vein, germs in the blood, grafts and their drugs in short forms."""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

TOLD = [
    ("Uses IV meth.", "iv-drug-use +"),
    ("IV crystal meth weekly.", "iv-drug-use +"),
    ("Using IV fentanyl.", "iv-drug-use +"),
    ("Blood cultures + for staph aureus.", "bacteraemia +"),
    ("BCx + MRSA.", "bacteraemia +"),
    ("TB spine.", "spinal-infection +"),
    ("Hodgkin's 1998.", "cancer-history +"),
    ("S/p renal tx on tacro + MMF.", "immunosuppression +"),
    ("S/p DDKT 2018.", "immunosuppression +"),
    ("Renal txp 2015.", "immunosuppression +"),
    ("On R-CHOP.", "immunosuppression +"),
]

NOT_TOLD = [
    ("Denies IV meth.", "iv-drug-use -"),
    ("IV fentanyl 50 mcg given.", "nothing"),
    ("IV morphine.", "nothing"),
    ("Blood cultures negative for staph aureus.", "bacteraemia -"),
    ("TB test negative.", "nothing"),
    ("No Hodgkin's.", "cancer-active -"),
    ("Mother had Hodgkin's.", "nothing"),
    ("On TPN.", "nothing"),
    ("OLT of left ankle.", "nothing"),
    ("Quit IV meth 10 years ago.", "iv-drug-use h"),
    ("TB spine ruled out.", "spinal-infection -"),
]


@pytest.mark.parametrize(("text", "says"), [*TOLD, *NOT_TOLD])
def test_drugs_germs_and_grafts(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
