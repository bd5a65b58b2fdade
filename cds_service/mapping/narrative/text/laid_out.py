"""What the layout of a text says: grades jotted without their scale, columns of days, lines that a sign opens."""

from __future__ import annotations

from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text.day_columns import with_days
from cds_service.mapping.narrative.text.jotted_grades import with_scales
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.signed_lines import with_signed_lines
from cds_service.mapping.narrative.text.tokens import Token


def laid_out(text: str, tokens: list[Token], lexicon: Lexicon, knowledge: NarrativeKnowledge) -> list[Token]:
    """The tokens of a text, with what its layout says told by tokens."""
    tokens = with_days(text, with_scales(text, tokens, lexicon, knowledge), lexicon, knowledge)
    if "\n+" in text:
        with_signed_lines(tokens, lexicon)
    return tokens
