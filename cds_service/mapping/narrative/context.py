"""What stands around a phrase: denied, uncertain, hypothetical, past, somebody else's, planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative_types import Kind, Limits, NarrativeKnowledge
from cds_service.mapping.narrative.lexicon import Item
from cds_service.mapping.narrative.tokens import Token

_CONTENT = frozenset({Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.AREA, Kind.VALUE, Kind.QUANTITY})
_NAMING = (Kind.FINDING, Kind.COMPLAINT)
_LINKS = frozenset(
    "is was are were be been being has have had : - remains remain reported noted as also all both now currently "
    "completely fully ( ) symptom exam sign test the to found appears appear described documented elicited".split()
)
_CONNECTORS = frozenset(
    {",", "and", "or", "/", "&", "nor", "as", "well", "the", "any", "associated", "\n", "a", "an", "-", "other"}
)
_INTRODUCTION = 6
"""Tokens at the end of a sentence among which a colon opens a list."""
_BRIEF_DENIALS = frozenset({"without", "w/o"})
_LIST_AHEAD = 12
_BLANKS = frozenset({"_", "boxoff"})
_PERIODS = frozenset("hour day week month year long brief short prolonged extensive recent".split())
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


class _State:
    __slots__ = (
        "brief",
        "care",
        "hypothetical",
        "history",
        "negated",
        "no_history",
        "other",
        "past",
        "possible",
        "question",
        "ticked",
    )

    def __init__(self) -> None:
        self.negated = -1
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


def contexts(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> list[Context]:
    """One context per item of a sentence."""
    limits = knowledge.limits
    found = _forward(tokens, items, last, limits)
    if tokens[last - 1].norm == "?" and tokens[first].norm in knowledge.question_words:
        found = [context._replace(question=True) for context in found]
    if any(item.has(Kind.CUE, "relatives") for item in items):
        found = [context._replace(other=True) for context in found]
    after = _after(tokens, items, first, last, limits)
    return [_merge(before, later) for before, later in zip(found, after, strict=True)]


def opens_list(tokens: Sequence[Token], items: Sequence[Item], last: int) -> Context | None:
    """How the items of a list are meant that this sentence introduces with a colon; None when it does not."""
    colon = next((at for at in range(last - 1, max(last - _INTRODUCTION, -1), -1) if tokens[at].norm == ":"), None)
    if colon is None or not items or any(is_content(item) and item.first > colon for item in items):
        return None
    for item in reversed(items):
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


def listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether only list connectors stand between two token indices."""
    return all(tokens[i].norm in _CONNECTORS for i in range(first, last))


def _forward(tokens: Sequence[Token], items: Sequence[Item], last: int, limits: Limits) -> list[Context]:
    state = _State()
    found: list[Context] = []
    for item in items:
        _expire(state, item, tokens, last, limits)
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
        _cue(state, item, tokens)
    return found


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
    return not any(tokens[at].norm in ("or", "and", "nor") for at in range(first, min(end, last + _LIST_AHEAD)))


def _list_edge(tokens: Sequence[Token], first: int, last: int, limits: Limits) -> int:
    """How far an enumeration carries a denial: the last comma that is reached in short steps."""
    edge = first
    for at in range(first, last):
        if tokens[at].norm in (",", "or", "/"):
            if at - edge > limits.step:
                return edge
            edge = at
    return edge


def _cue(state: _State, item: Item, tokens: Sequence[Token]) -> None:
    for entry in item.entries:
        if entry.kind is not Kind.CUE:
            continue
        name = entry.name
        if name in ("negation", "negation-history"):
            state.negated, state.no_history = item.last, name == "negation-history"
            state.brief = tokens[item.first].norm in _BRIEF_DENIALS
            state.possible = -1
        elif name == "affirmation":
            state.negated = state.possible = -1
            if tokens[item.first].kind == "box":
                state.ticked = item.last
        elif name == "end":
            state.negated = state.possible = state.past = state.history = -1
            state.care = ""
        elif name == "possible":
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
        elif name in ("planned", "care-done", "not-tried", "failed"):
            if not (name == "care-done" and state.care == "failed"):
                state.care = {"care-done": "done"}.get(name, name)
            if name == "planned":
                state.negated = -1
            elif name == "not-tried" and state.negated < item.last:
                state.negated, state.no_history = item.last, False


