"""Sentences that say of a relative what stands right behind: "Father prostate cancer", "husband is incontinent"."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.types import Kind, NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_BETWEEN = 6
"""Tokens from somebody to what is told of him."""
_OPENS = frozenset([".", ";", ",", "!", "?", "because"])


def about_relative(
    tokens: Sequence[Token], items: Sequence[Item], first: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether a sentence begins with a relative and what that one has ("Father prostate cancer")."""
    if tokens[first].norm not in knowledge.relatives or first + 1 >= last:
        return False
    return any(item.first == first + 1 and item.has(Kind.FINDING) for item in items)


def of_another(
    tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether item ``k`` is of somebody who is named right before it, or of the family, whose history is named behind it.

    "Flatmate is an IV drug user", "father alcoholic, mother IVDU". Not of somebody beside the patient ("patient and partner
    inject heroin"), and no sign of bladder, bowel or saddle, which may be the patient's all the same.
    """
    if _of_family(tokens, items, k, last, knowledge):
        return True
    name = items[k].name(Kind.FINDING)
    if name is None or not knowledge.unclear.beside.isdisjoint(knowledge.expands.get(name, (name,))):
        return False
    whose, at = knowledge.whose, items[k].first - 1
    while at > 0 and tokens[at].norm in whose.between and items[k].first - at < _BETWEEN:
        at -= 1
    if at < 0 or not (tokens[at].norm in knowledge.relatives or tokens[at].norm in whose.known):
        return False
    while at > 0 and tokens[at - 1].norm in grammar.OWN | grammar.PATIENT:
        at -= 1
    opens = at == 0 or tokens[at - 1].kind == "brk" or tokens[at - 1].norm in _OPENS
    end = next((i for i in range(items[k].last, last) if tokens[i].norm == ";"), last)
    return opens and whose.joined.isdisjoint(token.norm for token in tokens[items[k].last : end])


def _of_family(
    tokens: Sequence[Token], items: Sequence[Item], k: int, last: int, knowledge: NarrativeKnowledge
) -> bool:
    """Whether the name of a family history closes the clause right behind it ("melanoma FH")."""
    if k + 1 >= len(items) or items[k + 1].first != items[k].last or not items[k + 1].has(Kind.CUE, "other"):
        return False
    named = items[k + 1]
    closes = named.last >= last or tokens[named.last].norm in grammar.CLOSING or tokens[named.last].kind == "brk"
    return closes and not any(tokens[at].norm in knowledge.relatives for at in range(named.first, named.last))


def has_right_behind(items: Sequence[Item], k: int) -> bool:
    """Whether a relative is said to be what stands right behind ("husband is incontinent")."""
    if not items[k].has(Kind.CUE, "other-right-behind") or k + 1 >= len(items):
        return False
    said = items[k + 1]
    return said.first == items[k].last and (said.has(Kind.FINDING) or said.has(Kind.COMPLAINT) or said.has(Kind.AREA))
