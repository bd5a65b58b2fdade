"""The criteria of the decision table in plain words, for the page of a reviewer: the sentence of the table, and below it
exactly what is looked for, with the numbers in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cds_service.knowledge.render.words import Wording

_JOINED = {"all": "all of", "any": "any of"}
_TURNED = {
    "not": "not (and it must be known that it is not)",
    "unless": "unless (what is not known is no exception)",
    "someLeg": "of one leg by itself (findings of it, of both, or without a side)",
}
_FLAGS = {
    "ageKnown": "the age is known",
    "deceased": "the patient is recorded as deceased",
    "emergencyContext": "an emergency encounter, or the order is stat or asap",
    "multiRoot": "weak muscles of one leg that no two neighbouring roots explain",
}
_SPANS = {"symptoms": "symptoms", "conservative": "conservative treatment"}


@dataclass(frozen=True, slots=True)
class Told:
    """One criterion. ``title``: its sentence in the table. ``words``: what it asks. ``shared``: the criterion of this
    name, told elsewhere."""

    words: str = ""
    title: str = ""
    parts: tuple[Told, ...] = ()
    shared: str = ""


class Teller:
    """Puts raw criteria of ``decision.yaml`` into words."""

    def __init__(self, shared: Mapping[str, Any], wording: Wording) -> None:
        self.shared = shared
        self.wording = wording
        self._words: Mapping[str, Callable[[Any], str]] = {
            "present": self._present,
            "possible": lambda raw: f"recorded as possible or to be ruled out: {self._labels(raw)}",
            "absent": lambda raw: f"recorded as absent, {self._current()}: {self._labels(raw)}",
            "documented": lambda raw: f"recorded, yes or no, {self._current()}: {self._labels(raw)}",
            "historical": lambda raw: f"recorded as past: {self._labels(raw)}",
            "measured": self._measured,
            "graded": self._graded,
            "bothLegs": lambda raw: f"on both sides{self._since(raw)}: {self._labels(raw['of'])}",
            "newComplaint": lambda raw: f"back, leg or root pain that began or worsened{self._when(raw)}",
            "newerThan": self._newer,
            "improving": lambda raw: f"last said to be better, or helped: {self._labels(raw)}",
            "deniedSince": lambda raw: (
                f"recorded within {self._number(raw['within'], 'd')}"
                + (f", after {self._labels([raw['after']])}" if "after" in raw else "")
                + f" and denied since: {self._labels(raw['of'])}"
            ),
            "orderReason": lambda raw: f"the order or its reason names: {self._labels(raw)}",
            "lasted": lambda raw: f"{_SPANS[raw['of']]} for at least {self._number(raw['atLeast'], 'd')}",
            "durationKnown": lambda raw: f"the duration of {_SPANS[raw]} is known",
            "order": self._order,
            "orderRated": lambda raw: f"the ordered study is {self.wording.rating(raw)} (ACR)",
            "age": self._age,
            "sex": lambda raw: f"sex: {raw}",
            "sourceUnknown": self._source,
            "row": lambda raw: f"row {raw} holds",
        }

    def told(self, raw: Any) -> Told:
        """A criterion as it stands in the file, which the table has compiled and so is well formed."""
        title = raw.get("text", "")
        (operator,) = (key for key in raw if key != "text")
        value = raw[operator]
        if operator in _JOINED and len(value) == 1 and not title:
            return self.told(value[0])
        if operator in _JOINED:
            return Told(_JOINED[operator], title, tuple(map(self.told, value)))
        if operator in _TURNED:
            return Told(_TURNED[operator], title, (self.told(value),))
        if operator == "atLeast":
            return Told(f"at least {value['count']} of", title, tuple(map(self.told, value["of"])))
        if operator == "use":
            return self._shared(value, title)
        return Told(_FLAGS[operator] if operator in _FLAGS else self._words[operator](value), title)

    def _shared(self, name: str, title: str) -> Told:
        """A list of sentences is told in place, anything else where it is told for all."""
        raw = self.shared[name]
        if not title and any(isinstance(part, dict) and "text" in part for part in raw.get("any", ())):
            return self.told(raw)
        return Told(name.replace("-", " "), title, shared=name)

    def _labels(self, names: Any) -> str:
        return self.wording.listed(names, " or ")

    def _number(self, value: Any, unit: str) -> str:
        return self.wording.number(value, unit)

    def _current(self) -> str:
        return f"not longer ago than {self._number('absenceValidDays', 'd')}"

    def _when(self, raw: Mapping[str, Any]) -> str:
        said = []
        if "within" in raw:
            also = "" if raw.get("undated", True) is False else ", or undated"
            said.append(f" within {self._number(raw['within'], 'd')}{also}")
        elif raw.get("undated", True) is False:
            said.append(", dated")
        if "olderThan" in raw:
            said.append(f", longer ago than {self._number(raw['olderThan'], 'd')}")
        if raw.get("onlyUndated"):
            said.append(", without any date")
        if raw.get("dated"):
            said.append(", with a date of its own")
        if raw.get("unlessStable"):
            said.append(", unless last said to be unchanged")
        return "".join(said)

    def _present(self, raw: Any) -> str:
        given: Mapping[str, Any] = {"of": raw} if isinstance(raw, list) else raw
        kind = ", ".join(str(given[key]) for key in ("certainty", "side", "qualifier") if key in given)
        course = f", said to be {given['course']}" if "course" in given else ""
        return f"recorded{f' ({kind})' if kind else ''}{course}{self._since(given)}: {self._labels(given['of'])}"

    def _since(self, raw: Mapping[str, Any]) -> str:
        return self._when(raw).replace(" within ", ", new or worse within ", 1)

    def _newer(self, raw: Any) -> str:
        how = ", by a recorded onset" * bool(raw.get("dated")) + ", said to be new or worse" * bool(raw.get("changed"))
        return f"newer than {self._labels([raw['event']])}{how}: {self._labels(raw['of'])}"

    def _measured(self, raw: Mapping[str, Any]) -> str:
        unit = self.wording.unit_of(raw["of"])
        limits = [f"at least {self._number(raw['atLeast'], unit)}"] if "atLeast" in raw else []
        limits += [f"below {self._number(raw['below'], unit)}"] if "below" in raw else []
        return f"{self._labels([raw['of']])} {' and '.join(limits)}{self._when(raw)}"

    def _graded(self, raw: Mapping[str, Any]) -> str:
        sides = " on both sides" if raw.get("bothSides") else ""
        also = f", or {self._labels(raw['also'])}" if raw.get("also") else ""
        grade = self._number(raw["atMost"], "")
        return f"latest strength MRC {grade} or less{sides}{self._when(raw)}: {self._labels(raw['of'])}{also}"

    def _order(self, raw: Mapping[str, Any]) -> str:
        if raw.get("exists") is False:
            return "no imaging order"
        if raw.get("exists"):
            return "an imaging order"
        asked = [f"{key} {' or '.join(self.wording.split(v) for v in raw[key])}" for key in raw]
        return f"the order: {'; '.join(asked)}"

    def _age(self, raw: Mapping[str, Any]) -> str:
        limits = [f"{self._number(raw['atLeast'], 'a')} or more"] if "atLeast" in raw else []
        limits += [f"below {self._number(raw['below'], 'a')}"] if "below" in raw else []
        return f"age {' and '.join(limits)}"

    def _source(self, raw: Mapping[str, Any]) -> str:
        back = f", back {self._number(raw['backDays'], 'd')}" if "backDays" in raw else ""
        names = " or ".join(self.wording.source(key) for key in raw["keys"])
        return f"could not be read: {names}{back}"
