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
from cds_service.knowledge.value_words import Meaning, ValueWords, system_key
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.rows import Subject
from cds_service.mapping.said import MISSING, NOTHING, Heard, Said

Valued = r4.Observation | r4.ObservationComponent
_PLACED = Heard((Said(Status.PRESENT, Certainty.POSSIBLE),))


def taken(subject: Subject, holder: Valued, heard: Heard, words: ValueWords) -> Heard:
    """``heard`` as the label of ``subject`` takes it.

    A site says that the sign is there; "no" to a screening may mean that nobody did it; a low likelihood of a sign is
    neither the sign nor its absence, nor is a number of times or of mL; what is a part of the finding only ("able to
    wiggle toes") clears nothing.
    """
    if subject.screen and _is_undone(holder, words):
        return MISSING
    if _leaves_open(subject, holder, words) or (subject.tallied and _is_number(holder)):
        return MISSING
    if heard is NOTHING and _is_place(subject, words) and _has_words(holder):
        return _PLACED
    if subject.spec.kind is Kind.STRENGTH and not subject.label.isdisjoint(words.labels.inverse):
        # no drift on the scale of strokes is no paralysis, and not looked at so closely as to deny a weakness
        return MISSING if _is_nought(holder) else heard
    return _of_part(subject, heard, words) if subject.part or subject.tallied else heard


def coded_meaning(coding: r4.Coding, words: ValueWords) -> Meaning | None:
    """What the code of an answer means."""
    return words.codes.get((system_key(coding.system), coding.code or ""))


def _of_part(subject: Subject, heard: Heard, words: ValueWords) -> Heard:
    grade = words.labels.part_grades.get(subject.spec.id)
    raised = [s for s in heard.said if s.status is not Status.ABSENT]
    said = tuple(s if s.grade is not None else replace(s, grade=grade) for s in raised)
    cleared = len(raised) < len(heard.said)
    return Heard(said, heard.understood and not cleared, heard.unasked or cleared)


def _leaves_open(subject: Subject, holder: Valued, words: ValueWords) -> bool:
    return any(
        not subject.label.isdisjoint(one.words)
        and (not one.findings or subject.spec.id in one.findings)
        and _answers(holder, one.answers)
        for one in words.labels.open
    )


def _is_undone(holder: Valued, words: ValueWords) -> bool:
    concept = holder.value_codeable_concept
    coded = concept is not None and any(coded_meaning(c, words) is Meaning.NO for c in concept.coding)
    return holder.value_boolean is False or coded or _answers(holder, words.labels.undone)


def _answers(holder: Valued, answers: frozenset[str]) -> bool:
    """Whether the value is one of these words and nothing else."""
    concept = holder.value_codeable_concept
    texts = [holder.value_string] if concept is None else [concept.text, *(c.display for c in concept.coding)]
    return any(fold(text).strip(" .") in answers for text in texts if text)


def _is_place(subject: Subject, words: ValueWords) -> bool:
    asked = subject.asks is Asks.FINDING and not subject.label.isdisjoint(words.labels.located)
    return asked and subject.spec.group in words.red_flags.sited


def _is_nought(holder: Valued) -> bool:
    measured = holder.value_quantity
    number = holder.value_integer if measured is None else measured.value
    return number == 0 or re.match(r"\s*0(?![\d.,/])", holder.value_string or "") is not None


def _is_number(holder: Valued) -> bool:
    number = holder.value_quantity is not None or holder.value_integer is not None
    return (
        number or re.fullmatch(r"[\d.,x/ ]*\d[\d.,x/ ]*(mls?|cc|l|times)?", fold(holder.value_string or "")) is not None
    )


def _has_words(holder: Valued) -> bool:
    return bool(holder.value_string) or holder.value_codeable_concept is not None
