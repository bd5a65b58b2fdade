"""Pluses and minuses as answers: "fever-, chills-, weight loss+", "-fever -chills +saddle numbness", "saddle numbness +".

Source: clinical.md 7.3 ("(-)"; text clears a sign only where it says so plainly, so that a dash alone is none).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

SIGNS = {"+": "possign", "-": "negsign"}
_SIGNED = " -"
_TRAILING = ("-,", "-;", "- /")
_OPENING = (",", ";", ":")
"""Before an entry of a line that a sign opens ("+ back pain, - fever")."""
_MINUSES = 2
"""Minuses of a line that make its signs answers; a single one may be a dash."""
_NEAR = 3
"""Tokens from a minus in which what works may be named, whose loss it may be."""


def with_signs_behind(text: str, tokens: list[Token], functions: Collection[str]) -> list[Token]:
    """With the signs behind words that they answer; ``functions``: what works."""
    if any(mark in text for mark in _TRAILING):
        tokens = _with_several_behind(tokens, functions)
    return _with_plus_behind(tokens) if " +" in text else tokens


def with_signs_before(text: str, tokens: list[Token], functions: Collection[str]) -> list[Token]:
    """With the signs before words that they answer; ``functions``: what works."""
    return _signs_before(text, tokens, functions) if _SIGNED in text else tokens


def _with_plus_behind(tokens: list[Token]) -> list[Token]:
    """With a plus behind a word that closes its clause as an answer ("no fever, saddle numbness +")."""
    for at in range(1, len(tokens)):
        closes = at + 1 == len(tokens) or tokens[at + 1].kind == "brk" or tokens[at + 1].norm in (",", ";", ".")
        if tokens[at].norm == "+" and tokens[at - 1].kind == "word" and closes:
            tokens[at] = tokens[at]._replace(norm=SIGNS["+"], kind="box")
    return tokens


def _with_several_behind(tokens: list[Token], functions: Collection[str]) -> list[Token]:
    """With the signs behind words as answers, where a line has several: "fever-, chills-, weight loss+"."""
    ends = [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]
    start = 0
    for end in ends:
        signs = [at for at in range(start + 1, end) if _trails(tokens, at, end, functions)]
        minus = sum(tokens[at].norm == "-" for at in signs)
        if minus and max(minus, len(signs) - minus) >= _MINUSES:
            for at in signs:
                tokens[at] = tokens[at]._replace(norm=SIGNS[tokens[at].norm], kind="box")
        start = end
    return tokens


def _trails(tokens: list[Token], at: int, end: int, functions: Collection[str]) -> bool:
    """Whether a plus or minus stands right behind a word and closes what it answers."""
    token, before = tokens[at], tokens[at - 1]
    if token.norm not in ("+", "-") or before.kind != "word":
        return False
    if token.norm == "-" and before.norm in functions:
        return False
    if before.end + 1 == token.start:  # apart, it may be a dash at the end of a line
        return at + 1 == len(tokens) or tokens[at + 1].norm in (",", ";", ".") or _is_slash_apart(tokens, at)
    if before.end != token.start:
        return False
    return at + 1 >= end or tokens[at + 1].norm in (",", ";", ".") or _is_slash_apart(tokens, at)


def _is_slash_apart(tokens: list[Token], at: int) -> bool:
    """Whether a slash with room before it parts an answer from the next ("bladder - / bowel -", and not "+/-")."""
    return at + 1 < len(tokens) and tokens[at + 1].norm == "/" and tokens[at + 1].start > tokens[at].end


def _signs_before(text: str, tokens: list[Token], functions: Collection[str]) -> list[Token]:
    """With the signs of a line as answers where it has both kinds: "-fever -chills +saddle numbness"."""
    start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        signs = [at for at in range(start, end - 1) if _is_sign(text, tokens, at, functions)]
        minus = sum(tokens[at].norm == "-" for at in signs)
        if minus >= _MINUSES:  # then those that open a sentence of it are answers too
            signs += [at for at in range(start + 1, end - 1) if _opens_further(tokens, at, functions)]
        several = minus >= _MINUSES or (len(signs) - minus >= _MINUSES and tokens[start].norm != "-")
        if several and 0 < minus < len(signs):
            for at in signs:
                tokens[at] = tokens[at]._replace(norm=SIGNS[tokens[at].norm], kind="box")
        start = end + 1
    return tokens


def _is_sign(text: str, tokens: list[Token], at: int, functions: Collection[str]) -> bool:
    """Whether a plus or minus stands right before a word and apart from what is before it, or opens an entry ("..., - fever")."""
    token, after = tokens[at], tokens[at + 1]
    if token.norm not in ("+", "-") or after.kind != "word":
        return False
    if token.norm == "-" and any(word.norm in functions for word in tokens[at + 1 : at + _NEAR]):
        return False
    if after.start == token.end:
        return token.start == 0 or text[token.start - 1].isspace()
    if at == 0 or tokens[at - 1].kind == "brk":
        return token.norm == "+" and after.start == token.end + 1  # a minus may be a bullet there
    return after.start == token.end + 1 and tokens[at - 1].norm in _OPENING


def _opens_further(tokens: list[Token], at: int, functions: Collection[str]) -> bool:
    """Whether a minus opens a sentence that is a row of such itself ("- cough, - dysuria. - urinary retention, - saddle numbness").

    One that opens a sentence alone may be a bullet ("- fever, - chills. - urinary retention for 2 days").
    """
    after = tokens[at + 1]
    if tokens[at].norm != "-" or tokens[at - 1].norm != "." or after.kind != "word":
        return False
    if after.start != tokens[at].end + 1 or any(word.norm in functions for word in tokens[at + 1 : at + _NEAR]):
        return False
    for place in range(at + 1, len(tokens) - 1):
        token = tokens[place]
        if token.kind in ("num", "brk") or token.norm == ".":
            return False
        if token.norm == "-" and tokens[place - 1].norm in _OPENING and tokens[place + 1].kind == "word":
            return True
    return False
