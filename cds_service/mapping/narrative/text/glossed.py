"""Abbreviations in brackets behind what they stand for: "left lower extremity (LLE) weakness", "post-void residual (PVR)".

They say what was said already, and part nothing. Source: clinical.md 7.3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_service.mapping.narrative.text import grammar

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_FEWEST, _MOST = 2, 5
"""Letters of such an abbreviation."""


def without_glosses(text: str, tokens: list[Token]) -> list[Token]:
    """The tokens without abbreviations whose letters are the first ones of the words right before them."""
    begins = {
        at
        for at in range(1, len(tokens) - 3)
        if tokens[at].norm == "("
        and tokens[at + 2].norm == ")"
        and _goes_on(tokens[at + 3])
        and _is_gloss(text, tokens, at)
    }
    if not begins:
        return tokens
    return [token for at, token in enumerate(tokens) if begins.isdisjoint((at, at - 1, at - 2))]


def _goes_on(token: Token) -> bool:
    """Whether what is said of the thing follows, and no further thing ("(HSV) and")."""
    return token.kind == "word" and token.norm not in grammar.JOINED


def _is_gloss(text: str, tokens: list[Token], at: int) -> bool:
    written = text[tokens[at + 1].start : tokens[at + 1].end]
    if not (_FEWEST <= len(written) <= _MOST and written.isalpha() and written.isupper()):
        return False
    place, letters = at - 1, ""
    while place >= 0 and len(letters) < len(written):
        if tokens[place].kind == "word":
            letters = text[tokens[place].start].upper() + letters
        elif tokens[place].norm not in ("-", "/"):
            return False
        place -= 1
    return letters == written
