"""What a cue changes for the rest of its sentence: a denial begins or ends, a warning, a doubt, a history, a plan of care."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.listing import is_bare_list, is_row_of_names
from cds_service.mapping.narrative.context.reach import State
from cds_service.mapping.narrative.context.since_then import came_with, cannot_without, has_come
from cds_service.mapping.narrative.context.supposed import tells_what_would_be
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_CARE = {
    "planned": "planned",
    "care-bidden": "planned",
    "care-done": "done",
    "not-tried": "not-tried",
    "care-refused": "not-tried",
    "failed": "failed",
    "care-asked": "asked",
    "prescribed": "prescribed",
}
_TOLD = ("done", "failed")


_ASIDE = 12
"""Tokens of the longest aside behind a denial."""
_ENDS_ROW = grammar.OPENS_CLAUSE | {"."}
"""Before a system that was asked about, that a row opens with it."""
_FRACTION = 2
"""Tokens of "2/7" before its last."""


def take_cue(state: State, item: Item, tokens: Sequence[Token], first: int, last: int) -> None:
    """Change what holds behind a cue; a denial that answers what stands before it ends instead ("fever: no")."""
    for entry in item.entries:
        if entry.kind is Kind.CUE:
            if entry.name == "negation" and (
                cannot_without(tokens, item.first, first)
                or is_answer(tokens, item, last)
                or _stands_behind(tokens, item, first, last)
            ):
                state.negated = -1
                continue
            if entry.name in ("suggesting", "possible") and _is_shown(state, item, tokens, first):
                state.negated = -1
            if entry.name == "unlikely" and item.first > first and tokens[item.last - 1].norm not in grammar.TO_DOUBTED:
                continue
            _come_true(state, item, tokens, entry.name, first)
            _denial(state, item, tokens, entry.name, last)
            _reach(state, item, tokens, entry.name, last)
            if entry.name == "suggesting":
                _suggest(state, item, tokens, first)
            _care(state, item, tokens, entry.name)


def take_result(
    state: State, tokens: Sequence[Token], items: Sequence[Item], k: int, sentence: range, words: AssertingWords
) -> None:
    """A result before the finding that it denies ("neg saddle anesthesia"), or before a list ("negative: ...", "neg A, B, C")."""
    item = items[k]
    if not item.has(Kind.VALUE, "absent", "negative") or k + 1 >= len(items) or not _is_told(items, k + 1):
        return
    follows = items[k + 1].first
    if tokens[item.last].norm == ":" and follows - item.last == 1:
        state.deny(item.last, named=True)
    elif _answers_system(tokens, item, sentence, words):
        state.deny(item.last)
        row = range(item.last, sentence.stop)
        bare = is_bare_list(tokens, items[k + 1 :], row, words.opening)
        state.narrow = not (bare or is_row_of_names(tokens, row, words.symptoms))
    elif follows - item.last <= (tokens[item.last].norm == ".") and (
        item.first == sentence.start
        or tokens[item.first - 1].norm in grammar.OPENS_CLAUSE
        or _opens_row(tokens, items, k)
    ):
        state.deny(item.last)
        state.narrow = not is_bare_list(tokens, items[k + 1 :], range(item.last, sentence.stop), words.opening)


def _opens_row(tokens: Sequence[Token], items: Sequence[Item], k: int) -> bool:
    """Whether a result behind a label that names nothing is the first of a row of such ("Const: neg fever, neg chills")."""
    if tokens[items[k].first - 1].norm != ":" or any(_is_told(items, j) or items[j].has(Kind.TOPIC) for j in range(k)):
        return False
    further = (j for j in range(k + 1, len(items) - 1) if items[j].has(Kind.VALUE, "absent", "negative"))
    return any(
        tokens[items[j].first - 1].norm == "," and items[j + 1].first == items[j].last and _is_told(items, j + 1)
        for j in further
    )


def _answers_system(tokens: Sequence[Token], item: Item, sentence: range, words: AssertingWords) -> bool:
    """Whether a result stands behind the system that was asked about ("GU neg incontinence", "Const: neg fever, chills")."""
    before = item.first - 1 - (item.first > 0 and tokens[item.first - 1].norm == ":")
    if before < 0 or tokens[before].norm not in words.systems or item.last >= sentence.stop:
        return False
    opens = before in (0, sentence.start) or tokens[before - 1].norm in _ENDS_ROW
    return opens and tokens[item.last].kind == "word" and tokens[item.last].norm not in words.tests


def _is_told(items: Sequence[Item], k: int) -> bool:
    """Whether a finding or complaint stands there, with its area before it or not."""
    if items[k].has(Kind.AREA) and k + 1 < len(items) and items[k + 1].first == items[k].last:
        k += 1
    return items[k].has(Kind.FINDING) or items[k].has(Kind.COMPLAINT)


def is_answer(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether a denial answers the label before it ("fever: no"), and so says nothing of what follows."""
    if item.first == 0 or tokens[item.first].norm not in grammar.BARE_DENIALS:
        return False
    if tokens[item.first - 1].norm not in grammar.ANSWER_MARKS and tokens[item.first - 1].norm != "(":
        return False
    if item.last >= last or tokens[item.last].kind in ("punct", "box"):
        return True
    return tokens[item.last].kind == "brk" and item.last == last - 1  # else the line was wrapped


