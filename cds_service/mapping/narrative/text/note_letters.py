"""Letters of a note: those that head its parts ("A: L5 radiculopathy / P: MRI, then an injection"), and a "w" for "with".

A "P" alone may be a pulse, a power or a pain: it heads a plan only behind an "A" that heads an assessment.
Source: clinical.md 7.3 (what is planned has not been done).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_ASSESSMENT, _PLAN = ("A", "assessment"), ("P", "plan")
_BEFORE = frozenset(["\n", "."])


def read_note_letters(text: str, tokens: list[Token]) -> None:
    """Give such letters the word that they stand for."""
    if " w " in text:
        _read_with(text, tokens)
    if "P:" not in text and "P :" not in text:
        return
    assessed = -1
    for at, token in enumerate(tokens[:-1]):
        letter = text[token.start : token.end]
        if letter not in ("A", "P") or tokens[at + 1].norm != ":" or (at and tokens[at - 1].norm not in _BEFORE):
            continue
        if letter == _ASSESSMENT[0]:
            assessed = at
        elif assessed >= 0 and (at + 2 >= len(tokens) or tokens[at + 2].kind != "num"):
            tokens[assessed] = tokens[assessed]._replace(norm=_ASSESSMENT[1])
            tokens[at] = token._replace(norm=_PLAN[1])
            assessed = -1


def _read_with(text: str, tokens: list[Token]) -> None:
    """Read a small "w" between two words as "with" ("CES w retention")."""
    for at in range(1, len(tokens) - 1):
        token = tokens[at]
        if token.norm == "w" and text[token.start] == "w" and tokens[at - 1].kind == tokens[at + 1].kind == "word":
            tokens[at] = token._replace(norm="with")
