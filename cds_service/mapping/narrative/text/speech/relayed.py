"""Questions that who answers hands on to the patient: "Has she passed water?" "Mum, have you been for a wee? ... Yes, she says."

An answer that all is well is of what the patient was asked then; any other one may be of the first question as well.
Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cds_service.knowledge.narrative.dialogue import DialogueWords
from cds_service.mapping.narrative.text.speech.answers import AGREED, WELL, read_answer
from cds_service.mapping.narrative.text.speech.questions import (
    Form,
    asks_of_function,
    is_marked,
    pieces,
    read_question,
)
from cds_service.mapping.narrative.text.speech.turns import QUOTES

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

_YOU = "you"
_MEANING = frozenset(["mean", "meaning", "saying", "asking", "say"])
"""In a question back to who asks ("leaking, do you mean?")."""
_AT_LEAST = 2
"""Tokens of the shortest name that somebody is called by, with its comma."""


def unquoted(tokens: list[Token]) -> list[Token]:
    """The tokens of a turn without the quotation marks around them."""
    first, last = 0, len(tokens)
    while first < last and tokens[first].norm in QUOTES:
        first += 1
    while last > first and tokens[last - 1].norm in QUOTES:
        last -= 1
    return tokens[first:last]


def relayed(turn: list[Token], replied: list[Token], words: DialogueWords) -> tuple[list[Token], list[Token]]:
    """The question and its answer; where the reply calls the patient and asks, these are of that question."""
    found = pieces(replied)
    asked = next((at for at, piece in enumerate(found) if is_marked(piece)), -1)
    if asked != 0 or len(found) == 1:
        return turn, replied
    called, question = _called(list(found[0]), words)
    behind = [token for piece in found[1:] for token in piece]
    while behind and (behind[0].kind in ("punct", "brk") or behind[0].norm in QUOTES):
        behind.pop(0)
    if not called or not behind or any(is_marked(piece) for piece in found[1:]):
        return turn, replied
    answer = read_answer(behind, {token.norm for token in question if token.kind == "word"}, words).said
    of_function = asks_of_function(read_question(question, words), words)
    if answer in ((WELL, "yes", AGREED) if of_function else ("no", WELL)):
        told = [token for piece in pieces(turn) if not is_marked(piece) for token in piece]
        return [*told, *question], behind
    return [*turn, *question], behind


def _called(piece: list[Token], words: DialogueWords) -> tuple[bool, list[Token]]:
    """Whether a question calls somebody by name, and its tokens behind the name."""
    if len(piece) <= _AT_LEAST or piece[0].kind != "word" or piece[1].norm != "," or piece[0].norm in words.fillers:
        return False, piece
    question = piece[_AT_LEAST:]
    norms = {token.norm for token in question}
    kin = piece[0].norm in words.kin | words.answerers
    inverted = read_question(question, words).form is Form.INVERTED and _YOU in norms
    return (kin or inverted) and norms.isdisjoint(_MEANING), question
