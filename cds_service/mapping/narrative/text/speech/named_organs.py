"""A question that only names an organ, and an answer in words of one's own: "And peeing?" "Slow to start. It's thin."

Each sentence of the answer is told with the name before it, since the words of the answer do not say of what they are.
Source: clinical.md 3 (a sign in the patient's words is heard, and a question by itself tells none).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.dialogue import DialogueWords

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_LONGEST = 6
"""Tokens of the longest question that only names something."""
_BESIDE = frozenset(["the", "with", "side", "of", "things", "thing", "department", "front", "any", "new", "anything"])


def named_organ(asked: Sequence[Token], words: DialogueWords) -> str:
    """The organ that a question names and nothing beside it, as the reader calls it; "" where it asks for more."""
    beside = words.fillers | words.own.keys() | set(words.own.values()) | _BESIDE
    norms = [token.norm for token in asked if token.kind not in ("punct", "brk") and token.norm not in beside]
    called = {words.organs.get(norm, "") for norm in norms}
    return called.pop() if len(called) == 1 and len(asked) <= _LONGEST else ""


def told_of(organ: str, told: Sequence[Sequence[Token]], words: DialogueWords) -> list[Token]:
    """The sentences of an answer, each with the organ before it; one that only goes on with the last is joined to it.

    From a sentence on that names another part of the body, they are told as they are.
    """
    found: list[Token] = []
    own = True
    for sentence in told:
        norms = [token.norm for token in sentence if token.kind not in ("punct", "brk")]
        own = own and words.apart.isdisjoint(norms)
        if own and norms and found and norms[0] in words.going_on and found[-1].norm == ".":
            found[-1] = found[-1]._replace(norm=",")
            found += sentence
        elif own and norms:
            found += [*_label(sentence[0], organ), *sentence]
        else:
            found += sentence
    return found


def _label(before: Token, organ: str) -> tuple[Token, Token]:
    """The organ and a colon, which have no characters of their own."""
    name = before._replace(norm=organ, end=before.start, kind="word")
    return name, name._replace(norm=":", kind="punct")
