"""People whom the patient knows, fears, and screens for a disease: of the patient they say nothing.

Source: clinical.md 7.3 (other experiencer, hypothetical).
"""

import pytest

from cds_service.mapping.narrative.reader import NarrativeReader
from tests.unit.mapping.narrative.telling import expected, told

PEOPLE = [
    ("Partner is an intravenous drug user; patient herself has never used.", "nothing"),
    ("Boyfriend uses IV drugs.", "nothing"),
    ("Father alcoholic, mother IVDU.", "nothing"),
    ("Works with people who inject drugs.", "nothing"),
    ("Works in a needle exchange for IV drug users.", "nothing"),
    ("Flatmate IVDU.", "nothing"),
    ("Patient's brother-in-law injects heroin.", "nothing"),
    ("Lives with immunosuppressed partner.", "nothing"),
    ("His colleague was paralysed by cauda equina syndrome.", "nothing"),
    ("Friend's sciatica turned out to be bone metastases.", "nothing"),
    ("Stepfather died of lung cancer.", "nothing"),
    ("Her sister ended up with cauda equina.", "nothing"),
    ("Her dog was put down with cauda equina syndrome last year which worries her.", "nothing"),
    ("Attended rollover RTC yesterday as paramedic.", "nothing"),
    ("Patient and partner inject heroin.", "iv-drug-use +"),
    ("Husband reports she uses IV drugs.", "iv-drug-use +"),
    ("Works as nurse, injects heroin.", "iv-drug-use +"),
    ("Ex partner, IVDU.", "iv-drug-use +"),
    ("Immunosuppressed, lives with partner.", "immunosuppression +"),
    ("Sciatica turned out to be cauda equina.", "cauda-equina-diagnosis +, radiculopathy-lumbar +"),
    ("Paramedic, rollover RTC yesterday.", "significant-trauma +"),
]
FEARS = [
    ("Patient is concerned about cancer. No history of malignancy.", "cancer-history -"),
    ("Was worried about leukaemia; blood film normal.", "nothing"),
    ("Concerned about cancer.", "cancer-active + ?"),
    ("Patient is concerned about her cancer.", "cancer-active + ?"),
    ("Malignancy screen negative (myeloma screen, PSA, CXR).", "nothing"),
    ("Malignancy screen positive.", "cancer-active +"),
    ("Cancer markers negative.", "nothing"),
    ("Glandular fever at 17.", "nothing"),
    ("Fever 38.5, glandular fever at 17.", "fever +"),
]
AORTA = [
    ("Patient had normal AAA screening in 2025.", "aortic-aneurysm -"),
    ("Normal AAA scan 2025.", "aortic-aneurysm -"),
    ("Referred to exclude AAA: US aorta normal calibre.", "aortic-aneurysm -"),
    ("AAA screening at 65 explained.", "nothing"),
    ("AAA screening 2023: 19 mm.", "nothing"),
    ("AAA screening 2023: aorta 19 mm, normal.", "nothing"),
    ("AAA screening programme attended 2023.", "nothing"),
    ("AAA screening 2023: 42 mm.", "aortic-aneurysm +"),
    ("AAA screening 42 mm.", "aortic-aneurysm +"),
    ("AAA screening positive.", "aortic-aneurysm +"),
    ("AAA screening showed a small aneurysm", "aortic-aneurysm +"),
    ("AAA screening scan abnormal", "aortic-aneurysm +"),
    ("Known AAA - screening 2023", "aortic-aneurysm +"),
    ("AAA on screening.", "aortic-aneurysm +"),
    ("Under AAA surveillance, 4.1 cm.", "aortic-aneurysm +"),
]


@pytest.mark.parametrize(("text", "says"), [*PEOPLE, *FEARS, *AORTA])
def test_only_the_patient_is_told_of(reader: NarrativeReader, text: str, says: str) -> None:
    assert told(reader, text) == expected(says)
