"""The codes of one system: exact, by hierarchy and by pattern, with a bounded memory of what was asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cds_service.knowledge.systems import CodeStyle, System
from cds_service.knowledge.value_sets import Part

_SEEN_LIMIT = 8192
_CODE_LIMIT = 64


@dataclass(frozen=True, slots=True)
class _Rules:
    """Codes, stems and patterns of one direction (included or excluded), each with its value set."""

    exact: dict[str, set[str]]
    stems: dict[str, set[str]]
    patterns: list[tuple[re.Pattern[str], str]]

    def names(self, code: str) -> set[str]:
        found = set(self.exact.get(code, ()))
        for end in range(1, len(code) + 1 if self.stems else 0):
            found |= self.stems.get(code[:end], _NONE)
        found.update(name for pattern, name in self.patterns if pattern.fullmatch(code))
        return found


_NONE: frozenset[str] = frozenset()


class CodeTable:
    """Look-up of one system. Memory of answers is bounded, so that odd codes cannot fill it."""

    __slots__ = ("_excluded", "_included", "_seen", "_system")

    def __init__(self, system: System, included: _Rules, excluded: _Rules, written: Iterable[str]) -> None:
        self._system = system
        self._included = included
        self._excluded = excluded
        self._seen: dict[str, tuple[str, ...]] = {}
        for code in written:
            self._seen[code] = self._find(code)

    def __len__(self) -> int:
        """How many spellings are kept."""
        return len(self._seen)

    def names(self, code: str) -> tuple[str, ...]:
        """Value sets that hold the code."""
        try:
            return self._seen[code]
        except KeyError:
            found = self._find(code)
        if len(self._seen) < _SEEN_LIMIT and len(code) <= _CODE_LIMIT:
            self._seen[code] = found
        return found

    def _find(self, code: str) -> tuple[str, ...]:
        plain = self._system.plain(code)
        if len(plain) > _CODE_LIMIT:
            return ()
        found = self._included.names(plain)
        return tuple(sorted(found - self._excluded.names(plain))) if found else ()


class TableBuilder:
    """Collects the parts of all value sets for one system."""

    def __init__(self, system: System) -> None:
        self._system = system
        self._included = _Rules({}, {}, [])
        self._excluded = _Rules({}, {}, [])
        self._written: list[str] = []

    def add(self, name: str, part: Part) -> Iterator[str]:
        """Take over one include or exclude; gives what is wrong with it."""
        rules = self._excluded if part.excluded else self._included
        for code in part.codes:
            plain = self._system.plain(code)
            rules.exact.setdefault(plain, set()).add(name)
            self._written += [code, plain]
        for stem in part.stems:
            if self._system.style is not CodeStyle.HIERARCHY:
                yield f"is-a {stem}: codes of {self._system.name} do not show their parents; list them"
                continue
            plain = self._system.plain(stem)
            rules.stems.setdefault(plain, set()).add(name)
            self._written += [stem, plain]
        for pattern in part.patterns:
            try:
                rules.patterns.append((re.compile(pattern), name))
            except re.error:
                yield f"regex {pattern} is no regular expression"

    def build(self) -> CodeTable:
        """The finished table."""
        return CodeTable(self._system, self._included, self._excluded, self._written)
