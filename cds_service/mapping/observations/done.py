"""Rows that ask whether a sign was looked for or spoken of: "Cauda equina symptoms discussed", "Saddle sensation tested".

A yes or no answers that alone, and tells nothing of the sign; any other word is read as under the sign's own name.
Source: clinical.md 7.2, 7.3.
"""

from __future__ import annotations

from cds_service.clinical.spec import FindingSpec
from cds_service.fhir import r4
from cds_service.knowledge.folded import fold
from cds_service.knowledge.value_words import Meaning, ValueWords
from cds_service.mapping.values.answers import read_answers

_YES_OR_NO = frozenset((Meaning.YES, Meaning.NO, Meaning.NO_OR_NORMAL))


def asks_whether_done(label: str, spec: FindingSpec, words: ValueWords) -> bool:
    """Whether a label asks for the asking, and for no finding; care that was given is one."""
    rows = words.red_flags
    if not rows.counts(spec) and not spec.of_reading:
        return False
    folded = fold(label)
    if words.labels.says_more(folded):
        return False
    return words.labels.done.search(folded) is not None and words.labels.treated.search(folded) is None


def is_yes_or_no(holder: r4.Observation | r4.ObservationComponent, words: ValueWords) -> bool:
    """Whether a value is nothing but a yes or a no, or says that it was done."""
    if holder.value_boolean is not None:
        return True
    concept = holder.value_codeable_concept
    text = holder.value_string
    if concept is not None:
        if any(words.meaning_of(c.system, c.code) in _YES_OR_NO for c in concept.coding):
            return True
        text = concept.text or next((c.display for c in concept.coding if c.display), None)
    if text and fold(text).strip(" .") in words.labels.given:
        return True
    answers = read_answers(text, words.answers) if text else None
    if answers is None or not answers.plain or not answers.said:
        return False
    return all(answer.meaning in _YES_OR_NO and not answer.possible for answer in answers.said)
