"""A side that closes a clause behind a comma: "foot drop, left", "L sciatica, now bilateral", "disc herniation L5/S1, left"."""

from __future__ import annotations

from cds_service.clinical.findings import Side
from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.statements.attach import Around, side_of
from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.parting import is_dash

_CODE = 6
"""Tokens of a code in brackets."""
_MARKS = frozenset([":", "=", "?", "-"])
_TO_ANSWER = _MARKS | frozenset(["yes", "y", "present", "positive", "possign", ",", "("])
"""Between the name of a sign and the side with which it is answered."""


def side_answered(around: Around, k: int) -> Side | None:
    """The side with which a sign is answered behind its mark, where nothing else is said ("Foot drop: yes, left", "- yes (L)")."""
    at = around.items[k].last
    if at >= around.last or around.tokens[at].norm not in _MARKS:
        return None
    while at < around.last and around.tokens[at].norm in _TO_ANSWER:
        at += 1
    side = next((item for item in around.items[k + 1 :] if item.first == at and item.has(Kind.SIDE)), None)
    if side is None:
        return None
    closes = side.last >= around.last or around.tokens[side.last].norm in grammar.CLOSING
    return side_of(side) if closes or around.tokens[side.last].kind == "brk" else None


def side_at_end(around: Around, k: int) -> Side | None:
    """The side told so of item ``k``, a level of the spine between or behind; None before any other word ("left knee")."""
    at = around.items[k].last
    while at < around.last and (around.tokens[at].kind == "level" or around.tokens[at].norm in grammar.TO_LEVEL):
        at += 1
    at = _past_code(around, at)
    if at >= around.last or not (
        around.tokens[at].norm == "," or is_dash(around.tokens, at) or is_dash(around.tokens, at - 1)
    ):
        return None
    at -= is_dash(around.tokens, at - 1)
    item = next((i for i in around.items[k + 1 :] if i.has(Kind.SIDE) and i.first > at), None)
    if item is None or any(token.norm not in grammar.BEFORE_LAST_SIDE for token in around.tokens[at + 1 : item.first]):
        return None
    after = around.tokens[item.last] if item.last < around.last else None
    closes = after is None or after.norm in grammar.CLOSING or after.kind in ("brk", "level")
    closes = closes or _past_code(around, item.last) > item.last
    return side_of(item) if closes else None


def _past_code(around: Around, at: int) -> int:
    """The token behind the code of a diagnosis in brackets ("radiculopathy (M54.16), left"); ``at`` where none stands."""
    if at >= around.last or around.tokens[at].norm != "(":
        return at
    close = next((i for i in range(at, min(at + _CODE, around.last)) if around.tokens[i].norm == ")"), None)
    written = around.text[around.tokens[at].end : around.tokens[close].start].strip() if close is not None else ""
    coded = written[:1].isalpha() and written[1:].replace(".", "").isdigit()
    return at if close is None or not coded else close + 1


def side_behind_level(around: Around, k: int) -> Side | None:
    """The side behind the level of item ``k`` ("herniated disc, L5-S1 on the left")."""
    at = around.items[k].last
    while at < around.last and around.tokens[at].norm in grammar.TO_LEVEL_OF:
        at += 1
    begin = at
    while at < around.last and (around.tokens[at].kind in ("level", "num") or around.tokens[at].norm in ("-", "/")):
        at += 1
    if begin == at or at >= around.last or around.tokens[begin].kind != "level" or around.tokens[at].norm != "on":
        return None
    at += 1 + (around.tokens[min(at + 1, around.last - 1)].norm == "the")
    return next((side_of(item) for item in around.items if item.first == at and item.has(Kind.SIDE)), None)
