"""What is gathered of the narrative files while they are read: phrases and what they mean, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from cds_service.errors import Problem
from cds_service.knowledge.narrative.docs import Doc, FindingsDoc, StanzaDoc
from cds_service.knowledge.narrative.patterns import PatternError, Words, expand, stem
from cds_service.knowledge.narrative.types import Entry, Kind
from cds_service.knowledge.source import plain_yaml, read_yaml, shown

FOLDER = Path("lumbar-imaging/narrative")
_TOGETHER = (
    frozenset({Kind.FINDING}),
    frozenset({Kind.CUE, Kind.VALUE}),
    frozenset({Kind.COURSE, Kind.VALUE}),
    frozenset({Kind.SIDE, Kind.AREA}),
)
"""Kinds that one phrase may have at once: these do not compete."""
_D = TypeVar("_D", bound=Doc)


@dataclass(slots=True)
class Gathered:
    """Phrases with their meanings, groups and spellings so far; ``file`` and ``text`` are of the file being read."""

    problems: list[Problem]
    groups: dict[str, tuple[Words, ...]] = field(default_factory=dict)
    phrases: dict[Words, tuple[Entry, ...]] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    exact: frozenset[str] = frozenset()
    stems: dict[str, str] = field(default_factory=dict)
    file: str = ""
    text: str = ""

    def read(self, root: Path, name: str, shape: type[_D], *, site: bool = False) -> _D | None:
        """One file of the folder below ``root``; None, and its problems noted, when it cannot be used.

        ``site``: ``root`` is the overlay of a site.
        """
        path = root / FOLDER / name
        self.file = shown(path, root, site=site)
        try:
            self.text = path.read_text("utf-8")
            return msgspec.convert(plain_yaml(self.text), shape)
        except msgspec.ValidationError:  # read once more, now with the lines
            source = read_yaml(path, root, self.problems, site=site)
            if source is not None:
                source.convert_file(shape, **({"findings": StanzaDoc} if shape is FindingsDoc else {}))
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self.problems.append(Problem(self.file, mark.line + 1 if mark else 1, "must be YAML"))
        except FileNotFoundError:
            self.problems.append(Problem(self.file, 1, "cannot be read: there is no such file"))
        except (OSError, UnicodeDecodeError):
            read_yaml(path, root, self.problems, site=site)  # says why
        return None

    def problem(self, place: str, message: str) -> None:
        """Note a fault at the first mention of ``place``."""
        at = self.text.find(place)
        self.problems.append(Problem(self.file, self.text.count("\n", 0, max(at, 0)) + 1, message))

    def stem(self, words: Iterable[str]) -> Words:
        """Words as the reader sees them."""
        return tuple(map(self.spell, words))

    def spell(self, word: str) -> str:
        """One word as the reader sees it."""
        known = self.stems.get(word)
        if known is None:
            known = self.stems[word] = stem(self.same.get(word, word), self.exact)
        return known

    def expand(self, pattern: str) -> tuple[Words, ...]:
        """All word sequences of a pattern; none, and a problem noted, when it cannot be read."""
        try:
            return expand(pattern, self.groups, self.spell)
        except PatternError as error:
            self.problem(pattern, f"{error} in {pattern[:60]}")
            return ()

    def add(self, patterns: Iterable[str], entry: Entry) -> None:
        """Give all phrases of the patterns this meaning; a problem where another one competes with it."""
        alone = (entry,)
        for pattern in patterns:
            for words in self.expand(pattern):
                known = self.phrases.setdefault(words, alone)
                if known is not alone and entry not in known:
                    self._meet(pattern, words, known, entry)

    def _meet(self, pattern: str, words: Words, known: tuple[Entry, ...], entry: Entry) -> None:
        """One more meaning of a phrase."""
        kinds = {e.kind for e in known} | {entry.kind}
        if any(kinds <= together for together in _TOGETHER):
            self.phrases[words] = (*known, entry)
        else:
            self.problem(pattern, f"'{' '.join(words)}' is {entry.kind} {entry.name} and {known[0].name} as well")
