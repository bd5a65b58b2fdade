"""A recovery that is only hoped for, awaited or not expected: "full recovery of bladder function unlikely".

What is to recover is not well, and such words clear nothing: they are asked about.
Source: clinical.md 7.3 (text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.context.context import Context
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_RECOVERY = grammar.words("recovery return restoration resumption normalisation normalization improvement resolution")
_RECOVERS = grammar.words("recover return normalise normalised normalize normalized improve resolve back")
_BEFORE, _BEHIND = 7, 8
"""Tokens before and behind what is to recover, within its clause."""
_TO_RECOVERY = 4
"""Tokens from a recovery to what recovers ("recovery of his normal bladder function")."""
_ENDS = frozenset(".;,:!?()-") | {"–", "and", "but", "with", "no", "if", "advised", "told"}
_AHEAD = grammar.words(
    "hope hopes hoping hoped expect expects expecting expected await awaits awaiting awaited anticipate anticipates anticipating "
    "prognosis chance chances likelihood odds possibility until till pending goal goals aim aims unlikely doubt doubts whether"
)
"""Ahead of it, they say that it has not come yet."""
_LATER = _AHEAD | grammar.words(
    "anticipated predicted likely doubtful uncertain unsure unclear improbable possible guaranteed promised assured yet may might "
    "could will won't should cannot can't never not hasn't % slow incomplete poor"
)
"""The same behind it."""
_TO_VERB = _LATER | grammar.words("is was are were to has have had still remains remain would")
"""Right behind what is to recover, where a verb says so ("bladder function is unlikely to return")."""
_COME = grammar.words("confirmed now occurred achieved since")
"""Behind it, where nothing denies it, they say that it has come."""


def awaited(tokens: Sequence[Token], items: Sequence[Item], knowledge: NarrativeKnowledge) -> list[tuple[int, int]]:
    """The characters of what is still to recover of bladder, bowel, saddle or anal tone."""
    told = _with_results(items)
    open_ones = (i for i in items if i.last not in told and _is_awaited(tokens, i, knowledge))
    return [(tokens[i.first].start, tokens[i.last - 1].end) for i in open_ones]


def not_yet(
    tokens: Sequence[Token], items: Sequence[Item], found: list[Context], knowledge: NarrativeKnowledge
) -> None:
    """Leave open how it is with what is still to recover, in the contexts of a sentence."""
    told = _with_results(items)
    for k, item in enumerate(items):
        if item.last not in told and _is_awaited(tokens, item, knowledge):
            found[k] = found[k]._replace(unanswered=True)


def _with_results(items: Sequence[Item]) -> set[int]:
    """Where results begin: what stands right before one is told by it ("sensation is not back to normal")."""
    return {item.first for item in items if item.has(Kind.VALUE)}


def _is_awaited(tokens: Sequence[Token], item: Item, knowledge: NarrativeKnowledge) -> bool:
    topic = knowledge.topics.get(item.name(Kind.TOPIC) or "")
    if topic is None or knowledge.unclear.beside.isdisjoint(topic.findings):
        return False
    before, behind = list(_before(tokens, item.first)), list(_behind(tokens, item.last))
    if not _RECOVERY.isdisjoint(before[:_TO_RECOVERY]) and "of" in before[:_TO_RECOVERY]:
        ahead = not _AHEAD.isdisjoint(before)
    elif behind and behind[0] in _TO_VERB and not _RECOVERS.isdisjoint(behind):
        ahead = False
    else:
        return False
    denied = not grammar.DENYING.isdisjoint(behind)
    if not denied and not _COME.isdisjoint(behind):
        return False
    return ahead or not _LATER.isdisjoint(behind)


def _before(tokens: Sequence[Token], at: int) -> Iterator[str]:
    """The words of the clause before a token, the nearest first."""
    for place in range(at - 1, max(at - 1 - _BEFORE, -1), -1):
        if tokens[place].norm in _ENDS or tokens[place].kind == "brk":
            return
        yield tokens[place].norm


def _behind(tokens: Sequence[Token], at: int) -> Iterator[str]:
    for place in range(at, min(at + _BEHIND, len(tokens))):
        if tokens[place].norm in _ENDS or tokens[place].kind == "brk":
            return
        yield tokens[place].norm
