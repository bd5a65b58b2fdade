"""Numbers of a scale of pain below its heading, which are no grades of strength: "Faces pain scale (0-5)" / "Mon right leg 4/5".

Only lines right below a heading of its own that tell nothing but when and where it hurts: any other word may tell of strength.
Source: clinical.md 7.2 (strength scale), 5.1 row 6.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cds_service.knowledge.narrative.jotted import JottedWords
from cds_service.mapping.narrative.text.tokens import Token

_HEADING = 5
"""Words of the longest heading, without what stands in brackets."""
_SCALED = 3
"""Tokens of "4/5"."""
_TOPS = frozenset(["5", "10"])
_MARKS = frozenset(":-,.|=()")
_SCORE = "score"


def of_pain(tokens: list[Token], words: JottedWords) -> list[Token]:
    """The tokens with such numbers told as scores."""
    named = frozenset(word for name in words.pain for word in name.split())
    if named.isdisjoint(token.norm for token in tokens):
        return tokens
    made: list[Token] = []
    start, below = 0, False
    for end in [*(at for at, token in enumerate(tokens) if token.kind == "brk"), len(tokens)]:
        line = tokens[start:end]
        scored = _scored(line, words) if below else None
        made += line if scored is None else scored
        made += tokens[end : end + 1]
        below = scored is not None or _is_heading(line, words, named)
        start = end + 1
    return made


def _is_heading(line: Sequence[Token], words: JottedWords, named: frozenset[str]) -> bool:
    """Whether a line names a scale of pain and tells nothing else; what its numbers mean may stand in brackets."""
    norms: list[str] = []
    for token in line:
        if token.norm == "(":
            break
        norms += [token.norm] if token.kind in ("word", "abbr", "num") else []
    names = {*norms, *(f"{one} {other}" for one, other in pairwise(norms))}
    known = all(norm in named or norm in words.pain_rows for norm in norms)
    return known and len(norms) <= _HEADING and not words.pain.isdisjoint(names)


def _scored(line: Sequence[Token], words: JottedWords) -> list[Token] | None:
    """A line with its numbers as scores; None where it tells of anything but when and where it hurts."""
    made: list[Token] = []
    at = scores = 0
    while at < len(line):
        if _is_score(line, at):
            made.append(line[at]._replace(norm=_SCORE, end=line[at + _SCALED - 1].end, kind="word"))
            at, scores = at + _SCALED, scores + 1
            continue
        if line[at].norm not in words.pain_rows and line[at].norm not in _MARKS and line[at].kind != "num":
            return None
        made.append(line[at])
        at += 1
    return made if scores else None


def _is_score(line: Sequence[Token], at: int) -> bool:
    behind = [token.norm for token in line[at + 1 : at + _SCALED]]
    return line[at].kind == "num" and len(behind) == _SCALED - 1 and behind[0] == "/" and behind[1] in _TOPS
