"""Clipped names of muscles in a row, which mean something else anywhere else: "DF 2, EHL 1, ev 3, inv 3", "HF 5 HAbd 4 KF 5".

The names of the columns of a table are known; any other short name in capitals keeps its number from its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.examination.grade import Grade, bare_number
from cds_service.mapping.narrative.statements.attach import Around, past_brackets
from cds_service.mapping.narrative.text import changes, grammar

BEFORE_NAME = frozenset([",", ";", ":", ".", "/", "\n"])
NO_NAMES = (
    changes.TO_STEP
    | grammar.PREPOSITIONS
    | grammar.CONNECTORS
    | grammar.OF_THE_REST
    | frozenset(["but", "only", "pain", "both", "side", "with"])
)
"""No names of muscles, right before a grade."""
LONGEST_NAME = 4
"""Letters of a muscle's name that is not known."""
_MARKS = frozenset([":", "="])
_NEAR = 2
"""Tokens between a muscle and its grade, its side or a mark."""
_ENDS = frozenset([",", ";", ".", ")", "/", "|"]) | grammar.SIDED


def in_row(around: Around, grades: Sequence[Grade]) -> bool:
    """Whether the grades of a sentence are those of a row of muscles: of two, or of one under a word for strength."""
    firsts = {grade.first for grade in grades if grade.strength is not False}
    known = [item for k, item in enumerate(around.items) if around.names_leg(item) and _is_graded(around, k, firsts)]
    headed = (
        any(item.has(Kind.HEAD, "strength") and item.first < known[0].first for item in around.items)
        if known
        else False
    )
    return len(known) + headed > 1


def _is_graded(around: Around, k: int, firsts: set[int]) -> bool:
    at = past_brackets(around, k)[1]
    return not firsts.isdisjoint(range(at, at + _NEAR))


def row_numbers(around: Around, grades: Sequence[Grade], *, going_on: bool) -> list[Grade]:
    """The numbers without a scale behind clipped names, in a row of muscles that have theirs.

    ``going_on``: the sentence before was about muscles, so that "L all 4" is of all those of the other side.
    """
    taken = {i for grade in grades for i in range(grade.first, grade.last)}
    if going_on and (of_all := _of_all(around)) is not None and of_all.first not in taken:
        return [of_all]
    places = [past_brackets(around, k)[1] for k, item in enumerate(around.items) if around.names_leg(item)]
    own = [grade for at in places if at < around.last and (grade := _number(around, at)) and grade.first not in taken]
    if not in_row(around, [*grades, *own]):
        return []
    found = own
    covered = {i for item in around.items for i in range(item.first, item.last)}
    ends = {grade.last for grade in (*grades, *own)}
    for at in range(around.first + 1, around.last - 1):
        opens = at in ends or around.tokens[at - 1].norm in BEFORE_NAME or at - 1 in covered
        if not opens or at in covered or not _is_name(around, at):
            continue
        grade = _number(around, at + 1)
        if grade is not None and grade.first not in taken:
            found.append(grade)
            ends.add(grade.last)
    return found


def _of_all(around: Around) -> Grade | None:
    """The number that a sentence of nothing else has for all muscles of a side ("L all 5.")."""
    items = around.items
    if len(items) == 0 or not items[0].has(Kind.SIDE) or items[0].first != around.first:
        return None
    at = items[0].last
    told = at + 1 < around.last and around.tokens[at].norm == "all"
    grade = _number(around, at + 1) if told else None
    closes = grade is not None and all(
        around.tokens[i].kind in ("punct", "brk") for i in range(grade.last, around.last)
    )
    return grade if closes else None


def _is_name(around: Around, at: int) -> bool:
    token = around.tokens[at]
    if token.kind not in ("word", "abbr") or len(token.norm) > LONGEST_NAME or token.norm in NO_NAMES:
        return False
    written = around.text[token.start : token.end]
    return token.norm in around.knowledge.column_names or (written.isupper() and len(written) > 1)


def _number(around: Around, at: int) -> Grade | None:
    """The number at a token, where nothing but the next name or the end of the row stands behind it."""
    at += around.tokens[at].norm in _MARKS
    grade = bare_number(around.tokens, at, around.last)
    if grade is None:
        return None
    end = grade.last
    closes = end >= around.last or around.tokens[end].kind == "brk" or around.tokens[end].norm in _ENDS - {"/"}
    if closes or _is_name(around, end) or any(i.first == end and around.names_leg(i) for i in around.items):
        return grade._replace(strength=True)
    return None