def _stands_behind(tokens: Sequence[Token], item: Item, first: int, last: int) -> bool:
    """Whether a denial that may stand on either side is about what stands before it ("UTI ruled out, ...")."""
    if not item.has(Kind.CUE, "negation-after") or item.first == first or tokens[item.first - 1].kind != "word":
        return False
    if tokens[item.first - 1].norm in grammar.PERSONS and _is_aside(tokens, item.last, last):
        return False  # "she denies, when asked, any incontinence"
    return item.last < last and tokens[item.last].norm in grammar.CLOSING


def _is_aside(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether two commas stand around an aside, behind which "any" names what is denied."""
    if at >= last or tokens[at].norm != ",":
        return False
    end = next((i for i in range(at + 1, min(at + _ASIDE, last - 1)) if tokens[i].norm in grammar.CLOSING), at)
    return end > at and tokens[end].norm == "," and tokens[end + 1].norm in ("any", "having")


def _denial(state: State, item: Item, tokens: Sequence[Token], name: str, last: int) -> None:
    follows = tokens[item.last].norm if item.last < last else ""
    if name == "none-of":
        if follows in grammar.NAMES_MEMBERS:
            state.deny(item.last, named=follows == ":")
    elif name in ("negation", "negation-history"):
        state.deny(item.last, named=follows == ":")
        state.no_history = name == "negation-history"
        state.brief = tokens[item.first].norm in grammar.BRIEF_DENIALS
        state.possible = -1
    elif name == "affirmation":
        state.negated = state.possible = state.unrecorded = -1
        state.question = False
        if tokens[item.first].kind == "box":
            state.ticked = item.last
    elif name == "arrival" and (item.first > state.denial or state.no_history):
        state.negated = state.past = state.history = -1
    elif name == "end" and not (state.named and tokens[item.first].norm == ";"):
        state.negated = state.possible = state.unlikely = state.unrecorded = state.past = state.history = -1
        state.care = ""
        state.question = state.question and not (state.inquired >= 0 and tokens[item.first].norm == ";")


def _reach(state: State, item: Item, tokens: Sequence[Token], name: str, last: int) -> None:
    if name == "possible":
        state.possible = item.last
    elif name == "unlikely" and not grammar.STILL_TO_EXCLUDE.isdisjoint(t.norm for t in tokens[item.last : last]):
        state.possible = item.last  # "low suspicion of it, but MRI to exclude": nobody has excluded it yet
    elif name == "unlikely":
        state.unlikely = item.last
    elif name == "hypothetical" or (name == "explained-that" and tells_what_would_be(tokens, item, last)):
        state.warned, state.warning, state.advised = item.last, False, False
    elif name == "warning-told":
        state.warning = state.warning or state.warned < 0
        state.warned = item.last
    elif name == "warning":
        state.warning = state.warning or (item.last < last and tokens[item.last].norm == "(")
    elif name == "other":
        state.other = item.last
    elif name == "unrecorded":
        state.unrecorded = item.last
    elif name in ("question", "asking"):
        state.question, state.inquired = True, item.last if name == "asking" else -1
    elif name == "historical":
        state.past = item.last
    elif name == "history-of" and not _lasting(tokens, item.first) and not _is_late(tokens, item.last, last):
        state.history = item.last


def _come_true(state: State, item: Item, tokens: Sequence[Token], name: str, first: int) -> None:
    """End a warning or a question where it is told that something of it is there."""
    if name == "came-with" and came_with(tokens, item.first, first):
        state.warned = -1
    elif name == "told-so":
        if state.warning or has_come(tokens, item.first, first):
            state.warned = -1
        state.warning = state.question = False


def _clause_of(tokens: Sequence[Token], item: Item, first: int) -> int:
    """The token that the clause of an item begins with."""
    begun = item.first
    while begun > first and tokens[begun - 1].norm not in grammar.CLAUSES | {"which", "that"}:
        begun -= 1
    return begun


def _is_shown(state: State, item: Item, tokens: Sequence[Token], first: int) -> bool:
    """Whether behind a denied list something else speaks for what follows, or a doubt does.

    "No fever, findings suggestive of cauda equina", "no back pain, ?cauda equina".
    """
    begun = _clause_of(tokens, item, first)
    if state.negated < 0 or not state.denial <= state.negated < begun:
        return False
    said = {tokens[at].norm for at in range(begun, item.first)}
    return said.isdisjoint(statement_words.FURTHER | grammar.ALTERNATIVES)


def _suggest(state: State, item: Item, tokens: Sequence[Token], first: int) -> None:
    """Deny what would have been suggested, where what speaks for it is denied; else it is suspected."""
    begun = _clause_of(tokens, item, first)
    said = {tokens[at].norm for at in range(begun, item.first)}
    denied = not statement_words.NOT.isdisjoint(tokens[at].norm for at in range(item.first, item.last))
    if (denied or "nothing" in said or state.negated >= 0) and said.isdisjoint(grammar.TOO_LITTLE):
        state.deny(item.last)
        state.brief, state.possible = True, -1
    else:
        state.negated = -1
        state.possible = item.last


def _care(state: State, item: Item, tokens: Sequence[Token], name: str) -> None:
    if name == "care-amount":
        _amount(state, item, tokens)
        return
    if name not in _CARE or (name == "care-done" and state.care == "failed"):
        return
    if name == "prescribed" and state.care in _TOLD:
        return  # "did the exercises that were prescribed"
    state.care = _CARE[name]
    if name == "planned":
        state.negated = -1
    elif name == "not-tried" and state.negated < item.last:
        state.deny(item.last)
        state.no_history = False


def _amount(state: State, item: Item, tokens: Sequence[Token]) -> None:
    """An amount of care ("6 weeks of") is what was said before: planned, refused or denied as well as done."""
    if state.care:
        return
    denied = state.negated >= 0 and all(
        tokens[at].kind == "num" or tokens[at].norm in grammar.BEFORE_AMOUNT for at in range(state.denial, item.first)
    )
    state.care = "not-tried" if denied else "amount"


def _is_late(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a history is of something recent, which is no past ("history of recent incontinence")."""
    return at < last and tokens[at].norm == "recent"


def _lasting(tokens: Sequence[Token], at: int) -> bool:
    """Whether the history is one of some weeks ("a 3-week history of", "2/7 hx", "3d hx of"), so that it is now."""
    if at == 0:
        return False
    numbered = at > 1 and tokens[at - 2].kind == "num"
    if tokens[at - 1].norm in grammar.PERIODS or (tokens[at - 1].norm == "-" and numbered):
        return True
    if numbered and tokens[at - 1].norm in grammar.SHORT_PERIODS:
        return True
    if at > 1 and tokens[at - 1].kind == "num" and tokens[at - 2].norm in grammar.OF_LATE:
        return True  # "day 2 post fall"
    return at > _FRACTION and tokens[at - 1].norm in grammar.OF_PERIODS and tokens[at - 2].norm == "/"
