"""What was ruled out once: "CES was excluded at that time", "suspected CES, which was ruled out on MRI".

That something was ruled out then says nothing of today, neither that it is there nor that it is not.
Source: clinical.md 5.4 (absence of today only where it is said of today), 7.3.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import PLAIN, NarrativeKnowledge
from cds_service.mapping.narrative.context.listing import After
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_EXCLUDED = frozenset(["ruled", "excluded"])
_THEN = frozenset(["then", "at", "previously", "before", "initially", "earlier", "last"])
_BY = frozenset(["on", "by", "with", "after", "clinically", "at", "then"])
"""Behind words that exclude something, what showed it."""
_SIDES = frozenset(["left", "right", "l", "r"])
_THERE = frozenset(["present", "positive", "but", "there", "yes", "possign", "only"])
_TO_SIDE = 3
_STILL = frozenset(["but", "again", "suspected", "possible", "?", "query", "concern", "however", "recurrent", "worse"])


def ruled_out_then(
    tokens: Sequence[Token], named: Item, answer: Item, last: int, knowledge: NarrativeKnowledge
) -> After | None:
    """What a diagnosis is of which it is told that it was ruled out before now; None where nothing says so, or all is open."""
    norms = {tokens[at].norm for at in range(answer.first, answer.last)}
    stanza = knowledge.stanzas.get(named.name(Kind.FINDING) or "", PLAIN)
    if norms.isdisjoint(_EXCLUDED) or not stanza.diagnosis or tokens[answer.last].norm not in _THEN:
        return None
    rest = {tokens[at].norm for at in range(answer.last + 1, last)}
    return After(unanswered=True) if rest.isdisjoint(_STILL | (knowledge.asserting.now - {"has", "have"})) else None


def is_excluded_by(tokens: Sequence[Token], answer: Item, last: int) -> bool:
    """Whether words say that something was excluded, and what showed it stands behind ("which was ruled out on MRI")."""
    norms = {tokens[at].norm for at in range(answer.first, answer.last)}
    return not norms.isdisjoint(_EXCLUDED) and answer.last < last and tokens[answer.last].norm in _BY


def is_of_one_side(tokens: Sequence[Token], answer: Item, last: int) -> bool:
    """Whether a denial is of one side, and behind it is told that it is there ("not present on right, present on left")."""
    rest = [tokens[at].norm for at in range(answer.last, last)]
    sided = next((at for at, norm in enumerate(rest[:_TO_SIDE]) if norm in _SIDES), -1)
    return sided >= 0 and not _THERE.isdisjoint(rest[sided + 1 :])
