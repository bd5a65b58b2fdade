"""What is gathered of the narrative files while they are read: phrases and what they mean, every fault with its line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

import msgspec
import yaml

from cds_service.errors import Problem
from cds_service.knowledge.narrative.automaton import State, automaton, meanings_of, states_behind
from cds_service.knowledge.narrative.docs import Doc, FindingsDoc, StanzaDoc
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.patterns import Choice, PatternError, Words, parse, stem
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


class Meant(NamedTuple):
    """A pattern as read and what its phrases mean; as written, and the file with its text where it is."""

    choice: Choice
    entry: Entry
    pattern: str
    file: str
    text: str


@dataclass(slots=True)
class Gathered:
    """Phrases and headings with their meanings, groups and spellings so far; ``file`` and ``text`` are of the file being read."""

    problems: list[Problem]
    groups: dict[str, State[Entry]] = field(default_factory=dict)
    phrases: list[Meant] = field(default_factory=list)
    headings: list[Meant] = field(default_factory=list)
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
        self.problems.append(Problem(self.file, line_of(place, self.text), message))

    def stem(self, words: Iterable[str]) -> Words:
        """Words as the reader sees them."""
        return tuple(map(self.spell, words))

    def spell(self, word: str) -> str:
        """One word as the reader sees it."""
        known = self.stems.get(word)
        if known is None:
            known = self.stems[word] = stem(self.same.get(word, word), self.exact)
        return known

    def parse(self, pattern: str) -> Choice | None:
        """The choices of a pattern; None, and a problem noted, when it cannot be read."""
        try:
            return parse(pattern, self.groups, self.spell)
        except PatternError as error:
            self.problem(pattern, f"{error} in {pattern[:60]}")
            return None

    def each(self, patterns: Iterable[str], entry: Entry) -> Iterator[tuple[Choice, Entry]]:
        """Those of the patterns that can be read, with this meaning; a problem noted for each other one."""
        for pattern in patterns:
            read = self.parse(pattern)
            if read is not None:
                yield read, entry

    def add(self, patterns: Iterable[str], entry: Entry) -> None:
        """Give all phrases of the patterns this meaning; those of a section are its headings."""
        known = self.headings if entry.kind is Kind.SECTION else self.phrases
        for pattern in patterns:
            read = self.parse(pattern)
            if read is not None:
                known.append(Meant(read, entry, pattern, self.file, self.text))

    def together(self, phrases: Sequence[Meant]) -> State[Entry]:
        """Phrases as one automaton; a problem for each that has meanings which compete."""
        found = automaton((meant.choice, meant.entry) for meant in phrases)
        for words, state in states_behind(found):
            if len(state.meanings) > 1 and not _go_together(state.meanings):
                self._compete(words, state.meanings, phrases)
        return found

    def _compete(self, words: Words, meanings: tuple[Entry, ...], phrases: Sequence[Meant]) -> None:
        """Note that a phrase has another meaning as well, where the last of them is given."""
        known, entry = meanings[0], meanings[-1]
        said = f"'{' '.join(words)}' is {entry.kind} {entry.name} and {known.name} as well"
        meant = next(m for m in phrases if m.entry == entry and meanings_of(automaton([(m.choice, m.entry)]), words))
        self.problems.append(Problem(meant.file, line_of(meant.pattern, meant.text), said))


def line_of(place: str, text: str) -> int:
    """The line, from 1, of the first mention of a place; the first where there is none."""
    return text.count("\n", 0, max(text.find(place), 0)) + 1


def _go_together(meanings: tuple[Entry, ...]) -> bool:
    kinds = {entry.kind for entry in meanings}
    return any(kinds <= together for together in _TOGETHER)
