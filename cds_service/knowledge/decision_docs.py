"""The shape of ``cards/lumbar-imaging/decision.yaml``, for :mod:`cds_service.knowledge.decision`."""

from __future__ import annotations

from typing import Any

from cds_service.clinical.assessment import Indicator, Urgency
from cds_service.knowledge.source import Strict


class ParameterDoc(Strict):
    """A number with its unit and meaning; with ``setting``, the range in which a site may set it."""

    default: float
    unit: str
    meaning: str
    evidence: list[str]
    setting: str | None = None
    allowed: tuple[float, float] | None = None


class UpgradeDoc(Strict):
    """When a row is more urgent than it usually is."""

    when: Any
    urgency: Urgency


class RowDoc(Strict):
    """A row of the table."""

    id: str
    title: str
    when: Any
    disposition: str | None = None
    indicator: Indicator = Indicator.INFO
    urgency: Urgency = Urgency.NONE
    floor: bool = False
    evidence: tuple[str, ...] = ()
    upgrade: UpgradeDoc | None = None


class SetDoc(Strict):
    """What a modifier changes of the answer."""

    disposition: str | None = None
    indicator: Indicator | None = None
    at_least: Indicator | None = None
    at_most: Indicator | None = None
    urgency: Urgency | None = None


class ModifierDoc(Strict):
    """What changes the answer of some rows; ``lacking``: a shared criterion whose parts that do not hold are told."""

    id: str
    title: str
    rows: list[str]
    when: Any
    set: SetDoc
    lacking: str | None = None


class GroupDoc(Strict):
    """Red flags of which a deferral says that nobody documented them."""

    label: str
    findings: list[str]


class VariantDoc(Strict):
    """A variant of the ACR criteria and who is in it."""

    id: str
    when: Any


class TimelineDoc(Strict):
    """What the course is made of."""

    complaint: list[str]
    management: list[str]
    management_look_back: int
    period: str
    candidate: str


class DeriveDoc(Strict):
    """What follows from several findings together."""

    leg_pain: list[str]
    both_legs_pain: str
    weakness: str
    foot_drop: str
    progressive: str
    trend: str


class PatientViewDoc(Strict):
    """Which rows speak where there is no order."""

    rows: list[str]
    ends: list[str]
    info: Any


class FileDoc(Strict):
    """The whole file."""

    version: str
    parameters: dict[str, ParameterDoc]
    timeline: TimelineDoc
    derive: DeriveDoc
    roots: list[str]
    groups: dict[str, GroupDoc]
    shared: dict[str, Any]
    undecided: str
    rows: list[RowDoc]
    modifiers: list[ModifierDoc]
    variants: list[VariantDoc]
    patient_view: PatientViewDoc
