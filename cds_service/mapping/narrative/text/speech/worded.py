"""How a question is worded: what it calls usual, and a loss that it offers beside another complaint.

Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import CANNOT

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_OR = "or"


def as_usual(tokens: Sequence[Token], words: DialogueWords) -> Sequence[Token]:
    """The tokens with "the way you usually do" and the like as the one word that it is."""
    for at in range(len(tokens)):
        phrase = next((phrase for phrase in words.as_usual if _stands(tokens, at, phrase)), None)
        if phrase is not None:
            end = at + len(phrase)
            usual = tokens[at]._replace(norm=words.as_usual[phrase], end=tokens[end - 1].end)
            return [*tokens[:at], usual, *tokens[end:]]
    return tokens


def _stands(tokens: Sequence[Token], at: int, phrase: tuple[str, ...]) -> bool:
    return tuple(token.norm for token in tokens[at : at + len(phrase)]) == phrase


def offers_losses(tokens: Sequence[Token], words: DialogueWords) -> bool:
    """Whether a question names what somebody cannot do beside another complaint, so that "no" is to both.

    "Can't pee, or wet yourself?"; of the first alone, "no" may as well be that he cannot.
    """
    norms = [token.norm for token in tokens]
    if norms[:1] == [] or norms[0] not in CANNOT or _OR not in norms:
        return False
    behind = norms[norms.index(_OR) + 1 :]
    return not words.complaining.isdisjoint(behind) and words.negations.isdisjoint(behind)
