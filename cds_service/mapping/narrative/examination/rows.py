"""Muscles in a row with their grades in the same order: "TA/EHL/GS 4/3/5", "R IP/Q/TA 5/5/4, L 5/5/5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cds_service.mapping.narrative.examination.elements import STRENGTH, Element, Reading
from cds_service.mapping.narrative.examination.grade import Grade, bare_number
from cds_service.mapping.narrative.statements.attach import Around
from cds_service.mapping.narrative.text import grammar

_LEAST = 3
"""Muscles of the shortest row: two numbers with a slash are a grade out of five."""
_SCALE = "5"


def rows(around: Around, found: list[Element]) -> tuple[list[Reading], list[Element]]:
    """What each muscle of the rows has, and the elements of the sentence that take part in none."""
    readings: list[Reading] = []
    taken: list[Element] = []
    spans: list[tuple[int, int]] = []
    for muscles, begin, end_of_names in _named(around, found):
        end = end_of_names
        while (row := _grades(around, found, end, len(muscles))) is not None:
            side, grades, last = row
            if side is None and end == end_of_names:
                side = _before(around, found, begin) or _behind(around, found, last)
            for muscle, grade in zip(muscles, grades, strict=True):
                if muscle is not None:
                    value = Element(grade.first, grade.last, "value", grade=grade, domain=STRENGTH)
                    sides = [side] if side is not None else []
                    readings.append(Reading(value, [replace(muscle)], sides, STRENGTH))
            spans.append((begin, last))
            taken += [side] if side is not None else []
            end = last
    if not readings:
        return [], found
    return readings, [e for e in found if e not in taken and not any(a <= e.first < b for a, b in spans)]


def _named(around: Around, found: Sequence[Element]) -> list[tuple[list[Element | None], int, int]]:
    """Muscles that only slashes part, None for one that is not known, with the tokens of their row."""
    known = {e.first: e for e in found if e.kind == "topic" and e.domain == STRENGTH}
    runs: list[tuple[list[Element | None], int, int]] = []
    for first, element in known.items():
        if runs and first < runs[-1][2]:
            continue
        muscles: list[Element | None] = [element]
        begin, end = first, element.last
        while begin - 2 >= around.first and around.tokens[begin - 1].norm == "/" and _word(around, begin - 2):
            muscles, begin = [None, *muscles], begin - 2
        while end + 1 < around.last and around.tokens[end].norm == "/" and _word(around, end + 1):
            following = known.get(end + 1)
            muscles.append(following)
            end = following.last if following is not None else end + 2
        if len(muscles) >= _LEAST:
            runs.append((muscles, begin, end))
    return runs


def _word(around: Around, at: int) -> bool:
    return around.tokens[at].kind == "word"


def _before(around: Around, found: Sequence[Element], begin: int) -> Element | None:
    """The side right before the first muscle."""
    sides = (e for e in found if e.kind == "side" and 0 <= begin - e.last <= 1)
    return next((e for e in sides if all(t.norm == ":" for t in around.tokens[e.last : begin])), None)


def _behind(around: Around, found: Sequence[Element], at: int) -> Element | None:
    """The side right behind the last grade, where no further row follows it."""
    while at < around.last and around.tokens[at].norm in grammar.TO_SIDE:
        at += 1
    side = next((e for e in found if e.kind == "side" and e.first == at), None)
    if side is None or (side.last < around.last and around.tokens[side.last].kind == "num"):
        return None
    return side


def _grades(
    around: Around, found: Sequence[Element], at: int, count: int
) -> tuple[Element | None, list[Grade], int] | None:
    """The side and grades of a row that begins here, and its end; None where there is none of so many."""
    side: Element | None = None
    while at < around.last and around.tokens[at].kind != "num":
        named = next((e for e in found if e.kind == "side" and e.first == at), None)
        if named is not None and side is None:
            side, at = named, named.last
        elif around.tokens[at].norm in grammar.TO_NUMBER or around.tokens[at].norm in grammar.SEVERING:
            at += 1
        else:
            return None
    grades: list[Grade] = []
    while (grade := bare_number(around.tokens, at, around.last)) is not None:
        end = grade.last
        grades.append(grade._replace(strength=True))
        at = end + 1 if end < around.last and around.tokens[end].norm == "/" else end
        if at == end:
            break
    if len(grades) == count + 1 and grades[-1].text == _SCALE:
        grades[-2], grades = grades[-2]._replace(last=grades[-1].last), grades[:-1]
    return (side, grades, max(at, grades[-1].last)) if len(grades) == count else None
