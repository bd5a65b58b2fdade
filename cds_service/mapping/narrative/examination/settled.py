"""Whether a normal result is told as one of today: not "used to be normal", "far from normal" or "normal but now gone".

Source: clinical.md 7.3 (text clears a sign only where it says so plainly), 5.4 (no absence that nobody told).
"""

from __future__ import annotations

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.elements import Element
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.statements.but_for import leaves_out
from cds_service.mapping.narrative.text import grammar

_BEFORE, _BEHIND = 5, 6
"""Tokens before and behind a result that are looked at, within its clause."""
_TURN = 4
"""Tokens behind "but" among which the result is taken back."""
_MARKS = frozenset(",;.:")
_TURNING = frozenset([",", "but", "then", "although", "though", "however"])
_PLACES = (Kind.TOPIC, Kind.AREA, Kind.HEAD, Kind.FINDING, Kind.COMPLAINT)
_TIMED = grammar.OF_NOW | grammar.words("now tonight morning afternoon evening night on")
_BEHIND_RESULT = grammar.PREPOSITIONS | grammar.words("by and but or since from when")
_YES = frozenset(["yes", "y", "yeah", "boxon"])
_NORMAL = "normal"


def settled(around: Around, value: Element, element: Element, *, pressing: bool) -> bool:
    """Whether no word near a normal result takes it back; that it is so in part only where the sign is ``pressing``."""
    words = around.knowledge.asserting
    least = element.last if element.first < value.first else around.first
    for at in range(value.first - 1, max(value.first - _BEFORE, least, around.first) - 1, -1):
        norm = around.tokens[at].norm
        if norm in _MARKS or around.tokens[at].kind == "brk":
            break
        if norm in words.unsettled or (pressing and norm in words.hardly):
            return False
    return not _taken_back(around, max(value.last, element.last), pressing=pressing)


def _taken_back(around: Around, end: int, *, pressing: bool) -> bool:
    if pressing and end < around.last and around.tokens[end].norm == "?":
        return end + 1 >= around.last or around.tokens[end + 1].norm not in _YES
    for at in range(end, min(end + _BEHIND, around.last)):
        norm = around.tokens[at].norm
        if norm in _TURNING and (pressing or norm != ",") and _turns(around, range(end, at), of_doubt=norm != ","):
            return True
        if norm in _MARKS or around.tokens[at].kind == "brk" or _names_other(around, at):
            return False
        if pressing and (
            leaves_out(around, at) or norm in around.knowledge.asserting.once | around.knowledge.asserting.in_part
        ):
            return True
    return False


def _turns(around: Around, told: range, *, of_doubt: bool) -> bool:
    """Whether words behind "but" or a comma take back what stands before it, and are of nothing else.

    ``told``: tokens between the result and that word; with a time among them both results are told, each of its own time.
    ``of_doubt``: whether that it is "not so" or "hard to tell" counts as well as another result.
    """
    at = told.stop + 1
    timed = any(around.tokens[i].kind == "num" or around.tokens[i].norm in _TIMED for i in told)
    timed = timed or any(around.tokens[i].norm in _TIMED for i in range(at, min(at + _TURN, around.last)))
    for place in range(at, min(at + _TURN, around.last)):
        item = next((item for item in around.items if item.first == place), None)
        if item is not None and any(item.has(kind) for kind in (*_PLACES, Kind.SIDE)):
            return False
        if item is not None and item.has(Kind.VALUE):
            return (
                not timed
                and _closes(around, item.last)
                and not item.has(Kind.VALUE, _NORMAL)
                and not _names_other(around, item.last, Kind.SIDE)
            )
        if of_doubt and around.tokens[place].norm in around.knowledge.asserting.doubting:
            return not _names_other(around, place + 1, Kind.SIDE)
    return False


def _closes(around: Around, at: int) -> bool:
    """Whether a result ends there, with its place or time behind it, and is no part of another word ("normal work")."""
    return at >= around.last or around.tokens[at].kind != "word" or around.tokens[at].norm in _BEHIND_RESULT


def _names_other(around: Around, at: int, *more: Kind) -> bool:
    """Whether something else is named right there, or an item of ``more`` kinds, perhaps behind words that say nothing."""
    while at < around.last and around.tokens[at].norm in grammar.FILLERS | grammar.PREPOSITIONS:
        at += 1
    return any(item.first == at and any(item.has(kind) for kind in (*_PLACES, *more)) for item in around.items)
