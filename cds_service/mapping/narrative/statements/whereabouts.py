"""The areas that complaints which belong together are placed by: "numbness and tingling in the left foot"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.context.listed_signs import denial_before
from cds_service.mapping.narrative.context.listing import listed
from cds_service.mapping.narrative.statements.attach import Around, past_brackets
from cds_service.mapping.narrative.statements.own_result import has_own_result
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.dialogue import QUOTES
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import is_dash

_REACH = 5
"""Tokens from a complaint, or the area before, to an area that follows."""
_ADJACENT = 3
_CONTRAST = 3
"""Tokens from a complaint to another that it is told not to be."""
_CONTRASTING = frozenset(["without", "w/o", "but", "and", "no", "not", "any", "with"])
"""Between a complaint and another that it is told not to be ("numbness without tingling in the saddle")."""
_PLACES = (Kind.AREA, Kind.TOPIC)
_NOW_THERE = frozenset(["now", "only", "mostly", "mainly"])


def groups(around: Around) -> list[list[int]]:
    """Indices of the complaints of a sentence, those of one list together ("numbness and tingling")."""
    found: list[list[int]] = []
    for k, item in enumerate(around.items):
        if not item.has(Kind.COMPLAINT):
            continue
        if found and _joined(around, found[-1][-1], k):
            found[-1].append(k)
        else:
            found.append([k])
    return found


def _joined(around: Around, earlier: int, later: int) -> bool:
    for j in range(earlier + 1, later):
        if not around.items[j].has(Kind.COURSE) and not around.items[j].has(Kind.NOTHING):
            return False
    at = around.items[earlier].last
    for j in range(earlier + 1, later + 1):
        if not listed(around.tokens, at, around.items[j].first):
            return False
        at = around.items[j].last
    return True


def areas_before(around: Around, k: int, used: set[int]) -> list[int]:
    """Indices of the areas right before item ``k``, in order ("left leg and foot numbness"); ``used`` ones end it."""
    found: list[int] = []
    edge = around.items[k].first
    j = k - 1
    while j >= 0:
        item = around.items[j]
        if item.has(Kind.AREA) or item.has(Kind.TOPIC):
            if j in used or not _adjacent(around, item.last, edge, comma=bool(found)):
                break
            if not found and any(around.tokens[i].norm in grammar.LISTING for i in range(item.last, edge)):
                break  # "numb lateral foot and weak plantarflexion"
            found.append(j)
            edge = item.first
        elif item.has(Kind.SIDE) or item.has(Kind.COURSE):
            if not _adjacent(around, item.last, edge, comma=bool(found)):
                break
            edge = item.first
        else:
            break
        j -= 1
    return found[::-1]


def _adjacent(around: Around, first: int, last: int, *, comma: bool) -> bool:
    if last - first > _ADJACENT:
        return False
    norms = {around.tokens[i].norm for i in range(first, last)}
    for i in range(first, last):
        token = around.tokens[i]
        if token.norm == ",":
            if not comma or not norms <= grammar.CONNECTORS:
                return False
        elif token.norm in QUOTES and i == last - 1:
            continue  # what somebody called it: 'left foot "dead"'
        elif (token.kind == "punct" and token.norm not in ("-", "/", "&", "+")) or token.norm in grammar.APART:
            return False
    return True


def areas_after(around: Around, k: int, used: set[int]) -> list[int]:
    """Indices of the areas that follow item ``k`` as its place ("numbness in the left foot"), without ``used`` ones."""
    found: list[int] = []
    edge, further = around.items[k].last, k
    under = _under_label(around, k) if edge < around.last and around.tokens[edge].norm == ":" else []
    if under:
        return [j for j in under if j not in used]
    for j in range(k + 1, len(around.items)):
        item = around.items[j]
        if j < further:
            continue
        if item.first - edge > _REACH or (_stops(around, edge, item.first) and not _labelled(around, k, edge)):
            break
        if not found and _only_joined(around, edge, item.first):
            break
        if found and _has_own_grade(around, around.items[found[-1]].last, item):
            break
        if _is_result_apart(around, k, edge, j):
            break
        if found and around.names_weakness(around.items[k]) and has_own_result(around, j, edge):
            break
        if any(item.has(kind) for kind in _PLACES) and not _belongs_to_next(around, j):
            found.append(j)
            further, edge = past_brackets(around, j)
        elif _leads_on(around, item, -1 if found else edge):
            edge = item.last
        elif not _joins(around, j):
            break
    return [j for j in found if j not in used]


def _leads_on(around: Around, item: Item, edge: int) -> bool:
    """Whether words lead from a complaint to its place, that it came back or is now there among them ("is now in both legs").

    ``edge``: the end of the complaint, where no place was found yet.
    """
    if item.has(Kind.SIDE) or item.has(Kind.COURSE) or around.tokens[item.first].norm in grammar.TO_AREA:
        return True
    if item.first == edge and item.has(Kind.CUE, "returned", "arrival"):
        return True
    linked = edge >= 0 and all(around.tokens[at].norm in grammar.COPULAS for at in range(edge, item.first))
    behind = around.tokens[item.last].norm if item.last < around.last else ""
    return (
        linked
        and around.tokens[item.first].norm in _NOW_THERE
        and item.has(Kind.CUE, "end")
        and behind in grammar.TO_AREA
    )


def has_number(around: Around, j: int) -> bool:
    """Whether a number stands right behind an area, so that it has a result of its own."""
    end = around.items[j].last
    return end < around.last and around.tokens[end].kind == "num"


def _is_result_apart(around: Around, k: int, edge: int, j: int) -> bool:
    """Whether a dash parts a muscle with its grade from a complaint that is denied ("no leg weakness - dorsiflexion 5/5")."""
    item = around.items[j]
    if not item.has(Kind.TOPIC) or not has_number(around, j):
        return False
    dashed = any(is_dash(around.tokens, i) for i in range(edge, item.first))
    return dashed and denial_before(around.tokens, around.items, k) is not None


def _has_own_grade(around: Around, edge: int, item: Item) -> bool:
    """Whether an area behind a comma has a number right behind it ("no weakness in the right leg, left leg 4/5")."""
    if not item.has(Kind.AREA) or item.last >= around.last or around.tokens[item.last].kind != "num":
        return False
    return any(around.tokens[i].norm == "," for i in range(edge, item.first))


def _joins(around: Around, j: int) -> bool:
    """Whether words only join the area before to the one right behind ("the left side as well as both legs")."""
    item, following = around.items[j], around.items[j + 1] if j + 1 < len(around.items) else None
    joins = item.has(Kind.NOTHING) and listed(around.tokens, item.first, item.last)
    return joins and following is not None and following.first == item.last


def areas_of_contrast(around: Around, k: int, context: Sequence[Context], used: set[int]) -> list[int]:
    """The areas of a complaint that stand behind what it is not ("numbness without tingling in the saddle")."""
    other = next((j for j in range(k + 1, len(around.items)) if not around.items[j].has(Kind.CUE)), None)
    if context[k].negated or other is None or not around.items[other].has(Kind.COMPLAINT):
        return []
    between = [around.tokens[at].norm for at in range(around.items[k].last, around.items[other].first)]
    contrast = context[other].negated and len(between) <= _CONTRAST and _CONTRASTING.issuperset(between)
    return areas_after(around, other, used) if contrast else []


def _labelled(around: Around, k: int, edge: int) -> bool:
    """Whether a complaint opens the sentence as the label of its place, and of nothing else ("weakness: right leg")."""
    item = around.items[k]
    if item.first != around.first or edge != item.last or around.tokens[edge].norm != ":":
        return False
    named = around.items[k + 1 :]
    return any(one.has(Kind.AREA) for one in named) and all(
        one.has(Kind.AREA) or one.has(Kind.SIDE) or one.has(Kind.COURSE) for one in named
    )


def _under_label(around: Around, k: int) -> list[int]:
    """The areas behind a complaint that labels them, up to the end of the clause or the next label ("Numbness: saddle, feet")."""
    at = around.items[k].last + 1
    found: list[int] = []
    for j in range(k + 1, len(around.items)):
        item = around.items[j]
        if any(around.tokens[i].norm not in grammar.TO_AREA | grammar.LISTING for i in range(at, item.first)):
            break
        if item.last < around.last and around.tokens[item.last].norm == ":":
            return found if item.first > at or item.has(Kind.COMPLAINT) else []
        if any(item.has(kind) for kind in _PLACES):
            found.append(j)
        elif not item.has(Kind.SIDE):
            break
        at = item.last
    closes = at >= around.last or around.tokens[at].norm in grammar.CLOSING or around.tokens[at].kind == "brk"
    return found if closes else []


def _stops(around: Around, first: int, last: int) -> bool:
    tokens = around.tokens
    if any(tokens[i].kind == "num" and tokens[i + 1].norm == "," for i in range(first, last - 1)):
        return True  # "arms weak 4/5, legs 5/5"
    norms = [around.tokens[i].norm for i in range(first, last)]
    return any(
        norm in (";", ":", "?")
        or (norm in grammar.NEW_STATEMENT and (norm not in grammar.SEEN or after not in grammar.TO_AREA))
        for norm, after in pairwise([*norms, ""])
    )


def _only_joined(around: Around, first: int, last: int) -> bool:
    """Whether an area is only listed with the complaint ("back pain and leg edema"), not its place."""
    norms = [around.tokens[i].norm for i in range(first, last)]
    joined = [i for i, norm in enumerate(norms) if norm in grammar.LISTING | {"/"}]
    return bool(joined) and not any(norm in grammar.TO_AREA for norm in norms[joined[-1] :])


def _belongs_to_next(around: Around, j: int) -> bool:
    """Whether the area stands right before another complaint or result ("leg pain")."""
    if j + 1 >= len(around.items):
        return False
    following = around.items[j + 1]
    if not following.has(Kind.COMPLAINT) and not following.has(Kind.HEAD):
        return False
    return _adjacent(around, around.items[j].last, following.first, comma=False) and not any(
        around.tokens[i].norm in grammar.CONNECTORS for i in range(around.items[j].last, following.first)
    )


def only_of_others(around: Around, k: int) -> bool:
    """Whether a denial is of other places than those told before ("no weakness or numbness elsewhere")."""
    at = around.items[k].last
    while at < around.last:
        norm = around.tokens[at].norm
        if norm in grammar.ELSEWHERE:
            return True
        following = next((i for i in around.items if i.first == at and i.has(Kind.COMPLAINT)), None)
        if following is None and norm not in grammar.CONNECTORS:
            return False
        at = following.last if following is not None else at + 1
    return False
