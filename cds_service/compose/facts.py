"""The second part of a detail: the facts used, with date and resource."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Finding, Reading, Status
from cds_service.compose.chart_entries import symptoms_since, told_by
from cds_service.compose.material import Material
from cds_service.compose.phrases import all_lower, dated, finding_text, joined, lower_first, phrase, reference, told_day
from cds_service.compose.used import Dispute, also_red_flags, day_of, deficit, disputes, facts_used, telling
from cds_service.knowledge.cards.types import CardFile, Words

_VALID = "absenceValidDays"
"""Parameter: for how long a denial answers for today."""

_NEW = "emergencyDays"
"""Parameter: for how long a cauda equina sign is new; so long one is told though it was denied since."""

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
    def complaints(self) -> list[Finding]:
        """Every complaint on the chart."""
        ...

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


def facts(told: Told, about: bool, fewer: int = 0, flags: int | None = None) -> list[str]:
    """Lines of the facts used; ``about`` names the order first, for calls with several orders.

    ``fewer``: how far the list is shortened: first the pattern goes, then what is absent is counted and not named, then
    what is present; one of each stays. The durations, which the summary tells, go last. ``flags``: of other red flags so
    many are named and the rest counted.
    """
    assessment, card, material = told.assessment, told.card, told.material
    words, topic = material.library.words, card.topic.code
    absences = words.numbers["absentShown"] - max(fewer - 1, 0)
    used = _used(told)
    named, more = _findings(used, material, max(words.numbers["factsShown"] + min(absences - 1, 0), 1))
    lines = [_about(assessment, material), *named] if about else named
    if assessment.beside and not card.supporting:
        lines.append(_also(also_red_flags(assessment, used, material), material, fewer > 0, flags))
    if topic in words.lists["resultNamedOn"]:
        lines += _results(assessment, material)
    disputed: list[Dispute] = []
    if not material.disputed.isdisjoint(assessment.charted.findings):
        disputed = disputes(assessment, material, _days_ago(_NEW, assessment, material))
        lines += [_dispute(one, material) for one in disputed]
    if topic in words.lists["ageNamedOn"]:
        lines.append(phrase(words, "ageFact", age=older_age(assessment, material) or ""))
    if _timeline_told(assessment, card, words) and fewer < shortest(words):
        lines.append(_symptoms(told("symptoms") or "", assessment, material))
        lines.append(phrase(words, "conservativeFact", conservative=told("conservative") or ""))
    if topic in words.lists["patternNamedOn"] and not fewer:
        lines.append(_pattern(assessment, material))
    if topic in words.lists["absencesNamedOn"]:
        told_already = {name for one in disputed for name in (one.finding.id, one.denied_as)}
        denials, others = _absences(assessment, material, max(absences, 1), told_already)
        lines += denials
        more += others
    if more:
        lines.append(phrase(words, "factsMore", count=str(more)))
    return [line for line in lines if line] or [phrase(words, "factsNone")]


def _timeline_told(assessment: Assessment, card: CardFile, words: Words) -> bool:
    return card.topic.code in words.lists["timelineNamedOn"] or _treatment_is_reason(assessment, card, words)


def _treatment_is_reason(assessment: Assessment, card: CardFile, words: Words) -> bool:
    return not card.supporting and assessment.row in words.lists["treatmentNamedRows"]


def _symptoms(span: str, assessment: Assessment, material: Material) -> str:
    words, since = material.library.words, symptoms_since(assessment, material) if span else None
    name = reference(since.evidence.reference) if since else None
    known = phrase(words, "symptomsFactAt", symptoms=span, reference=name or "")
    return known or phrase(words, "symptomsFact", symptoms=span)


def shortest(words: Words) -> int:
    """How far a list of facts can be shortened."""
    return words.numbers["factsShown"] + words.numbers["absentShown"]


def _used(told: Told) -> list[Finding]:
    slots = told.card.slots
    first = None if _COMPLAINT.isdisjoint(slots) else told.complaint
    same = [found for found in told.complaints if first is not None and found.id == first.id]
    weakest = told.weakest if "weakness" in slots else None
    lost = deficit(told.assessment, told.material) if "deficit" in slots else None
    words, charted = told.material.library.words, told.assessment.charted
    treated = words.lists["treatments"] if _treatment_is_reason(told.assessment, told.card, words) else ()
    tried = (f for name in treated for f in charted.of(name) if f.status is Status.PRESENT)
    return facts_used(told.assessment, told.card, told.material, (weakest, *same), (lost, *tried))


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


def _findings(used: list[Finding], material: Material, shown: int) -> tuple[list[str], int]:
    """One line for each day and resource; how many findings there are beyond those ``shown``.

    What decides which study is safe is told whatever the room.
    """
    words = material.library.words
    by_place: dict[Place, list[str]] = {}
    lines: list[str] = []
    told = [(finding, text) for finding in used if (text := finding_text(finding, material, history=True))]
    if len(told) == 1:
        finding, text = told[0]
        absent, day, name = _place(finding, material)
        return [_line(phrase(words, "absentWhat", what=text) if absent else text, day, name, material)], 0
    always = words.lists["alwaysNamed"]
    others = [entry for entry in told if entry[0].id not in always]
    counted = {id(entry[0]) for entry in others[shown:]}
    for finding, text in (entry for entry in told if id(entry[0]) not in counted):
        by_place.setdefault(_place(finding, material), []).append(text)
    for (absent, day, name), texts in by_place.items():
        what = joined(texts, words)
        lines.append(_line(phrase(words, "absentWhat", what=what) if absent else what, day, name, material))
    return lines, len(counted)


def _also(others: list[Finding], material: Material, short: bool, shown: int | None) -> str:
    """Other red flags, in one line, which is never left out; ``short``: without their days and resources.

    ``shown``: how many are named, one of each group first.
    """
    words = material.library.words
    told: list[str] = []
    named = others if shown is None else _of_each_group(others, material)[:shown]
    for finding in named:
        what = lower_first(finding_text(finding, material, history=True) or "", words)
        _, day, name = _place(finding, material)
        whole = phrase(words, "alsoDated", what=what, date=day, reference=name)
        told.append(what if short else whole or phrase(words, "alsoUndated", what=what, reference=name) or what)
    count = len(others) - len(named)
    told += [phrase(words, "alsoMore", count=str(count))] if count else []
    return phrase(words, "alsoFact", labels=", ".join(filter(None, told)))


def _of_each_group(findings: list[Finding], material: Material) -> list[Finding]:
    """The first of each group of findings, then the rest, in their order."""
    first = {material.findings[f.id].group: f for f in reversed(findings)}
    leading = [f for f in findings if first[material.findings[f.id].group] is f]
    return [*leading, *(f for f in findings if f not in leading)]


def _line(what: str, day: str, name: str, material: Material) -> str:
    words = material.library.words
    if day:
        return phrase(words, "factDated", what=what, date=day, reference=name) or phrase(
            words, "factDatedBare", what=what, date=day
        )
    return phrase(words, "factUndated", what=what, reference=name) or phrase(words, "factBare", what=what)


def _place(finding: Finding, material: Material) -> Place:
    reading = told_by(finding, material)
    name = reference(reading.evidence.reference) if reading else None
    if reading and reading.onset.latest and finding.id in material.library.words.lists["earlierStudy"]:
        return False, told_day(reading.onset), name or ""
    return finding.status is _ABSENT, dated(reading) if reading else "", name or ""


def _pattern(assessment: Assessment, material: Material) -> str:
    found = assessment.localisation
    if found is None or not found.roots[1:] or found.conclusion != found.roots[0].root:
        return ""
    return phrase(material.library.words, "patternFact", root=found.conclusion, other=found.roots[1].root)


def _absences(assessment: Assessment, material: Material, shown: int, already: set[str]) -> tuple[list[str], int]:
    """What is recorded as absent and counts today, one line a day; how many findings there are beyond those ``shown``."""
    words = material.library.words
    denied = [finding for finding in _denied(assessment, material) if finding.id not in already]
    if not denied:
        return [], 0
    by_day: dict[str, dict[str, list[str]]] = {}
    for finding in denied[:shown]:
        _, day, name = _place(finding, material)
        by_day.setdefault(day, {}).setdefault(name, []).append(material.findings[finding.id].label)
    lines = [
        phrase(words, "absentFact", date=day, labels=", ".join(_at(places, words))) for day, places in by_day.items()
    ]
    return lines, max(len(denied) - shown, 0)


def _results(assessment: Assessment, material: Material) -> Iterator[str]:
    """What reports of the latest earlier study found, in our words."""
    words, charted = material.library.words, assessment.charted.findings
    done = [r for name in words.lists["earlierStudy"] for f in charted.get(name, ()) for r in f.readings]
    last = max((_iso(reading) for reading in done), default="")
    for place in sorted({r.evidence.reference for r in done if _iso(r) == last}):
        found = [
            material.findings[name].label
            for name, told in charted.items()
            if name not in words.lists["earlierStudy"]
            and any(r.evidence.reference == place and r.status is Status.PRESENT for f in told for r in f.readings)
        ]
        yield phrase(words, "resultFact", labels=all_lower(found, words), reference=reference(place) or "")


def _days_ago(parameter: str, assessment: Assessment, material: Material) -> date:
    return assessment.as_of.date() - timedelta(days=material.parameters[parameter])


def _dispute(found: Dispute, material: Material) -> str:
    """What was said to be so and later not: the denial is told, and what it cleared as well."""
    words = material.library.words
    by, last = reference(found.denied.evidence.reference) or "", dated(found.denied)
    if found.finding.status is Status.PRESENT:
        label = lower_first(material.findings[found.denied_as].label, words)
        return phrase(words, "deniedSince", label=label, date=last, reference=by)
    place, label = reference(found.said.evidence.reference) or "", material.findings[found.finding.id].label
    return phrase(words, "deniedFlag", what=label, date=dated(found.said), reference=place, since=last, by=by)


def _iso(reading: Reading) -> str:
    day = day_of(reading)
    return day.isoformat() if day else ""


def _at(places: dict[str, list[str]], words: Words) -> Iterator[str]:
    for name, labels in places.items():
        told = all_lower(labels, words)
        yield phrase(words, "absentPlace", labels=told, reference=name) or told


def _denied(assessment: Assessment, material: Material) -> list[Finding]:
    """Statements that a red flag is absent, of the groups that a deferral names, while they answer for today.

    A normal measurement is no statement, and what a wider denial includes is not told again.
    """
    since = _days_ago(_VALID, assessment, material)
    charted = assessment.charted.findings
    denied: dict[str, Finding] = {}
    included: set[str] = set()
    for name in [name for name in material.group_findings if name in charted]:
        found = charted[name]
        if found[0].status is _ABSENT and _stated(found[0], since):
            included.update(material.absence_includes.get(name, ()))
            if all(f.status is _ABSENT for f in found):
                denied[name] = found[0]
    return [finding for name, finding in denied.items() if name not in included]


def _stated(finding: Finding, since: date) -> bool:
    if finding.value is not None:  # a measurement is no statement
        return False
    reading = telling(finding)
    return reading is not None and reading.value is None and reading.recorded is not None and reading.recorded >= since
