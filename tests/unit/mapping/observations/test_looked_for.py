"""Procedures that are named by what they look for or guard against: a test is no disease."""

import pytest

from tests.unit.mapping.charts import findings, procedure

DAY = "2026-10-22"


@pytest.mark.parametrize(
    "name",
    [
        "Human immunodeficiency virus antigen test",
        "HIV counseling",
        "AAA screening ultrasound",
        "Genetic testing for breast cancer",
        "Cancer risk counseling",
        "Urine screening test for diabetes",
        "Blood culture for bacteremia",
        "Screening for osteoporosis",
        "Herpes zoster vaccination",
        "Cytopathology procedure, preparation of smear, genital source",
    ],
)
def test_what_was_looked_for_is_no_finding(name: str) -> None:
    assert findings(procedure({"text": name}, performedDateTime=DAY)) == {}


@pytest.mark.parametrize(
    ("name", "finding"),
    [
        ("HIV test positive", "immunosuppression"),
        ("HIV viral load", "immunosuppression"),
        ("Radiation therapy for breast cancer", "cancer-active"),
        ("Antibody infusion for lymphoma", "cancer-active"),
        ("Biopsy: metastatic carcinoma", "cancer-active"),
        ("Urodynamic test for urinary retention", "urinary-retention"),
        ("Sensory testing: perineal numbness", "saddle-sensory-loss"),
        ("Strength testing for foot drop", "foot-drop"),
        ("Pacemaker testing", "mri-unknown-device"),
        ("Epidural abscess drainage and culture", "spinal-infection"),
        ("Chemotherapy for breast cancer, HER2 tested", "cancer-active"),
    ],
)
def test_treatment_results_emergencies_and_devices_in_a_name_count(name: str, finding: str) -> None:
    assert finding in findings(procedure({"text": name}, performedDateTime=DAY))


def test_a_smear_hides_no_unread_words_of_a_complaint() -> None:
    unclear = "cauda-equina-words-unclear"
    assert unclear in findings(procedure({"text": "Genital source examined"}, performedDateTime=DAY))
