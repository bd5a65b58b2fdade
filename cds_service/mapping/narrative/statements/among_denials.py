"""What an examiner found that stands among denials: "No fever, reduced anal tone" tells of it.

Of "No saddle numbness, reduced anal tone, retention" nobody can tell.
"""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.context import is_content
from cds_service.mapping.narrative.context.listed_signs import denial_before, is_further
from cds_service.mapping.narrative.context.listing import listed
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text.lexicon import Item

_CLOSING = (".", ";", ")")


def found_all_the_same(around: Around, k: int, begin: int, end: int) -> bool:
    """Whether the denial before item ``k`` does not reach what was found from ``begin`` to ``end``."""
    denial = denial_before(around.tokens, around.items, k)
    return denial is not None and is_further(around.tokens, around.items, denial, begin, end, around.last)


def only_asked_about(around: Around, begin: int, end: int) -> bool:
    """Whether the list goes on by commas, or denies signs of the same kind, so that it may be meant to deny this one too."""
    before = [i for i in around.items if i.last <= begin and is_content(i)]
    after = next((i for i in around.items if i.first >= end and is_content(i)), None)
    goes_on = after is not None and after.first > end and listed(around.tokens, end, after.first)
    return goes_on or any(_presses(around, item) for item in before)


def of_another_kind(around: Around, k: int, others: frozenset[str]) -> bool:
    """Whether item ``k`` closes a denial of ``others`` behind a stroke, and may be told apart ("no fever / foot drop")."""
    at = around.items[k].first - 1
    before = next((i for i in reversed(around.items[:k]) if is_content(i)), None)
    if before is None or around.tokens[at].norm != "/" or before.last != at:
        return False
    name = before.name(Kind.FINDING) or ""
    after = next((i for i in around.items[k + 1 :] if is_content(i)), None)
    return after is None and not others.isdisjoint(around.knowledge.expands.get(name, (name,)))


def closes_denials(around: Around, k: int, end: int) -> bool:
    """Whether a complaint with its place behind it closes what "no" denies one thing of ("No retention, numbness in the saddle").

    It may be the next thing that there is none of, or what there is instead; "denies" reaches over both.
    """
    item = around.items[k]
    denial = denial_before(around.tokens, around.items, k)
    if denial is None or end <= item.last or not found_all_the_same(around, k, item.first, end):
        return False
    words = around.knowledge.asserting
    short = around.tokens[denial.first].norm in words.short or around.tokens[denial.last - 1].norm in words.short
    named = [i for i in around.items if denial.last <= i.first and i.last <= item.first and is_content(i)]
    closes = end >= around.last or around.tokens[end].norm in _CLOSING or around.tokens[end].kind == "brk"
    return short and len(named) == 1 and closes and around.says((",",))


def _presses(around: Around, item: Item) -> bool:
    """Whether an item names something of bladder, bowel or saddle."""
    name = item.name(Kind.FINDING) or ""
    names = around.knowledge.expands.get(name, (name,))
    return any(one in around.knowledge.unclear.beside for one in names)
