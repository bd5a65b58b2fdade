"""Names and numbers as the page of a reviewer writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from cds_service.knowledge.load import Knowledge

_TIMES = {"d": ("day", "days"), "a": ("year", "years")}
_SLOT = re.compile(r"\{([^{}]*)\}")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Wording:
    """Words for the ids of one knowledge."""

    def __init__(self, known: Knowledge) -> None:
        self.known = known
        self.labels = known.library.words.labels

    def finding(self, name: str) -> str:
        """Label of a finding."""
        spec = self.known.findings.specs.get(name)
        return spec.label if spec else name

    def listed(self, names: Iterable[str], joint: str = ", ") -> str:
        """Labels as a list inside a sentence; ``joint`` stands before the last."""
        *labels, last = [self._inside(self.finding(name)) for name in names] or [""]
        return joint.join((", ".join(labels), last)) if labels else last

    def _inside(self, label: str) -> str:
        proper = self.known.library.words.lists["properNames"]
        kept = label.split(" ", maxsplit=1)[0] in proper or label[1:2].isupper()
        return label if kept else label[:1].lower() + label[1:]

    def topic(self, code: str | None) -> str:
        """Display of a disposition."""
        return "no card" if code is None else self.known.library.topics.get(code, code)

    def study(self, name: str) -> str:
        """Label of a study."""
        entry = self.known.studies.entries.get(name)
        return entry.study.label if entry else name

    def source(self, key: str) -> str:
        """Label of a prefetch key."""
        return self.labels["sources"].get(key, key)

    def rating(self, name: str) -> str:
        """Words of an ACR rating."""
        return self.labels["ratings"].get(name, name)

    def modifier(self, name: str) -> str:
        """Title of a modifier."""
        return next((m.title for m in self.known.table.modifiers if m.id == name), name)

    def unit_of(self, finding: str) -> str:
        """UCUM unit of a measured finding."""
        quantity = self.known.findings.specs[finding].quantity
        return quantity.unit if quantity else ""

    def number(self, value: Any, unit: str) -> str:
        """A number or the parameter of that name, with its unit in words."""
        return self.amount(float(self.known.parameters[value] if isinstance(value, str) else value), unit)

    def amount(self, value: float, unit: str) -> str:
        """``42 days``, ``50 mm/h``."""
        number = f"{value:g}"
        if unit in _TIMES:
            return f"{number} {_TIMES[unit][value != 1]}"
        word = self.labels["units"].get(unit, "")
        return f"{number} {word}" if word else number

    @staticmethod
    def split(name: str) -> str:
        """``withoutAndWith`` as words."""
        return _CAPITAL.sub(" ", name).lower()

    @staticmethod
    def open(text: str) -> str:
        """A card text with its places shown as such: ``[findings]: possible …``."""
        return _SLOT.sub(lambda place: f"[{Wording.split(place[1])}]", text)
