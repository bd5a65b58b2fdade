"""Lists of findings: what their members share of what is said behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.asserting import says_absence
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

NAMING = (Kind.FINDING, Kind.COMPLAINT)
_DESCRIBING = (Kind.SIDE, Kind.AREA, Kind.COURSE)
_PAIR = 2
"""Findings that "both" stands for."""
_TAKEN_BACK = grammar.UNTIL | {"back", "again", "except", "apart", "but", "returned", "recurred"}
"""Behind words that all of it is over, that something is not."""
_LIST_ENDS = frozenset([".", ";"])
_OF_MEMBERS = frozenset(["of", "in", "the", "change", "sx"])
"""Beside the names of a bare list."""
_ROW_MARKS = frozenset([",", "or", "nor", "and", "&", "/"])
"""Between the names of a row."""
_FEWEST = 3
"""Members of a list that a result before the first is about."""


class After(NamedTuple):
    """What follows a finding says of it."""

    negated: bool = False
    affirmed: bool = False
    possible: bool = False
    resolved: bool = False
    unanswered: bool = False
    unrecorded: bool = False
    """Nobody wrote it down."""
    supposed: bool = False
    """It is told what would be done if it came."""
    of_all: bool = False
    """It answers several questions at once ("all no")."""
    told: bool = False
    """It was spoken about with the patient ("discussed", "explained")."""


NOTHING = After()


def listed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether only list connectors stand between two token indices."""
    return all(tokens[i].norm in grammar.CONNECTORS for i in range(first, last))


def is_bare_list(tokens: Sequence[Token], items: Sequence[Item], places: range, opening: frozenset[str]) -> bool:
    """Whether from there to the end of a sentence stand the names of three things or more, and nothing of any of them.

    A side or a time of one would tell that it is there ("neg fever, chills, left leg weak"); ``opening``: words that what is
    told begins with ("neg fever, chills, cannot pass urine").
    """
    end = next((at for at in places if tokens[at].norm in _LIST_ENDS or tokens[at].kind == "brk"), places.stop)
    named = [item for item in items if item.first < end]
    if any(
        tokens[item.first].norm in opening
        or says_absence(item)
        or not (item.has(Kind.AREA) or any(map(item.has, NAMING)))
        for item in named
    ):
        return False
    covered = {at for item in named for at in range(item.first, item.last)}
    free = [tokens[at].norm for at in range(places.start, end) if at not in covered]
    parts = sum(norm in grammar.LIST_MARKS for norm in free) + sum(tokens[at].norm == "/" for at in covered)
    return set(free) <= grammar.LIST_MARKS | _OF_MEMBERS and parts >= _FEWEST - 1


def is_row_of_names(tokens: Sequence[Token], places: range, symptoms: frozenset[str]) -> bool:
    """Whether to the end of the sentence stand names of symptoms alone ("dysuria, retention, incontinence").

    Any other word may say that one of them is there, as a side, a time, a degree, a verb or a test do. ``symptoms``: the words
    of their names.
    """
    end = next((at for at in places if tokens[at].norm in _LIST_ENDS or tokens[at].kind == "brk"), places.stop)
    return all(tokens[at].norm in symptoms or tokens[at].norm in _ROW_MARKS for at in range(places.start, end))


def shared(
    tokens: Sequence[Token], items: Sequence[Item], k: int, found: Sequence[After], flags: frozenset[str]
) -> After:
    """The answer that item ``k`` has with the next one that is named; ``flags``: kinds of red flags that are no findings.

    "CES, infection, cancer: negative" has such kinds in the list too; "saddle numbness? retention? all no" has questions.
    """
    if says_absence(items[k]):
        return NOTHING
    nearby = _next_naming(items, k)
    if nearby is not None:
        between = {token.norm for token in tokens[items[k].last : items[nearby].first]}
        if found[nearby].resolved and between == {","} and items[nearby].has(Kind.COMPLAINT, "pain"):
            return NOTHING  # "saddle numbness, pain gone now"
        if found[nearby].unanswered and between == {","} and _dashed(tokens, items[nearby].last):
            return NOTHING  # "red flags: saddle numbness, incontinence -"
        if (found[nearby].negated and between <= grammar.CONNECTORS | flags) or between <= grammar.CONNECTORS:
            return found[nearby]
    elif (sided := _next_stroked(tokens, items, k)) is not None and found[sided].negated:
        return found[sided]
    asked = _next_asked(tokens, items, k)
    if asked is None or not found[asked].of_all:
        return NOTHING
    placed = {at for item in items[k + 1 : asked] for at in range(item.first, item.last)}
    free = {tokens[at].norm for at in range(items[k].last, items[asked].first) if at not in placed}
    behind = items[asked].last
    asks = behind < len(tokens) and tokens[behind].norm == "?"
    if asks and not any(tokens[at].norm == "?" for at in range(items[k].last, items[asked].first)):
        return NOTHING  # "saddle numbness present, fever? all no"
    return found[asked] if free <= grammar.CONNECTORS | {"?"} else NOTHING


def _dashed(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].norm == "-"


def _next_naming(items: Sequence[Item], k: int) -> int | None:
    """The index of the item right behind ``k``, where it names something."""
    if k + 1 < len(items) and any(items[k + 1].has(kind) for kind in NAMING):
        return k + 1
    return None


