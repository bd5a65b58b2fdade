"""The YAML shape of ``narrative/examination.yaml``."""

from __future__ import annotations

from typing import Literal

import msgspec

from cds_service.knowledge.narrative.degrees import DegreeWords
from cds_service.knowledge.narrative.docs import Doc


class HeadDoc(Doc):
    """One entry of ``heads``."""

    phrases: list[str]
    findings: list[str]


class AreaDoc(Doc):
    """One entry of ``areas``."""

    phrases: list[str]
    region: Literal["here", "elsewhere", "trunk", "joint", "private"] = "here"
    pain: list[str] = msgspec.field(default_factory=list)
    reach: list[str] = msgspec.field(default_factory=list)
    numb: list[str] = msgspec.field(default_factory=list)
    weak: list[str] = msgspec.field(default_factory=list)
    sensation: list[str] = msgspec.field(default_factory=list)
    strength: list[str] = msgspec.field(default_factory=list)
    reflex: list[str] = msgspec.field(default_factory=list)


class ComplaintDoc(Doc):
    """One entry of ``complaints``."""

    domain: str
    phrases: list[str]
    denied: list[str] = msgspec.field(default_factory=list)
    unplaced: list[str] = msgspec.field(default_factory=list)
    fresh: list[str] = msgspec.field(default_factory=list)
    worse: str | None = None
    or_else: str | None = msgspec.field(default=None, name="else")
    both: str | None = None
    both_areas: list[str] = msgspec.field(default_factory=list)
    not_behind: list[str] = msgspec.field(default_factory=list)
    only_behind: list[str] = msgspec.field(default_factory=list)
    grades: dict[str, str] = msgspec.field(default_factory=dict)
    partial: list[str] = msgspec.field(default_factory=list)


class TopicDoc(Doc):
    """One entry of ``topics``."""

    domain: str
    findings: list[str]
    phrases: list[str]
    lost_when_denied: bool = False
    graded: list[str] = msgspec.field(default_factory=list)
    within: list[str] = msgspec.field(default_factory=list)
    then: str = ""
    labels: list[str] = msgspec.field(default_factory=list)
    heads: dict[str, str] = msgspec.field(default_factory=dict)
    angle: list[int] = msgspec.field(default_factory=list)
    limb: str = ""


class RaisedDoc(Doc):
    """``reflexRaised``."""

    finding: str
    grades: list[str]


class ExaminationDoc(Doc):
    """``examination.yaml``."""

    version: str
    values: dict[str, list[str]]
    results: dict[str, dict[str, str]]
    reflex_grades: dict[str, str]
    reflex_raised: RaisedDoc
    short_reflex_scales: list[str]
    elicited: list[str]
    scores: dict[str, list[str]]
    worded_grades: dict[str, str]
    degrees: DegreeWords
    falling: list[str]
    other_scales: list[str]
    columns: dict[str, list[str]]
    heads: dict[str, HeadDoc]
    areas: dict[str, AreaDoc]
    complaints: dict[str, ComplaintDoc]
    topics: dict[str, TopicDoc]
