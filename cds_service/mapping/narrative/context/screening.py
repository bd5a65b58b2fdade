"""The result of a screening with what was asked: "red flags: none (saddle, bladder, bowel)", "CES (bladder/bowel): absent".

The result counts for each member of the list, and for the name before it. Only a list of bare names is one: any other word
in it may tell of one of them ("negative (saddle not asked)"), and leaves the list as it is.
Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.bedside import BedsideWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.listing import NAMING
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_MARKS = frozenset([":", "=", "-", "is", "are", "was", "were", "all"])
"""Between the name and its result."""
_NEGATIVE = frozenset(["negative", "neg", "negsign", "clear", "nad"])
_NO = frozenset(["no", "n"])
_NONE = _NO | {"none", "nil", "absent", "not present"}
_POSITIVE = frozenset(["positive", "pos", "possign", "present", "yes", "y"])
_OPENS = frozenset(["(", ":", "-"])
"""Between the result and its list."""
_ANEW = grammar.words("new newly recent recently acute sudden now today progressive worse worsening")
_WHEN = grammar.words("today currently reported elicited noted identified")
"""Behind the result."""
_ENDS = frozenset([".", ";"])
_BEFORE = _ENDS | grammar.BULLETS | {":", ",", "\n"}
_LONGEST_NAME = 3
"""Words of the longest name of a screening."""
_LEAST = 2
"""Members of a list that no brackets hold."""
_IN_LISTS = grammar.CONNECTORS | grammar.DESCRIBING | {"of", "in", "hx", "history", "change", "function", "symptom"}


class Screened(NamedTuple):
    """A list of what was asked, tokens ``first`` to before ``last``, under the name at ``begin`` to ``end``."""

    begin: int
    end: int
    first: int
    last: int
    result: str

    @property
    def denied(self) -> bool:
        """Whether nothing was found."""
        return self.result not in _POSITIVE

    @property
    def plain(self) -> bool:
        """Whether the result says that all is well, where "none" of a feeling is its loss."""
        return self.result in _NEGATIVE


def screened(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> Screened | None:
    """The first such list of a sentence."""
    if not any(token.norm in _OPENS for token in tokens[first:last]):
        return None
    for at in range(first, last):
        if at > first and tokens[at - 1].norm not in _BEFORE and tokens[at - 1].kind != "brk":
            continue
        begun = at + (tokens[at].norm in _NONE)
        named = _name(tokens, begun, last, knowledge.bedside)
        labelled = named or _label(tokens, items, begun, last, knowledge)
        if not labelled:
            continue
        end = labelled
        found = _behind_result(tokens, begun, end, last, denied=begun > at) if named else None
        found = found or (_before_result(tokens, begun, end, last, knowledge.bedside.undone) if begun == at else None)
        if found is not None and _is_list(tokens, items, found, knowledge):
            return found
    return None


def screen_lists(
    tokens: Sequence[Token],
    items: Sequence[Item],
    found: list[Context],
    first: int,
    last: int,
    knowledge: NarrativeKnowledge,
) -> None:
    """Give the negative result of a screening to its name and to what was asked; a bare place there asks for no function."""
    result = screened(tokens, items, first, last, knowledge)
    if result is None or not result.denied:
        return
    for k, item in enumerate(items):
        if _within(item, result.first, result.last):
            bare = not any(item.has(kind) for kind in NAMING)
            found[k] = found[k]._replace(
                negated=True, possible=False, hypothetical=False, question=False, supposed=False, unanswered=bare
            )
        elif _within(item, result.begin, result.end):
            found[k] = found[k]._replace(negated=True, unanswered=False)


def _name(tokens: Sequence[Token], at: int, last: int, words: BedsideWords) -> int:
    """The end of the name of a screening that begins here, 0 where none does."""
    for length in range(_LONGEST_NAME, 0, -1):
        if " ".join(token.norm for token in tokens[at : at + length]) in words.screens:
            end = at + length
            while end < last and tokens[end].norm in words.asking:
                end += 1
            return end
    return 0


def _label(tokens: Sequence[Token], items: Sequence[Item], at: int, last: int, knowledge: NarrativeKnowledge) -> int:
    """The end of a sign, a complaint or a kind of red flags that begins here, 0 where none does."""
    end = at
    while end < last and (
        tokens[end].norm in knowledge.flags or (end > at and tokens[end].norm in knowledge.bedside.asking)
    ):
        end += 1
    if end > at:
        return end
    named = next((item for item in items if item.first == at), None)
    sign = named is not None and any(named.has(kind) for kind in NAMING) and not says_absence(named)
    return named.last if named is not None and sign else 0


def _before_result(tokens: Sequence[Token], begin: int, end: int, last: int, undone: frozenset[str]) -> Screened | None:
    """A list in brackets with its result behind them."""
    close = _closing(tokens, end, last) if end < last and tokens[end].norm == "(" else -1
    if close < 0:
        return None
    norm, behind = _result(tokens, close + 1, last)
    open_still = norm in _NO and not undone.isdisjoint(token.norm for token in tokens[begin:end])
    if not norm or norm in _POSITIVE or open_still or not _closes(tokens, behind, last):
        return None
    return Screened(begin, end, end + 1, close, norm)


def _behind_result(tokens: Sequence[Token], begin: int, end: int, last: int, *, denied: bool) -> Screened | None:
    """A list behind the result, in brackets, a colon or a dash; ``denied``: the result stands before the name."""
    norm, at = ("none", end) if denied else _result(tokens, end, last)
    if not norm or norm in _NO or at + 1 >= last or tokens[at].norm not in _OPENS:
        return None
    if tokens[at].norm != "(":
        stop = next((i for i in range(at + 1, last) if tokens[i].norm in _ENDS or tokens[i].kind == "brk"), last)
        listed = sum(token.norm in grammar.CONNECTORS for token in tokens[at + 1 : stop]) + 1
        kept = (listed >= _LEAST or norm in _POSITIVE) and not _tells_anew(tokens[at:stop])
        return Screened(begin, end, at + 1, stop, norm) if kept else None
    close = _closing(tokens, at, last)
    if close < 0 or not _closes(tokens, close + 1, last):
        return None
    return Screened(begin, end, at + 1, close, norm)


def _tells_anew(tokens: Sequence[Token]) -> bool:
    """Whether what stands behind a dash or colon may be what was found all the same ("none - new saddle numbness, retention")."""
    return any(token.norm in _ANEW for token in tokens)


def _result(tokens: Sequence[Token], at: int, last: int) -> tuple[str, int]:
    """The result that stands here behind its mark, and its end; "" where none does."""
    while at < last and tokens[at].norm in _MARKS:
        at += 1
    norm = tokens[at].norm if at < last else ""
    if norm == "not" and at + 1 < last and tokens[at + 1].norm == "present":
        return "not present", at + 2
    return (norm, at + 1) if norm in _NEGATIVE | _NONE | _POSITIVE else ("", at)


def _closing(tokens: Sequence[Token], at: int, last: int) -> int:
    """The bracket that closes the one at a token, -1 where another one opens before or none follows."""
    close = next((i for i in range(at + 1, last) if tokens[i].norm in ("(", ")")), -1)
    return close if close > 0 and tokens[close].norm == ")" else -1


def _closes(tokens: Sequence[Token], at: int, last: int) -> bool:
    at += at < last and tokens[at].norm in _WHEN
    return at >= last or tokens[at].norm in grammar.CLOSING or tokens[at].kind == "brk"


def _is_list(tokens: Sequence[Token], items: Sequence[Item], found: Screened, knowledge: NarrativeKnowledge) -> bool:
    """Whether nothing stands there but bare names."""
    covered: set[int] = set()
    dashed = tokens[found.first - 1].norm == "-"
    for item in items:
        if item.last <= found.first or item.first >= found.last:
            continue
        if not _within(item, found.first, found.last):
            return False
        if not _is_bare(tokens, item, knowledge, found) or (dashed and _is_loss(item, knowledge)):
            return False
        covered.update(range(item.first, item.last))
    free = {tokens[at].norm for at in range(found.first, found.last) if at not in covered}
    organs = knowledge.bedside.organs
    return bool(covered or free & organs) and free <= _IN_LISTS | knowledge.flags | organs


def _is_bare(tokens: Sequence[Token], item: Item, knowledge: NarrativeKnowledge, found: Screened) -> bool:
    """Whether an item names no more than what may be asked; what is felt, only where the result says that all is well."""
    norms = {tokens[at].norm for at in range(item.first, item.last)}
    if says_absence(item) or not norms.isdisjoint(knowledge.asserting.predicates):
        return False
    if item.has(Kind.TOPIC):
        topic = knowledge.topics[item.name(Kind.TOPIC) or ""]
        return found.plain or topic.domain == "function" or not topic.findings
    if item.has(Kind.HEAD):
        return found.plain
    return any(map(item.has, (*NAMING, Kind.AREA, Kind.SIDE))) or norms <= _IN_LISTS


def _is_loss(item: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether an item names a sign of bladder, bowel or saddle, which behind a dash may be what there is."""
    names = [e.name for e in item.entries if e.kind is Kind.FINDING]
    return any(one in knowledge.unclear.beside for name in names for one in knowledge.expands.get(name, (name,)))


def _within(item: Item, first: int, last: int) -> bool:
    return first <= item.first and item.last <= last
