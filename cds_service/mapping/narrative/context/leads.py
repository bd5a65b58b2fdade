"""What leads to a sign: the mark that parts it from what was said before, and the words between that mark and the sign."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.own_clause import has_time
from cds_service.mapping.narrative.context.whose import is_pressing
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.parting import parts
from cds_service.mapping.narrative.text.tokens import Token

TURNING = grammar.CLAUSES - {",", ";"}
"""Words that turn from one thing to another."""
_SOFT = frozenset([",", "and", "&"])
_NEW = frozenset(["new", "newly", "acute", "sudden"])
_HIS = frozenset(["he", "him", "his", "himself"])
_HER = frozenset(["she", "her", "hers", "herself"])
_LONGER = frozenset(["more", "longer", ">", "over", "lasting", "lasts", "persists", "persisting", "persist"])
_SIDES = frozenset(["left", "right"])
_BEHIND = 3
"""Tokens behind a sign among which a day of now stands, or a pronoun tells whose it is."""


class Lead(NamedTuple):
    """``at``: the token behind the nearest mark; ``hard``: whether more than a comma or "and" stands anywhere before it."""

    at: int
    hard: bool
    turned: bool
    """Whether a word turns away from what was said before."""
    words: tuple[str, ...]
    """Between the nearest mark and the sign."""

    @property
    def new(self) -> bool:
        """Whether it is called new."""
        return any(map(is_new, self.words))


def is_new(norm: str) -> bool:
    """Whether a word calls something new."""
    return norm in _NEW


def is_hard(tokens: Sequence[Token], at: int) -> bool:
    """Whether a semicolon, a dash or stroke with room, or a word that turns stands there."""
    return tokens[at].norm == ";" or tokens[at].norm in TURNING or parts(tokens, at)


def is_mark(tokens: Sequence[Token], at: int) -> bool:
    """Whether it parts two statements, if only as a comma, an "and" or a line does."""
    return tokens[at].norm in _SOFT or tokens[at].kind == "brk" or is_hard(tokens, at)


def lead_to(tokens: Sequence[Token], begin: int, item: Item) -> Lead | None:
    """What leads to an item behind what ends at ``begin``, or nothing where no mark stands between."""
    marks = [at for at in range(begin, item.first) if is_mark(tokens, at)]
    if not marks:
        return None
    at = marks[-1] + 1
    return Lead(
        at,
        any(is_hard(tokens, place) for place in marks),
        any(tokens[place].norm in TURNING for place in marks),
        tuple(tokens[place].norm for place in range(at, item.first)),
    )


def is_limb_sign(item: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether an item is a weakness of a leg."""
    name = item.name(Kind.FINDING)
    if name is not None:
        return knowledge.stanzas.get(name, PLAIN).worse is not None
    complaint = item.name(Kind.COMPLAINT)
    return complaint is not None and knowledge.complaints[complaint].worse is not None


def is_sign(item: Item, knowledge: NarrativeKnowledge) -> bool:
    """Whether an item may be a sign that must not be missed: of bladder, bowel, saddle, or a weak leg."""
    return is_limb_sign(item, knowledge) or is_pressing(item, knowledge)


def lasts(tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> bool:
    """Whether a recent time stands behind an item, and not how long it would have to last."""
    near = {tokens[at].norm for at in range(item.last, min(item.last + _BEHIND, last))}
    return near.isdisjoint(_LONGER) and has_time(tokens, item, last, words)


def is_of_today(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether "today" or "now" stands right behind."""
    near = {tokens[at].norm for at in range(item.last, min(item.last + _BEHIND, last))}
    return "today" in near or "now" in near


def cannot_be(
    tokens: Sequence[Token], lead: Lead, item: Item, last: int, named: frozenset[str], knowledge: NarrativeKnowledge
) -> bool:
    """Whether a pronoun beside the item cannot mean the relatives that were named ("mother had cancer; wet himself")."""
    end = next((at for at in range(item.last, min(item.last + _BEHIND, last)) if is_mark(tokens, at)), None)
    end = min(item.last + _BEHIND, last) if end is None else end
    said = {tokens[at].norm for at in range(lead.at, end)}
    women, men = knowledge.not_called["he"], knowledge.not_called["she"]
    if not _HIS.isdisjoint(said):
        return not named.isdisjoint(women) and named.isdisjoint(men)
    return not _HER.isdisjoint(said) and not named.isdisjoint(men) and named.isdisjoint(women)


def walks_so(tokens: Sequence[Token], item: Item, last: int) -> bool:
    """Whether it is told when somebody has it ("left foot drops when he walks")."""
    return (
        item.last + 1 < last
        and tokens[item.last].norm in ("when", "as", "if", "while")
        and tokens[item.last + 1].norm in grammar.PERSONS
    )


def has_one_side(tokens: Sequence[Token], items: Sequence[Item], k: int, lead: Lead) -> bool:
    """Whether a side stands between the mark and item ``k``, within it, or right behind."""
    near = [one for one in items if lead.at <= one.first <= items[k].last]
    within = {tokens[at].norm for at in range(items[k].first, items[k].last)}
    return any(one.has(Kind.SIDE, "left", "right") for one in near) or not _SIDES.isdisjoint(within)
