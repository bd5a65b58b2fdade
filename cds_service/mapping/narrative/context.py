"""What stands around a phrase: denied, uncertain, hypothetical, past, somebody else's, planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative_types import Kind, Limits, NarrativeKnowledge
from cds_service.mapping.narrative import grammar
from cds_service.mapping.narrative.after import After, said_after
from cds_service.mapping.narrative.asserting import LIST_AHEAD, asserted, goes_on
from cds_service.mapping.narrative.lexicon import Item
from cds_service.mapping.narrative.tokens import Token

_CONTENT = frozenset({Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.AREA, Kind.VALUE, Kind.QUANTITY})
_INTRODUCTION = 6
"""Tokens at the end of a sentence among which a colon opens a list."""
_CARE = {"planned": "planned", "care-done": "done", "not-tried": "not-tried", "failed": "failed"}
_STRONG_HISTORY_REACH = 3
_HISTORY_REACH = 2


class Context(NamedTuple):
    """How a phrase is meant where it stands."""

    negated: bool = False
    possible: bool = False
    hypothetical: bool = False
    other: bool = False
    question: bool = False
    past: bool = False
    history: bool = False
    """After "history of", which some findings take for over."""
    no_history: bool = False
    """Denied together with its history."""
    care: str = ""
    """The last word about care before it: planned, done, not-tried or failed."""
    resolved: bool = False
    unanswered: bool = False
    """A template or question without an answer."""
    ticked: bool = False
    listed: bool = False
    """Denied as a further member of a list, which a word of its own may contradict."""


class _State:
    __slots__ = (
        "brief",
        "care",
        "denial",
        "history",
        "hypothetical",
        "negated",
        "no_history",
        "other",
        "parted",
        "past",
        "possible",
        "question",
        "seen",
        "ticked",
    )

    def __init__(self, first: int) -> None:
        self.negated = self.denial = self.parted = -1
        self.seen = first
        self.brief = False
        self.no_history = False
        self.possible = -1
        self.past = -1
        self.history = -1
        self.hypothetical = False
        self.other = False
        self.question = False
        self.care = ""
        self.ticked = -1

    def deny(self, at: int) -> None:
        """A denial ends at this token: nothing parts it yet from what follows."""
        self.negated = self.denial = self.seen = at
        self.parted = -1

    def reach(self, tokens: Sequence[Token], at: int) -> None:
        """Look as far as this token for what parts the denial from what follows."""
        for place in range(self.seen, at):
            if tokens[place].norm in grammar.SEVERING or tokens[place].kind == "brk":
                self.parted = place
        self.seen = max(self.seen, at)


def contexts(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Context]:
    """One context per item of a sentence."""
    found = _forward(tokens, items, first, last, knowledge)
    if tokens[last - 1].norm == "?" and tokens[first].norm in knowledge.question_words:
        found = [context._replace(question=True) for context in found]
    if any(item.has(Kind.CUE, "relatives") for item in items):
        found = [context._replace(other=True) for context in found]
    after = said_after(tokens, items, first, last, knowledge.limits)
    return [_merge(before, later) for before, later in zip(found, after, strict=True)]


def opens_list(tokens: Sequence[Token], items: Sequence[Item], last: int) -> Context | None:
    """How the items of a list are meant that this sentence introduces with a colon; None when it does not."""
    colon = next((at for at in range(last - 1, max(last - _INTRODUCTION, -1), -1) if tokens[at].norm == ":"), None)
    if colon is None or not items or any(is_content(item) and item.first > colon for item in items):
        return None
    for item in reversed(items):
        if _is_answer(tokens, item, last):
            return None
        if item.has(Kind.CUE, "hypothetical"):
            return Context(hypothetical=True)
        if item.has(Kind.CUE, "negation", "negation-history"):
            return Context(negated=True)
        if item.has(Kind.CUE, "affirmation", "end") and not item.has(Kind.CUE, "barrier"):
            return None
    return None


def is_content(item: Item) -> bool:
    """Whether the item says something by itself."""
    return any(e.kind in _CONTENT for e in item.entries)


def _forward(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Context]:
    words, limits = knowledge.asserting, knowledge.limits
    state = _State(first)
    found: list[Context] = []
    for k, item in enumerate(items):
        _expire(state, item, tokens, last, limits)
        state.reach(tokens, item.first)
        listed = state.negated >= 0 and state.parted >= 0 and not goes_on(tokens, state.parted, item, last)
        if is_content(item) and item.first > first and tokens[item.first - 1].norm in words.before:
            state.past = state.history = -1
        if listed and is_content(item) and asserted(tokens, items, k, state.denial, last, words):
            state.negated = -1
        found.append(
            Context(
                negated=state.negated >= 0,
                possible=state.possible >= 0,
                hypothetical=state.hypothetical,
                other=state.other,
                question=state.question,
                past=state.past >= 0,
                history=state.history >= 0,
                no_history=state.negated >= 0 and state.no_history,
                care=state.care,
                ticked=state.ticked == item.first,
                listed=listed,
            )
        )
        if is_content(item):
            if state.negated >= 0:
                state.negated = item.last
            if state.possible >= 0:
                state.possible = item.last
            if state.past >= 0 and item.has(Kind.FINDING):
                state.past = item.last
            if state.history >= 0 and item.has(Kind.FINDING):
                state.history = item.last
        _cue(state, item, tokens, last)
        if _denies(tokens, item, last):
            state.deny(item.last)
    return found


def _denies(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether a phrase has the denial within itself, which then reaches on ("no recent falls or trauma")."""
    listed = item.last < last and tokens[item.last].norm in grammar.LIST_MARKS
    return (
        listed
        and tokens[item.first].norm in grammar.BARE_DENIALS
        and any(e.kind is Kind.FINDING and e.mode == "absent" for e in item.entries)
    )


