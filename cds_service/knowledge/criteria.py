"""Compiles one criterion of ``decision.yaml`` to a closure, checking every name and number in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from cds_service.clinical import circumstances as about
from cds_service.clinical import criteria as over
from cds_service.clinical import later, logic
from cds_service.clinical.criteria import Criterion
from cds_service.clinical.findings import Certainty
from cds_service.clinical.measured import Measurement
from cds_service.clinical.scene import ANY, Window
from cds_service.knowledge.criteria_docs import (
    ComplaintDoc,
    CountDoc,
    DeniedDoc,
    GradedDoc,
    MeasuredDoc,
    NewerDoc,
    PresentDoc,
    TimesDoc,
)
from cds_service.knowledge.criteria_plain import NEVER, Checker, Place, plain_operators
from cds_service.knowledge.source import Source

STATEMENT_DAYS = "absenceValidDays"
"""Parameter: for how long a denial, or a word that something is unchanged, answers for today."""


class Compiler(Checker):
    """Compiles criteria of one file. ``rows_known``: rows that stand above the one at hand."""

    def __init__(
        self,
        *,
        source: Source,
        findings: frozenset[str],
        muscles: tuple[str, ...],
        motor: tuple[str, ...],
        parameters: frozenset[str],
        complaint: tuple[str, ...],
        roots: tuple[str, ...],
        shared: Mapping[str, Any],
    ) -> None:
        super().__init__(source, findings, parameters)
        self.muscles = muscles
        self.motor = motor
        self.complaint = complaint
        self.roots = roots
        self.rows_known: list[str] = []
        self._shared_raw = shared
        self._shared: dict[str, Criterion | None] = {}
        self._operators: Mapping[str, Callable[[Any, Place], Criterion]] = {
            "all": lambda raw, place: self._many("all", logic.every, raw, place),
            "any": lambda raw, place: self._many("any", logic.some, raw, place),
            "not": lambda raw, place: self._mirrored("not", logic.opposite, raw, place),
            "unless": lambda raw, place: self._mirrored("unless", logic.unless, raw, place),
            "atLeast": self._at_least,
            "someLeg": self._some_leg,
            "use": self._use,
            "row": self._row,
            "present": self._present,
            "possible": self._possible,
            "absent": self._absent,
            "documented": self._documented,
            "measured": self._measured,
            "graded": self._graded,
            "bothLegs": self._both_legs,
            "newComplaint": self._new_complaint,
            "newerThan": self._newer_than,
            "improving": self._improving,
            "deniedSince": self._denied_since,
            "multiRoot": self._multi_root,
            "orderReason": self._order_reason,
            **plain_operators(self),
        }

    def criterion(self, raw: Any, place: Place) -> Criterion:
        """One criterion: a mapping with one operator and perhaps a text."""
        if not isinstance(raw, dict):
            return self.fault("a criterion is a mapping", place)
        operators = [key for key in raw if key != "text"]
        if len(operators) != 1 or operators[0] not in self._operators:
            return self.fault(f"a criterion has one operator, not {', '.join(map(str, operators)) or 'none'}", place)
        operator = operators[0]
        compiled = self._operators[operator](raw[operator], (*place, operator))
        text = raw.get("text")
        if text is not None and (not isinstance(text, str) or not text.strip()):
            return self.fault("text is a sentence", place)
        if compiled is NEVER:
            return compiled
        key, check = _key(raw), compiled.check
        if compiled.reads is None and not compiled.parts:
            return replace(compiled, text=text, key=key)
        return replace(compiled, text=text, key=key, check=logic.unless_settled(key, check), bare=check)

    def shared_one(self, name: str, place: Place) -> Criterion:
        """The shared criterion of this name, compiled once."""
        if name not in self._shared_raw:
            return self.fault(f"there is no shared criterion {name}", place)
        if name not in self._shared:
            self._shared[name] = None
            known, self.rows_known = self.rows_known, []
            self._shared[name] = self.criterion(self._shared_raw[name], ("shared", name))
            self.rows_known = known
        compiled = self._shared[name]
        return compiled if compiled is not None else self.fault(f"{name} uses itself", place)

    def _many(self, operator: str, join: Callable[..., over.Check], raw: Any, place: Place) -> Criterion:
        if not isinstance(raw, list) or not raw:
            return self.fault(f"{operator} has a list", place)
        parts = tuple(self.criterion(one, (*place, index)) for index, one in enumerate(raw))
        return Criterion(
            join([_bare(p) for p in parts], [p.key for p in parts]), operator, parts=parts, reads=_reads(parts)
        )

    def _mirrored(self, operator: str, turn: Callable[[over.Check], over.Check], raw: Any, place: Place) -> Criterion:
        part = self.criterion(raw, place)
        return Criterion(turn(_bare(part)), operator, parts=(part,), positive=False, reads=part.reads)

    def _at_least(self, raw: Any, place: Place) -> Criterion:
        doc = self.source.convert(raw, CountDoc, *place)
        if doc is None:
            return NEVER
        parts = tuple(self.criterion(one, (*place, "of", index)) for index, one in enumerate(doc.of))
        if not 0 < doc.count <= len(parts):
            return self.fault("count is between one and the number of parts", place)
        return Criterion(
            logic.number_of(doc.count, [p.check for p in parts]), "atLeast", parts=parts, reads=_reads(parts)
        )

    def _some_leg(self, raw: Any, place: Place) -> Criterion:
        part, views = self.criterion(raw, place), logic.legs(self.motor)
        return Criterion(logic.some_leg(_bare(part), views), "someLeg", parts=(part,), views=views, reads=part.reads)

    def _use(self, raw: Any, place: Place) -> Criterion:
        if not isinstance(raw, str):
            return self.fault("use has a name", place)
        part = self.shared_one(raw, place)
        return Criterion(logic.shared(raw, _bare(part)), f"use {raw}", parts=(part,), reads=part.reads)

    def _row(self, raw: Any, place: Place) -> Criterion:
        if raw not in self.rows_known:
            return self.fault(f"no row {raw} stands above this one", place)
        return Criterion(about.row_is(raw), "row", rows=(raw,))

    def _present(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc({"of": raw} if isinstance(raw, list) else raw, PresentDoc, place)
        if doc is None:
            return NEVER
        window = Window(
            within=self.number(doc.within, place),
            undated=doc.undated,
            only_undated=doc.only_undated,
            dated=doc.dated,
            certainty=doc.certainty,
            course=doc.course,
            unless_stable=STATEMENT_DAYS if doc.unless_stable else None,
        )
        names, window = self.names(doc.of, place), _plain_window(window)
        return _over(names, over.present(names, window), "present", over.presence(names, window))

    def _possible(self, raw: Any, place: Place) -> Criterion:
        names, window = self.names(raw, place), Window(certainty=Certainty.POSSIBLE)
        return _over(names, over.possible(names), "possible", over.presence(names, window))

    def _absent(self, raw: Any, place: Place) -> Criterion:
        names = self.names(raw, place)
        return _over(names, over.absent(names, STATEMENT_DAYS), "absent", over.absences(names))

    def _documented(self, raw: Any, place: Place) -> Criterion:
        names = self.names(raw, place)
        return _over(names, over.documented(names, STATEMENT_DAYS), "documented")

    def _measured(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc(raw, MeasuredDoc, place)
        if doc is None:
            return NEVER
        (name,) = self.names([doc.of], place)
        low, high = self.number(doc.at_least, place), self.number(doc.below, place)
        wanted = Measurement(name, low, high, self.number(doc.within, place))
        return _over((name,), wanted.check, "measured", wanted.witness)

    def _graded(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc(raw, GradedDoc, place)
        if doc is None:
            return NEVER
        names, also = self.names(doc.of, place), self.names(doc.also, place, empty=True)
        limit = self.number(doc.at_most, place)
        strength = over.Strength(
            names, limit if limit is not None else 0, self._times(doc, place), also, doc.both_sides
        )
        return _over((*names, *also), strength.check, "graded", strength.witness)

    def _both_legs(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc(raw, TimesDoc, place)
        if doc is None:
            return NEVER
        names, window = self.names(doc.of, place), self._times(doc, place)
        check = over.both_legs(names, window)
        return _over(names, check, "bothLegs", over.presence(names, window))

    def _new_complaint(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc(raw, ComplaintDoc, place)
        within = None if doc is None else self.number(doc.within, place)
        if doc is None or within is None:
            return NEVER
        names = self.complaint
        check = about.new_complaint(within, names, doc.undated)
        return _over(names, check, "newComplaint", over.presence(names))

    def _newer_than(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc(raw, NewerDoc, place)
        if doc is None:
            return NEVER
        names = self.names(doc.of, place)
        self.check_finding(doc.event, place)
        check = later.newer_than(names, doc.event, dated=doc.dated, changed=doc.changed)
        return Criterion(check, "newerThan", findings=names, reads=frozenset((*names, doc.event)))

    def _improving(self, raw: Any, place: Place) -> Criterion:
        names = self.names(raw, place)
        return _over(names, later.improving(names), "improving")

    def _denied_since(self, raw: Any, place: Place) -> Criterion:
        doc = self.doc(raw, DeniedDoc, place)
        if doc is None:
            return NEVER
        names = self.names(doc.of, place)
        if doc.after is not None:
            self.check_finding(doc.after, place)
        check, witness = later.denied_since(names, self.number(doc.within, place), doc.after)
        reads = frozenset((*names, doc.after)) if doc.after is not None else frozenset(names)
        return Criterion(check, "deniedSince", findings=names, witness=witness, reads=reads)

    def _multi_root(self, raw: Any, place: Place) -> Criterion:
        if raw is not True:
            return self.fault("multiRoot is true", place)
        check = logic.shared("the operator multiRoot", about.multi_root(self.muscles, self.roots))
        return _over(self.muscles, check, "multiRoot", over.presence(self.muscles))

    def _order_reason(self, raw: Any, place: Place) -> Criterion:
        names = self.names(raw, place)
        return Criterion(about.order_reason(names), "orderReason", findings=names)

    def _times(self, doc: TimesDoc, place: Place) -> Window:
        stable = STATEMENT_DAYS if doc.unless_stable else None
        within = self.number(doc.within, place)
        return _plain_window(Window(within=within, undated=doc.undated, dated=doc.dated, unless_stable=stable))


def _over(names: tuple[str, ...], check: over.Check, operator: str, witness: over.Witness = over.nothing) -> Criterion:
    """A criterion whose answer rests on these findings and their sources."""
    return Criterion(check, operator, findings=names, witness=witness, reads=frozenset(names))


def _reads(parts: Iterable[Criterion]) -> frozenset[str] | None:
    """On which findings the answer of the parts together rests; None when one of them rests on more."""
    found: set[str] = set()
    for part in parts:
        if part.reads is None:
            return None
        found |= part.reads
    return frozenset(found)


def _plain_window(window: Window) -> Window:
    """The one window that asks nothing, so that it can be told at a glance."""
    return ANY if window == ANY else window


def _bare(part: Criterion) -> over.Check:
    """The check of a part whose whole has looked whether silence settled it."""
    return part.bare or part.check


def _key(raw: Any) -> str:
    """What a criterion asks for, whatever its words: equal for equal criteria."""
    return json.dumps(_wordless(raw), sort_keys=True, default=str)


def _wordless(raw: Any) -> Any:
    if isinstance(raw, dict):
        return {key: _wordless(value) for key, value in raw.items() if key != "text"}
    return [_wordless(value) for value in raw] if isinstance(raw, list) else raw
