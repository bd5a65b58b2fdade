"""What a text tells of by name: things examined, complaints that areas place, and numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """Something examined by name: its domain and the findings that an abnormal result states (none: elsewhere)."""

    domain: str
    findings: tuple[str, ...]
    lost_when_denied: bool = False
    """Whether "no" before it means that it is lost ("no rectal tone")."""
    graded: frozenset[str] = frozenset()
    """Abbreviations of several meanings, which count only with a number behind or among others with a number."""
    within: frozenset[str] = frozenset()
    """Words before it in the sentence with which it is the topic ``then`` ("PR: impacted, tone lax")."""
    then: str = ""
    labels: frozenset[str] = frozenset()
    """One word or two each, under which ``heads`` count."""
    heads: Mapping[str, str] = field(default_factory=dict)
    """Word -> the topic that a head with it right behind ``then`` is ("PR: good tone, sensation reduced")."""
    angle: tuple[int, ...] = ()
    """Degrees below which it is no angle, up to which a bare test is positive, and from which on negative; or empty."""
    limb: str = ""
    """The area that its name is where strength is told of it ("full strength in the knees and ankles")."""


@dataclass(frozen=True, slots=True)
class ComplaintSpec:
    """A complaint that is placed by areas: its domain; what it means when denied or told without an area."""

    domain: str
    or_else: str | None
    """The domain that is asked where an area says nothing of the first."""
    denied: tuple[str, ...]
    unplaced: tuple[str, ...]
    worse: str | None = None
    """The finding that it is as well when it gets worse."""
    both: str | None = None
    """The finding that it is as well when placed on both sides of ``both_areas``."""
    both_areas: frozenset[str] = frozenset()
    not_behind: frozenset[str] = frozenset()
    """Words before it in the sentence that show that no complaint is meant ("a lesion extending to the thigh")."""
    only_behind: frozenset[str] = frozenset()
    """Where there are any: one of these words has to stand before it in the sentence ("LBP, running down the leg")."""
    grades: Mapping[str, str] = field(default_factory=dict)
    """Word of the complaint -> the MRC grade at most that it says ("paralysis")."""
    partial: frozenset[str] = frozenset()
    """Words right before it with which it says no grade ("partial paralysis")."""
    fresh: frozenset[str] = frozenset()
    """Right before one without a place, it may be ``unplaced`` in any sentence ("new weakness since Friday")."""


@dataclass(frozen=True, slots=True)
class QuantitySpec:
    """A number with a name: the finding, its units as written and the thresholds per UCUM unit."""

    finding: str
    units: Mapping[str, str]
    """Written unit -> UCUM."""
    plausible: Mapping[str, tuple[float, float]]
    """UCUM -> bounds; also tells the unit when none is written."""
    at_least: Mapping[str, float]
    """UCUM -> value from which the finding is present."""
    below: Mapping[str, float]
    """UCUM -> value below which the finding is present."""
    not_with: frozenset[str]
    """Words of a sentence that measures something else (cells of the CSF)."""
    bare: bool = False
    """Whether a number with the unit right behind it needs no name ("36.8C")."""
    any_unit: bool = False
    """Whether a number without a unit counts where every unit would say the same."""
    apart: bool = False
    """Whether a number with its unit may stand apart from the name, in the clause behind it."""
    before: str = ""
    """Whether the number may stand right before the name ("600 mL left in the bladder"): "too" or "only"."""
    behind: frozenset[str] = frozenset()
    """Words behind which, and before the name, the number stands, with or without unit ("bladder 640 on scan")."""
    denies: bool = True
    """Whether a number or word that is none denies the finding (a width of the aorta elsewhere denies no aneurysm)."""