def _expire(state: _State, item: Item, tokens: Sequence[Token], last: int, limits: Limits) -> None:
    if state.negated >= 0 and state.brief and _ends_at_comma(tokens, state.negated, item.first, last):
        state.negated = -1
    if state.negated >= 0 and item.first - _list_edge(tokens, state.negated, item.first, limits) > limits.scope:
        state.negated = -1
    if state.possible >= 0 and item.first - state.possible > limits.scope // 2:
        state.possible = -1
    if state.past >= 0 and item.first - state.past > _STRONG_HISTORY_REACH:
        state.past = -1
    if state.history >= 0 and item.first - state.history > _HISTORY_REACH:
        state.history = -1


def _ends_at_comma(tokens: Sequence[Token], first: int, last: int, end: int) -> bool:
    """Whether a comma ends "without": it does where no "or" or "and" shows that a list goes on."""
    if not any(tokens[at].norm == "," for at in range(first, last)):
        return False
    return not any(tokens[at].norm in ("or", "and", "nor") for at in range(first, min(end, last + LIST_AHEAD)))


def _list_edge(tokens: Sequence[Token], first: int, last: int, limits: Limits) -> int:
    """How far an enumeration carries a denial: the last comma that is reached in short steps."""
    edge = first
    for at in range(first, last):
        if tokens[at].norm in (",", "or", "/"):
            if at - edge > limits.step:
                return edge
            edge = at
    return edge


def _cue(state: _State, item: Item, tokens: Sequence[Token], last: int) -> None:
    for entry in item.entries:
        if entry.kind is Kind.CUE:
            if entry.name == "negation" and _is_answer(tokens, item, last):
                state.negated = -1
                continue
            _denial(state, item, tokens, entry.name)
            _reach(state, item, tokens, entry.name)
            _care(state, item, entry.name)


def _is_answer(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether a denial answers the label before it ("fever: no"), and so says nothing of what follows."""
    if item.first == 0 or tokens[item.first].norm not in grammar.BARE_DENIALS:
        return False
    if tokens[item.first - 1].norm not in grammar.ANSWER_MARKS and tokens[item.first - 1].norm != "(":
        return False
    return item.last >= last or tokens[item.last].kind in ("punct", "brk", "box")


def _denial(state: _State, item: Item, tokens: Sequence[Token], name: str) -> None:
    if name in ("negation", "negation-history"):
        state.deny(item.last)
        state.no_history = name == "negation-history"
        state.brief = tokens[item.first].norm in grammar.BRIEF_DENIALS
        state.possible = -1
    elif name == "affirmation":
        state.negated = state.possible = -1
        if tokens[item.first].kind == "box":
            state.ticked = item.last
    elif name == "end":
        state.negated = state.possible = state.past = state.history = -1
        state.care = ""


def _reach(state: _State, item: Item, tokens: Sequence[Token], name: str) -> None:
    if name == "possible":
        state.possible = item.last
    elif name == "hypothetical":
        state.hypothetical = True
    elif name == "other":
        state.other = True
    elif name == "question":
        state.question = True
    elif name == "historical":
        state.past = item.last
    elif name == "history-of" and not _lasting(tokens, item.first):
        state.history = item.last


def _care(state: _State, item: Item, name: str) -> None:
    if name not in _CARE or (name == "care-done" and state.care == "failed"):
        return
    state.care = _CARE[name]
    if name == "planned":
        state.negated = -1
    elif name == "not-tried" and state.negated < item.last:
        state.deny(item.last)
        state.no_history = False


def _lasting(tokens: Sequence[Token], at: int) -> bool:
    """Whether the history is one of some weeks ("a 3-week history of"), so that it is now."""
    return at > 0 and (
        tokens[at - 1].norm in grammar.PERIODS
        or (tokens[at - 1].norm == "-" and at > 1 and tokens[at - 2].kind == "num")
    )


def _merge(before: Context, after: After) -> Context:
    return before._replace(
        negated=after.negated or (before.negated and not (before.listed and after.affirmed)),
        possible=before.possible or after.possible,
        question=before.question and not (after.negated or after.affirmed),
        resolved=after.resolved,
        unanswered=after.unanswered,
    )
