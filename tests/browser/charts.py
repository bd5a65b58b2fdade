"""Charts for the browser tests: one that attacks the page, one that is long."""

from __future__ import annotations

import json
from typing import Any

Resource = dict[str, Any]

LONG_BYTES = 1_500_000
ATTACKS = (
    "<script>document.title='owned'</script>",
    "<img src=x onerror=\"document.title='owned'\">",
    "{{ 7*7 }}${7*7}#{7*7}",
    "[click](javascript:alert(1)) ![x](http://192.0.2.1/x.png)",
    "\u202etxt.exe\u0000\u200b\uffff",
    '"><svg onload=alert(1)>',
)
_ICD = "http://hl7.org/fhir/sid/icd-10-cm"
_CPT = "http://www.ama-assn.org/go/cpt"


def hostile_chart() -> list[Resource]:
    """Every free text is an attack; the findings are those of early sciatica."""
    subject = {"reference": "Patient/hostile"}
    clean = [text.replace("\u0000", "").replace("\uffff", "") for text in ATTACKS]
    return [
        {
            "resourceType": "Patient",
            "id": "hostile",
            "name": [{"family": clean[0], "given": [clean[1], clean[5]]}],
            "birthDate": "1980-02-03",
            "gender": "female",
            "identifier": [{"type": {"coding": [{"code": "MR"}]}, "value": clean[5]}],
        },
        {
            "resourceType": "Condition",
            "id": "hostile-sciatica",
            "subject": subject,
            "code": {"coding": [{"system": _ICD, "code": "M54.32", "display": clean[1]}], "text": clean[0]},
            "onsetDateTime": "2026-11-08",
            "recordedDate": "2026-11-09",
            "note": [{"text": " ".join(clean)}],
        },
        {
            "resourceType": "Observation",
            "id": "hostile-note",
            "status": "final",
            "subject": subject,
            "code": {"text": "History of present illness"},
            "effectiveDateTime": "2026-11-22",
            "valueString": f"Denies saddle anesthesia. {' '.join(clean)} Denies fever.",
        },
        {
            "resourceType": "ServiceRequest",
            "id": "hostile-order",
            "status": "draft",
            "intent": "order",
            "subject": subject,
            "authoredOn": "2026-11-22",
            "code": {"coding": [{"system": _CPT, "code": "72148", "display": clean[5]}], "text": clean[3]},
        },
    ]


def long_chart() -> list[Resource]:
    """A record of 1.5 MB: two decades of laboratory values, and a sciatica of two weeks."""
    subject = {"reference": "Patient/long"}
    chart: list[Resource] = [
        {
            "resourceType": "Patient",
            "id": "long",
            "name": [{"family": "Long"}],
            "birthDate": "1970-01-01",
            "gender": "male",
        },
        {
            "resourceType": "Condition",
            "id": "long-sciatica",
            "subject": subject,
            "code": {"coding": [{"system": _ICD, "code": "M54.31"}], "text": "Sciatica, right side"},
            "onsetDateTime": "2026-11-08",
            "recordedDate": "2026-11-09",
        },
    ]
    size = 0
    while size < LONG_BYTES:
        number = len(chart)
        chart.append(
            {
                "resourceType": "Observation",
                "id": f"long-{number}",
                "status": "final",
                "category": [{"coding": [{"code": "laboratory"}], "text": "Laboratory"}],
                "code": {
                    "coding": [{"system": "http://loinc.org", "code": "2345-7"}],
                    "text": "Glucose in serum or plasma",
                },
                "subject": subject,
                "effectiveDateTime": f"20{6 + number % 20:02}-{1 + number % 12:02}-{1 + number % 28:02}T08:00:00Z",
                "valueQuantity": {"value": 80 + number % 50, "unit": "mg/dL", "code": "mg/dL"},
                "note": [{"text": "Sample taken in the morning, fasting; no haemolysis. " * 24}],
            }
        )
        size += len(json.dumps(chart[-1]))
    return chart


def undated_chart(name: str = "undated") -> list[Resource]:
    """Sciatica that nobody dated and of which no treatment is recorded; every red flag is denied."""
    subject = {"reference": f"Patient/{name}"}
    denied = (
        "Denies saddle anesthesia, urinary retention, urinary incontinence, bowel incontinence, fever, chills, weight loss "
        "and trauma. No history of cancer. No IV drug use. No weakness."
    )
    return [
        {
            "resourceType": "Patient",
            "id": name,
            "name": [{"family": "Okoye", "given": ["Ada"]}],
            "birthDate": "1982-05-06",
            "gender": "female",
        },
        {
            "resourceType": "Condition",
            "id": f"{name}-radiculopathy",
            "subject": subject,
            "code": {"coding": [{"system": _ICD, "code": "M54.16", "display": "Radiculopathy, lumbar region"}]},
            "clinicalStatus": {"coding": [{"code": "active"}]},
            "recordedDate": "2026-11-20",
        },
        {
            "resourceType": "Observation",
            "id": f"{name}-note",
            "status": "final",
            "subject": subject,
            "code": {"text": "History of present illness"},
            "effectiveDateTime": "2026-11-20",
            "valueString": denied,
        },
        {
            "resourceType": "ServiceRequest",
            "id": f"{name}-order",
            "status": "draft",
            "intent": "order",
            "subject": subject,
            "authoredOn": "2026-11-22",
            "code": {"coding": [{"system": _CPT, "code": "72148"}]},
        },
    ]
