"""Resources of a request in one plain line each, for the document that a clinician reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.spec.chart import Json

_SOURCES = {
    "conditions": "diagnoses",
    "observations": "observations",
    "medications": "medications",
    "procedures": "procedures",
    "serviceRequests": "orders and referrals",
    "devices": "devices",
    "imaging": "earlier imaging",
    "encounter": "encounter",
    "patient": "patient data",
}


def orders(body: Json) -> Iterator[str]:
    """The draft orders of a request."""
    selected = set(body["context"].get("selections", []))
    for entry in body["context"].get("draftOrders", {}).get("entry", []):
        one = entry["resource"]
        named = f"{one['resourceType']}/{one['id']}"
        yield _order(one) + ("" if named in selected or not selected else ", drafted but not selected")


def chart(body: Json) -> Iterator[str]:
    """Everything that the request says about the patient, and of which source nothing could be read."""
    for key, label in _SOURCES.items():
        if key != "patient" or key not in body["prefetch"]:
            yield from _source(key, label, body["prefetch"])


def _source(key: str, label: str, prefetch: Json) -> Iterator[str]:
    if key not in prefetch:
        if key != "encounter":
            yield f"{label}: not sent"
        return
    held = prefetch[key]
    if held is None:
        yield f"{label}: searched, nothing there"
    elif held["resourceType"] == "OperationOutcome":
        yield f"{label}: could not be read"
    elif held["resourceType"] != "Bundle":
        yield _line(held)
    else:
        entries = held.get("entry", [])
        yield from (_line(entry["resource"]) for entry in entries)
        if any(link["relation"] == "next" for link in held.get("link", [])) or held.get("total", 0) > len(entries):
            yield f"{label}: only a part came"


def _line(resource: Json) -> str:
    match resource["resourceType"]:
        case "Condition":
            return _condition(resource)
        case "Observation":
            return _observation(resource)
        case "Encounter":
            return f"encounter of class {resource['class']['code']}"
        case "OperationOutcome":
            return f"notice of the server: {resource['issue'][0]['diagnostics'].lower()}"
        case "Device":
            return f"{_named(resource['type'])}: {', '.join(one['text'] for one in resource.get('safety', []))}".rstrip(
                ": "
            )
        case "ImagingStudy":
            return f"{_named(resource['procedureCode'][0])}, done {resource['started'][:10]}"
        case "DiagnosticReport":
            return f"{_named(resource['code'])}, {resource['effectiveDateTime'][:10]}: {resource.get('conclusion', 'no text')}"
        case "Procedure" | "ServiceRequest":
            return _deed(resource)
    return _drug(resource)


def _condition(one: Json) -> str:
    parts = [_named(one["code"])]
    parts += [f"at {_named(site)}" for site in one.get("bodySite", [])]
    if "onsetDateTime" in one:
        parts.append(f"since {one['onsetDateTime'][:10]}")
    elif "onsetString" in one:
        parts.append(f"since {one['onsetString']}")
    elif "recordedDate" in one:
        parts.append(f"recorded {one['recordedDate'][:10]}")
    else:
        parts.append("undated")
    for key, usual in (("clinicalStatus", "active"), ("verificationStatus", "confirmed")):
        code = one.get(key, {}).get("coding", [{"code": usual}])[0]["code"]
        if code != usual:
            parts.append(code)
    if not one["subject"]["reference"].startswith("Patient/case-"):
        parts.append("of another patient")
    return ", ".join(parts) + _note(one)


def _observation(one: Json) -> str:
    parts = [f"{_named(part['code'])} {_value(part)}" for part in one.get("component", [])]
    value = "; ".join(parts) or _value(one)
    site = f", {_named(one['bodySite'])}" if "bodySite" in one else ""
    status = "" if one["status"] == "final" else f", {one['status']}"
    return f"{_named(one['code'])}{site}: {value} ({one.get('effectiveDateTime', 'undated')[:10]}{status})"


def _value(one: Json) -> str:
    for key, value in one.items():
        if key == "valueQuantity":
            return f"{value.get('comparator', '')}{value['value']} {value.get('unit', '')}".strip()
        if key == "valueCodeableConcept":
            return _named(value)
        if key == "valueBoolean":
            return "ticked" if value else "not ticked"
        if key == "valueString":
            return f"“{value}”"
        if key == "valueInteger":
            return str(value)
        if key == "dataAbsentReason":
            return f"no value ({value['coding'][0]['code']})"
    return "no value"


def _deed(one: Json) -> str:
    when = one.get("performedDateTime") or one.get("authoredOn") or "undated"
    if "performedPeriod" in one:
        when = f"{one['performedPeriod']['start']} to {one['performedPeriod']['end']}"
    return f"{_named(one['code'])}, {when}" + _note(one)


def _drug(one: Json) -> str:
    supply = one.get("dispenseRequest", {})
    days = supply.get("expectedSupplyDuration", {}).get("value")
    times = supply.get("numberOfRepeatsAllowed", 0) + 1
    given = f", {days} days" + (f", {times} times" if times > 1 else "") if days else ""
    return f"{_named(one['medicationCodeableConcept'])}, from {one.get('authoredOn', 'an unknown day')}{given}"


def _order(one: Json) -> str:
    code = one.get("code") or one["medicationCodeableConcept"]
    parts = [_named(code, with_code=True)]
    if "reasonCode" in one:
        parts.append("because of " + ", ".join(_named(reason) for reason in one["reasonCode"]))
    parts += ["because of a condition on the chart"] * ("reasonReference" in one)
    if "priority" in one:
        parts.append(f"priority {one['priority']}")
    parts += ["not to be performed"] * one.get("doNotPerform", False)
    return ", ".join(parts)


def _note(one: Json) -> str:
    return "".join(f". Note: “{note['text']}”" for note in one.get("note", []))


def _named(concept: Json, *, with_code: bool = False) -> str:
    if not isinstance(concept, dict):
        return "an entry that cannot be read"
    codings: list[Any] = concept.get("coding", [])
    text = concept.get("text") or next((one.get("display") for one in codings if one.get("display")), "no text")
    return f"{text} ({codings[0]['code']})" if with_code and codings else str(text)
