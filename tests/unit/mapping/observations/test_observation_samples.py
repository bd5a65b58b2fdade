"""All sample Observations, of every vendor and generator, are read; what was understood is what stands there."""

from __future__ import annotations

import gzip
import json
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from cds_service.fhir import r4
from cds_service.mapping.observations.reader import read_observations
from cds_service.mapping.sink import Sink
from tests.conftest import SHARED
from tests.unit.mapping.observations.labels import BOOK, TODAY, decoded, loinc

Record = tuple[str, list[r4.Observation]]


def _observations(value: Any) -> Iterator[r4.Observation]:
    if isinstance(value, dict):
        if value.get("resourceType") == "Observation":
            yield msgspec.json.decode(msgspec.json.encode(value), type=r4.Observation)
        for part in value.values():
            yield from _observations(part)
    elif isinstance(value, list):
        for part in value:
            yield from _observations(part)


def _lines(path: Path) -> list[str]:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes()).decode().splitlines()
    text = path.read_text("utf-8")
    return text.splitlines() if path.suffix == ".ndjson" else [text]


@pytest.fixture(scope="module")
def records() -> list[Record]:
    """Name and Observations of every record with any, in every file of sample data."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.fail("the sample data beside the checkout is missing")
    files = [f for f in sorted(folder.rglob("*")) if f.suffix in (".gz", ".ndjson", ".json") and "schema" not in f.name]
    found = [(f.name, list(_observations(json.loads(line)))) for f in files for line in _lines(f)]
    return [(name, observations) for name, observations in found if observations]


def test_every_sample_is_read(records: list[Record]) -> None:
    assert sum(len(observations) for _, observations in records) > 17_000
    said: Counter[str] = Counter()
    for _, observations in records:
        sink = Sink()
        read_observations(observations, BOOK, sink, TODAY)
        said.update(reading.finding for reading in sink.readings)
    # counted by code: 185 platelet counts, 180 white cell counts, 83 filtration rates, 70 temperatures
    assert (said["platelets"], said["wbc"], said["renal-function"], said["fever"]) == (185, 180, 83, 70)


def test_ordinary_results_are_not_told_as_unknown(records: list[Record]) -> None:
    for name, observations in records:
        if "pysynthea" not in name:
            continue
        sink = Sink()
        read_observations(observations, BOOK, sink, TODAY)
        assert len(sink.unmapped_entries) < 40


def test_a_row_of_no_interest_costs_next_to_nothing() -> None:
    rows = [
        decoded(n, loinc("8867-4", "Heart rate", "vital-signs", valueQuantity={"value": 60, "unit": "/min"}))
        for n in range(2000)
    ]
    best = min(_cpu(rows) for _ in range(5))
    assert best / len(rows) < 3e-6


def _cpu(rows: list[r4.Observation]) -> float:
    sink = Sink()
    start = time.thread_time()
    read_observations(rows, BOOK, sink, TODAY)
    return time.thread_time() - start
