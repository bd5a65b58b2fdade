"""What the label of a row makes of its value: a place under the name of a sign, a screening as a whole, a part of a whole.

Source: clinical.md 7.2, 7.3 ("for CES a positive phrase wins over an unclear one").
"""

from __future__ import annotations

import re
from dataclasses import replace

from cds_service.clinical.findings import Certainty, Status
from cds_service.clinical.spec import Kind
from cds_service.fhir import r4
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import Meaning, ValueWords
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.observations.rows import Subject
from cds_service.mapping.values.said import MISSING, NOTHING, Heard, Said

_NOUGHT = "0"
_LEADING = re.compile(r"\s*(\d)(?![\d.,/])")
Valued = r4.Observation | r4.ObservationComponent
_PLACED = Heard((Said(Status.PRESENT, Certainty.POSSIBLE),))


def taken(subject: Subject, holder: Valued, heard: Heard, words: ValueWords) -> Heard:
    """``heard`` as the label of ``subject`` takes it.

    A site says that the sign is there; "no" to a screening may mean that nobody did it; a low likelihood of a sign is
    neither the sign nor its absence, nor is a number of times or of mL; what is left out of a denial of flags is one
    ("none but bladder"); what is a part of the finding only ("able to wiggle toes") clears nothing.
    """
    if subject.screen and _is_undone(holder, words):
        return MISSING
    if _leaves_open(subject, holder, words) or (subject.tallied and _is_tally(subject, holder, words)):
        return MISSING
    if subject.spec.of_reading and _leaves_out(holder, words) and all(s.status is Status.ABSENT for s in heard.said):
        return NOTHING
    if heard is NOTHING and _is_place(subject, words) and _has_words(holder):
        return _PLACED
    if subject.spec.kind is Kind.STRENGTH and not subject.label.isdisjoint(words.labels.inverse):
        return _on_inverse_scale(subject, holder, heard, words)
    return _of_part(subject, holder, heard, words) if subject.part or subject.tallied else heard


def _on_inverse_scale(subject: Subject, holder: Valued, heard: Heard, words: ValueWords) -> Heard:
    """No drift on the scale of strokes is no paralysis, and not looked at so closely as to deny a weakness."""
    point = _point(holder)
    if point == _NOUGHT:
        return MISSING
    grade = words.labels.inverse_grades.get(point) if point is not None else None
    if grade is None or subject.label.isdisjoint(words.labels.inverse_sure):
        return heard
    return Heard((Said(Status.PRESENT, grade=grade),), True)


def _point(holder: Valued) -> str | None:
    """The number of a value, or the one that a text begins with."""
    measured = holder.value_quantity
    number = holder.value_integer if measured is None else measured.value
    if number is not None:
        return f"{number:g}"
    begun = _LEADING.match(holder.value_string or "")
    return begun[1] if begun else None


def _of_part(subject: Subject, holder: Valued, heard: Heard, words: ValueWords) -> Heard:
    lost = _is_undone(holder, words) or _begins(holder, words.labels.powerless)
    grade = words.labels.part_grades.get(subject.spec.id) if lost else None
    raised = [s for s in heard.said if s.status is not Status.ABSENT]
    said = tuple(s if s.grade is not None else replace(s, grade=grade) for s in raised)
    cleared = len(raised) < len(heard.said)
    return Heard(said, heard.understood and not cleared, heard.unasked or cleared)


def _leaves_open(subject: Subject, holder: Valued, words: ValueWords) -> bool:
    return any(
        not subject.manifold
        and not subject.label.isdisjoint(one.words)
        and (not one.findings or subject.spec.id in one.findings)
        and _answers(holder, one.answers)
        for one in words.labels.open
    )


def _leaves_out(holder: Valued, words: ValueWords) -> bool:
    """Whether a value leaves something out, which is there then ("none but bladder")."""
    return words.labels.excepting.search(fold(holder.value_string or "")) is not None


def _is_undone(holder: Valued, words: ValueWords) -> bool:
    concept = holder.value_codeable_concept
    coded = concept is not None and any(words.meaning_of(c.system, c.code) is Meaning.NO for c in concept.coding)
    return holder.value_boolean is False or coded or _answers(holder, words.labels.undone)


def _answers(holder: Valued, answers: frozenset[str]) -> bool:
    """Whether the value is one of these words and nothing else."""
    concept = holder.value_codeable_concept
    texts = [holder.value_string] if concept is None else [concept.text, *(c.display for c in concept.coding)]
    return any(fold(text).strip(" .") in answers for text in texts if text)


def _begins(holder: Valued, answers: frozenset[str]) -> bool:
    """Whether the value begins with one of these words ("no, left", "unable on the left")."""
    concept = holder.value_codeable_concept
    texts = [holder.value_string] if concept is None else [concept.text, *(c.display for c in concept.coding)]
    return any((fold(text).split() or [""])[0].strip(",;.") in answers for text in texts if text)


def _is_place(subject: Subject, words: ValueWords) -> bool:
    asked = subject.asks is Asks.FINDING and not subject.label.isdisjoint(words.labels.located)
    return asked and subject.spec.group in words.red_flags.sited


def _is_tally(subject: Subject, holder: Valued, words: ValueWords) -> bool:
    """Whether a value is a number, an amount, a time, or how often."""
    if words.labels.is_spell(holder.value_string or "", subject.spec.id):
        return True
    number = holder.value_quantity is not None or holder.value_integer is not None
    return (
        number or re.fullmatch(r"[\d.,x/ ]*\d[\d.,x/ ]*(mls?|cc|l|times)?", fold(holder.value_string or "")) is not None
    )


def _has_words(holder: Valued) -> bool:
    return bool(holder.value_string) or holder.value_codeable_concept is not None
