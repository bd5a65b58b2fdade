"""From the value of an Observation or component, in any of its forms, to statements. Source: clinical.md 7.2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from cds_service.clinical.findings import Certainty, Status
from cds_service.clinical.spec import Kind
from cds_service.fhir import r4
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import Meaning, ValueWords
from cds_service.mapping.narrative.mention import Asks
from cds_service.mapping.observations.amounts import amount_in, amount_of
from cds_service.mapping.observations.done import is_yes_or_no
from cds_service.mapping.observations.rows import Subject
from cds_service.mapping.observations.taken import Valued, taken
from cds_service.mapping.values.answers import read_answers
from cds_service.mapping.values.presence import meant, numbered, presence, unsaid, verdict
from cds_service.mapping.values.quantities import number, quantity, quantity_range, quantity_text
from cds_service.mapping.values.reflexes import reflex_number, reflexes
from cds_service.mapping.values.said import MISSING, NOTHING, UNASKED, Heard, Said
from cds_service.mapping.values.strength import strength, strength_number

_UPWARD = (">", ">=")
"""Comparators of a value that may be more: ">2 cm" is not too little."""
_DECEMBER = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\s*dec\b|\bdec\s+\d", re.I | re.ASCII)
"""Of treatment that is the month, and nothing decreased."""
_ALARMING = frozenset((Meaning.ABNORMAL, Meaning.POSITIVE, Meaning.HIGH))


def hear(subject: Subject, holder: Valued, words: ValueWords) -> tuple[Heard, str]:
    """What the value says about the subject, and the element that says it."""
    if subject.whether_done and is_yes_or_no(holder, words):
        return MISSING, "code"
    heard, path = _value(subject, holder, words)
    heard = taken(subject, holder, heard, words)
    flag = _flag(holder.interpretation, words)
    if flag is None:
        return heard, path
    if not heard.said and not (heard is MISSING and holder.data_absent_reason is not None):
        return _flagged(subject, flag), "interpretation"
    if subject.units is None and flag in _ALARMING and all(s.status is Status.ABSENT for s in heard.said):
        doubtful = tuple(
            replace(s, status=Status.PRESENT, certainty=Certainty.POSSIBLE) for s in heard.said if s.finding is None
        )
        return Heard(doubtful, heard.understood), path
    return heard, path


def _value(subject: Subject, holder: Valued, words: ValueWords) -> tuple[Heard, str]:
    if holder.value_string is not None:
        return _text(subject, holder.value_string, words), "valueString"
    if holder.value_codeable_concept is not None:
        return _concept(subject, holder.value_codeable_concept, words)
    if holder.value_quantity is not None:
        return _quantity(subject, holder.value_quantity, words), "valueQuantity"
    if holder.value_boolean is not None:
        return _boolean(subject, holder.value_boolean), "valueBoolean"
    if holder.value_integer is not None:
        return _number(subject, holder.value_integer, words), "valueInteger"
    if holder.value_range is not None:
        return _range(subject, holder.value_range, words), "valueRange"
    return (MISSING if holder.data_absent_reason is not None else NOTHING), "code"


def _text(subject: Subject, text: str, words: ValueWords) -> Heard:
    kind = subject.spec.kind
    if kind is Kind.STRENGTH:
        return strength(text, subject.asks, words, subject.spec, subject.label)
    if kind is Kind.REFLEX:
        return reflexes(text, subject.asks, words, subject.label)
    if subject.spec.is_care and _DECEMBER.search(text):
        return NOTHING
    if subject.units is None:
        elicited = subject.spec.group in words.labels.elicited
        if subject.asks is Asks.FINDING and subject.worded is Asks.FUNCTION:
            return _doubly(subject, text, words)
        asks = Asks.DONE if subject.spec.is_care and subject.asks is Asks.FINDING else subject.asks
        works = subject.asks in (Asks.FUNCTION, Asks.NORMAL) and kind is Kind.PRESENCE
        return amount_in(subject, text, words) or presence(
            text, asks, words, subject.spec.id, subject.label, works=works, elicited=elicited
        )
    heard = quantity_text(text, subject.units)
    return heard if heard.said or heard.understood else _described(subject, text, words)


def _doubly(subject: Subject, text: str, words: ValueWords) -> Heard:
    """An answer to a code that names the finding and a label that names the function: "absent" may mean either.

    So may a denial that is not all of the answer ("nil since yesterday", "nil sensation").
    """
    heard = presence(text, Asks.FINDING, words, subject.spec.id, subject.label)
    other = presence(text, Asks.FUNCTION, words, subject.spec.id, subject.label)
    more = any(s.span is not None and text[: s.span[0]] + text[s.span[1] :].strip(" .") for s in heard.said)
    lost = any(s.status is Status.PRESENT and (more or s.certainty is Certainty.CONFIRMED) for s in other.said)
    if lost and all(s.status is Status.ABSENT for s in heard.said):
        return Heard(tuple(replace(s, certainty=Certainty.POSSIBLE) for s in other.said), True)
    return heard


def _described(subject: Subject, text: str, words: ValueWords) -> Heard:
    """A measured finding in words: "afebrile", "elevated", "within normal limits"."""
    answers = read_answers(text, words.answers, label=subject.label)
    if not answers.said:
        return unsaid(answers)
    said: list[Said] = []
    for answer in answers.said:
        found = None if answer.meaning is None or answer.historical else _measured(subject, answer.meaning)
        if found is not None and (found.status is not Status.ABSENT or (answers.plain and not answer.possible)):
            certainty = Certainty.POSSIBLE if answer.possible else found.certainty
            said.append(replace(found, certainty=certainty, course=answer.course, span=(answer.start, answer.end)))
    return Heard(tuple(said), answers.plain and len(said) == len(answers.said))


def _measured(subject: Subject, meaning: Meaning) -> Said | None:
    if subject.units is None:
        return None
    raised = subject.units.spec.at_least is not None
    if meaning in (Meaning.ABNORMAL, Meaning.HIGH if raised else Meaning.LOW):
        return Said(Status.PRESENT, Certainty.POSSIBLE)
    if meaning in (Meaning.NORMAL, Meaning.LOW if raised else Meaning.HIGH):
        return Said(Status.ABSENT)
    # "Afebrile" and "No fever" are answered with a yes or no the other way round
    turned = subject.asks in (Asks.NORMAL, Asks.DENIAL) and meaning in (Meaning.YES, Meaning.NO)
    found = verdict(meaning, subject.asks if turned else Asks.FINDING) if subject.names else None
    return None if found is None else Said(*found)


def _concept(subject: Subject, concept: r4.CodeableConcept, words: ValueWords) -> tuple[Heard, str]:
    """A coded answer; its words add the side, and speak alone where no code is known."""
    texts = [("valueCodeableConcept.text", concept.text)] if concept.text else []
    texts += [
        (f"valueCodeableConcept.coding[{n}].display", c.display) for n, c in enumerate(concept.coding) if c.display
    ]
    meaning = next((m for c in concept.coding if (m := words.meaning_of(c.system, c.code)) is not None), None)
    heard = NOTHING if meaning is None else _meaning(subject, meaning)
    for path, text in texts:
        worded = _text(subject, text or "", words)
        if not worded.said:
            if worded.unasked and meaning is None:
                return worded, path
            continue
        if not heard.said and meaning is None:
            return worded, path
        agreed = [s for s in worded.said if heard.said and s.status is heard.said[0].status]
        if agreed:
            return Heard(tuple(agreed), worded.understood), path
    return heard, "valueCodeableConcept"


def _meaning(subject: Subject, meaning: Meaning) -> Heard:
    if meaning is Meaning.MISSING:
        return MISSING
    if subject.units is not None:
        found = _measured(subject, meaning)
        return NOTHING if found is None else Heard((found,), True)
    if subject.asserts and subject.asks not in (Asks.NORMAL, Asks.DENIAL):
        return meant(meaning, Asks.FINDING)
    if subject.spec.kind is Kind.STRENGTH and subject.asks is Asks.FUNCTION:
        return meant(meaning, Asks.NORMAL) if meaning in (Meaning.NORMAL, Meaning.ABNORMAL) else NOTHING
    return meant(meaning, subject.asks)


def _quantity(subject: Subject, value: r4.Quantity, words: ValueWords) -> Heard:
    if value.value is None:
        return NOTHING
    if subject.units is not None:
        return quantity(value, subject.units)
    unit = fold(value.code or value.unit or "").strip()
    if subject.spec.kind is Kind.STRENGTH:
        return strength_number(value.value, words) if unit in words.strength_units else NOTHING
    if subject.spec.kind is Kind.REFLEX:
        return reflex_number(value.value, words) if unit in words.reflex_units else NOTHING
    lasting = _lasting(subject, value.value, unit, words)
    if lasting is not None:
        return lasting
    if subject.spec.id in words.amounts:
        heard = amount_of(subject, value.value, value.code or value.unit or "", words)
        open_ended = value.comparator in _UPWARD and heard is not None and not heard.said
        return NOTHING if heard is None or open_ended else heard
    return _counted(subject, value.value) if unit in words.strength_units or _is_pain(subject) else NOTHING


def _lasting(subject: Subject, value: float, unit: str, words: ValueWords) -> Heard | None:
    """An amount of time: a complaint that began so long ago, care that lasted so long; None where it is no such answer.

    A whole number of a unit is up to a day less than the next one, as in "for eight weeks".
    """
    durations = words.durations
    length, finding = durations.units.get(unit), subject.spec.id
    if length is None or finding not in durations.began | durations.episode:
        return None
    least, (low, high) = int(value * length), durations.believable
    if subject.asks is not Asks.FINDING or not low <= value * length <= high:
        return NOTHING
    days = (least, least if value % 1 else least + length - 1)
    if finding in durations.began:
        return Heard((Said(Status.PRESENT, onset_days_ago=days),), True)
    return Heard((Said(Status.PRESENT, duration_days=days),), True)


def _is_pain(subject: Subject) -> bool:
    return subject.spec.group == "pain"


def _counted(subject: Subject, value: float) -> Heard:
    return numbered(value, _is_pain(subject)) if subject.asks is Asks.FINDING else NOTHING


def _boolean(subject: Subject, value: bool) -> Heard:
    return _meaning(subject, Meaning.YES if value else Meaning.NO)


def _number(subject: Subject, value: int, words: ValueWords) -> Heard:
    kind = subject.spec.kind
    if subject.units is not None:
        return number(value, subject.units)
    if kind is Kind.STRENGTH:
        return strength_number(value, words)
    if kind is Kind.REFLEX:
        return reflex_number(value, words)
    return _counted(subject, value)


def _range(subject: Subject, value: r4.Range, words: ValueWords) -> Heard:
    if subject.units is not None:
        return quantity_range(value, subject.units)
    low = value.low or value.high
    # the weaker end of a grade counts
    return NOTHING if low is None else _quantity(subject, low, words)


def _flag(interpretation: Sequence[r4.CodeableConcept], words: ValueWords) -> Meaning | None:
    """What the interpretation says: by its code, else by its words."""
    found: list[Meaning] = []
    for concept in interpretation:
        coded = [m for c in concept.coding if (m := words.interpretation.get(c.code or "")) is not None]
        text = concept.text or next((c.display for c in concept.coding if c.display), None)
        if not coded and text:
            coded = [words.interpretation[text]] if text in words.interpretation else _worded(text, words)
        found.extend(coded)
    return next((m for m in found if m in _ALARMING), found[0] if found else None)


def _worded(text: str, words: ValueWords) -> list[Meaning]:
    return [a.meaning for a in read_answers(text, words.answers).said if a.meaning is not None]


def _flagged(subject: Subject, flag: Meaning) -> Heard:
    """A flag without a value that could be read: it may raise a finding; it denies one only where it is all there is."""
    if subject.units is not None:
        found = _measured(subject, flag)
        if found is None:
            return NOTHING
        # called normal by the laboratory, a number of an unknown unit is no open question; it denies nothing either
        return Heard((found,)) if found.status is Status.PRESENT else UNASKED
    if flag is Meaning.POSSIBLE:
        return meant(flag, subject.asks)
    if flag in (Meaning.NORMAL, Meaning.ABNORMAL):
        return meant(flag, Asks.NORMAL)
    return meant(flag, subject.asks) if subject.asks is Asks.FINDING else NOTHING