def _lasting(tokens: Sequence[Token], at: int) -> bool:
    """Whether the history is one of some weeks ("a 3-week history of"), so that it is now."""
    return at > 0 and (
        tokens[at - 1].norm in _PERIODS or (tokens[at - 1].norm == "-" and at > 1 and tokens[at - 2].kind == "num")
    )


class _After(NamedTuple):
    negated: bool = False
    affirmed: bool = False
    possible: bool = False
    resolved: bool = False
    unanswered: bool = False


_NOTHING = _After()


def _after(tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, limits: Limits) -> list[_After]:
    found = [_NOTHING] * len(items)
    for k in range(len(items) - 1, -1, -1):
        item = items[k]
        if not item.has(Kind.FINDING) and not item.has(Kind.COMPLAINT) and not item.has(Kind.TOPIC):
            continue
        found[k] = _said_after(tokens, items, k, last, limits)
        if found[k] is _NOTHING:
            nearby = _next_naming(items, k)
            if nearby is not None and listed(tokens, item.last, items[nearby].first):
                found[k] = found[nearby]
        if found[k] is _NOTHING and item.first > first and tokens[item.first - 1].norm == "boxoff":
            found[k] = _After(unanswered=True)
    return found


def _next_naming(items: Sequence[Item], k: int) -> int | None:
    if k + 1 < len(items) and any(items[k + 1].has(kind) for kind in _NAMING):
        return k + 1
    return None


def _said_after(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, limits: Limits) -> _After:
    at = items[k].last
    steps = 0
    marked = False
    asked = False
    following = k + 1
    while at < last and steps <= limits.link:
        norm = tokens[at].norm
        if norm in _BLANKS:
            return _After(unanswered=True)
        if norm == "?":
            asked = True
        if norm in (":", "?", "-", "="):
            marked = True
        while following < len(items) and items[following].first < at:
            following += 1
        if following < len(items) and items[following].first == at and norm != "?":
            answer = _answer(tokens, items[following], last, marked=marked)
            if answer is not None:
                return answer
            if not items[following].has(Kind.AREA) and not items[following].has(Kind.SIDE):
                break
            at = items[following].last
            steps += 1
            continue
        if norm == "," and following < len(items) and items[following].first == at + 1:
            if items[following].has(Kind.CUE, "historical-after"):
                return _After(resolved=True)
        if norm not in _LINKS and norm not in ("?", "=", "in", "on", "of"):
            break
        at += 1
        steps += 1
    return _After(unanswered=True) if asked and _open_question(tokens, at, last) else _NOTHING


def _open_question(tokens: Sequence[Token], at: int, last: int) -> bool:
    """A question mark with nothing but a choice of answers behind it."""
    return at < last and tokens[at].norm in ("y", "n", "yes", "no")


def _answer(tokens: Sequence[Token], item: Item, last: int, *, marked: bool) -> _After | None:
    if item.has(Kind.CUE, "historical-after"):
        return _After(resolved=True)
    if item.has(Kind.CUE, "possible-after"):
        return _After(possible=True)
    if item.has(Kind.CUE, "not-asked"):
        return _After(unanswered=True)
    if item.has(Kind.CUE, "negation-after", "negation"):
        closes = item.last >= last or tokens[item.last].kind in ("punct", "brk", "box")
        choice = item.last < last and tokens[item.last].norm == "/"
        bare = tokens[item.first].norm in ("no", "none", "nil", "denies", "deny", "not", "without", "never", "n")
        if choice:
            return _After(unanswered=True)
        if closes and (marked or not bare):
            return _After(negated=True)
        return None
    if item.has(Kind.CUE, "affirmation-after"):
        choice = item.last < last and tokens[item.last].norm == "/"
        return _After(unanswered=True) if choice else _After(affirmed=True)
    if item.has(Kind.VALUE, "absent", "negative"):
        return _After(negated=True)
    if item.has(Kind.VALUE, "normal") and marked:
        return _After(negated=True)
    if item.has(Kind.VALUE, "positive"):
        return _After(affirmed=True)
    return None


def _merge(before: Context, after: _After) -> Context:
    return before._replace(
        negated=(before.negated or after.negated) and not (after.affirmed and not before.negated),
        possible=before.possible or after.possible,
        question=before.question and not (after.negated or after.affirmed),
        resolved=after.resolved,
        unanswered=after.unanswered,
    )
