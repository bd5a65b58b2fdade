"""The second part of a detail: the facts used, with date and resource."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Finding, Status
from cds_service.compose.material import Material
from cds_service.compose.phrases import all_lower, finding_text, joined, phrase, reference
from cds_service.compose.used import day_of, facts_used, telling
from cds_service.knowledge.card_types import CardFile

_VALID = "absenceValidDays"
"""Parameter: for how long a denial answers for today."""

_ABSENT = Status.ABSENT
_COMPLAINT = frozenset({"complaint", "complaintFor"})

Place = tuple[bool, str, str]
"""Recorded as absent, day (empty when undated), resource."""


class Told(Protocol):
    """What the slots of a card know already (``compose.slots``), so that it is not looked up again."""

    assessment: Assessment
    card: CardFile
    material: Material

    @property
    def complaint(self) -> Finding | None:
        """The complaint that a summary names."""
        ...

    @property
    def weakest(self) -> Finding | None:
        """The weakest muscle."""
        ...

    def __call__(self, slot: str) -> str | None:
        """The text of a slot."""
        ...


def facts(told: Told, about: bool) -> list[str]:
    """Lines of the facts used; ``about`` names the order first, for calls with several orders."""
    assessment, card, material = told.assessment, told.card, told.material
    words, topic = material.library.words, card.topic.code
    lines = [_about(assessment, material)] if about else []
    lines += _findings(_used(told), material)
    if topic in words.lists["ageNamedOn"]:
        lines.append(phrase(words, "ageFact", age=older_age(assessment, material) or ""))
    if topic in words.lists["timelineNamedOn"]:
        lines.append(phrase(words, "symptomsFact", symptoms=told("symptoms") or ""))
        lines.append(phrase(words, "conservativeFact", conservative=told("conservative") or ""))
    if topic in words.lists["patternNamedOn"]:
        lines.append(_pattern(assessment, material))
    if topic in words.lists["absencesNamedOn"]:
        lines += _absences(assessment, material)
    return [line for line in lines if line] or [phrase(words, "factsNone")]


def _used(told: Told) -> list[Finding]:
    slots = told.card.slots
    complaint = None if _COMPLAINT.isdisjoint(slots) else told.complaint
    weakest = told.weakest if "weakness" in slots else None
    return facts_used(told.assessment, told.card, told.material, (weakest, complaint))


def older_age(assessment: Assessment, material: Material) -> str | None:
    """The age, where it is one that adds risk."""
    age = assessment.charted.demographics.age
    return str(age) if age is not None and age >= material.parameters["olderAge"] else None


def _about(assessment: Assessment, material: Material) -> str:
    order = assessment.order
    name = reference(order.reference) if order else None
    if order is None or name is None:
        return ""
    return phrase(material.library.words, "about", study=order.study.label, reference=name)


def _findings(used: list[Finding], material: Material) -> list[str]:
    """One line for each day and resource; findings beyond the limit are counted."""
    words = material.library.words
    by_place: dict[Place, list[str]] = {}
    lines: list[str] = []
    shown = words.numbers["factsShown"]
    told = [(finding, text) for finding in used if (text := finding_text(finding, material, history=True))]
    if len(told) == 1 and shown:
        finding, text = told[0]
        absent, day, name = _place(finding)
        return [_line(phrase(words, "absentWhat", what=text) if absent else text, day, name, material)]
    for finding, text in told[:shown]:
        by_place.setdefault(_place(finding), []).append(text)
    for (absent, day, name), texts in by_place.items():
        what = joined(texts, words)
        lines.append(_line(phrase(words, "absentWhat", what=what) if absent else what, day, name, material))
    if len(told) > shown:
        lines.append(phrase(words, "factsMore", count=str(len(told) - shown)))
    return lines


def _line(what: str, day: str, name: str, material: Material) -> str:
    words = material.library.words
    if day:
        return phrase(words, "factDated", what=what, date=day, reference=name) or phrase(
            words, "factDatedBare", what=what, date=day
        )
    return phrase(words, "factUndated", what=what, reference=name) or phrase(words, "factBare", what=what)


def _place(finding: Finding) -> Place:
    reading = telling(finding)
    day = day_of(reading) if reading else None
    name = reference(reading.evidence.reference) if reading else None
    return finding.status is _ABSENT, day.isoformat() if day else "", name or ""


def _pattern(assessment: Assessment, material: Material) -> str:
    found = assessment.localisation
    if found is None or not found.roots[1:] or found.conclusion != found.roots[0].root:
        return ""
    return phrase(material.library.words, "patternFact", root=found.conclusion, other=found.roots[1].root)


def _absences(assessment: Assessment, material: Material) -> list[str]:
    """What is recorded as absent and counts today, by day and resource; findings beyond the limit are counted."""
    words = material.library.words
    denied = _denied(assessment, material)
    if not denied:
        return []
    limit, by_place = words.numbers["absentShown"], dict[Place, list[str]]()
    for finding in denied[:limit]:
        by_place.setdefault(_place(finding), []).append(material.findings[finding.id].label)
    lines = [
        phrase(words, "absentFact", labels=all_lower(labels, words), date=day, reference=name)
        or phrase(words, "absentFactBare", labels=all_lower(labels, words), date=day)
        for (_, day, name), labels in by_place.items()
    ]
    more = len(denied) - limit
    return [*lines, phrase(words, "factsMore", count=str(more))] if more > 0 else lines


def _denied(assessment: Assessment, material: Material) -> list[Finding]:
    """Statements that a red flag is absent, of the groups that a deferral names, while they answer for today.

    A normal measurement is no statement, and what a wider denial includes is not told again.
    """
    since = assessment.as_of.date() - timedelta(days=material.parameters[_VALID])
    charted = assessment.charted.findings
    denied: dict[str, Finding] = {}
    for name in [name for name in material.group_findings if name in charted]:
        found = charted[name]
        if found and all(f.status is _ABSENT for f in found) and _stated(found[0], since):
            denied[name] = found[0]
    if not denied:
        return []
    included = {part for name in denied for part in material.absence_includes.get(name, ())}
    return [finding for name, finding in denied.items() if name not in included]


def _stated(finding: Finding, since: date) -> bool:
    reading = telling(finding)
    return reading is not None and reading.value is None and reading.recorded is not None and reading.recorded >= since
