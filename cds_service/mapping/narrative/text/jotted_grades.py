"""Grades jotted without their scale: side by side ("DF R5 L3", "HF R5/L5"), root by root ("Power R: L2 5 L3 5 L5 2").

"L3" behind "R5" is the left side and no root; a number behind a root in a row is its grade and not that of the next one.
Both are given the scale that they lack, as if "R 5/5 L 3/5" were written. Source: clinical.md 3.5, 7.2.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from cds_service.knowledge.narrative.entries import Kind
from cds_service.knowledge.narrative.jotted import JottedWords
from cds_service.knowledge.narrative.types import NarrativeKnowledge
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.pain_scales import of_pain
from cds_service.mapping.narrative.text.tokens import Token

_JOTTED = re.compile(
    r"\b(?:R|L|right|left)\s?[=:]?\s?[0-5]|\b[LS][1-5]\s?[=:]?\s?[0-5](?![\d.])", re.ASCII | re.IGNORECASE
)
_SIDES = {"r": "r", "right": "r", "l": "l", "left": "l"}
_GRADES = frozenset("012345")
_BEST = "5"
_SIGNS = frozenset("+-")
_MARKS = frozenset("=:")
_BETWEEN = frozenset([",", ";", "/", "|", "and", "&"])
_ENDS = frozenset([",", ";", ".", "|", "(", ")", "/", "and", "&", "on", "mrc", "both"])
"""What may stand behind a grade that has no scale."""
_TOLD, _UNTOLD = 2, 3
"""Roots of the shortest row that is told to be of strength, and of one that is not."""
_MOST = 20
"""Roots of the longest row."""
_NEAR = 4
"""Tokens between the name of what is graded and its grades."""
_STRENGTH, _REFLEX, _POWER = "strength", "reflex", "power"


class _Spoken(NamedTuple):
    """What a line speaks of: a muscle (strength), strength as such (power) or a reflex; ``last`` is behind its name."""

    last: int
    domain: str


class _Sided(NamedTuple):
    """The grade of one side; ``glued``: as "L3", which may be a root."""

    side: Token
    grade: tuple[Token, ...]
    last: int
    glued: bool
    scaled: bool


def with_scales(text: str, tokens: list[Token], lexicon: Lexicon, knowledge: NarrativeKnowledge) -> list[Token]:
    """The tokens, with the scale of the grades that are jotted without it, and without that of numbers that are of pain."""
    tokens = of_pain(tokens, knowledge.jotted)
    if _JOTTED.search(text) is None:
        return tokens
    made: list[Token] = []
    start = 0
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        line = tokens[start:end]
        made += _line(line, lexicon, knowledge) if line and _JOTTED.search(text, line[0].start, line[-1].end) else line
        made += tokens[end : end + 1]
        start = end + 1
    return made


def _line(line: list[Token], lexicon: Lexicon, knowledge: NarrativeKnowledge) -> list[Token]:
    words = knowledge.jotted
    if not any(_pair(line, at, words) or _row(line, at, words) for at in range(len(line))):
        return line
    spoken = _spoken_of(line, lexicon, knowledge)
    made: list[Token] = []
    at = 0
    while at < len(line):
        before = [one for one in spoken if one.last <= at]
        rewritten = _pair_made(line, at, before, words) or _row_made(line, at, before, words) or ([line[at]], at + 1)
        made += rewritten[0]
        at = rewritten[1]
    return made


def _spoken_of(line: list[Token], lexicon: Lexicon, knowledge: NarrativeKnowledge) -> list[_Spoken]:
    found: list[_Spoken] = []
    for item in lexicon.scan(line, 0, len(line)):
        topic = item.name(Kind.TOPIC)
        domain = knowledge.topics[topic].domain if topic is not None else None
        if domain in (_STRENGTH, _REFLEX):
            found.append(_Spoken(item.last, domain))
        elif item.has(Kind.HEAD, _STRENGTH, _REFLEX):
            found.append(_Spoken(item.last, _REFLEX if item.has(Kind.HEAD, _REFLEX) else _POWER))
    return found


def _near(line: Sequence[Token], at: int, before: Sequence[_Spoken]) -> _Spoken | None:
    """What was last spoken of, where nothing ends between it and here."""
    if not before or at - before[-1].last > _NEAR:
        return None
    return None if any(token.norm in (".", ";") for token in line[before[-1].last : at]) else before[-1]


def _pair(line: Sequence[Token], at: int, words: JottedWords) -> tuple[_Sided, _Sided] | None:
    one = _sided(line, at)
    if one is None:
        return None
    begin = one.last
    while begin < len(line) and line[begin].norm in _BETWEEN:
        begin += 1
    other = _sided(line, begin) if begin - one.last <= 1 else None
    if other is None or _SIDES[one.side.norm] == _SIDES[other.side.norm] or not _closes(line, other.last, words):
        return None
    third = _sided(line, other.last)
    if one.glued and third is not None and _SIDES[third.side.norm] == _SIDES[one.side.norm]:
        return None  # the root of the muscle, and then its sides ("EHL L5 R3 L4")
    of_spine = other.glued and other.last < len(line) and line[other.last].norm in words.spine
    return None if of_spine else (one, other)


def _sided(line: Sequence[Token], at: int) -> _Sided | None:
    """The side and grade that begin here."""
    if at >= len(line):
        return None
    token = line[at]
    if token.kind == "level" and token.norm[0] == "l" and token.norm[1:] in _GRADES:
        middle = token.start + 1
        side, number = Token("l", token.start, middle, "word"), Token(token.norm[1:], middle, token.end, "num")
        return _graded(line, at + 1, side, number, glued=True)
    if token.norm not in _SIDES:
        return None
    begin = at + 1
    while begin < len(line) and line[begin].norm in _MARKS:
        begin += 1
    if begin >= len(line) or line[begin].norm not in _GRADES:
        return None
    return _graded(line, begin + 1, token, line[begin], glued=False)


def _graded(line: Sequence[Token], at: int, side: Token, number: Token, *, glued: bool) -> _Sided:
    grade = [number]
    if at < len(line) and line[at].norm in _SIGNS and line[at].start == number.end:
        grade.append(line[at])
        at += 1
    scaled = at + 1 < len(line) and line[at].norm == "/" and line[at + 1].norm == _BEST
    return _Sided(side, tuple(grade), at + 2 if scaled else at, glued, scaled)


def _closes(line: Sequence[Token], at: int, words: JottedWords) -> bool:
    """Whether a grade may end here: neither a number nor a unit of something else stands behind."""
    if at >= len(line):
        return True
    if line[at].norm == "/":
        return at + 1 < len(line) and line[at + 1].kind != "num"
    return line[at].norm in _ENDS or (line[at].kind in ("level", "word") and line[at].norm not in words.units)


def _pair_made(
    line: Sequence[Token], at: int, before: Sequence[_Spoken], words: JottedWords
) -> tuple[list[Token], int] | None:
    pair, near = _pair(line, at, words), _near(line, at, before)
    if pair is None or near is None:
        return None
    one, other = pair
    if near.domain == _REFLEX:
        return ([*_apart(one), *_apart(other)], other.last) if other.glued and not one.glued else None
    if one.glued and not (near.domain == _STRENGTH and at - near.last <= 1):
        return None
    return [*_scaled(one), *_scaled(other)], other.last


def _scaled(one: _Sided) -> list[Token]:
    return [one.side, *_out_of_five(one.grade)]


def _apart(one: _Sided) -> list[Token]:
    """The side and its grade, which are on another scale ("AJ R2+/L0")."""
    return [one.side, *one.grade]


def _out_of_five(grade: Sequence[Token]) -> list[Token]:
    end = grade[-1].end
    return [*grade, Token("/", end, end, "punct"), Token(_BEST, end, end, "num")]


def _row(line: Sequence[Token], at: int, words: JottedWords) -> list[tuple[Token, tuple[Token, ...], int]] | None:
    """The roots with their numbers that begin here, and where each ends: at least two of them with nothing between, or three
    with commas, one of full power that no disc has in its name ("L4 5, L5 2, S1 5")."""
    found: list[tuple[Token, tuple[Token, ...], int]] = []
    close = False
    while len(found) < _MOST and (one := _root(line, at, words)) is not None:
        close = close or bool(found and found[-1][2] == at)
        found.append(one)
        at = one[2]
        if at < len(line) and line[at].norm in (",", ";") and _root(line, at + 1, words) is not None:
            at += 1
    plain = [grade[0].norm for root, grade, _ in found if not _names_disc(root, grade, words)]
    told = close or (len(found) >= _UNTOLD and _BEST in plain)
    return found if len(found) >= _TOLD and told and plain and _closes(line, at, words) else None


def _names_disc(root: Token, grade: tuple[Token, ...], words: JottedWords) -> bool:
    """Whether a root and its number may be those of a disc ("L4 5", "L5 1")."""
    here, below = int(root.norm[1]), int(grade[0].norm)
    return below == here + 1 or root.norm + grade[0].norm == words.lowest


def _root(line: Sequence[Token], at: int, words: JottedWords) -> tuple[Token, tuple[Token, ...], int] | None:
    if at + 1 >= len(line) or line[at].norm not in words.roots:
        return None
    begin = at + 2 if line[at + 1].norm in _MARKS else at + 1
    if begin >= len(line) or line[begin].norm not in _GRADES:
        return None
    one = _graded(line, begin + 1, line[at], line[begin], glued=False)
    slashed = one.last < len(line) and line[one.last].norm == "/"
    return None if one.scaled or slashed else (line[at], one.grade, one.last)


def _row_made(
    line: Sequence[Token], at: int, before: Sequence[_Spoken], words: JottedWords
) -> tuple[list[Token], int] | None:
    row = _row(line, at, words)
    if row is None or (before and before[-1].domain == _REFLEX):
        return None
    told = _near(line, at, before) is not None
    best = any(grade[0].norm == _BEST for _, grade, _ in row)
    if not told and (len(row) < _UNTOLD or not best):
        return None
    made: list[Token] = []
    if not told and at and line[at - 1].norm in _SIDES:
        made.append(Token(":", line[at - 1].end, line[at - 1].end, "punct"))
    for number, (root, grade, _) in enumerate(row, 1):
        made += [root, *_out_of_five(grade)]
        made += [Token(",", grade[-1].end, grade[-1].end, "punct")] if number < len(row) else []
    return made, row[-1][2]
