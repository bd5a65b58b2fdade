"""Codes of the fixtures: short names of code systems, displays, CodeableConcepts."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Json = dict[str, Any]

SYSTEMS = {
    "icd": "http://hl7.org/fhir/sid/icd-10-cm",
    "snomed": "http://snomed.info/sct",
    "loinc": "http://loinc.org",
    "cpt": "http://www.ama-assn.org/go/cpt",
    "rx": "http://www.nlm.nih.gov/research/umls/rxnorm",
    "local": "urn:oid:1.2.840.114350.1.13.0.1.7.2.707679",
}
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/"
_SNOMED_SIDES = {"left": ("7771000", "Left"), "right": ("24028007", "Right"), "both": ("51440002", "Right and left")}
_DISPLAYS = Path(__file__).parents[2] / "fhir_fixtures" / "displays.csv"


@cache
def displays() -> Mapping[tuple[str, str], str]:
    """The display of each code that the fixtures use; of CPT our own labels."""
    with _DISPLAYS.open(encoding="utf-8", newline="") as file:
        return {(row["system"], row["code"]): row["display"] for row in csv.DictReader(file)}


def concept(entry: Json) -> Json:
    """A CodeableConcept from ``icd``, ``snomed``, ``loinc``, ``cpt``, ``rx``, ``local``, ``codings`` and ``text``."""
    codings = [_coding(name, str(entry[name]), entry) for name in SYSTEMS if name in entry] + entry.get("codings", [])
    out: Json = {"coding": codings} if codings else {}
    text = entry.get("text", codings[0].get("display") if codings else None)
    return out | ({"text": text} if text else {})


def _coding(name: str, code: str, entry: Json) -> Json:
    coding: Json = {"system": entry.get("system", SYSTEMS[name]), "code": code}
    label = entry.get("display", displays().get((name, code)))
    return coding | ({"display": label} if label else {})


def terms(system: str, code: str) -> Json:
    return {"coding": [{"system": TERMINOLOGY + system, "code": code}]}


def site_of(site: str | Json) -> Json:
    if isinstance(site, dict):
        return concept(site)
    if site in _SNOMED_SIDES:
        code, display = _SNOMED_SIDES[site]
        return {"coding": [{"system": SYSTEMS["snomed"], "code": code, "display": display}]}
    return {"text": site}
