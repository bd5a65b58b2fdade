"""The second of two things behind one denial, told with details that nobody gives of what there is none of.

"No fever, right foot drop", "no weakness (5/5), saddle numbness", "no pain, wets the bed at night": a side, a grade or a verb
of its own, or a result that closes what was denied. A plain list of nouns, or one of three, denies them all.
Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.leads import Lead, has_one_side
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_NAMES = (Kind.FINDING, Kind.COMPLAINT)
_OBJECTS = frozenset(["the", "him", "himself", "herself", "her", "his", "my", "myself"])
"""Behind a verb, what it is done to ("wets the bed")."""
_PLACES = (Kind.AREA, Kind.SIDE)


def has_details(
    tokens: Sequence[Token],
    items: Sequence[Item],
    k: int,
    lead: Lead,
    denial: Item,
    last: int,
    knowledge: NarrativeKnowledge,
) -> bool:
    """Whether item ``k`` is such a second thing: right behind the one comma, and the last that is named.

    ``lead``: what leads to it from the comma; ``denial``: what denies the first thing. What an examiner found is told anyway.
    """
    if knowledge.stanzas.get(items[k].name(Kind.FINDING) or "", PLAIN).examined:
        return False
    comma = lead.at - 1
    if tokens[comma].norm != "," or _commas(tokens, denial.last, comma) or not _is_last(tokens, items, k, last):
        return False
    before = [i for i in items if denial.last <= i.first and i.last <= comma]
    if sum(any(i.has(kind) for kind in _NAMES) for i in before) != 1:
        return False
    if _closed_by_result(tokens, before, denial.last, comma):
        return True
    sided = any(i.has(Kind.SIDE) for i in before)
    return (
        (has_one_side(tokens, items, k, lead) and not sided)
        or _graded(tokens, items, k, last)
        or _does(tokens, items[k])
    )


def _commas(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a comma stands between, outside brackets."""
    depth = 0
    for at in range(first, last):
        depth += (tokens[at].norm == "(") - (tokens[at].norm == ")")
        if tokens[at].norm == "," and depth == 0:
            return True
    return False


def _is_last(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether nothing more is named behind item ``k``, nor a comma or joint goes on."""
    if any(i.has(kind) for i in items[k + 1 :] for kind in _NAMES) and not _only_times(items[k + 1 :]):
        return False
    return not any(tokens[at].norm in grammar.LIST_MARKS - {"/"} for at in range(items[k].last, last))


def _only_times(items: Sequence[Item]) -> bool:
    return all(i.has(Kind.FINDING, "night-pain-time") for i in items if any(i.has(kind) for kind in _NAMES))


def _closed_by_result(tokens: Sequence[Token], before: Sequence[Item], first: int, comma: int) -> bool:
    """Whether its own result stands behind the first thing, up to the comma ("no weakness (5/5), ...", "... (normal), ...")."""
    named = next(i for i in before if any(i.has(kind) for kind in _NAMES))
    valued = any(i.has(Kind.VALUE) for i in before if i.first >= named.last)
    return valued or any(tokens[at].kind == "num" for at in range(named.last, comma))


def _graded(tokens: Sequence[Token], items: Sequence[Item], k: int, last: int) -> bool:
    """Whether a number stands behind it and its place."""
    end = items[k].last
    for item in items[k + 1 :]:
        if item.first != end or not any(item.has(kind) for kind in _PLACES):
            break
        end = item.last
    return end < last and tokens[end].kind == "num"


def _does(tokens: Sequence[Token], item: Item) -> bool:
    """Whether it is what somebody does and no thing ("wets the bed", but "wetting the bed")."""
    if item.last - item.first == 1 or tokens[item.first].norm.endswith("ing"):
        return False
    return tokens[item.first + 1].norm in _OBJECTS and tokens[item.first].norm not in grammar.PREPOSITIONS
