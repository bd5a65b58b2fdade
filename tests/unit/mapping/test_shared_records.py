"""Every record of the sample data is read without error."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import PatientRecord
from cds_service.mapping.coverage import Coverage, Why, cover
from tests.unit.mapping.charts import AS_OF, LOCAL, book, concept, condition, knowledge
from tests.unit.mapping.shared_records import records

AS_OBJECT = "recent-slim.bundles.ndjson.gz:0"
"""One Condition there has an object where R4 has an array; it is read like its neighbours."""


def record_of(bundle: dict[str, Any]) -> PatientRecord:
    """All resources, whoever they are about: the examples are of many patients."""
    builder = RecordBuilder(None)
    builder.add("conditions", json.dumps(bundle).encode())
    return builder.build()


def covered(bundle: dict[str, Any]) -> Coverage:
    return cover(record_of(bundle), book(), knowledge().derive, AS_OF)


@pytest.fixture(scope="module")
def read(shared: Path) -> dict[str, Coverage]:
    """What is read of each record, by its name."""
    return {name: covered(bundle) for name, bundle in records(shared)}


def test_every_record_of_the_sample_data_is_read(read: dict[str, Coverage]) -> None:
    assert len(read) > 90
    unreadable = {(name, i.reference) for name, c in read.items() for i in c.ignored if i.reason == "unreadable"}
    assert unreadable == set()
    assert read[AS_OBJECT].resources["Condition"] == 8
    assert sum(c.resources.get("Observation", 0) for c in read.values()) > 17_000
    assert sum(c.resources.get("Condition", 0) for c in read.values()) > 1_300


def test_low_back_pain_of_synthea_is_found(read: dict[str, Coverage]) -> None:
    found = [name for name, c in read.items() if "low-back-pain" in c.statements]
    assert len([name for name in found if name.startswith("pysynthea")]) == 7


def test_bacteraemia_of_the_epic_test_patient_is_found(read: dict[str, Coverage]) -> None:
    assert "bacteraemia" in read["epic-test-patient.ndjson"].statements


def test_gaps_say_why() -> None:
    bundle = {
        "resourceType": "Bundle",
        "entry": [
            {"resource": condition(concept("1", LOCAL, "Respiratory distress"), id="a")},
            {"resource": condition(concept("J06.9", text="Acute upper respiratory infection"), id="b")},
            {"resource": condition({"text": "Itchy elbow"}, id="c")},
        ],
    }
    gaps = {gap.unmapped.text: gap.why for gap in covered(bundle).gaps}
    assert gaps["Respiratory distress"] is Why.LOCAL_CODE
    assert gaps["Itchy elbow"] is Why.WORDS
