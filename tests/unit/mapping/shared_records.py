"""The records of the sample data beside the checkout, one Bundle each."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


def records(shared: Path) -> Iterator[tuple[str, Json]]:
    """Name and Bundle of each record: Synthea, vendors, converted HL7 v2, HL7 and US Core examples by patient."""
    data = shared / "data"
    for path in sorted((data / "synthea").glob("*.ndjson.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                yield f"{path.name}:{number}", json.loads(line)
    for path in sorted((data / "vendor-shaped" / "ms-converter").glob("*.json")):
        yield path.name, json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((data / "vendor-shaped").glob("*.ndjson")):
        yield path.name, collected(path)
    for path in sorted((data / "us-core-examples").glob("*.ndjson")):
        yield path.name, collected(path)
    for path in sorted((data / "hl7-r4-examples").glob("*.ndjson")):
        yield path.name, collected(path)


def collected(path: Path) -> Json:
    """The resources of a file, in one collection."""
    resources = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {"resourceType": "Bundle", "type": "collection", "entry": [{"resource": r} for r in resources]}
