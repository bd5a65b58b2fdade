"""Charts with a column for each day: "MRC  Thu 19/11  Fri 20/11" / "R ankle DF  5  4" / "PVR  80  420".

Grades of strength are told in the order of their days, the last of them as that of now; numbers of another kind one by one, each
with its name. Where the days do not show their order no grade is that of now. Source: clinical.md 5.1 row 6 (dated exams), 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.tokens import Token

_DAYS = re.compile(
    r"\b(?:mon|tue|wed|thu|fri|sat|sun|day\s?\d|today|yesterday)|\b\d{1,2}[/.]\d{1,2}\b", re.IGNORECASE | re.ASCII
)
_FEWEST = 2
"""Columns of the smallest chart."""
_LEAD = 4
"""Tokens before the first day of a header."""
_NAME = 8
"""Tokens of the longest name of a row."""
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_LATE = {"yesterday": -1, "today": 0, "now": 0}
_GRADES = frozenset("012345")
_BEST = "5"
_BARS = frozenset("|,")
_MONTHS, _MONTH = 12, 31
_HALF = 2
"""A step of more than half of a round goes back, and not on."""
_STRENGTH = "strength"


class _Day(NamedTuple):
    """A day of a header: the token behind it; ``keys``: its places in a year or week by each order that it may be read in."""

    last: int
    kind: str
    keys: tuple[int | None, int | None]


class _Header(NamedTuple):
    columns: int
    order: int
    """1 where the days go on, -1 where they go back, 0 where that is not clear."""
    strength: bool
    lead: int
    """Tokens before the days."""


def with_days(text: str, tokens: list[Token], lexicon: Lexicon, knowledge: NarrativeKnowledge) -> list[Token]:
    """The tokens, with the rows of such charts told so."""
    if "\n" not in text or _DAYS.search(text) is None:
        return tokens
    made: list[Token] = []
    header: _Header | None = None
    start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        line = tokens[start:end]
        told = _row(line, header, lexicon, knowledge) if header is not None else None
        if told is None and (found := _header(line, lexicon)) is not None:
            header, told = found, line[: found.lead]
        made += line if told is None else told
        header = header if line else None
        made += tokens[end : end + 1]
        start = end + 1
    return made


def _header(line: Sequence[Token], lexicon: Lexicon) -> _Header | None:
    """What a line says as the header of a chart; None where it is none."""
    first = next((at for at in range(min(len(line), _LEAD + 1)) if _day(line, at) is not None), None)
    if first is None or any(token.kind not in ("word", "abbr", "punct") for token in line[:first]):
        return None
    days: list[_Day] = []
    at = first
    while at < len(line):
        if line[at].norm in _BARS:
            at += 1
            continue
        day = _day(line, at)
        if day is None:
            return None
        days.append(day)
        at = day.last
    if len(days) < _FEWEST or len({day.kind for day in days}) > 1:
        return None
    lead = lexicon.scan(line, 0, first)
    if any(item.has(kind) for item in lead for kind in (Kind.TOPIC, Kind.AREA)):
        return None  # a row, with grades that look like days
    graded = any(token.norm in grammar.GRADE_NAMES for token in line[:first])
    return _Header(len(days), _order(days), graded or any(item.has(Kind.HEAD, _STRENGTH) for item in lead), first)


def _day(line: Sequence[Token], at: int) -> _Day | None:
    norm = line[at].norm
    if norm in _LATE:
        return _Day(at + 1, "late", (_LATE[norm], None))
    if norm == "day" and at + 1 < len(line) and line[at + 1].norm.isdigit():
        return _Day(at + 2, "count", (int(line[at + 1].norm), None))
    weekday = _WEEK.index(norm[:3]) if norm in statement_words.WEEKDAYS else None
    dated = _date(line, at + 1 if weekday is not None else at)
    if dated is not None and (weekday is not None or not _is_grade(line, at)):
        return dated
    return None if weekday is None else _Day(at + 1, "week", (weekday, None))


def _date(line: Sequence[Token], at: int) -> _Day | None:
    """ "19/11", "19/11/26"; "19.11" is one number."""
    parts = [token.norm for token in line[at : at + 3]]
    if len(parts) == 1 + _FEWEST and parts[1] == "/" and parts[0].isdigit() and parts[2].isdigit():
        one, other, last = int(parts[0]), int(parts[2]), at + 3
    elif parts and line[at].kind == "num" and re.fullmatch(r"\d{1,2}\.\d{1,2}", parts[0]):
        one, other, last = *map(int, parts[0].split(".")), at + 1
    else:
        return None
    if last + 1 < len(line) and line[last].norm == "/" and line[last + 1].norm.isdigit():
        last += 2
    keys = tuple(
        month * _MONTH + day if 0 < month <= _MONTHS and 0 < day <= _MONTH else None
        for day, month in ((one, other), (other, one))
    )
    return _Day(last, "date", (keys[0], keys[1])) if any(keys) else None


def _is_grade(line: Sequence[Token], at: int) -> bool:
    """Whether what may be a day may as well be a grade ("3/5")."""
    return line[at].norm in _GRADES and [token.norm for token in line[at + 1 : at + 3]] == ["/", _BEST]


def _order(days: Sequence[_Day]) -> int:
    """Whether the days go on or back, by every order that all of them may be read in; 0 where these differ."""
    found: set[int] = set()
    for reading in (0, 1):
        keys = [key for day in days if (key := day.keys[reading]) is not None]
        if len(keys) < len(days):
            continue
        circle = {"week": len(_WEEK), "date": _MONTHS * _MONTH}.get(days[0].kind, 0)
        found.add(_direction([_step(one, other, circle) for one, other in pairwise(keys)]))
    return found.pop() if len(found) == 1 else 1 if found == {0, 1} else -1 if found == {0, -1} else 0


def _step(one: int, other: int, circle: int) -> int:
    """The days from one to the other, over the end of a week or year where that is the shorter way."""
    step = other - one
    if not circle or abs(step) * _HALF <= circle:
        return step
    return step - circle if step > 0 else step + circle


def _direction(steps: Sequence[int]) -> int:
    if all(step > 0 for step in steps):
        return 1
    return -1 if all(step < 0 for step in steps) else 0


def _row(line: Sequence[Token], header: _Header, lexicon: Lexicon, knowledge: NarrativeKnowledge) -> list[Token] | None:
    """A row of the chart, told so; None where it has not as many cells as the header."""
    cells, name = _cells(line, header.columns)
    if not name:
        return None
    items = lexicon.scan(name, 0, len(name))
    named = next((item.last for item in items if item.has(Kind.QUANTITY)), 0)
    if named:
        unit = [token for token in name[named:] if token.kind in ("word", "abbr")]
        return [token for cell in cells for token in (*name[:named], *cell, *unit, _mark(cell[-1], "."))]
    domains = {knowledge.topics[topic].domain for item in items if (topic := item.name(Kind.TOPIC)) is not None}
    area = header.strength and not domains and any(item.has(Kind.AREA) for item in items)
    strong = _STRENGTH in domains or area or any(item.has(Kind.HEAD, _STRENGTH) for item in items)
    if not strong or not all(cell[0].norm in _GRADES for cell in cells):
        return None
    told = cells if header.order >= 0 else cells[::-1]
    grades = [[*cell, _mark(cell[-1], "/"), _mark(cell[-1], _BEST, "num")] for cell in told]
    begin = grades[-1][0].start
    now = [Token("now", begin, begin, "word")] if header.order else []
    return [*name, *(token for grade in grades[:-1] for token in grade), *now, *grades[-1], _mark(line[-1], ".")]


def _cells(line: Sequence[Token], columns: int) -> tuple[list[list[Token]], Sequence[Token]]:
    """The numbers that end a line, as many as there are columns, and the name before them; no name where there are not."""
    found: list[list[Token]] = []
    at = len(line)
    while at > 0 and len(found) <= columns:
        if line[at - 1].norm in _BARS:
            at -= 1
            continue
        end = at - 2 if at > _FEWEST and line[at - 1].norm == _BEST and line[at - 2].norm == "/" else at
        signed = end > 1 and line[end - 1].norm in ("+", "-") and line[end - 1].start == line[end - 2].end
        begin = end - 1 - signed
        if begin < 0 or line[begin].kind != "num":
            break
        found.append(list(line[begin:end]))
        at = begin
    name = line[:at]
    fits = len(found) == columns and 0 < len(name) <= _NAME and any(token.kind in ("word", "abbr") for token in name)
    return found[::-1], name if fits else ()


def _mark(behind: Token, norm: str, kind: str = "punct") -> Token:
    """A token that the text has not, and that has no characters of its own."""
    return Token(norm, behind.end, behind.end, kind)
