"""The 77 ratings of the ACR criteria for low back pain (2021): a patient of each variant, an order of each procedure."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest

from tests.spec.build import AS_OF, request
from tests.spec.chart import Json
from tests.spec.judge import ask

UA, MBA, UNA = "usuallyAppropriate", "mayBeAppropriate", "usuallyNotAppropriate"
VARIANTS = ("V1", "V2", "V3", "V4", "V5", "V6", "V7")
BACK = [{"icd": "M54.50"}]
ORDERS: dict[str, Json] = {
    "radiographyLumbar": {"cpt": "72100"},
    "mriLumbarWithoutContrast": {"cpt": "72148"},
    "mriLumbarWithoutAndWithContrast": {"cpt": "72158"},
    "mriLumbarWithContrast": {"cpt": "72149"},
    "ctLumbarWithoutContrast": {"cpt": "72131"},
    "ctLumbarWithContrast": {"cpt": "72132"},
    "ctLumbarWithoutAndWithContrast": {"cpt": "72133"},
    "ctMyelographyLumbar": {"loinc": "24965-6"},
    "boneScan": {"cpt": "78306", "reasons": BACK},
    "discography": {"text": "Lumbar discography", "reasons": BACK},
    "fdgPetCt": {"cpt": "78816", "reasons": BACK},
}
MATRIX: dict[str, tuple[str, ...]] = {
    "radiographyLumbar": (UNA, UNA, MBA, UNA, UA, UA, MBA),
    "mriLumbarWithoutContrast": (UNA, UNA, UA, UA, UA, UA, UA),
    "mriLumbarWithoutAndWithContrast": (UNA, UNA, MBA, UA, UA, MBA, UA),
    "mriLumbarWithContrast": (UNA, UNA, UNA, UNA, UNA, UNA, UNA),
    "ctLumbarWithoutContrast": (UNA, UNA, MBA, MBA, MBA, UA, MBA),
    "ctLumbarWithContrast": (UNA, UNA, UNA, UNA, UNA, UNA, MBA),
    "ctLumbarWithoutAndWithContrast": (UNA, UNA, UNA, UNA, UNA, UNA, UNA),
    "ctMyelographyLumbar": (UNA, UNA, MBA, MBA, MBA, MBA, MBA),
    "boneScan": (UNA, UNA, MBA, UNA, UNA, UNA, UNA),
    "discography": (UNA, UNA, UNA, UNA, UNA, UNA, UNA),
    "fdgPetCt": (UNA, UNA, UNA, UNA, UNA, UNA, UNA),
}
PATIENTS: dict[str, Json] = {
    "V1": {"conditions": [{"icd": "M54.50", "onset": -10, "recorded": -10}]},
    "V2": {"conditions": [{"icd": "M54.50", "onset": -60, "recorded": -60}]},
    "V3": {
        "conditions": [{"icd": "M54.16", "onset": -100, "recorded": -100}],
        "procedures": [{"cpt": "97110", "at": -70, "to": -10, "note": "Failed physical therapy."}],
        "serviceRequests": [{"text": "Referral to spine surgery", "at": -3}],
    },
    "V4": {
        "conditions": [
            {"icd": "M54.16", "onset": -10, "recorded": -10},
            {"text": "Saddle anesthesia", "onset": -1, "recorded": -1},
        ]
    },
    "V5": {
        "conditions": [{"icd": "M54.17", "onset": -20, "recorded": -20}],
        "procedures": [{"cpt": "63030", "at": -700}],
    },
    "V6": {
        "conditions": [
            {"icd": "V89.2XXA", "onset": -5, "recorded": -5},
            {"icd": "M54.50", "onset": -5, "recorded": -5},
        ]
    },
    "V7": {
        "conditions": [
            {"icd": "C61", "onset": -300, "recorded": -300},
            {"icd": "M54.50", "onset": -20, "recorded": -20},
        ]
    },
}


@pytest.mark.parametrize("study", ORDERS)
@pytest.mark.parametrize("variant", VARIANTS)
def test_an_ordered_study_is_rated_as_the_criteria_rate_it(variant: str, study: str) -> None:
    chart: dict[str, Any] = {"patient": {"sex": "male", "age": 48}, "order": ORDERS[study], **PATIENTS[variant]}
    body = request("acr-matrix", {"chart": chart})
    assessment = ask(json.dumps(body).encode(), datetime.fromisoformat(AS_OF)).assessment
    assert assessment is not None
    rating = assessment["appropriateness"]
    wanted = MATRIX[study][VARIANTS.index(variant)]
    assert (assessment["order"]["study"], rating["variant"], rating["rating"]) == (study, variant, wanted)
    due = {one for one, ratings in MATRIX.items() if ratings[VARIANTS.index(variant)] == UA}
    assert set(rating["usuallyAppropriate"]) == due
