"""Crosses and struck noughts as answers: "saddle anaesthesia ✗, retention ✓", "Ø fever", "anal tone Ø".

Behind what works they may as well tell of its loss ("anal tone ✗"), and in a line that begins with one, of what follows.
Source: clinical.md 7.3 ("(-)"; text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

CROSSES = frozenset("✗✘❌✖")
_ENTRY = 6
"""Tokens of an entry that are looked at."""


def with_crosses(tokens: list[Token], sign: str, functions: Collection[str]) -> list[Token]:
    """With a cross right behind a word as ``sign``; ``functions``: what works."""
    opened = False
    for at, token in enumerate(tokens):
        if at == 0 or tokens[at - 1].kind == "brk":
            opened = token.norm in CROSSES
        behind = token.norm in CROSSES and not opened and tokens[at - 1].kind == "word"
        if behind and not _of_function(tokens, at, functions):
            tokens[at] = token._replace(norm=sign, kind="box")
    return tokens


def _of_function(tokens: list[Token], at: int, functions: Collection[str]) -> bool:
    """Whether what works is named in the entry that ends at a token ("sensation around the anus ✗")."""
    for token in reversed(tokens[max(at - _ENTRY, 0) : at]):
        if token.kind != "word":
            return False
        if token.norm in functions:
            return True
    return False


def nought(tokens: list[Token], functions: Collection[str]) -> str:
    """What a struck nought behind these tokens says: "no", or of what works that it is absent."""
    return "absent" if tokens and tokens[-1].norm in functions else "no"


def as_word(kind: str, raw: str, before: list[Token], functions: Collection[str]) -> str:
    """The word that a sign with letters ("-ve"), "w/" or a struck nought stands for."""
    if kind == "nought":
        return nought(before, functions)
    if kind == "ve":
        return "positive" if raw[0] == "+" else "negative"
    return "with" if raw.endswith("/") else "without"