def _next_stroked(tokens: Sequence[Token], items: Sequence[Item], k: int) -> int | None:
    """The next item that is named, where a stroke parts it and only its side or place stands before it ("A / leg weakness: no")."""
    begin = items[k].last
    if begin >= len(tokens) or tokens[begin].norm != "/":
        return None
    for j in range(k + 1, len(items)):
        if items[j].first != (begin + 1 if j == k + 1 else items[j - 1].last):
            return None
        if any(items[j].has(kind) for kind in NAMING):
            return j
        if not (items[j].has(Kind.AREA) or items[j].has(Kind.SIDE)):
            return None
    return None


def _next_asked(tokens: Sequence[Token], items: Sequence[Item], k: int) -> int | None:
    """The next item that is named, behind no more than places, sides and the mark of a question."""
    for j in range(k + 1, len(items)):
        if any(items[j].has(kind) for kind in NAMING):
            return j
        if not (items[j].has(Kind.AREA) or items[j].has(Kind.SIDE) or tokens[items[j].first].norm == "?"):
            return None
    return None


def end_all(
    tokens: Sequence[Token], items: Sequence[Item], found: list[After], expands: Mapping[str, tuple[str, ...]]
) -> None:
    """Take a list for over where it ends so ("retention and weakness then, both resolved"); not what is told apart from it.

    ``expands``: phrase -> the findings that it states; two of one finding are one of "both" ("retention needing a catheter").
    """
    over = next((k for k, item in enumerate(items) if item.has(Kind.CUE, "all-over")), 0)
    left = _PAIR if over and tokens[items[over].first].norm == "both" else over
    beside: tuple[str, ...] = ()
    edge = -1
    if over and not _TAKEN_BACK.isdisjoint(token.norm for token in tokens[items[over].last :]):
        return
    for k in range(over - 1, -1, -1):
        if not left or items[k].has(Kind.CUE, "end", "affirmation"):
            return
        if any(items[k].has(kind) for kind in NAMING):
            name = items[k].name(Kind.FINDING) or str(k)
            alike = expands.get(name, (name,))
            left -= alike != beside or items[k].last != edge  # "retention needing a catheter" is one
            beside, edge = alike, items[k].first
            if found[k] is NOTHING:
                found[k] = After(resolved=True)


def leave_open(tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, found: list[After]) -> None:
    """Take what stands behind an empty box for unanswered, with the members of its list ("[ ] fever / chills").

    What the words behind it answer all the same is left ("[ ] saddle numbness today: yes").
    """
    boxed = -1
    for k, item in enumerate(items):
        begin = _begins(tokens, items, k, first)
        empty = begin > first and tokens[begin - 1].norm == "boxoff"
        if not empty and boxed >= 0:
            empty = listed(tokens, boxed, begin)
        if empty and not is_aside(item):
            boxed = item.last
            if found[k] is NOTHING and not _told_beside(tokens, items, k, last):
                found[k] = After(unanswered=True)


def _begins(tokens: Sequence[Token], items: Sequence[Item], k: int, first: int) -> int:
    """Where item ``k`` begins with the words that tell of which kind it is asked ("[ ] new or progressive left leg weakness")."""
    item = items[k]
    begin = item.first
    if not any(item.has(kind) for kind in NAMING):
        area = k > 0 and items[k - 1].has(Kind.AREA) and items[k - 1].last == begin
        return items[k - 1].first if area else begin
    while begin > first:
        if k and items[k - 1].last == begin and any(items[k - 1].has(kind) for kind in _DESCRIBING):
            k -= 1
            begin = items[k].first
        elif tokens[begin - 1].norm in grammar.DESCRIBING or _boxed_answer(tokens, begin - 1, first):
            begin -= 1
            k -= k > 0 and items[k - 1].first == begin
        else:
            break
    return begin


def _boxed_answer(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a token is an answer that nobody ticked, or opens a denial that nobody did ("[ ] no saddle numbness")."""
    return at > first and tokens[at].norm in ("no", "yes") and tokens[at - 1].norm == "boxoff"


def _told_beside(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether words behind item ``k``, up to the next box, say that it is there."""
    at = items[k].last
    graded = items[k].has(Kind.TOPIC) and at < last and tokens[at].kind == "num"
    if graded or (at < last and tokens[at].norm in grammar.SINCE):
        return True
    boxes = ("boxoff", "boxon")
    end = next((i for i in range(at, last) if tokens[i].norm in boxes or tokens[i].kind == "brk"), last)
    beside = (item for item in items[k + 1 :] if item.first < end)
    naming = next((item.first for item in items[k + 1 :] if any(item.has(kind) for kind in NAMING)), end)
    return any(item.has(Kind.CUE, "affirmation", "affirmation-after") and item.first < naming for item in beside)


def is_aside(item: Item) -> bool:
    """Whether an item says no more than when, where or why."""
    return not any(e.kind in (Kind.FINDING, Kind.COMPLAINT, Kind.TOPIC, Kind.HEAD, Kind.VALUE) for e in item.entries)


ANSWERING_CUES = (
    ("possible-after", After(possible=True)),
    ("unlikely-after", After(unanswered=True)),
    ("not-asked", After(unanswered=True)),
    ("none-recorded", After(unrecorded=True)),
)
"""What cues behind a phrase make of it, whatever stands around them."""
