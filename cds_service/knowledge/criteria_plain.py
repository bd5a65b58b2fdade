"""Criteria about everything but findings: order, patient, sources, time and context; and the checks that all share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from cds_service.clinical import circumstances as about
from cds_service.clinical.criteria import Check, Criterion
from cds_service.clinical.truth import Truth
from cds_service.knowledge.criteria_docs import AgeDoc, LastedDoc, Number, OrderDoc, SourcesDoc
from cds_service.knowledge.source import Key, Source

T = TypeVar("T")

Place = tuple[Key, ...]
Compile = Callable[[Any, Place], Criterion]

_NO_FINDING = frozenset[str]()

NEVER = Criterion(lambda scene: Truth.NO, "never", "not compiled")
"""Stands for what could not be compiled; there is a problem for each."""


class Checker:
    """Checks names and numbers of one file; what is wrong becomes a problem with its line."""

    def __init__(self, source: Source, findings: frozenset[str], parameters: frozenset[str]) -> None:
        self.source = source
        self.findings = findings
        self.parameters = parameters
        self.sources_named: set[str] = set()
        self.numbers_named: set[float] = set()

    def fault(self, message: str, place: Place) -> Criterion:
        """Note a problem; what could not be compiled never holds."""
        self.source.problem(message, *place)
        return NEVER

    def check_finding(self, name: str, place: Place) -> None:
        """Note a problem when there is no such finding."""
        if name not in self.findings:
            self.source.problem(f"there is no finding {name}", *place)

    def doc(self, raw: Any, shape: type[T], place: Place) -> T | None:
        """The arguments of an operator; None, with a problem, when they have not its shape."""
        return self.source.convert(raw, shape, *place)

    def names(self, raw: Any, place: Place, *, empty: bool = False) -> tuple[str, ...]:
        """Names of findings."""
        if not isinstance(raw, (list, tuple)) or not all(isinstance(name, str) for name in raw) or not (raw or empty):
            self.source.problem("findings are a list of names", *place)
            return ()
        for name in raw:
            self.check_finding(name, place)
        return tuple(raw)

    def number(self, value: Number | None, place: Place) -> Number | None:
        """A number or the name of a parameter."""
        if isinstance(value, str) and value not in self.parameters:
            self.source.problem(f"there is no parameter {value}", *place)
            return None
        if value is not None and not isinstance(value, str):
            self.numbers_named.add(value)
        return value

    def keys(self, names: Iterable[str]) -> tuple[str, ...]:
        """Prefetch keys."""
        self.sources_named.update(names)
        return tuple(names)

    def span(self, name: str, place: Place) -> str:
        """Which of the two durations is meant."""
        if name not in ("symptoms", "conservative"):
            self.source.problem("a duration is that of symptoms or conservative", *place)
            return "symptoms"
        return name


def plain_operators(checker: Checker) -> Mapping[str, Compile]:
    """The operators by name."""
    number, span = checker.number, checker.span

    def of(shape: type[T], make: Callable[[T, Place], Check], reads: frozenset[str] | None = None) -> Compile:
        def compiled(raw: Any, place: Place) -> Criterion:
            doc = checker.doc(raw, shape, place)
            return NEVER if doc is None else Criterion(make(doc, place), str(place[-1]), reads=reads)

        return compiled

    def flag(check: Check) -> Compile:
        def compiled(raw: Any, place: Place) -> Criterion:
            name = str(place[-1])
            return Criterion(check, name) if raw is True else checker.fault(f"{name} is true", place)

        return compiled

    return {
        "lasted": of(LastedDoc, lambda d, p: about.lasted(span(d.of, p), number(d.at_least, p) or 0)),
        "durationKnown": of(str, lambda d, p: about.duration_known(span(d, p))),
        "order": of(OrderDoc, lambda d, p: about.order_is(_match(d))),
        "orderRated": of(str, lambda d, p: about.order_rated(d)),
        "age": of(AgeDoc, lambda d, p: about.age(number(d.at_least, p), number(d.below, p))),
        "sex": of(str, lambda d, p: about.sex_is(d)),
        "sourceUnknown": of(
            SourcesDoc, lambda d, p: about.source_unknown(checker.keys(d.keys), number(d.back_days, p)), _NO_FINDING
        ),
        "ageKnown": flag(about.age_known),
        "deceased": flag(about.deceased),
        "emergencyContext": flag(about.emergency_context),
    }


def _match(doc: OrderDoc) -> about.OrderMatch:
    return about.OrderMatch(doc.exists, tuple(doc.region), tuple(doc.modality), tuple(doc.contrast), tuple(doc.study))
