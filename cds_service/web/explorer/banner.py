"""The patient banner: who, as of when, and how complete the data are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Source, SourceState
from cds_service.compose.material import Material
from cds_service.fhir.record import Key
from cds_service.services.explore import Chart

_MOST = 120
_USES = ("official", "usual", None, "temp", "nickname", "maiden", "old", "anonymous")


class _Name(msgspec.Struct):
    use: str | None = None
    text: str | None = None
    family: str | None = None
    given: tuple[str, ...] = ()
    prefix: tuple[str, ...] = ()


class _Type(msgspec.Struct):
    text: str | None = None
    coding: tuple[dict[str, object], ...] = ()


class _Identifier(msgspec.Struct):
    type: _Type | None = None
    value: str | None = None


class _Patient(msgspec.Struct, rename="camel"):
    name: tuple[_Name, ...] = ()
    identifier: tuple[_Identifier, ...] = ()
    birth_date: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source: read, or why not (``reason`` None: read whole)."""

    key: str
    label: str
    reason: str | None
    empty: bool


@dataclass(frozen=True, slots=True)
class Banner:
    """``name`` None: the Patient could not be read."""

    name: str | None
    sex: str | None
    age: int | None
    birth_date: str | None
    identifier: str | None
    as_of: str
    sources: tuple[SourceLine, ...]

    @property
    def unread(self) -> tuple[SourceLine, ...]:
        """Sources that could not be read, or not wholly."""
        return tuple(line for line in self.sources if line.reason is not None)

    @property
    def read(self) -> int:
        """How many were read whole."""
        return len(self.sources) - len(self.unread)


def banner(chart: Chart, assessment: Assessment, material: Material) -> Banner:
    """The banner of one chart."""
    patient = _patient(chart.pages.get(Key.PATIENT, ()))
    age = assessment.charted.demographics.age
    return Banner(
        _name(patient),
        patient.gender if patient else None,
        age,
        patient.birth_date[:10] if patient and patient.birth_date else None,
        _identifier(patient),
        _instant(assessment.as_of),
        tuple(_sources(assessment, material)),
    )


def _patient(pages: tuple[bytes, ...]) -> _Patient | None:
    for page in pages:
        try:
            return msgspec.json.decode(page, type=_Patient, strict=False)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            continue
    return None


def _name(patient: _Patient | None) -> str | None:
    if patient is None or not patient.name:
        return None
    name = min(patient.name, key=lambda n: _USES.index(n.use) if n.use in _USES else len(_USES))
    parts = [*name.prefix, *name.given, name.family or ""]
    text = name.text or " ".join(part for part in parts if part)
    return text[:_MOST] or None


def _identifier(patient: _Patient | None) -> str | None:
    for identifier in patient.identifier if patient else ():
        codes = identifier.type.coding if identifier.type else ()
        if identifier.value and any(coding.get("code") == "MR" for coding in codes):
            return identifier.value[:_MOST]
    return None


def _instant(at: datetime) -> str:
    return at.strftime("%d %b %Y, %H:%M UTC").lstrip("0")


def _sources(assessment: Assessment, material: Material) -> list[SourceLine]:
    words = material.library.words
    lines = []
    for key in (Key.PATIENT.value, *words.lists["sourceOrder"]):
        source = assessment.sources.get(key) or Source(SourceState.NOT_SENT)
        if key in words.lists["optionalSources"] and source.state is SourceState.NOT_SENT:
            continue
        reason = None if source.searched else words.labels["reasons"][source.state.value]
        lines.append(SourceLine(key, words.labels["sources"][key], reason, source.state is SourceState.EMPTY))
    return lines
