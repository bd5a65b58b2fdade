"""The published JSON Schemas (draft 2020-12) of CDS Hooks 2.0.1 and validators for them.

HL7 publishes none; these are ours, written from the narrative and its invariants. Nothing here runs for a good request.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import msgspec

from cds_service.errors import Fault

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError


class SchemaName(StrEnum):
    """The schemas, by file name without ``.json``."""

    DISCOVERY = "discovery"
    FEEDBACK = "feedback"
    REQUEST_ORDER_SELECT = "request-order-select"
    REQUEST_ORDER_SIGN = "request-order-sign"
    REQUEST_PATIENT_VIEW = "request-patient-view"
    RESPONSE = "response"


def request_schema(hook: str) -> SchemaName | None:
    """The request schema of a hook, None for hooks that have none here."""
    try:
        return SchemaName(f"request-{hook}")
    except ValueError:
        return None


@cache
def schema_text(name: SchemaName) -> bytes:
    """The schema file as it is published."""
    return (resources.files(__package__) / "schemas" / f"{name.value}.json").read_bytes()


@cache
def validator(name: SchemaName) -> Draft202012Validator:
    """A compiled validator; made once per process."""
    from jsonschema import (
        Draft202012Validator,
    )  # slow to import, and a service without bad requests never needs it

    return Draft202012Validator(msgspec.json.decode(schema_text(name)))


def faults(name: SchemaName, instance: object) -> tuple[Fault, ...]:
    """Every fault of a decoded JSON value, in document order, in fixed words that quote nothing of it."""
    found = sorted(
        validator(name).iter_errors(instance),
        key=lambda error: [str(part) for part in error.absolute_path],
    )
    return tuple(dict.fromkeys(fault for error in found for fault in _in_words(error)))


def _in_words(error: ValidationError) -> Iterable[Fault]:
    if error.context:
        deeper = [part for part in error.context if part.validator != "type"]
        if deeper:
            return tuple(fault for part in deeper for fault in _in_words(part))
    path = _path(error.absolute_path)
    if error.validator in ("required", "dependentRequired"):
        return tuple(Fault(f"{path}.{name}", "is required") for name in _missing(error))
    return (Fault(path, _words(str(error.validator), error.validator_value)),)


def _missing(error: ValidationError) -> list[str]:
    expected: Any = error.validator_value
    instance: Any = error.instance
    if isinstance(expected, dict):
        expected = [name for trigger, names in expected.items() if trigger in instance for name in names]
    return [name for name in expected if name not in instance]


def _path(parts: Iterable[str | int]) -> str:
    return "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)


_SAID: Mapping[str, str] = {
    **dict.fromkeys(("minLength", "minItems", "minProperties"), "must not be empty"),
    **dict.fromkeys(("pattern", "format"), "is not in the required form"),
    **dict.fromkeys(("minimum", "maximum"), "is out of range"),
    **dict.fromkeys(("additionalProperties", "unevaluatedProperties"), "has a member that is not defined"),
}


def _words(keyword: str, expected: Any) -> str:
    match keyword:
        case "type":
            names = [expected] if isinstance(expected, str) else [name for name in expected if name != "null"]
            return "must be of type " + " or ".join(names)
        case "enum":
            return "must be one of " + ", ".join(map(str, expected))
        case "const":
            return f"must be {expected}"
        case "maxLength":
            return f"must not be longer than {expected} characters"
        case "maxContains":
            return f"at most {expected} may be recommended"
    return _SAID.get(keyword, "is not allowed")
