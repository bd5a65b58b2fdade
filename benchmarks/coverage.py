"""What is read of records, what is not understood, and why.

    python -m benchmarks.coverage [--gaps N] [PATH ...]

A path is a file of one Bundle or CDS Hooks request (``.json``), or of one resource or Bundle a line (``.ndjson``,
``.ndjson.gz``), or a folder of such files; loose resources of one file count as one record. Without a path: the sample data
beside the checkout.
Each record is judged as of the day of its newest entry, so that look-backs show what they would have shown then.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

from cds_service.bootstrap.engine import build_book
from cds_service.fhir.availability import day_of
from cds_service.fhir.bundles import RecordBuilder
from cds_service.fhir.record import PatientRecord
from cds_service.knowledge.load import load_knowledge
from cds_service.mapping.coverage import Coverage, cover

Json = dict[str, Any]

SAMPLES = Path(__file__).parents[2] / "shared" / "data"
FOLDERS = ("synthea", "vendor-shaped", "us-core-examples", "hl7-r4-examples")


def records(path: Path) -> Iterator[tuple[str, Json]]:
    """Name and Bundle of each record under ``path``; ends with a line when a file cannot be read."""
    try:
        yield from _records(path)
    except (OSError, ValueError, AttributeError) as error:
        raise SystemExit(f"{path}: cannot be read as FHIR JSON ({type(error).__name__})") from None


def _records(path: Path) -> Iterator[tuple[str, Json]]:
    if path.is_dir():
        for inner in sorted(path.iterdir()):
            yield from records(inner)
    elif path.suffix == ".json":
        yield path.name, _chart(path, json.loads(path.read_text(encoding="utf-8")))
    elif path.suffix in (".ndjson", ".gz"):
        loose: list[Json] = []
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                resource = json.loads(line)
                if resource.get("resourceType") == "Bundle" and path.suffix == ".gz":
                    yield f"{path.name}:{number}", resource
                else:
                    loose.append(resource)
        if loose:
            yield path.name, {"resourceType": "Bundle", "entry": [{"resource": resource} for resource in loose]}


def _chart(path: Path, content: Json) -> Json:
    """The resource or Bundle; of a hook request all that its prefetch brings."""
    if "resourceType" in content:
        return content
    prefetch = content.get("prefetch")
    if not isinstance(prefetch, dict):
        raise SystemExit(f"{path}: is neither a FHIR resource nor a CDS Hooks request with a prefetch")
    entries: list[Json] = []
    for value in filter(None, prefetch.values()):
        entries += value.get("entry", []) if value.get("resourceType") == "Bundle" else [{"resource": value}]
    return {"resourceType": "Bundle", "entry": entries}


def record_of(bundle: Json) -> PatientRecord:
    """All of it, whoever it is about: sample files hold several patients."""
    builder = RecordBuilder(None)
    builder.add("conditions", json.dumps(bundle).encode())
    return builder.build()


def judged_at(record: PatientRecord) -> datetime:
    """The day of the newest entry; the day of the first release of the knowledge where none has a date."""
    groups = (record.conditions, record.observations, record.procedures, record.medications, record.service_requests)
    days = [day for group in groups for resource in group if (day := day_of(resource, UTC)) is not None]
    return datetime.combine(max(days, default=datetime(2026, 11, 22, tzinfo=UTC).date()), time(12), tzinfo=UTC)


def line(name: str, covered: Coverage) -> str:
    """One record in one line."""
    read = sum(covered.resources.values())
    said = sum(covered.statements.values())
    reasons = Counter(entry.reason for entry in covered.ignored)
    gaps = Counter(gap.why.name for gap in covered.gaps for _ in range(gap.unmapped.count))
    left_out = " ".join(f"{reason}={count}" for reason, count in sorted(reasons.items())) or "-"
    unknown = " ".join(f"{why}={count}" for why, count in sorted(gaps.items())) or "-"
    return f"{name:45} read {read:5}  statements {said:4}  outside {covered.outside:4}  left out {left_out:20}  gaps {unknown}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path)
    parser.add_argument("--gaps", type=int, default=40, help="how many gaps to list")
    chosen = parser.parse_args()
    paths = chosen.paths or [folder for name in FOLDERS if (folder := SAMPLES / name).is_dir()]
    if not paths:
        raise SystemExit("there is no sample data beside the checkout; give files or folders with Bundles, see --help")
    for path in paths:
        if not path.exists():
            raise SystemExit(f"{path}: there is no such file or folder; give one with Bundles, see --help")
    knowledge = load_knowledge()
    book = build_book(knowledge)
    total: Counter[tuple[str, str, str, str]] = Counter()
    count = 0
    for path in paths:
        for name, bundle in records(path):
            count += 1
            record = record_of(bundle)
            covered = cover(record, book, knowledge.derive, judged_at(record))
            print(line(name, covered))
            for gap in covered.gaps:
                entry = gap.unmapped
                total[entry.system or "", entry.code or "", (entry.text or "")[:70], gap.why] += entry.count
    if not count:
        raise SystemExit("no record was found there; give files or folders with Bundles, see --help")
    print(f"\n{len(total)} different gaps; the {min(chosen.gaps, len(total))} most frequent:")
    for (system, code, text, why), count in total.most_common(chosen.gaps):
        print(f"{count:6}  {system or '(no system)'}  {code or '(no code)'}  {text}  -- {why}")


if __name__ == "__main__":
    main()
