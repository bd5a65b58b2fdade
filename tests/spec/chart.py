"""From the short chart of a ``case.yaml`` to the FHIR R4 resources of a request.

Pure: days are counted from the ``as_of`` of the case, negative in the past; a string is taken as the date it is, so that
partial dates can be written. Nothing here knows a clinical rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from tests.spec.concepts import TERMINOLOGY, Json, concept, site_of, terms

_UCUM = "http://unitsofmeasure.org"


class Chart:
    """Turns short entries into resources of one patient, as seen on one day."""

    def __init__(self, patient: str, today: date) -> None:
        self.patient, self.today = patient, today
        self._counts: dict[str, int] = {}

    def day(self, when: int | str) -> str:
        """A date: days from today, or the words of the case as they stand."""
        return when if isinstance(when, str) else (self.today + timedelta(days=when)).isoformat()

    def _instant(self, when: int | str) -> str:
        return when if isinstance(when, str) else f"{self.day(when)}T08:00:00Z"

    def _start(self, kind: str, entry: Json) -> Json:
        number = self._counts[kind] = self._counts.get(kind, 0) + 1
        return {"resourceType": kind, "id": entry.get("id", f"{kind.lower()}-{number}")}

    def _subject(self, entry: Json) -> Json:
        return {"reference": entry.get("subject", f"Patient/{self.patient}")}

    def born(self, entry: Json) -> str:
        """The date of birth: given, or a hundred days before the birthday on which the age was reached."""
        if "born" in entry:
            return str(entry["born"])
        birthday = self.today - timedelta(days=100)
        return birthday.replace(year=birthday.year - entry["age"], day=min(birthday.day, 28)).isoformat()

    def person(self, entry: Json) -> Json:
        """The Patient."""
        out: Json = {"resourceType": "Patient", "id": self.patient, "active": True}
        out["name"] = [{"family": entry.get("family", "Sample"), "given": [entry.get("given", "Robin")]}]
        if "sex" in entry:
            out["gender"] = entry["sex"]
        if "age" in entry or "born" in entry:
            out["birthDate"] = self.born(entry)
        if "deceased" in entry:
            died = entry["deceased"]
            out |= {"deceasedBoolean": died} if isinstance(died, bool) else {"deceasedDateTime": self.day(died)}
        return _raw(out, entry)

    def condition(self, entry: Json) -> Json:
        """A Condition; active and confirmed unless said otherwise."""
        out = self._start("Condition", entry)
        status = entry.get("status", "active")
        if status:
            out["clinicalStatus"] = terms("condition-clinical", status)
        verified = entry.get("verified", "confirmed")
        if verified:
            out["verificationStatus"] = terms("condition-ver-status", verified)
        out["category"] = [terms("condition-category", entry.get("category", "problem-list-item"))]
        out["code"] = concept(entry)
        if "site" in entry:
            out["bodySite"] = [site_of(entry["site"])]
        out["subject"] = self._subject(entry)
        if "onset" in entry:
            out["onsetDateTime"] = self.day(entry["onset"])
        if "onset_text" in entry:
            out["onsetString"] = entry["onset_text"]
        if "onset_age" in entry:
            age = {"value": entry["onset_age"], "unit": "a", "system": _UCUM, "code": "a"}
            out["onsetAge"] = age
        if "ended" in entry:
            out["abatementDateTime"] = self.day(entry["ended"])
        if "recorded" in entry:
            out["recordedDate"] = self.day(entry["recorded"])
        return _closed(out, entry)

    def observation(self, entry: Json) -> Json:
        """An Observation with whichever form of value the entry has."""
        out = self._start("Observation", entry)
        out["status"] = entry.get("status", "final")
        out["category"] = [terms("observation-category", entry.get("category", "exam"))]
        out["code"] = concept(entry)
        out["subject"] = self._subject(entry)
        if "at" in entry:
            out["effectiveDateTime"] = self._instant(entry["at"])
        if "issued" in entry:
            out["issued"] = self._instant(entry["issued"])
        out |= _value(entry)
        if "site" in entry:
            out["bodySite"] = site_of(entry["site"])
        if "components" in entry:
            out["component"] = [{"code": concept(part)} | _value(part) for part in entry["components"]]
        if "members" in entry:
            out["hasMember"] = [{"reference": f"Observation/{one}"} for one in entry["members"]]
        return _closed(out, entry)

    def medication(self, entry: Json) -> Json:
        """A MedicationRequest, or a MedicationStatement where the entry says ``statement: true``."""
        if entry.get("statement"):
            out = self._start("MedicationStatement", entry)
            out |= {"status": entry.get("status", "active"), "medicationCodeableConcept": concept(entry)}
            out["subject"] = self._subject(entry)
            out["effectivePeriod"] = self._period(entry)
            return _closed(out, entry)
        out = self._start("MedicationRequest", entry)
        out |= {"status": entry.get("status", "active"), "intent": "order", "medicationCodeableConcept": concept(entry)}
        out["subject"] = self._subject(entry)
        if "at" in entry:
            out["authoredOn"] = self.day(entry["at"])
        if "days" in entry:
            supply = {"value": entry["days"], "unit": "days", "system": _UCUM, "code": "d"}
            out["dispenseRequest"] = {"expectedSupplyDuration": supply}
            if "refills" in entry:
                out["dispenseRequest"]["numberOfRepeatsAllowed"] = entry["refills"]
        if "sig" in entry:
            out["dosageInstruction"] = [{"text": entry["sig"]}]
        return _closed(out, entry)

    def _period(self, entry: Json) -> Json:
        period = {"start": self.day(entry["at"])}
        return period | ({"end": self.day(entry["to"])} if "to" in entry else {})

    def procedure(self, entry: Json) -> Json:
        """A Procedure, completed unless said otherwise."""
        out = self._start("Procedure", entry)
        out |= {"status": entry.get("status", "completed"), "code": concept(entry), "subject": self._subject(entry)}
        if "to" in entry:
            out["performedPeriod"] = self._period(entry)
        elif "at" in entry:
            out["performedDateTime"] = self.day(entry["at"])
        return _closed(out, entry)

    def request(self, entry: Json) -> Json:
        """A ServiceRequest that is on the chart."""
        out = self._start("ServiceRequest", entry)
        out |= {"status": entry.get("status", "active"), "intent": entry.get("intent", "order")}
        if "priority" in entry:
            out["priority"] = entry["priority"]
        out["code"] = concept(entry)
        if "order_detail" in entry:
            out["orderDetail"] = [{"text": entry["order_detail"]}]
        out["subject"] = self._subject(entry)
        if "at" in entry:
            out["authoredOn"] = self.day(entry["at"])
        if "performer" in entry:
            out["performerType"] = concept(entry["performer"])
        if "reasons" in entry:
            out["reasonCode"] = [concept(reason) for reason in entry["reasons"]]
        if "reason_refs" in entry:
            out["reasonReference"] = [{"reference": one} for one in entry["reason_refs"]]
        return _closed(out, entry)

    def device(self, entry: Json) -> Json:
        """A Device in the patient."""
        out = self._start("Device", entry)
        out["status"] = entry.get("status", "active")
        if "name" in entry:
            out["deviceName"] = [{"name": entry["name"], "type": "user-friendly-name"}]
        out["type"] = concept(entry)
        out["patient"] = self._subject(entry)
        if "safety" in entry:
            out["safety"] = [{"text": entry["safety"]}]
        return _closed(out, entry)

    def study(self, entry: Json) -> Json:
        """A DiagnosticReport, or an ImagingStudy where the entry says ``images: true``."""
        if entry.get("images"):
            out = self._start("ImagingStudy", entry)
            out |= {"status": "available", "subject": self._subject(entry), "started": self._instant(entry["at"])}
            out["modality"] = [{"system": "http://dicom.nema.org/resources/ontology/DCM", "code": entry["modality"]}]
            out["procedureCode"] = [concept(entry)]
            return _closed(out, entry)
        out = self._start("DiagnosticReport", entry)
        out["status"] = entry.get("status", "final")
        out["category"] = [{"coding": [{"system": f"{TERMINOLOGY}v2-0074", "code": "RAD", "display": "Radiology"}]}]
        out |= {
            "code": concept(entry),
            "subject": self._subject(entry),
            "effectiveDateTime": self._instant(entry["at"]),
        }
        if "conclusion" in entry:
            out["conclusion"] = entry["conclusion"]
        return _raw(out, entry)

    def visit(self, entry: Json) -> Json:
        """The Encounter in which the order is placed."""
        kind = entry.get("kind", "AMB")
        out = self._start("Encounter", {"id": entry.get("id", "encounter-1")})
        out |= {"status": "in-progress", "class": {"system": f"{TERMINOLOGY}v3-ActCode", "code": kind}}
        out["subject"] = self._subject(entry)
        out["period"] = {"start": self._instant(entry.get("at", 0))}
        if "reasons" in entry:
            out["reasonCode"] = [concept(reason) for reason in entry["reasons"]]
        return _raw(out, entry)

    def other(self, entry: Json) -> Json:
        """A resource written out in the case; the subject is filled in where it is left out."""
        resource: Json = entry["resource"]
        return {"subject": self._subject(entry)} | resource


def readers(chart: Chart) -> Mapping[str, Callable[[Json], Json]]:
    """Which kind of short entry stands under which prefetch key."""
    return {
        "conditions": chart.condition,
        "observations": chart.observation,
        "medications": chart.medication,
        "procedures": chart.procedure,
        "serviceRequests": chart.request,
        "devices": chart.device,
        "imaging": chart.study,
    }


def _value(entry: Json) -> Json:
    out: Json = {}
    if "q" in entry:
        out["valueQuantity"] = _quantity(entry["q"], entry.get("comparator"))
    for short, name in (("s", "valueString"), ("b", "valueBoolean"), ("i", "valueInteger")):
        if short in entry:
            out[name] = entry[short]
    if "cc" in entry:
        value = entry["cc"]
        out["valueCodeableConcept"] = {"text": value} if isinstance(value, str) else concept(value)
    if "range" in entry:
        low, high, unit = entry["range"]
        out["valueRange"] = {"low": _quantity([low, unit], None), "high": _quantity([high, unit], None)}
    if "reason_absent" in entry:
        out["dataAbsentReason"] = terms("data-absent-reason", entry["reason_absent"])
    if "interpretation" in entry:
        out["interpretation"] = [terms("v3-ObservationInterpretation", entry["interpretation"])]
    return out


def _quantity(value: list[Any], comparator: str | None) -> Json:
    number, unit, *rest = [*value, None]
    out: Json = {"value": number}
    if comparator:
        out["comparator"] = comparator
    if unit:
        out["unit"] = unit
        if rest and rest[0] != "uncoded":
            out |= {"system": _UCUM, "code": unit}
    return out


def _closed(out: Json, entry: Json) -> Json:
    if "note" in entry:
        out["note"] = [{"text": entry["note"]}]
    return _raw(out, entry)


def _raw(out: Json, entry: Json) -> Json:
    raw: Json = entry.get("raw", {})
    return out | raw
