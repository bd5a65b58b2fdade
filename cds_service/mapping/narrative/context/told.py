"""What ends a warning or a question before something that is there: it is told, measured or denied behind it.

"Counselled on red flags, numb since Monday", "monitored for retention: bladder scan 700 mL", "screened for red flags: no fever".
Source: clinical.md 7.3 (hypothetical; a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.asserting import AssertingWords
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.context.advice import is_reason
from cds_service.mapping.narrative.context.asserting import already
from cds_service.mapping.narrative.context.reach import State
from cds_service.mapping.narrative.text.lexicon import Item
from cds_service.mapping.narrative.text.tokens import Token

_TO_NUMBER = 2
"""Tokens from a measurement to its number."""


def end_told(state: State, tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> None:
    """End a warning or a question before an item that is there already, or a warning before what is measured or denied."""
    if state.question and state.inquired >= 0:
        state.question = not already(tokens, item, state.inquired, last, words, commas=False)
    if state.warned >= 0 and _is_told(state, tokens, item, last, words):
        state.warned = -1


def _is_told(state: State, tokens: Sequence[Token], item: Item, last: int, words: AssertingWords) -> bool:
    """Whether a warning does not reach an item: it is there already, or why there is a risk ("given her numbness")."""
    if state.warning and (_is_measured(tokens, item, state.warned, last) or _is_denied(state, tokens)):
        return True
    told = already(tokens, item, state.warned, last, words, commas=state.advised)
    return told or is_reason(tokens, item, state.warned)


def _is_measured(tokens: Sequence[Token], item: Item, warned: int, last: int) -> bool:
    """Whether a measurement with its number stands behind a mark of its own ("...: bladder scan 700 mL")."""
    if not item.has(Kind.QUANTITY) or item.first <= warned or tokens[item.first - 1].norm not in (":", ",", ";", "-"):
        return False
    return any(tokens[at].kind == "num" for at in range(item.last, min(item.last + _TO_NUMBER, last)))


def _is_denied(state: State, tokens: Sequence[Token]) -> bool:
    """Whether a denial opens the list behind the colon ("screened for red flags: no fever, no numbness")."""
    return state.negated >= 0 and state.word > state.warned and tokens[state.word - 1].norm == ":"
