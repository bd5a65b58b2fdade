"""Numbers as results: strength "4+/5", "3 out of 5"; reflexes "2+", "+1", "0"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.mapping.narrative.examination.grade import BEST, Grade, side_by_side
from cds_service.mapping.narrative.examination.headers import order_of_sides
from cds_service.mapping.narrative.examination.reflex_signs import reflex_signs
from cds_service.mapping.narrative.text import examining, grammar
from cds_service.mapping.narrative.text.tokens import Token

_WORDS = {"zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
_SIGNS = {"+": "+", "-": "-", "plus": "+", "minus": "-"}
_BEST = int(BEST)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}
_TO_ROMAN = 3
"""Tokens before the name of the scale among which a word of strength stands."""
_PLAIN_PAIR = 3
"""Tokens of a number, a slash and a number."""
_PAIRS = (_PLAIN_PAIR, _PLAIN_PAIR + 1)
"""Tokens of one without and with a sign ("3+/5")."""


def find_grades(tokens: Sequence[Token], first: int, last: int, short_scales: frozenset[str]) -> list[Grade]:
    """All grades between two token indices. ``short_scales``: best values of the shorter scales of reflexes."""
    found: list[Grade] = []
    at = first
    while at < last:
        grade = (
            _out_of_less(tokens, at, first, last, short_scales)
            or _grade(tokens, at, first, last)
            or _in_signs(tokens, at, last)
        )
        if grade is None:
            at += 1
        else:
            found.append(grade)
            at = grade.last
    order = order_of_sides(tokens, first, last)
    if order and all(b.first - a.last > 1 for a, b in pairwise(found)):  # "3/5 4/5" are two grades, and no pairs
        found = [under_header(tokens, grade, order) for grade in found]
    elif order:
        found = side_by_side(found, order)
    if any(grade.other is not None for grade in found):
        found = [_as_pair(tokens, grade) for grade in found]
    return found


def under_header(tokens: Sequence[Token], grade: Grade, order: str) -> Grade:
    """What looks like a grade out of five is right and left under such a header."""
    if grade.other is None and (grade.strength is not True or grade.last - grade.first not in _PAIRS):
        return grade
    signed = tokens[grade.last - 1].norm in _SIGNS
    behind = tokens[grade.last - 2].norm + tokens[grade.last - 1].norm if signed else tokens[grade.last - 1].norm
    right = tokens[grade.first].norm if signed and grade.other is None else grade.text  # "5/5-" is no 5- on the right
    pair = (right, grade.other or behind)
    right, left = pair if order == "rl" else pair[::-1]
    return grade._replace(text=right, other=left, strength=None, sided=True)


def _in_signs(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    found = reflex_signs(tokens, at, last)
    return Grade(at, found[0], found[1], strength=False, other=found[2]) if found is not None else None


def _as_pair(tokens: Sequence[Token], grade: Grade) -> Grade:
    """ "4/4" among pairs is one of them."""
    if grade.strength is not False or grade.last - grade.first != _PLAIN_PAIR:
        return grade
    return grade._replace(strength=None, other=tokens[grade.last - 1].norm)


def _grade(tokens: Sequence[Token], at: int, first: int, last: int) -> Grade | None:
    number = _digit(tokens[at])
    if number is None:
        return _named(tokens, at, last) or _out_of_five(tokens, at, last)
    whole = _lower_of_range(tokens, at, last) or _pair(tokens, at, last)
    if whole is not None:
        return whole
    begin, end = at, at + 1
    sign = ""
    if at > first and _sign_at(tokens, at - 1, at, last) and _opens(tokens, at - 1, first):
        begin, sign = at - 1, _SIGNS[tokens[at - 1].norm]
    if _worded_sign(tokens, end, last):
        sign, end = _SIGNS[tokens[end + 1].norm], end + 2
    elif _sign_at(tokens, end, end, last) and not _is_range(tokens, end, last):
        sign, end = _SIGNS[tokens[end].norm], end + 1
    scale = _scale(tokens, end, last)
    if scale is None:
        return Grade(begin, end, _reflex(number, sign, begin, at), strength=None) if sign else None
    end, best = scale
    if best != _BEST:
        return Grade(begin, end, _reflex(number, sign, begin, at), strength=False)
    behind = not sign and _sign_at(tokens, end, end, last) and (end + 1 >= last or _digit(tokens[end + 1]) is None)
    if behind:
        sign, end = _SIGNS[tokens[end].norm], end + 1
    return Grade(begin, end, number + sign, strength=True)


def _worded_sign(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether a hyphen and a sign in words stand there ("four-plus")."""
    return at + 1 < last and tokens[at].norm == "-" and tokens[at + 1].norm in ("plus", "minus")


