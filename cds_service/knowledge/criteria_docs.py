"""The YAML shape of the arguments of criteria; ``knowledge.criteria`` compiles them."""

from __future__ import annotations

from typing import Any

from cds_service.clinical.findings import Certainty, Course
from cds_service.knowledge.source import Strict

Number = float | str
"""A number, or the name of a parameter."""


class TimesDoc(Strict):
    """Which findings, and when they began."""

    of: list[str]
    within: Number | None = None
    undated: bool = True
    dated: bool = False
    unless_stable: bool = False


class PresentDoc(TimesDoc):
    """``present``."""

    only_undated: bool = False
    certainty: Certainty | None = None
    course: Course | None = None


class GradedDoc(TimesDoc):
    """``graded``."""

    at_most: Number = 0
    both_sides: bool = False
    also: tuple[str, ...] = ()


class DeniedDoc(Strict):
    """``deniedSince``."""

    of: list[str]
    within: Number
    after: str | None = None


class MeasuredDoc(Strict):
    """``measured``."""

    of: str
    at_least: Number | None = None
    below: Number | None = None
    within: Number | None = None


class ComplaintDoc(Strict):
    """``newComplaint``."""

    within: Number
    undated: bool


class NewerDoc(Strict):
    """``newerThan``."""

    of: list[str]
    event: str
    dated: bool = False
    changed: bool = False


class LastedDoc(Strict):
    """``lasted``."""

    of: str
    at_least: Number


class OrderDoc(Strict):
    """``order``."""

    exists: bool | None = None
    region: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    contrast: tuple[str, ...] = ()
    study: tuple[str, ...] = ()


class AgeDoc(Strict):
    """``age``."""

    at_least: Number | None = None
    below: Number | None = None


class SourcesDoc(Strict):
    """``sourceUnknown``."""

    keys: list[str]
    back_days: Number | None = None


class CountDoc(Strict):
    """``atLeast``."""

    count: int
    of: list[Any]
