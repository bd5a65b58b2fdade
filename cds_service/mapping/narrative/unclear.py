"""Short texts that speak of bladder, bowel or saddle in words that say nothing to the reader: not read is not silent."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cds_service.clinical.findings import Status
from cds_service.knowledge.narrative_types import Kind
from cds_service.knowledge.narrative_unclear import UnclearWords
from cds_service.mapping.narrative.lexicon import Item
from cds_service.mapping.narrative.mention import Mention
from cds_service.mapping.narrative.sentences import Sentence
from cds_service.mapping.narrative.tokens import Token

_ELSEWHERE = (
    "hypothetical",
    "warning",
    "warning-told",
    "other",
    "question",
    "planned",
    "not-asked",
    "none-of",
    "advice",
    "advice-to",
)
"""Cues of sentences that are not about this patient now."""
_FORM = frozenset(("blank", "box"))
_ASKED = frozenset(("?", "*", "y/n"))
"""Tokens of a form, whose questions say nothing."""


def unclear_words(
    tokens: Sequence[Token], items: Sequence[Item], sentence: Sentence, spec: UnclearWords
) -> tuple[int, int] | None:
    """The characters of the first such words of a sentence; None where something in it takes them away."""
    inside = tokens[sentence.first : sentence.last]
    norms = [token.norm for token in inside]
    found = next(((at, words) for at in range(len(norms)) for words in spec.words if _begin(norms, at, words)), None)
    if found is None or not spec.not_with.isdisjoint(norms):
        return None
    if any(token.kind in _FORM or token.norm in _ASKED for token in inside):
        return None
    if any(item.has(Kind.CUE, *_ELSEWHERE) for item in items):
        return None
    at, words = found
    return inside[at].start, inside[at + len(words) - 1].end


def _begin(norms: list[str], at: int, words: tuple[str, ...]) -> bool:
    return norms[at] == words[0] and tuple(norms[at : at + len(words)]) == words


def unread(told: Collection[Mention], places: Sequence[tuple[int, int]], spec: UnclearWords) -> list[Mention]:
    """The mention of what was not understood, where a text tells nothing of the findings beside it."""
    if not places or any(mention.finding in spec.beside for mention in told):
        return []
    start, end = places[0]
    return [Mention(spec.finding, Status.PRESENT, start, end)]