def _sign_at(tokens: Sequence[Token], at: int, joint: int, last: int) -> bool:
    """Whether a plus or minus stands at ``at``, written together with its neighbour at ``joint``."""
    if at >= last or tokens[at].norm not in _SIGNS:
        return False
    return tokens[at].kind == "word" or tokens[joint].start == tokens[joint - 1].end


def _named(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    """ "MRC grade 4", "graded 3", "gr. 3", "grade three", "grade III": the scale by its name."""
    if tokens[at].norm not in grammar.GRADE_NAMES:
        return _lettered(tokens, at, last)
    begin = at
    named = False
    while at < last and tokens[at].norm in examining.TO_GRADE_NAMED:
        named = named or tokens[at].norm == "mrc"
        at += 1
    number, end = _signed(tokens, at, last)
    if number is None:
        number, end = _in_letters(tokens, at, begin, last)
    if number is None or (end < last and tokens[end].norm in ("/", "of", "out")):
        return None
    return Grade(begin, end, number, strength=True if named else None)


def _out_of_five(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    """ "IV/V"."""
    if tokens[at].norm not in _ROMAN or at + 2 >= last or tokens[at + 1].norm != "/" or tokens[at + 2].norm != "v":
        return None
    return Grade(at, at + 3, _ROMAN[tokens[at].norm], strength=True)


def _in_letters(tokens: Sequence[Token], at: int, begin: int, last: int) -> tuple[str | None, int]:
    """A number in words or a Roman one behind the name of the scale ("grade three", "grade IV power", "grade IV/V")."""
    norm = tokens[at].norm if at < last else ""
    if norm in _WORDS:
        return _with_sign(tokens, _WORDS[norm], at + 1, last)
    number = _ROMAN.get(norm)
    if number is None:
        return None, at
    if at + 2 < last and tokens[at + 1].norm == "/" and tokens[at + 2].norm == "v":
        return number, at + 3
    beside = (*tokens[max(begin - _TO_ROMAN, 0) : begin], *tokens[at + 1 : min(at + 2, last)])
    spoken = norm == "i" and tokens[begin].norm != "mrc" and not any(t.norm in examining.MIGHT for t in beside)
    if (
        spoken
        and at + 1 < last
        and tokens[at + 1].kind != "punct"
        and tokens[at + 1].norm not in examining.BEHIND_GRADE
    ):
        return None, at  # "as graded I think"
    return _with_sign(tokens, number, at + 1, last)


def _with_sign(tokens: Sequence[Token], number: str, end: int, last: int) -> tuple[str, int]:
    """A grade with the sign that is written behind it ("IV+", "four plus")."""
    if _worded_sign(tokens, end, last):
        return number + _SIGNS[tokens[end + 1].norm], end + 2
    if _sign_at(tokens, end, end, last) and not _is_range(tokens, end, last):
        return number + _SIGNS[tokens[end].norm], end + 1
    return number, end


def _lettered(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    """ "M3", "G3", written together: the scale by its letter."""
    joined = at + 1 < last and tokens[at].norm in ("m", "g") and tokens[at + 1].start == tokens[at].end
    number, end = _signed(tokens, at + 1, last) if joined else (None, at)
    return None if number is None else Grade(at, end, number, strength=None)


def _lower_of_range(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    """ "4-5/5", "3 to 4/5", "4 to 4+/5": the lower one counts."""
    if at + 2 >= last or tokens[at + 1].norm not in ("-", "to"):
        return None
    if tokens[at + 1].norm == "-" and tokens[at + 2].start != tokens[at + 1].end:
        return None
    upper = _digit(tokens[at + 2])
    end = at + 3
    if end < last and tokens[end].norm in ("+", "-") and tokens[end].start == tokens[end - 1].end:
        end += 1
    scale = _scale(tokens, end, last)
    if upper is None or scale is None or scale[1] != _BEST:
        return None
    return Grade(at, scale[0], min(tokens[at].norm, upper), strength=True)


def _out_of_less(tokens: Sequence[Token], at: int, first: int, last: int, short_scales: frozenset[str]) -> Grade | None:
    """ "+0/2", "+2/3": a reflex on a shorter scale; the sign before it shows that it is no pair."""
    if (
        _digit(tokens[at]) is None
        or at <= first
        or tokens[at - 1].norm != "+"
        or tokens[at - 1].end != tokens[at].start
    ):
        return None
    end = at + _PLAIN_PAIR
    if end > last or tokens[at + 1].norm != "/" or tokens[at + 2].norm not in short_scales:
        return None
    if not _opens(tokens, at - 1, first) or (end < last and tokens[end].norm in ("+", "/")):
        return None
    return Grade(at - 1, end, tokens[at].norm + "+", strength=False)


def _pair(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    """ "4+/4-", "2+/2+", "5/3": right and left, since it is no grade on a scale of five or four."""
    right, end = _signed(tokens, at, last)
    if right is None or end >= last or tokens[end].norm != "/":
        return None
    left, stop = _signed(tokens, end + 1, last)
    if left is None or (stop < last and tokens[stop].norm == "/"):
        return None
    on_scale = left[0] == str(_BEST) or left == "4"
    if on_scale and left == "4" and right == str(_BEST):
        on_scale = False
    signed = len(left) > 1 and len(right) > 1 and (stop >= last or _digit(tokens[stop]) is None)
    if on_scale and not signed:
        return None
    return Grade(at, stop, right, strength=None, other=left)


def _signed(tokens: Sequence[Token], at: int, last: int) -> tuple[str | None, int]:
    if at >= last or tokens[at].kind != "num":
        return None, at
    number = _digit(tokens[at])
    end = at + 1
    signed = end < last and tokens[end].norm in ("+", "-") and tokens[end].start == tokens[at].end
    if number is not None and signed and not _is_range(tokens, end, last):
        return number + tokens[end].norm, end + 1
    return number, end


def _digit(token: Token) -> str | None:
    if token.kind == "num":
        return token.norm if token.norm in ("0", "1", "2", "3", "4", "5") else None
    return _WORDS.get(token.norm)


def _opens(tokens: Sequence[Token], at: int, first: int) -> bool:
    return at == first or tokens[at - 1].kind != "num" or tokens[at - 1].end != tokens[at].start


def _is_range(tokens: Sequence[Token], at: int, last: int) -> bool:
    return (
        at + 1 < last
        and tokens[at].norm == "-"
        and (tokens[at + 1].kind in ("num", "word") or tokens[at + 1].norm == ">")
        and (tokens[at + 1].start == tokens[at].end)
    )


def _scale(tokens: Sequence[Token], at: int, last: int) -> tuple[int, int] | None:
    """The end of "/5", "out of 5", "of 5", "over 5", and the best grade of the scale."""
    if at >= last:
        return None
    if tokens[at].norm == "/":
        after = at + 1
    elif tokens[at].norm == "out" and at + 1 < last and tokens[at + 1].norm == "of":
        after = at + 2
    elif tokens[at].norm in ("of", "over"):
        after = at + 1
    else:
        return None
    if after < last and tokens[after].norm in ("+", "-"):
        after += 1
    best = _digit(tokens[after]) if after < last else None
    if best not in ("4", "5") or (
        after + 1 < last and tokens[after + 1].norm == "/" and tokens[after + 1].start == tokens[after].end
    ):
        return None
    return after + 1, int(best)


def _reflex(number: str, sign: str, begin: int, at: int) -> str:
    if sign == "-" and begin < at:
        return "-" + number
    return number + sign
