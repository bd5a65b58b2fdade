"""Capital letters for results of an examination: "PR: tone N, sens N", "power N, reflexes N".

An "N" is normal where several things that are examined have one in a sentence and no "Y" stands in it; a single one may as
well be the "no" of a form.
Source: clinical.md 7.3 (shorthand; text clears a sign only where it says so plainly).
"""

from __future__ import annotations

from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_NORMAL, _LETTER = "normal", "N"
_YES = frozenset(["y", "yes", "no", "none", "nil", "?", "y/n"])
"""With one of them in the sentence, the letters answer questions."""
_ENDS = frozenset([".", ";", "!", "?"])
_LEAST = 2


def read_jotted_normals(text: str, tokens: list[Token], words: Collection[str], examined: AbstractSet[str]) -> None:
    """Give such letters the word that they stand for. ``words``: all of the text, as written; ``examined``: what has them."""
    if _LETTER not in words:
        return
    start = 0
    for end in [*(at for at, one in enumerate(tokens) if one.kind == "brk" or one.norm in _ENDS), len(tokens)]:
        line = range(start, end)
        letters = [at for at in line if text[tokens[at].start : tokens[at].end] == _LETTER]
        named = {tokens[at - 1].norm for at in letters if at > start}
        answered = any(tokens[at].norm in _YES for at in line)
        if len(named) >= _LEAST and len(letters) == len(named) and named <= examined and not answered:
            for at in letters:
                tokens[at] = tokens[at]._replace(norm=_NORMAL)
        start = end + 1
