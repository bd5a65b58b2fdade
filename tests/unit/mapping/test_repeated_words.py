"""Words that say what a code says already are passed over, and whatever else they say is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cds_service.clinical.findings import Certainty, Course, Interval, Reading, Side, Status
from cds_service.fhir import r4
from cds_service.mapping.book import Book
from cds_service.mapping.meaning import Meaning, Meanings
from cds_service.mapping.sink import Sink
from cds_service.mapping.statements import Frame, read_concept
from tests.spec.concepts import SYSTEMS, displays
from tests.unit.mapping.charts import ICD10CM, SNOMED, book

DAY = date(2026, 11, 1)
FRAMES = (
    Frame("Condition/c1", DAY),
    Frame("Condition/c1", DAY, Interval(date(2026, 9, 1), date(2026, 9, 30)), ongoing=True),
    Frame("Condition/c1", DAY, status=Status.HISTORICAL, side=Side.LEFT),
    Frame("Condition/c1", certainty=Certainty.POSSIBLE, denies=False),
    Frame("Condition/c1", DAY, only_words=frozenset(("leg-pain",))),
)


def coded(code: str, text: str, system: str = ICD10CM) -> r4.CodeableConcept:
    return r4.CodeableConcept(coding=(r4.Coding(system=system, code=code, display=text),), text=text)


def meaning(concept: r4.CodeableConcept) -> Meaning:
    return book().meanings.of(concept)


def readings(concept: r4.CodeableConcept, frame: Frame, by: Book) -> list[Reading]:
    sink = Sink()
    read_concept(concept, "code", frame, by, sink)
    return sink.readings


def test_the_name_of_a_code_repeats_it() -> None:
    assert meaning(coded("279039007", "Low back pain", SNOMED)).repeated == {"low-back-pain"}


@pytest.mark.parametrize(
    "text",
    ["Low back pain, worse this week", "Possible low back pain", "Low back pain for 3 weeks", "Low back pain resolved"],
)
def test_words_that_say_more_are_no_repetition(text: str) -> None:
    assert not meaning(coded("279039007", text, SNOMED)).repeated


def test_a_course_in_the_words_is_read_beside_the_code() -> None:
    (found,) = readings(coded("R33.9", "Retention of urine, new"), FRAMES[0], book())
    assert (found.evidence.code, found.course) == ("R33.9", Course.NEW)


def test_passing_repetitions_over_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [
        (code, name, SYSTEMS[system])
        for (system, code), name in displays().items()
        if meaning(coded(code, "", SYSTEMS[system])).coded
    ]
    named = [
        coded(code, words, system)
        for code, name, system in ours
        for words in (name, f"{name}, worse", f"possible {name}")
    ]
    repeating = [concept for concept in named if meaning(concept).repeated]
    assert len(repeating) > 50
    short = [[readings(concept, frame, book()) for frame in FRAMES] for concept in named]
    known = Meanings.of
    monkeypatch.setattr(Meanings, "of", lambda self, *asked: replace(known(self, *asked), repeated=frozenset()))
    assert [[readings(concept, frame, book()) for frame in FRAMES] for concept in named] == short
