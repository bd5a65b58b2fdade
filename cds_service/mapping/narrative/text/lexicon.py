"""Finds phrases in tokens: a automaton of words, longest match first, stepping over fillers inside a phrase."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cds_service.knowledge.narrative.automaton import State, meanings_of, words_of
from cds_service.knowledge.narrative.entries import Entry, Kind
from cds_service.knowledge.narrative.patterns import Words
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.parting import RESULTS_TOO
from cds_service.mapping.narrative.text.tokens import Speller, Token

_SKIP = 2
"""Fillers in a row that a phrase may have inside."""
_NUMBER = "#"
_OPENING, _CLOSING = "(", ")"
"""A phrase may go on in brackets ("PPM (MRI conditional)"), and behind them where they hold another name of one word."""
_BRACKETED = 2
"""Tokens from the one word in brackets back to what opens them ("saddle (perineal) anesthesia")."""

_ANSWERS = (
    grammar.BARE_DENIALS
    | grammar.CHOICES
    | grammar.DENYING
    | grammar.PARTLY
    | {"absent", "negative", "normal", "denied", "left", "right", "partly", "sometimes", "mostly", "just"}
)
"""Words that are no other name, in brackets."""


class Item(NamedTuple):
    """A phrase found: tokens ``first`` to before ``last``, and what it means."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    def name(self, kind: Kind) -> str | None:
        """The name of its meaning of this kind, None when it has none."""
        for entry in self.entries:
            if entry.kind is kind:
                return entry.name
        return None

    def has(self, kind: Kind, *names: str) -> bool:
        """Whether it has a meaning of this kind (with one of these names)."""
        return any(e.kind is kind and (not names or e.name in names) for e in self.entries)


class Lexicon:
    """The phrases of the knowledge, ready to be found."""

    def __init__(self, knowledge: NarrativeKnowledge) -> None:
        self._fillers = knowledge.fillers
        self._groups = knowledge.groups
        self._root = knowledge.phrases
        self._begins = self._beginnings(knowledge)
        self._notions = knowledge.lay.notions
        self._headings = knowledge.headings
        self._signed = frozenset(name for name, section in knowledge.sections.items() if section.signed)
        self.speller = Speller(_vocabulary(knowledge), knowledge)

    def scan(self, tokens: Sequence[Token], first: int, last: int) -> list[Item]:
        """Phrases between two token indices, left to right, longest first, without overlap."""
        finder = _Finder(tokens, last, self._groups, self._starts, self._fillers, self._said, self._results)
        items: list[Item] = []
        at = first
        while at < last:
            if tokens[at].norm not in self._begins and tokens[at].kind != "num":
                at += 1
                continue
            end, entries = finder.longest(self._root, at)
            if entries:
                items.append(Item(at, end, entries))
                at = end
            else:
                at += 1
        return items

    def notions(self, tokens: Sequence[Token], first: int, last: int) -> list[Item]:
        """Everyday words between two token indices: all that begin at a token, so that they overlap."""
        finder = _Finder(tokens, last, self._groups, self._starts, self._fillers, self._said, self._results)
        return [Item(at, end, entries) for at in range(first, last) for end, entries in finder.all(self._notions, at)]

    def _beginnings(self, knowledge: NarrativeKnowledge) -> frozenset[str]:
        """Words with which some phrase begins."""
        known: dict[str, frozenset[str]] = {}

        def first_of(name: str) -> frozenset[str]:
            if name not in known:
                known[name] = frozenset()
                members = knowledge.groups[name]
                known[name] = frozenset(members.children).union(*(first_of(inner) for inner, _ in members.groups))
            return known[name]

        for name in self._groups:
            first_of(name)
        self._starts = known
        self._said = frozenset(
            word
            for word, node in self._root.children.items()
            if any(entry.kind is not Kind.AREA for entry in node.meanings)
        )
        self._results = frozenset(
            word
            for word, node in self._root.children.items()
            if any(entry.kind is Kind.VALUE for entry in node.meanings) or word in RESULTS_TOO
        )
        return frozenset(self._root.children).union(*(known[name] for name, _ in self._root.groups))

    def heading(self, tokens: Sequence[Token], first: int, last: int) -> tuple[int, str] | None:
        """The end and section of a heading that begins here."""
        end, entries = _Finder(
            tokens, last, self._groups, self._starts, self._fillers, self._said, self._results
        ).longest(self._headings, first)
        return (end, entries[0].name) if entries else None

    def is_signed(self, words: Words) -> bool:
        """Whether these words are a heading whose lines may have answers for bullets."""
        return any(entry.name in self._signed for entry in meanings_of(self._headings, words))


