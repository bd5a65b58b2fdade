"""The third part of a detail: what was not available, in the two fixed wordings for silence and for what is unknown."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from cds_service.clinical.assessment import Assessment
from cds_service.clinical.findings import Birth, Finding, Source, SourceState, Status
from cds_service.compose.material import Material
from cds_service.compose.phrases import (
    all_lower,
    dated,
    finding_text,
    joined,
    lower_first,
    phrase,
    reference,
    upper_first,
)
from cds_service.compose.used import day_of, telling
from cds_service.knowledge.cards.types import CardFile

_NOT_SENT = SourceState.NOT_SENT
_NOTHING = Source(_NOT_SENT)
_ROWS = "observations"
"""The source of which single entries may be unread."""
_NO_AGE = {Birth.MISSING: "gapBirthMissing", Birth.INEXACT: "gapBirthInexact"}


def gaps(assessment: Assessment, card: CardFile, material: Material) -> list[str]:
    """Lines of what was not available; never empty."""
    words = material.library.words
    lines = [phrase(words, "gapUnread", sources=", ".join(_unread(assessment, material)))]
    lines += _rows(assessment, material)
    if assessment.charted.demographics.age is None:
        lines.append(phrase(words, _NO_AGE.get(birth_of(assessment), "gapAge")))
    told = _measured(assessment, card, material)
    told |= _past(assessment, card, material, told)
    lines += told.values()
    silent = _none_recorded(assessment, card, material, told)
    lines.append(phrase(words, "gapNoneRecorded", labels=all_lower(silent, words)))
    if not card.supporting:
        lines.append(phrase(words, "gapNotAbsent", labels=", ".join(assessment.lacking)))
    return [line for line in lines if line] or [phrase(words, "gapNone")]


def birth_of(assessment: Assessment) -> Birth:
    """What is known of the date of birth; a patient who was looked for in vain has none."""
    birth, source = assessment.charted.demographics.birth, assessment.sources.get("patient", _NOTHING)
    return Birth.MISSING if birth is Birth.UNREADABLE and source.state is SourceState.EMPTY else birth


def _unread(assessment: Assessment, material: Material) -> Iterator[str]:
    """Source labels with the reason, those with the same reason together."""
    words = material.library.words
    by_reason: dict[SourceState, list[str]] = {}
    sources = assessment.sources
    for key in words.lists["sourceOrder"]:
        source = sources.get(key, _NOTHING)
        if source.searched or (source.state is _NOT_SENT and key in words.lists["optionalSources"]):
            continue
        by_reason.setdefault(source.state, []).append(words.labels["sources"][key])
    for state, labels in by_reason.items():
        reason = words.labels["reasons"][state.value]
        yield phrase(words, "unreadSource", source=", ".join(labels), reason=reason)


def unread_red_flag_sources(assessment: Assessment, material: Material) -> str | None:
    """Labels of the red-flag sources that could not be read, for a summary."""
    words = material.library.words
    keys = [k for k in words.lists["redFlagSources"] if not _searched(assessment, k)]
    text = joined([words.labels["sources"][key] for key in keys], words)
    return upper_first(text) or None


def unread_rows(assessment: Assessment, material: Material) -> str | None:
    """What the entries ask about for which alone a red-flag source counts as unread; None where more could not be read."""
    words, unread = material.library.words, assessment.charted.unread
    observations, entries = assessment.sources.get(_ROWS, _NOTHING), len({reference for _, reference in unread})
    others = [key for key in words.lists["redFlagSources"] if key != _ROWS and not _searched(assessment, key)]
    if others or not entries or not replace(observations, defects=observations.defects - entries).searched:
        return None
    named = [material.findings[name].label for name in dict.fromkeys(name for name, _ in unread)]
    return joined(named[: words.numbers["findingsNamed"]], words)


def _rows(assessment: Assessment, material: Material) -> Iterator[str]:
    """Entries of the chart that could not be read, by what they ask about."""
    words = material.library.words
    unread, shown = assessment.charted.unread, words.numbers["findingsNamed"]
    for name, place in unread[:shown]:
        label = lower_first(material.findings[name].label, words)
        yield phrase(words, "gapRow", label=label, reference=reference(place) or "")
    if len(unread) > shown:
        yield phrase(words, "gapRowMore", count=str(len(unread) - shown))


def _measured(assessment: Assessment, card: CardFile, material: Material) -> dict[str, str]:
    """Groups that nobody documented, but of which something was measured: by group, the line that says so."""
    words, lines = material.library.words, dict[str, str]()
    if card.topic.code not in words.lists["groupsNamedOn"]:
        return lines
    for group, name in words.labels["groupMeasures"].items():
        if group not in assessment.undocumented or name not in assessment.charted.findings:
            continue
        dated = [
            (day, r)
            for f in assessment.charted.of(name)
            for r in f.readings
            if (day := day_of(r)) and r.value is not None
        ]
        if not dated:
            continue
        day, last = max(dated, key=lambda entry: (entry[0], entry[1].evidence.reference))
        value = phrase(words, "value", value=f"{last.value:g}", unit=words.labels["units"].get(last.unit or "", ""))
        what, place = lower_first(material.findings[name].label, words), reference(last.evidence.reference) or ""
        label = upper_first(material.groups[group])
        line = phrase(words, "gapMeasured", group=label, what=what, value=value, date=day.isoformat(), reference=place)
        if line:
            lines[group] = line
    return lines


def _past(assessment: Assessment, card: CardFile, material: Material, told: Container[str]) -> dict[str, str]:
    """Groups not ``told`` of that nobody documented of late, but of which something was recorded: by group, the dated line."""
    words, lines = material.library.words, dict[str, str]()
    if card.topic.code not in words.lists["groupsNamedOn"]:
        return lines
    charted, shown = assessment.charted.findings, words.numbers["pastShown"]
    for group in assessment.undocumented:
        names = () if group in told else material.group_past[group]
        if charted.keys().isdisjoint(names):
            continue
        past = [
            _dated(f, material)
            for name in names
            if name in charted
            for f in charted[name]
            if f.status is Status.HISTORICAL
        ]
        past.sort(reverse=True)
        labels = [label for _, label in past[:shown]]
        if len(past) > shown:
            labels.append(phrase(words, "gapPastMore", count=str(len(past) - shown)))
        if labels:
            what = ", ".join(labels)
            lines[group] = phrase(words, "gapPast", group=upper_first(material.groups[group]), labels=what)
    return lines


def _dated(finding: Finding, material: Material) -> tuple[str, str]:
    """The day of a finding (empty when it has none), and its words with day and resource."""
    words, reading = material.library.words, telling(finding)
    what = lower_first(finding_text(finding, material) or "", words)
    day = dated(reading) if reading else ""
    place = (reference(reading.evidence.reference) if reading else None) or ""
    whole = phrase(words, "alsoDated", what=what, date=day, reference=place)
    return day, whole or phrase(words, "alsoUndated", what=what, reference=place) or what


def _none_recorded(assessment: Assessment, card: CardFile, material: Material, told: Container[str]) -> Iterable[str]:
    words = material.library.words
    labels: list[str] = []
    if card.topic.code in words.lists["groupsNamedOn"] and _silence_counts(assessment, card, material):
        silent = (group for group in assessment.undocumented if group not in told)
        labels += [material.groups[group] for group in silent if group in material.groups]
    if card.topic.code in words.lists["durationNamedOn"] and assessment.timeline.symptoms is None:
        labels.append(phrase(words, "gapDuration"))
    for name in card.asks:
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
