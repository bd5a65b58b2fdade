"""All phrases with their meanings as one deterministic finite automaton over words.

The alternatives of a pattern go on in the same states behind it, so that what ten words before may each have behind them
is kept once; written out, the shipped patterns stand for most of a million word sequences.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from cds_service.knowledge.narrative.patterns import Choice, Part, Words

M = TypeVar("M", bound=Hashable)
"""What a phrase means."""


class State(Generic[M]):
    """Where a reader of words stands: what is next by word (``children``) and by name of a group (``groups``).

    ``meanings``: of the phrase that ends here, in the order in which they were given; none where no phrase ends.
    """

    __slots__ = ("children", "groups", "meanings")

    def __init__(self, meanings: tuple[M, ...] = ()) -> None:
        self.children: Mapping[str, State[M]] = {}
        self.groups: tuple[tuple[str, State[M]], ...] = ()
        self.meanings = meanings


class _Rest(NamedTuple):
    """What may follow within one pattern: next words, each with what follows it; whether it may end here."""

    steps: tuple[tuple[str, _Rest], ...]
    ends: bool
    pattern: int
    """Its number."""


def automaton(patterns: Iterable[tuple[Choice, M]]) -> State[M]:
    """The first state of the phrases of all patterns; a phrase of several patterns has the meanings of all of them."""
    given = tuple(patterns)
    first = tuple(_before(choice, _Rest((), True, number)) for number, (choice, _) in enumerate(given))
    begin: State[M] = State()
    known: dict[frozenset[int], State[M]] = {}
    waiting = deque([(begin, first)])
    while waiting:
        state, rests = waiting.popleft()
        after: dict[str, State[M]] = {}
        for word, behind in _by_word(rests).items():
            key = frozenset(map(id, behind))
            if key not in known:
                known[key] = State(tuple(dict.fromkeys(given[rest.pattern][1] for rest in behind if rest.ends)))
                waiting.append((known[key], behind))
            after[word] = known[key]
        state.groups = tuple((word[1:-1], one) for word, one in after.items() if is_group(word))
        state.children = {word: one for word, one in after.items() if not is_group(word)}
    return begin


def is_group(word: str) -> bool:
    """Whether a word of a phrase stands for a group ("{saddle}")."""
    return word.startswith("{") and word.endswith("}") and word != "{}"


def states_behind(begin: State[M]) -> Iterator[tuple[Words, State[M]]]:
    """Every state behind the first, once, with one of the shortest word sequences that lead to it."""
    seen: set[int] = set()
    waiting: deque[tuple[Words, State[M]]] = deque([((), begin)])
    while waiting:
        words, state = waiting.popleft()
        for word, after in chain(state.children.items(), ((f"{{{name}}}", one) for name, one in state.groups)):
            if id(after) not in seen:
                seen.add(id(after))
                waiting.append(((*words, word), after))
                yield (*words, word), after


def meanings_of(begin: State[M], words: Words) -> tuple[M, ...]:
    """What a phrase means; nothing where it is none."""
    state = begin
    for word in words:
        after = dict(state.groups).get(word[1:-1]) if is_group(word) else state.children.get(word)
        if after is None:
            return ()
        state = after
    return state.meanings


def words_of(begin: State[M]) -> set[str]:
    """All words of all phrases; neither names of groups nor the words in them."""
    return set(begin.children).union(*(state.children for _, state in states_behind(begin)))


def _before(part: Part, rest: _Rest) -> _Rest:
    """What may follow where a part stands before ``rest``."""
    if isinstance(part, str):
        return _Rest(((part, rest),), False, rest.pattern)
    ways = [rest] if part.optional else []
    for branch in part.branches:
        way = rest
        for one in reversed(branch):
            way = _before(one, way)
        ways.append(way)
    if len(ways) == 1:
        return ways[0]
    return _Rest(tuple(chain.from_iterable(way.steps for way in ways)), any(way.ends for way in ways), rest.pattern)


def _by_word(rests: Iterable[_Rest]) -> dict[str, tuple[_Rest, ...]]:
    found: dict[str, dict[int, _Rest]] = {}
    for rest in rests:
        for word, after in rest.steps:
            found.setdefault(word, {})[id(after)] = after
    return {word: tuple(behind.values()) for word, behind in found.items()}
