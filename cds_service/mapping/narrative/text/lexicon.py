"""Finds phrases in tokens: a automaton of words, longest match first, stepping over fillers inside a phrase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


_PARTING = grammar.CLOSING | {"and"}
"""Words before a new statement."""
_PARTS = frozenset(["end", "affirmation"])
"""Cues that part it from what was said before."""


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
        for entry in self.entries:  # noqa: SIM110  # asked a hundred times a sentence: a generator costs more than the answer
            if entry.kind is kind and (not names or entry.name in names):
                return True
        return False


class Lexicon:
    """The phrases of the knowledge, ready to be found."""

    def __init__(self, knowledge: NarrativeKnowledge) -> None:
        self._words = _words_of(knowledge)
        self._begins = frozenset(knowledge.phrases.children).union(self._words.opening)
        self._notions = knowledge.lay.notions
        self._headings = knowledge.headings
        self._signed = frozenset(name for name, section in knowledge.sections.items() if section.signed)
        self.speller = Speller(_vocabulary(knowledge), knowledge)

    def scan(self, tokens: Sequence[Token], first: int, last: int) -> list[Item]:
        """Phrases between two token indices, left to right, longest first, without overlap."""
        finder = _Finder(tokens, last, self._words)
        items: list[Item] = []
        at = first
        while at < last:
            if tokens[at].norm not in self._begins and tokens[at].kind != "num":
                at += 1
                continue
            end, entries = finder.longest(self._words.root, at)
            if end > at + 1 and tokens[at].norm in _PARTING and _only_parts(entries):
                end = self._before_finding(finder, at, end)
            if entries:
                items.append(Item(at, end, entries))
                at = end
            else:
                at += 1
        return items

    def _before_finding(self, finder: _Finder, at: int, end: int) -> int:
        """The end of a phrase that parts statements, which leaves a finding its first words ("back pain, in chemotherapy")."""
        for inner in range(at + 1, end):
            reach, entries = finder.longest(self._words.root, inner)
            if reach > end and any(entry.kind is Kind.FINDING for entry in entries):
                return inner
        return end

    def notions(self, tokens: Sequence[Token], first: int, last: int) -> list[Item]:
        """Everyday words between two token indices: all that begin at a token, so that they overlap."""
        finder = _Finder(tokens, last, self._words)
        return [Item(at, end, entries) for at in range(first, last) for end, entries in finder.all(self._notions, at)]

    def heading(self, tokens: Sequence[Token], first: int, last: int) -> tuple[int, str] | None:
        """The end and section of a heading that begins here."""
        end, entries = _Finder(tokens, last, self._words).longest(self._headings, first)
        return (end, entries[0].name) if entries else None

    def is_signed(self, words: Words) -> bool:
        """Whether these words are a heading whose lines may have answers for bullets."""
        return any(entry.name in self._signed for entry in meanings_of(self._headings, words))


class _Words(NamedTuple):
    """``root``: of all phrases. ``groups``: name -> first state of its members; ``starts``: the words with which they begin.

    ``opening``: word -> groups of the root that begin with it. ``fillers``: say nothing within a phrase. ``said``: are a
    phrase by themselves, and no place; ``results``: are or begin a result.
    """

    root: State[Entry]
    groups: Mapping[str, State[Entry]]
    starts: Mapping[str, frozenset[str]]
    opening: Mapping[str, tuple[tuple[str, State[Entry]], ...]]
    fillers: frozenset[str]
    said: frozenset[str]
    results: frozenset[str]


def _words_of(knowledge: NarrativeKnowledge) -> _Words:
    root, starts = knowledge.phrases, _starts_of(knowledge.groups)
    opening: dict[str, list[tuple[str, State[Entry]]]] = {}
    for name, after in root.groups:
        for word in starts[name]:
            opening.setdefault(word, []).append((name, after))
    alone = {word: {entry.kind for entry in node.meanings} for word, node in root.children.items()}
    return _Words(
        root=root,
        groups=knowledge.groups,
        starts=starts,
        opening={word: tuple(behind) for word, behind in opening.items()},
        fillers=frozenset(knowledge.fillers),
        said=frozenset(word for word, kinds in alone.items() if kinds - {Kind.AREA}),
        results=frozenset(word for word, kinds in alone.items() if Kind.VALUE in kinds or word in RESULTS_TOO),
    )


def _starts_of(groups: Mapping[str, State[Entry]]) -> dict[str, frozenset[str]]:
    """Name of a group -> words with which its members begin."""
    known: dict[str, frozenset[str]] = {}

    def first_of(name: str) -> frozenset[str]:
        if name not in known:
            known[name] = frozenset()
            members = groups[name]
            known[name] = frozenset(members.children).union(*(first_of(inner) for inner, _ in members.groups))
        return known[name]

    for name in groups:
        first_of(name)
    return known


class _Finder:
    __slots__ = ("_last", "_seen", "_tokens", "_words")

    def __init__(self, tokens: Sequence[Token], last: int, words: _Words) -> None:
        self._tokens, self._last, self._words = tokens, last, words
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
        norms = (token.norm, _NUMBER) if token.kind == "num" else (token.norm,)
        for norm in norms:
            child = node.children.get(norm)
            if child is not None:
                self._walk(child, at + 1, 0, start, found)
        for name, after in self._groups_at(node, norms):
            for end in self._members(name, at):
                self._walk(after, end, 0, start, found)
        if at > start and skipped < _SKIP and (token.norm == _OPENING or self._fills(at, start)):
            self._walk(node, at + 1, skipped + 1, start, found)
            if token.norm == _OPENING and not skipped and self._holds_name(at):
                self._walk(node, at + _BRACKETED + 1, 1, start, found)

    def _groups_at(self, node: State[Entry], norms: tuple[str, ...]) -> Iterable[tuple[str, State[Entry]]]:
        """The groups behind a state of which a member may begin with one of these words."""
        words = self._words
        if node is words.root:  # it has more than a hundred
            return [one for norm in norms for one in words.opening.get(norm, ())]
        return [one for one in node.groups if not words.starts[one[0]].isdisjoint(norms)] if node.groups else ()

    def _fills(self, at: int, start: int) -> bool:
        """Whether a token says nothing in a phrase that begins at ``start``.

        Behind the word of a result, a dash with room before it, or a line, parts two statements ("sensation normal - anal tone
        reduced").
        """
        token = self._tokens[at]
        parting = token.kind == "brk" or (token.norm == "-" and self._tokens[start].end < token.start)
        if parting and at - start == 1 and self._tokens[start].norm in self._words.results:
            return False
        return token.norm in self._words.fillers or token.kind == "brk"

    def _holds_name(self, at: int) -> bool:
        """Whether the bracket that opens here holds one word, which may be another name and is no answer."""
        if at + _BRACKETED >= self._last or self._tokens[at + _BRACKETED].norm != _CLOSING:
            return False
        inside = self._tokens[at + 1]
        return inside.kind in ("word", "level") and inside.norm not in _ANSWERS and inside.norm not in self._words.said

    def _members(self, name: str, at: int) -> tuple[int, ...]:
        key = (name, at)
        known = self._seen.get(key)
        if known is None:
            self._seen[key] = ()
            found: list[tuple[int, tuple[Entry, ...]]] = []
            self._walk(self._words.groups[name], at, 0, at, found)
            known = tuple({end: None for end, _ in found})
            self._seen[key] = known
        return known


def _only_parts(entries: tuple[Entry, ...]) -> bool:
    return bool(entries) and all(entry.kind is Kind.CUE and entry.name in _PARTS for entry in entries)


def _end(found: tuple[int, tuple[Entry, ...]]) -> int:
    return found[0]


def _vocabulary(knowledge: NarrativeKnowledge) -> set[str]:
    times = knowledge.times
    words = set(chain.from_iterable(chain(times.ago, times.chronic)))
    words.update(times.units, times.counts, times.months)
    return words.union(
        *map(words_of, (knowledge.phrases, knowledge.headings, knowledge.lay.notions, *knowledge.groups.values()))
    )