class _Finder:
    __slots__ = ("_fillers", "_groups", "_last", "_results", "_said", "_seen", "_starts", "_tokens")

    def __init__(
        self,
        tokens: Sequence[Token],
        last: int,
        groups: Mapping[str, State[Entry]],
        starts: Mapping[str, frozenset[str]],
        fillers: Collection[str],
        said: Collection[str],
        results: Collection[str],
    ) -> None:
        self._said = said
        self._results = results
        self._starts = starts
        self._tokens = tokens
        self._last = last
        self._groups = groups
        self._fillers = fillers
        self._seen: dict[tuple[str, int], tuple[int, ...]] = {}

    def longest(self, root: State[Entry], at: int) -> tuple[int, tuple[Entry, ...]]:
        """The end of the longest phrase behind a state that begins here, and its meaning; empty when there is none."""
        return max(self.all(root, at), key=_end, default=(at, ()))

    def all(self, root: State[Entry], at: int) -> list[tuple[int, tuple[Entry, ...]]]:
        """The ends of all phrases behind a state that begin here, and what they mean."""
        found: list[tuple[int, tuple[Entry, ...]]] = []
        self._walk(root, at, 0, at, found)
        return found

    def _walk(
        self, node: State[Entry], at: int, skipped: int, start: int, found: list[tuple[int, tuple[Entry, ...]]]
    ) -> None:
        if node.meanings and not skipped:
            found.append((at, node.meanings))
        if at >= self._last or not (node.children or node.groups):
            return
        token = self._tokens[at]
        for norm in (token.norm, _NUMBER) if token.kind == "num" else (token.norm,):
            child = node.children.get(norm)
            if child is not None:
                self._walk(child, at + 1, 0, start, found)
        for name, after in node.groups:
            if token.norm in self._starts[name] or token.kind == "num":
                for end in self._members(name, at):
                    self._walk(after, end, 0, start, found)
        within = token.norm == _OPENING or self._fills(at, start)
        if at > start and skipped < _SKIP and within:
            self._walk(node, at + 1, skipped + 1, start, found)
            if token.norm == _OPENING and not skipped and self._holds_name(at):
                self._walk(node, at + _BRACKETED + 1, 1, start, found)

    def _fills(self, at: int, start: int) -> bool:
        """Whether a token says nothing in a phrase that begins at ``start``.

        Behind the word of a result, a dash with room before it, or a line, parts two statements ("sensation normal - anal tone
        reduced").
        """
        token = self._tokens[at]
        parting = token.kind == "brk" or (token.norm == "-" and self._tokens[start].end < token.start)
        if parting and at - start == 1 and self._tokens[start].norm in self._results:
            return False
        return token.norm in self._fillers or token.kind == "brk"

    def _holds_name(self, at: int) -> bool:
        """Whether the bracket that opens here holds one word, which may be another name and is no answer."""
        if at + _BRACKETED >= self._last or self._tokens[at + _BRACKETED].norm != _CLOSING:
            return False
        inside = self._tokens[at + 1]
        return inside.kind in ("word", "level") and inside.norm not in _ANSWERS and inside.norm not in self._said

    def _members(self, name: str, at: int) -> tuple[int, ...]:
        key = (name, at)
        known = self._seen.get(key)
        if known is None:
            self._seen[key] = ()
            found: list[tuple[int, tuple[Entry, ...]]] = []
            self._walk(self._groups[name], at, 0, at, found)
            known = tuple({end: None for end, _ in found})
            self._seen[key] = known
        return known


def _end(found: tuple[int, tuple[Entry, ...]]) -> int:
    return found[0]


def _vocabulary(knowledge: NarrativeKnowledge) -> set[str]:
    times = knowledge.times
    words = set(chain.from_iterable(chain(times.ago, times.chronic)))
    words.update(times.units, times.counts, times.months)
    return words.union(
        *map(words_of, (knowledge.phrases, knowledge.headings, knowledge.lay.notions, *knowledge.groups.values()))
    )
