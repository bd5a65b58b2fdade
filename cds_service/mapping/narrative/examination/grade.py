"""A number read as a result, and what two of them side by side mean: right and left, or one of the two."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.mapping.narrative.text.tokens import Token

_GRADES = frozenset("012345")
BEST = "5"
"""Full strength on the scale of the Medical Research Council."""
_ONE_SIDE = frozenset(["left", "right"])


class Grade(NamedTuple):
    """A number read as a result: MRC grade (``strength``) or reflex grade."""

    first: int
    last: int
    text: str
    strength: bool | None
    """Whether it is on the scale of strength; None when no scale is written."""
    other: str | None = None
    """The left side of a pair ("4+/4-"); ``text`` is then the right."""
    fell: bool = False
    """Whether it was better by a whole grade at least, as the text itself says ("5/5 last week, 4/5 today")."""
    sided: bool = False
    """Whether a header says that it is right and left."""
    compared: bool = False
    """Whether grades of other days stand beside it, so that the times there are not since when it is so."""


def bare_number(tokens: Sequence[Token], at: int, last: int) -> Grade | None:
    """The number without a scale at a token, with the sign that is glued to it ("4+"); None where none stands before ``last``."""
    if at >= last or tokens[at].norm not in _GRADES:
        return None
    sign = at + 1
    if sign < last and tokens[sign].norm in ("+", "-") and tokens[sign].start == tokens[at].end:
        return Grade(at, sign + 1, tokens[at].norm + tokens[sign].norm, strength=None)
    return Grade(at, sign, tokens[at].norm, strength=None)


def side_by_side(grades: list[Grade], order: str) -> list[Grade]:
    """ "TA 5/5 4/5" under a header of sides is right and left; nothing is changed where not all grades stand in twos.

    ``order``: "rl" or "lr".
    """
    twos = list(zip(grades[::2], grades[1::2], strict=False))
    joined = [(a, b) for a, b in twos if a.last == b.first and a.strength and b.strength and not (a.other or b.other)]
    apart = all(before[1].last < after[0].first for before, after in pairwise(joined))
    if len(joined) != len(grades) / 2 or not apart:
        return grades
    pairs = [(a, b, *((a.text, b.text) if order == "rl" else (b.text, a.text))) for a, b in joined]
    return [Grade(a.first, b.last, right, strength=True, other=left) for a, b, right, left in pairs]


def lower_of_pairs(tokens: Sequence[Token], grades: list[Grade]) -> list[Grade]:
    """ "5/5 and 2/5", behind one muscle and without sides, is 2/5 of one of the two; as is "5/5 2/5"."""
    made: list[Grade] = []
    for grade in grades:
        before = made[-1] if made else None
        if before is not None and _joined(tokens, before, grade) and not _has_own_side(tokens, grade):
            made[-1] = grade._replace(first=before.first, text=min(before.text, grade.text, key=_order))
        else:
            made.append(grade)
    return made


def _joined(tokens: Sequence[Token], before: Grade, after: Grade) -> bool:
    both = before.strength and after.strength and before.other is None and after.other is None
    return bool(both) and [token.norm for token in tokens[before.last : after.first]] in (
        [],
        ["and"],
        ["&"],
        [",", "and"],
    )


def _has_own_side(tokens: Sequence[Token], grade: Grade) -> bool:
    """Whether a side behind a grade is its own ("strength in the right leg was 4/5 and 2/5 on the left")."""
    norms = [token.norm for token in tokens[grade.last : grade.last + 3]]
    named = norms[2:] if norms[:2] == ["on", "the"] else norms[1:2] if norms[:1] == ["on"] else []
    if not named or named[0] not in _ONE_SIDE:
        return False
    return any(token.norm in _ONE_SIDE - {named[0]} for token in tokens[: grade.first])


def _order(text: str) -> float:
    """How strong a grade is: "4-" is below "4"."""
    return int(text[0]) + {"+": 0.3, "-": -0.3}.get(text[1:], 0.0)
