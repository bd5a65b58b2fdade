"""Twenty-five patients of the vignettes, one per disposition and row, each with ids of its own."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

VIGNETTES = Path(__file__).resolve().parents[2] / "fhir_fixtures" / "vignettes"
NUMBERS = (
    2, 7, 12, 13, 34, 49, 52, 55, 59, 64, 72, 86, 96, 99, 100, 119, 121, 126, 130, 131, 137, 138, 144, 145, 164,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Patient:
    """A vignette's request, and the resources of its chart."""

    name: str
    request: dict[str, Any]
    resources: tuple[dict[str, Any], ...]

    @property
    def id(self) -> str:
        """Logical id of the patient."""
        return str(self.request["context"]["patientId"])


def patients() -> list[Patient]:
    """All of them, in the order of :data:`NUMBERS`."""
    return [_patient(next(VIGNETTES.glob(f"{number:03}-*"))) for number in NUMBERS]


def _patient(folder: Path) -> Patient:
    text = (folder / "request.json").read_text(encoding="utf-8")
    request = json.loads(text)
    own = {f"{r['resourceType']}/{r['id']}" for r in _resources(request) if r["resourceType"] != "Patient"}
    prefix = folder.name.partition("-")[0]
    request = json.loads(re.sub(r'"([A-Z][A-Za-z]+)/([A-Za-z0-9.\-]+)"', _renamed(own, prefix), text))
    for resource in _resources(request):
        if resource["resourceType"] != "Patient":
            resource["id"] = f"c{prefix}-{resource['id']}"
    return Patient(folder.name, request, tuple(_resources(request)))


def _renamed(own: set[str], prefix: str) -> Any:
    def replace(match: re.Match[str]) -> str:
        kind, name = match[1], match[2]
        return f'"{kind}/c{prefix}-{name}"' if f"{kind}/{name}" in own else match[0]

    return replace


def _resources(request: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for value in request["prefetch"].values():
        if value is not None:
            found += [e["resource"] for e in value.get("entry", ())] if value["resourceType"] == "Bundle" else [value]
    return found
