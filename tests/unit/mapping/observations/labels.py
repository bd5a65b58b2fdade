"""A text reader that knows a handful of labels and statements, so that tests of rows depend on rows alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from cds_service.clinical.findings import Certainty, Reading, Side, Status
from cds_service.errors import Problem
from cds_service.fhir import r4
from cds_service.knowledge.chart import read_chart_rules
from cds_service.knowledge.decision import read_decision
from cds_service.knowledge.findings import read_findings
from cds_service.knowledge.studies import read_studies
from cds_service.knowledge.terminology import read_terminology
from cds_service.knowledge.values import read_values
from cds_service.mapping.book import Book
from cds_service.mapping.narrative.mention import Asks, Mention, Topic
from cds_service.mapping.observations.reader import read_observations
from cds_service.mapping.sink import Sink

CARDS = Path(__file__).parents[4] / "cards"

_LABELS = (
    (r"(saddle|perianal|perineal|perineum).*(intact|normal)", "saddle-sensory-loss", Asks.NORMAL),
    (r"(saddle|perianal|perineal|perineum).*(numb|an?esthesia|anaesthesia|loss)", "saddle-sensory-loss", Asks.FINDING),
    (r"(saddle|perianal|perineal|perineum)", "saddle-sensory-loss", Asks.FUNCTION),
    (r"(rectal|anal) tone", "reduced-anal-tone", Asks.FUNCTION),
    (r"urinary retention", "urinary-retention", Asks.FINDING),
    (r"bladder control", "urinary-incontinence", Asks.FUNCTION),
    (r"post.?void|\bpvr\b", "post-void-residual", Asks.FUNCTION),
    (r"\bfever\b|\btemp\b|temperature", "fever", Asks.FUNCTION),
    (r"\bcrp\b", "crp", Asks.FUNCTION),
    (r"dorsiflexion", "weakness-dorsiflexion", Asks.FUNCTION),
    (r"\behl\b|great.toe extension", "weakness-great-toe-extension", Asks.FUNCTION),
    (r"leg weakness", "leg-weakness", Asks.FINDING),
    (r"patellar|knee jerk", "reflex-patellar-reduced", Asks.FUNCTION),
    (r"achilles|ankle jerk", "reflex-achilles-reduced", Asks.FUNCTION),
    (r"babinski|clonus|plantar response", "reflex-hyper-or-babinski", Asks.FINDING),
    (r"straight.leg|\bslr\b", "slr", Asks.FINDING),
    (r"leg pain", "leg-pain", Asks.FINDING),
    (r"leg numbness", "leg-numbness", Asks.FINDING),
    (r"weight loss", "weight-loss", Asks.FINDING),
    (r"foot drop", "foot-drop", Asks.FINDING),
)
_STATEMENTS = (
    (r"denies saddle numbness|no saddle numbness|saddle numbness: denied", "saddle-sensory-loss", Status.ABSENT),
    (r"saddle (numbness|anesthesia)", "saddle-sensory-loss", Status.PRESENT),
    (r"unable to void", "urinary-retention", Status.PRESENT),
    (r"(?<=ehl )4/5", "weakness-great-toe-extension", Status.PRESENT),
)


class FewLabels:
    """Labels and statements of the lists above, with the sides left, right and bilateral."""

    def stated(self, text: str) -> tuple[Mention, ...]:
        """At most one statement per finding; a denial goes first."""
        found: dict[str, Mention] = {}
        for pattern, finding, status in _STATEMENTS:
            match = re.search(pattern, text.lower())
            if match is not None:
                found.setdefault(finding, Mention(finding, status, match.start(), match.end()))
        return tuple(found.values())

    def places(self, text: str) -> frozenset[str]:
        """None: these labels name findings."""
        return frozenset()

    def listed_at(self, text: str) -> int | None:
        """None: these values are no lists."""
        return None

    def topics(self, label: str) -> tuple[Topic, ...]:
        """The first label that fits."""
        words = label.lower()
        side = None
        if re.search(r"\bleft\b|\bl\b", words):
            side = Side.LEFT
        elif re.search(r"\bright\b|\br\b", words):
            side = Side.RIGHT
        for pattern, finding, asks in _LABELS:
            if re.search(pattern, words):
                return (Topic(finding, side, asks),)
        return ()


def book() -> Book:
    """The knowledge of ``cards/`` with this reader of text."""
    problems: list[Problem] = []
    terminology = read_terminology(CARDS, None, problems)
    findings = read_findings(CARDS, None, problems, value_sets=terminology.value_sets)
    table = read_decision(CARDS, findings.specs, {}, problems)
    assert table is not None
    numbers = table.defaults()
    return Book(
        terminology=terminology,
        findings=findings.with_parameters(numbers),
        studies=read_studies(CARDS, None, terminology.systems, problems),
        chart=read_chart_rules(CARDS, problems),
        values=read_values(CARDS, problems),
        text=FewLabels(),
        adult_age=numbers["adultAge"],
    )


BOOK = book()
TODAY = date(2026, 11, 25)
_observation = msgspec.json.Decoder(r4.Observation).decode


def decoded(number: int, content: Mapping[str, object]) -> r4.Observation:
    """A final Observation of five days ago with this content."""
    usual = {"resourceType": "Observation", "id": f"o{number}", "status": "final", "effectiveDateTime": "2026-11-20"}
    return _observation(msgspec.json.encode({**usual, **content}))


def collected(*contents: Mapping[str, object]) -> Sink:
    """What reading these Observations leaves in the sink."""
    sink = Sink()
    read_observations([decoded(n, content) for n, content in enumerate(contents)], BOOK, sink, TODAY)
    return sink


def read(*contents: Mapping[str, object]) -> list[Reading]:
    """The readings of these Observations."""
    return collected(*contents).readings


def told(*contents: Mapping[str, object]) -> list[str]:
    """The readings in short: ``present saddle-sensory-loss``, ``possible left slr``, ``absent right ... 5``."""
    return sorted(map(short, read(*contents)))


def short(reading: Reading) -> str:
    """One reading in short."""
    possible = reading.status is Status.PRESENT and reading.certainty is Certainty.POSSIBLE
    value = None if reading.value is None else f"{reading.comparator or ''}{reading.value:g} {reading.unit}"
    parts = ("possible" if possible else reading.status.value, reading.side, reading.finding, reading.grade, value)
    return " ".join(str(part) for part in parts if part is not None)


def row(label: str, **value: object) -> dict[str, object]:
    """An examination row with a label only."""
    category = {"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "exam"}
    return {"category": [{"coding": [category]}], "code": {"text": label}, **value}


def loinc(code: str, display: str | None = None, category: str = "laboratory", **value: object) -> dict[str, object]:
    """A row with a LOINC code."""
    coding = {"system": "http://loinc.org", "code": code} | ({"display": display} if display else {})
    return {"category": [{"coding": [{"code": category}]}], "code": {"coding": [coding]}, **value}
