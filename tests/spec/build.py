"""Writes the requests of vignettes and the sample patients from their short charts: ``python -m tests.spec.build [--check]``."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import yaml

from tests.spec.chart import Chart, Json, readers

FIXTURES = Path(__file__).parents[2] / "fhir_fixtures"
VIGNETTES, PATIENTS = FIXTURES / "vignettes", FIXTURES / "patients"
AS_OF = "2026-11-22T09:00:00Z"
_BASE = "https://ehr.example.org/fhir"
_KEYS = ("conditions", "observations", "medications", "procedures", "serviceRequests", "devices", "imaging")
SERVICES = {
    "order-select": "lumbar-imaging-order-select",
    "order-sign": "lumbar-imaging-order-sign",
    "patient-view": "lumbar-radiculopathy-patient-view",
}
_STUDIES: dict[str, Json] = {
    "mri": {"cpt": "72148"},
    "mri-contrast": {"cpt": "72149"},
    "mri-both": {"cpt": "72158"},
    "mri-loinc": {"loinc": "24968-0"},
    "mri-snomed": {"snomed": "394451000119106"},
    "ct": {"cpt": "72131"},
    "ct-contrast": {"cpt": "72132"},
    "ct-both": {"cpt": "72133"},
    "ct-loinc": {"loinc": "24963-1"},
    "xray": {"cpt": "72100"},
    "xray-loinc": {"loinc": "24972-2"},
    "myelography": {"cpt": "62304"},
    "ct-myelography": {"loinc": "24965-6"},
    "bone-scan": {"cpt": "78306"},
    "pet": {"cpt": "78816"},
    "mri-thoracic": {"cpt": "72146"},
    "mri-cervical": {"cpt": "72141"},
    "mri-whole": {"loinc": "30854-4"},
}


def request(slug: str, case: Json) -> Json:
    """The CDS Hooks request of a case."""
    chart_text: Json = case["chart"]
    at = datetime.fromisoformat(case.get("as_of", AS_OF))
    number = slug.split("-", maxsplit=1)[0]
    chart = Chart(chart_text.get("id", f"case-{number}"), at.date())
    hook = case.get("hook", "order-select")
    context: Json = {"userId": case.get("user", "Practitioner/dr-okafor"), "patientId": chart.patient}
    prefetch = _prefetch(chart, chart_text)
    if "encounter" in chart_text:
        context["encounterId"] = prefetch["encounter"]["id"]
    if hook != "patient-view":
        drafts = [_order(chart, entry, index) for index, entry in enumerate(_listed(chart_text.get("order", "mri")))]
        if hook == "order-select":
            context["selections"] = [
                f"{one['resourceType']}/{one['id']}"
                for one, entry in zip(drafts, _listed(chart_text.get("order", "mri")), strict=True)
                if not (isinstance(entry, dict) and entry.get("unselected"))
            ]
        context["draftOrders"] = _bundle("collection", drafts)
    out = {"hookInstance": str(uuid5(NAMESPACE_URL, f"urn:vignette:{slug}")), "hook": hook}
    return out | {"context": context, "prefetch": prefetch}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _order(chart: Chart, entry: str | Json, index: int) -> Json:
    entry = {"study": entry} if isinstance(entry, str) else entry
    if "resource" in entry:
        return chart.other(entry)
    drug = entry.get("drug")
    if drug:
        return chart.medication({"id": f"draft-{index + 1}", "status": "draft"} | drug)
    short = {"id": f"draft-{index + 1}", "status": "draft"} | _STUDIES.get(entry.get("study", ""), {}) | entry
    return chart.request(short)


def _prefetch(chart: Chart, text: Json) -> Json:
    out: Json = {"patient": chart.person(text["patient"])} if text.get("patient") else {}
    read = readers(chart)
    for key in _KEYS:
        found = [chart.other(one) if "resource" in one else read[key](one) for one in text.get(key, [])]
        out[key] = _bundle("searchset", found)
    if "encounter" in text:
        out["encounter"] = chart.visit(text["encounter"])
    for key, state in text.get("sources", {}).items():
        _withhold(out, key, state)
    return out


def _withhold(prefetch: Json, key: str, state: Any) -> None:
    match state:
        case "absent":
            prefetch.pop(key, None)
        case None:
            prefetch[key] = None
        case "error" | "fatal":
            prefetch[key] = _outcome(state, "The search could not be completed")
        case "warning" | "information":
            prefetch[key] = _bundle("searchset", [])
            entry = {"resource": _outcome(state, "No match"), "search": {"mode": "outcome"}}
            prefetch[key]["entry"] = [entry]
        case "next":
            prefetch[key]["link"].append({"relation": "next", "url": f"{_BASE}?page=2"})
        case {"total": total}:
            prefetch[key]["total"] = total
        case {"entry": raw}:
            prefetch[key].setdefault("entry", []).append(raw)
        case {"raw": raw}:
            prefetch[key] = raw
        case _:
            raise ValueError(f"unknown state of a source: {state}")


def _outcome(severity: str, text: str) -> Json:
    code = "exception" if severity in {"error", "fatal"} else "informational"
    return {"resourceType": "OperationOutcome", "issue": [{"severity": severity, "code": code, "diagnostics": text}]}


def _bundle(kind: str, resources: list[Json]) -> Json:
    out: Json = {"resourceType": "Bundle", "type": kind}
    if kind == "searchset":
        out |= {"total": len(resources), "link": [{"relation": "self", "url": _BASE}]}
    entries = []
    for resource in resources:
        entry: Json = {"fullUrl": f"{_BASE}/{resource['resourceType']}/{resource['id']}"} if "id" in resource else {}
        entry["resource"] = resource
        if kind == "searchset":
            entry["search"] = {"mode": "match"}
        entries.append(entry)
    return out | ({"entry": entries} if entries else {})


def patient_bundle(chart_text: Json, as_of: str) -> Json:
    """A whole patient with the draft order, as a Bundle of type collection."""
    chart = Chart(chart_text["id"], datetime.fromisoformat(as_of).date())
    read = readers(chart)
    found = [chart.person(chart_text["patient"]), _order(chart, chart_text["order"], 0)]
    found += [read[key](entry) for key in _KEYS for entry in chart_text.get(key, [])]
    return {"resourceType": "Bundle", "id": chart.patient} | _bundle("collection", found)


def patients() -> Json:
    """The sample patients: title, story, chart and expected answer by name, and the instant they are judged at."""
    text: Json = yaml.safe_load((PATIENTS / "patients.yaml").read_text(encoding="utf-8"))
    return text


def sample_order() -> Json:
    """The request that the start of the service prints: undated on purpose, so that it is true on any day."""
    chart = {
        "id": "sample-order",
        "patient": {"sex": "female", "born": "1979-03-14", "given": "Amara", "family": "Obi"},
    }
    chart |= {"order": {"study": "mri", "reasons": [{"icd": "M54.16"}]}}
    chart |= {"conditions": [{"icd": "M54.16"}, {"text": "Saddle anesthesia"}]}
    return request("sample-order", {"chart": chart})


def wanted() -> dict[Path, str]:
    """Every written fixture with what it must hold."""
    out = {VIGNETTES / slug / "request.json": text_of(request(slug, case)) for slug, case in cases()}
    sample = patients()
    as_of = sample["as_of"].isoformat()
    for name, entry in sample["patients"].items():
        out[PATIENTS / f"{name}.json"] = text_of(patient_bundle(entry["chart"], as_of))
    return out | {PATIENTS / "sample-order.json": text_of(sample_order())}


def cases() -> list[tuple[str, Json]]:
    """Every vignette with its case, in the order of their names."""
    folders = sorted(path for path in VIGNETTES.iterdir() if path.is_dir())
    return [(path.name, yaml.safe_load((path / "case.yaml").read_text(encoding="utf-8"))) for path in folders]


def text_of(body: Json) -> str:
    """The bytes of a request file."""
    return json.dumps(body, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write what differs, or with ``--check`` only say so; 1 when something was out of step."""
    stale = []
    for path, body in wanted().items():
        if not path.exists() or path.read_text(encoding="utf-8") != body:
            stale.append(str(path.relative_to(FIXTURES)))
            if "--check" not in arguments:
                path.write_text(body, encoding="utf-8")
    print(f"{len(stale)} out of step" + (": " + ", ".join(stale[:5]) if stale else ""))
    return int(bool(stale) and "--check" in arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
