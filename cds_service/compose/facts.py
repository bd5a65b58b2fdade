"""The second and third part of a detail: the facts used, with date and resource, and what was not available."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Finding, Reading, Source, SourceState, Status
from cds_service.compose.material import Material
from cds_service.compose.phrases import all_lower, finding_text, joined, phrase, reference, span_text
from cds_service.knowledge.card_types import CardFile


def facts(assessment: Assessment, card: CardFile, material: Material, about: bool) -> list[str]:
    """Lines of the facts used; ``about`` names the order first, for calls with several orders."""
    words = material.library.words
    lines = [_about(assessment, material)] if about else []
    used = facts_used(assessment, card, material)
    shown = words.numbers["factsShown"]
    lines += [line for finding in used[:shown] if (line := _fact(finding, material))]
    if len(used) > shown:
        lines.append(phrase(words, "factsMore", count=str(len(used) - shown)))
    if card.topic.code in words.lists["timelineNamedOn"]:
        lines.append(phrase(words, "symptomsFact", symptoms=span_text(assessment.timeline.symptoms, words) or ""))
        lines.append(
            phrase(words, "conservativeFact", conservative=span_text(assessment.timeline.conservative, words) or "")
        )
    lines.append(_pattern(assessment, material))
    if card.topic.code in words.lists["absencesNamedOn"]:
        lines += _absences(assessment, material)
    return [line for line in lines if line] or [phrase(words, "factsNone")]


def facts_used(assessment: Assessment, card: CardFile, material: Material) -> list[Finding]:
    """The findings that made the row hold, and those that the card itself asks for; each once."""
    own = [f for name in card.facts for f in assessment.charted.of(name) if f.status is Status.PRESENT]
    if card.supporting:
        return own
    told = [complaint(assessment, material) if "complaint" in card.slots else None]
    told.append(weakness(assessment, material) if "weakness" in card.slots else None)
    lead = [f for f in reversed(told) if f is not None]
    used = {(f.id, f.side): f for f in (*lead, *assessment.because, *own)}
    return list(used.values())


def complaint(assessment: Assessment, material: Material) -> Finding | None:
    """The complaint that a summary names: the most specific one of the list in ``words.yaml``."""
    for name in material.library.words.lists["complaints"]:
        for found in assessment.charted.of(name):
            if found.status is Status.PRESENT:
                return found
    return None


def weakness(assessment: Assessment, material: Material) -> Finding | None:
    """The weakest muscle on the chart; a graded one before others."""
    weak = [found for name in material.motor for found in assessment.charted.of(name) if found.status is Status.PRESENT]
    return min(weak, key=lambda f: (f.grade is None, f.grade or "", f.id), default=None)


def _about(assessment: Assessment, material: Material) -> str:
    order = assessment.order
    name = reference(order.reference) if order else None
    if order is None or name is None:
        return ""
    return phrase(material.library.words, "about", study=order.study.label, reference=name)


def _fact(finding: Finding, material: Material) -> str:
    what = finding_text(finding, material)
    if what is None:
        return ""
    words = material.library.words
    reading = _telling(finding)
    if reading is None:
        return phrase(words, "factBare", what=what)
    if finding.status is Status.ABSENT:
        what = phrase(words, "absentWhat", what=what)
    name = reference(reading.evidence.reference) or ""
    day = _day(reading)
    if day is not None:
        return phrase(words, "factDated", what=what, date=day.isoformat(), reference=name) or phrase(
            words, "factDatedBare", what=what, date=day.isoformat()
        )
    return phrase(words, "factUndated", what=what, reference=name) or phrase(words, "factBare", what=what)


def _telling(finding: Finding) -> Reading | None:
    """The newest reading that says what the finding says; an undated one only when there is no other."""
    saying = [r for r in finding.readings if r.status is finding.status]
    return max(saying, key=lambda r: (_day(r) or date.min, r.evidence.reference), default=None)


def _day(reading: Reading) -> date | None:
    return reading.evidence.date or reading.recorded or reading.onset.latest or reading.onset.earliest


def _pattern(assessment: Assessment, material: Material) -> str:
    found = assessment.localisation
    if found is None or not found.roots[1:] or found.conclusion != found.roots[0].root:
        return ""
    return phrase(material.library.words, "patternFact", root=found.conclusion, other=found.roots[1].root)


def _absences(assessment: Assessment, material: Material) -> list[str]:
    """What is recorded as absent, by day and resource; findings beyond the limit are counted."""
    words = material.library.words
    limit, told, more = words.numbers["absentShown"], 0, 0
    by_place: dict[tuple[str, str], list[str]] = {}
    charted = assessment.charted.findings
    for name in material.red_flags:
        found = charted.get(name)
        if not found or any(f.status is not Status.ABSENT for f in found):
            continue
        if told == limit:
            more += 1
            continue
        told += 1
        by_place.setdefault(_place(found[0]), []).append(material.findings[name].label)
    lines = [
        phrase(words, "absentFact", labels=all_lower(labels, words), date=day, reference=name)
        or phrase(words, "absentFactBare", labels=all_lower(labels, words))
        for (day, name), labels in by_place.items()
    ]
    return [*lines, phrase(words, "factsMore", count=str(more))] if more else lines


def _place(finding: Finding) -> tuple[str, str]:
    reading = _telling(finding)
    day = _day(reading) if reading else None
    return (day.isoformat() if day else "", reference(reading.evidence.reference) or "" if reading else "")


def gaps(assessment: Assessment, card: CardFile, material: Material) -> list[str]:
    """Lines of what was not available; never empty."""
    words = material.library.words
    lines = [phrase(words, "gapUnread", sources=", ".join(_unread(assessment, material)))]
    if assessment.charted.demographics.age is None:
        lines.append(phrase(words, "gapAge"))
    lines.append(phrase(words, "gapNoneRecorded", labels=all_lower(_none_recorded(assessment, card, material), words)))
    return [line for line in lines if line] or [phrase(words, "gapNone")]


def _unread(assessment: Assessment, material: Material) -> Iterator[str]:
    """Source labels with the reason, those with the same reason together."""
    words = material.library.words
    by_reason: dict[SourceState, list[str]] = {}
    for key in words.lists["sourceOrder"]:
        source = assessment.sources.get(key) or Source(SourceState.NOT_SENT)
        optional = key in words.lists["optionalSources"] and source.state is SourceState.NOT_SENT
        if not source.searched and not optional:
            by_reason.setdefault(source.state, []).append(words.labels["sources"][key])
    for state, labels in by_reason.items():
        reason = words.labels["reasons"][state.value]
        yield phrase(words, "unreadSource", source=", ".join(labels), reason=reason)


def unread_red_flag_sources(assessment: Assessment, material: Material) -> str | None:
    """Labels of the red-flag sources that could not be read, for a summary."""
    words = material.library.words
    keys = [k for k in words.lists["redFlagSources"] if not _searched(assessment, k)]
    text = joined([words.labels["sources"][key] for key in keys], words)
    return text[:1].upper() + text[1:] or None


def _none_recorded(assessment: Assessment, card: CardFile, material: Material) -> Iterable[str]:
    words = material.library.words
    labels: list[str] = []
    if card.topic.code in words.lists["groupsNamedOn"] and _silence_counts(assessment, card, material):
        labels += [material.groups[group] for group in assessment.undocumented if group in material.groups]
    if card.supporting:
        return labels
    for name in card.facts:
        known = material.findings.get(name)
        if known and not assessment.charted.of(name) and all(_searched(assessment, k) for k in known.sources):
            labels.append(known.label)
    return labels


def _silence_counts(assessment: Assessment, card: CardFile, material: Material) -> bool:
    """Whether silence is *none recorded*; a deferral has had its sources checked, back far enough, by the table."""
    lists = material.library.words.lists
    if card.topic.code in lists["absencesNamedOn"]:
        return True
    return all(_searched(assessment, key) for key in lists["redFlagSources"])


def _searched(assessment: Assessment, key: str) -> bool:
    source = assessment.sources.get(key)
    return source is not None and source.searched
