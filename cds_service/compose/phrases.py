"""Small pieces of card text: findings, spans, lists of labels. Everything comes from our labels, numbers and dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from cds_service.clinical.assessment import Assessment, Change, Span
from cds_service.clinical.findings import (
    AS_LISTED,
    UNIT_ASSUMED,
    Certainty,
    Course,
    Finding,
    Interval,
    Reading,
    Side,
    Status,
)
from cds_service.clinical.merge import mrc
from cds_service.compose.material import Material
from cds_service.compose.used import days_of, grade_before, telling, value_since
from cds_service.knowledge.cards.types import Words

_REFERENCE = re.compile(r"(?:^|/)([A-Z][A-Za-z]{1,40}/[A-Za-z0-9.\-]{1,64})(?:/_history/[A-Za-z0-9.\-]{1,64})?\Z")
_GRADE = re.compile(r"[0-5][+-]?\Z")

_LEGS = {Side.LEFT, Side.RIGHT}
_HISTORICAL, _POSSIBLE = Status.HISTORICAL, Certainty.POSSIBLE
_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 183, 731
_UNITS = ((_YEARS_FROM, 365, "year"), (_MONTHS_FROM, 30, "month"), (_WEEKS_FROM, 7, "week"), (0, 1, "day"))


def phrase(words: Words, name: str, **values: str) -> str:
    """A fixed phrase with its slots filled; an empty value gives an empty phrase."""
    template = words.phrases[name]
    text = template.head
    for slot, literal in template.pairs:  # as Template.fill, without a call for each slot
        value = values.get(slot)
        if not value:
            return ""
        text += value + literal
    return text


def reference(raw: str) -> str | None:
    """``Type/id`` of a reference, None when it is not one: nothing else of it may be shown."""
    match = _REFERENCE.search(raw)
    return match[1] if match else None


def lower_first(text: str, words: Words) -> str:
    """For the second place in a list: the first letter small, unless the word is a name."""
    if not text[:1].isupper():
        return text
    head = text.partition(" ")[0]
    if head in words.lists["properNames"] or head[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def joined(texts: Iterable[str], words: Words) -> str:
    """``"Fever, chills"``."""
    head, *rest = [*texts] or [""]
    return ", ".join([head, *[lower_first(text, words) for text in rest]]) if rest else head


def all_lower(texts: Iterable[str], words: Words) -> str:
    """For a list after a colon: ``"fever, chills"``."""
    return ", ".join([lower_first(text, words) for text in texts])


def finding_text(finding: Finding, material: Material, *, history: bool = False) -> str | None:
    """``"Weak ankle dorsiflexion (left, 4/5)"``; None for an id that the knowledge does not know.

    ``history``: the grade before, when it was another one, is told with its date.
    """
    known = material.findings.get(finding.id)
    if known is None:
        return None
    details = ", ".join(_details(finding, material, history))
    return phrase(material.library.words, "findingSided", label=known.label, detail=details) or known.label


def upper_first(text: str) -> str:
    """For the beginning of a line."""
    return text[:1].upper() + text[1:]


def change_label(name: str, material: Material) -> str | None:
    """What a change of the advice rests on, in words: a finding, an onset or a length; None for what nobody knows."""
    known = material.findings.get(name)
    return known.label if known is not None else material.library.words.labels["supposed"].get(name)


def more_pressing(change: Change, assessment: Assessment) -> str | None:
    """How pressing the same advice would become; None where the advice itself would be another."""
    if change.to != assessment.disposition:
        return None
    return (change.urgency if change.urgency is not assessment.urgency else change.indicator).value


def findings_texts(findings: Iterable[Finding], material: Material) -> list[str]:
    """For summaries: as :func:`finding_text`, the sides of one finding together
    (``"Weak plantarflexion (left 3/5, right 2/5)"``), and muscles of both legs together where each is of one leg."""
    known = [finding for finding in findings if finding.id in material.findings]
    weak = [f for f in known if f.id in material.motor and f.status is Status.PRESENT and f.side in _LEGS]
    legs = _both_legs(weak, material) if len(weak) > 1 else None
    if legs is not None:
        return [legs, *findings_texts([f for f in known if f not in weak], material)]
    by_id: dict[tuple[str, Status], list[Finding]] = {}
    for finding in known:
        by_id.setdefault((finding.id, finding.status), []).append(finding)
    return [text for (name, _), group in by_id.items() if (text := _together(name, group, material))]


def _both_legs(weak: list[Finding], material: Material) -> str | None:
    """``"Weakness of both legs (left 2/5, right foot drop)"``; None when one leg is weak, or one muscle says it all."""
    words, named = material.library.words, {f.id for f in weak}
    if len({f.side for f in weak}) == 1 or any({f.side for f in weak if f.id == name} == _LEGS for name in named):
        return None
    told = []
    for side in sorted(_LEGS):
        grades = [f.grade for f in weak if f.side is side and f.grade and _GRADE.match(f.grade)]
        graded = min(grades, key=lambda grade: mrc(grade) or 0.0, default=None)
        names = [material.findings[f.id].label for f in weak if f.side is side]
        what = phrase(words, "grade", grade=graded) if graded else lower_first(names[0], words)
        told.append(f"{words.labels['sides'][side.value]} {what}")
    return phrase(words, "legsWeak", detail=", ".join(told))


def _together(name: str, group: list[Finding], material: Material) -> str | None:
    if len(group) == 1:
        return finding_text(group[0], material)
    each = [[*_details(f, material, False)] for f in group]
    if {f.side for f in group} == _LEGS and all(len(one) == 1 for one in each):
        each = [[material.library.words.labels["sides"][Side.BILATERAL.value]]]
    details = ", ".join(filter(None, (" ".join(one) for one in each)))
    label = material.findings[name].label
    return phrase(material.library.words, "findingSided", label=label, detail=details) or label


def _details(finding: Finding, material: Material, history: bool) -> Iterator[str]:
    words = material.library.words
    if finding.side is not None and finding.side.value != material.findings[finding.id].side:
        yield words.labels["sides"][finding.side.value]
    if finding.grade is not None and _GRADE.match(finding.grade):
        yield _grade(finding, finding.grade, words, history)
    if finding.value is not None:
        yield _value(finding, finding.value, words, history)
    if history and finding.status is Status.PRESENT and any(map(_noted_worse, finding.readings)):
        yield words.labels["certainty"]["worse"]
    if finding.status is _HISTORICAL:
        yield words.labels["certainty"]["historical"]
    elif finding.value is not None and _unit_assumed(finding):
        yield words.labels["certainty"]["unitAssumed"]
    elif finding.certainty is _POSSIBLE:
        yield words.labels["certainty"]["possible"]


def _value(finding: Finding, value: float, words: Words, history: bool) -> str:
    """The number that counts, and the last one since."""
    number, unit = _figure(finding, value, words), words.labels["units"].get(finding.unit or "")
    told, after = phrase(words, "value", value=number, unit=unit) if unit else number, value_since(finding)
    if after is None or after.value is None:
        return told
    since = f"{round(after.value, 2):g}"
    last = phrase(words, "valueSinceDated", value=told, since=since, date=dated(after) if history else "")
    return last or phrase(words, "valueSince", value=told, since=since)


def _figure(finding: Finding, value: float, words: Words) -> str:
    """The number as it is written, with its comparator or range."""
    number, said = f"{round(value, 2):g}", telling(finding)
    if said is None or said.value != value:
        return number
    if said.up_to is not None:
        return phrase(words, "valueRange", value=number, most=f"{round(said.up_to, 2):g}")
    comparator = words.labels["comparators"].get(said.comparator or "", "")
    return phrase(words, "valueCompared", comparator=comparator, value=number) or number


def _noted_worse(reading: Reading) -> bool:
    """Whether an undated note on a listed problem says so: the date on the card is that of the problem."""
    return reading.course is Course.WORSE and AS_LISTED in reading.qualifiers


def _unit_assumed(finding: Finding) -> bool:
    return any(r.value == finding.value and UNIT_ASSUMED in r.qualifiers for r in finding.readings)


def _grade(finding: Finding, grade: str, words: Words, history: bool) -> str:
    earlier = grade_before(finding)
    if earlier is None or earlier.grade is None or not _GRADE.match(earlier.grade):
        return phrase(words, "grade", grade=grade)
    day = dated(earlier) if history else ""
    told = phrase(words, "gradeBeforeDated", grade=grade, before=earlier.grade, date=day)
    return told or phrase(words, "gradeBefore", grade=grade, before=earlier.grade)


def dated(reading: Reading) -> str:
    """The day of a reading as it is written, empty when it has none."""
    when = days_of(reading)
    return told_day(when) if when.known else ""


def told_day(when: Interval) -> str:
    """``"2026-10-01"``; of a time within one month ``"2026-10"``, within one year ``"2026"``, else its last day."""
    last, first = when.latest or when.earliest or date.min, when.earliest or when.latest or date.min
    if first.year != last.year or first == last or when.earliest is None:
        return last.isoformat()
    return f"{last:%Y-%m}" if first.month == last.month else f"{last:%Y}"


def span_text(span: Span | None, words: Words) -> str | None:
    """``"2 to 3 weeks"``, ``"at least 5 days"``; None when nothing is known."""
    if span is None:
        return None
    least = span.least or None
    if least is None and span.most is None:
        return None
    days = max(least or 0, span.most or 0)
    size, unit = next((size, unit) for start, size, unit in _UNITS if days >= start)
    low = None if least is None else least // size
    high = None if span.most is None else span.most // size
    if not low and not high:
        return None
    name = words.labels["units"][unit if max(low or 0, high or 0) == 1 else f"{unit}s"]
    if not low:
        return phrase(words, "spanMost", most=str(high), unit=name)
    if high is None:
        return phrase(words, "spanLeast", least=str(low), unit=name)
    if low == high:
        return phrase(words, "spanExact", least=str(low), unit=name)
    return phrase(words, "spanBoth", least=str(low), most=str(high), unit=name)


def days_text(days: float, words: Words) -> str:
    """A threshold as people say it: ``"6 weeks"`` for 42, ``"180 days"`` for 180."""
    whole = int(days)
    if whole % 7 == 0 and whole >= _WEEKS_FROM:
        return phrase(words, "spanExact", least=str(whole // 7), unit=words.labels["units"]["weeks"])
    return phrase(words, "spanExact", least=str(whole), unit=words.labels["units"]["days"])
