"""Lines of a form that was not filled in: their questions say nothing."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text.sentences import Sentence
from cds_service.mapping.narrative.text.tokens import Token

_FORM = frozenset(("blank", "box"))
_ASKED = frozenset(("?", "*", "y/n"))
"""Tokens of a form, whose questions say nothing."""


def is_form(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a sentence has what only forms have: a box, a blank or a question."""
    return any(_of_form(token) for token in tokens[sentence.first : sentence.last])


def _of_form(token: Token) -> bool:
    """Whether it is what forms have; a plus behind a word is none ("Anal tone +")."""
    plus = token.norm == "possign" and token.end - token.start == 1
    return (token.kind in _FORM and not plus) or token.norm in _ASKED
