"""Reflexes in signs, of both sides or of one: "++", "++/+", "+/++", "-/++"; one plus alone is no grade, and "+/-" no pair."""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.tokens import Token

_NUMBERS = frozenset("0123")


def reflex_signs(tokens: Sequence[Token], at: int, last: int) -> tuple[int, str, str | None] | None:
    """The end, the signs, and those behind a slash, which are then of the left side; None where nothing begins here."""
    run = _run(tokens, at, last)
    right = run or _gone(tokens, at, last)
    end = at + len(right)
    if not right or end >= last or tokens[end].norm != "/":
        return (end, right, None) if len(run) > 1 else None
    left = _run(tokens, end + 1, last) or _number(tokens, end + 1, last) or _gone(tokens, end + 1, last)
    slight = right == "+" and left == "0"
    return None if slight or not left else (end + 1 + len(left), right, left)


def _number(tokens: Sequence[Token], at: int, last: int) -> str:
    """The number of the other side ("++/0")."""
    closes = at + 1 >= last or tokens[at + 1].norm in grammar.CLOSING or tokens[at + 1].kind in ("brk", "word")
    return tokens[at].norm if at < last and tokens[at].norm in _NUMBERS and closes else ""


def _gone(tokens: Sequence[Token], at: int, last: int) -> str:
    """Nought for the dash of a side whose reflex is not there ("-/++"); elsewhere a dash is a mark."""
    closes = at + 1 >= last or tokens[at + 1].norm in grammar.CLOSING | {"/"} or tokens[at + 1].kind in ("brk", "word")
    return "0" if at < last and tokens[at].norm == "-" and closes else ""


def _run(tokens: Sequence[Token], at: int, last: int) -> str:
    """The plus signs written together from ``at`` on."""
    end = at
    while end < last and tokens[end].norm == "+" and (end == at or tokens[end].start == tokens[end - 1].end):
        end += 1
    return "+" * (end - at)
