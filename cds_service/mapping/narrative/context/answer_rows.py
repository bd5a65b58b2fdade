"""Answers in the order of their labels: "Incontinence / retention / saddle numbness: no / no / yes"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cds_service.mapping.narrative.text.tokens import Token

_LABEL = 5
"""Tokens of the longest label."""
_LEAST = 2
_OPEN = "n/a"
"""An answer that tells nothing."""
_ANSWERS = frozenset(["yes", "no", "y", "n", "nil", "none", _OPEN])
_DENIALS = frozenset(["no", "n", "nil", "none"])
_MARKS = frozenset("/,;|")
"""Between the labels of a row, and between their answers."""
_OPENS = frozenset(":-?=–")


class Answered(NamedTuple):
    """A label from ``first`` to before ``last``; ``denied`` is None where nobody can tell which answer is its own.

    ``affirmed``: whether one of the answers says "yes", so that a label without its own answer may be what it is about.
    """

    first: int
    last: int
    denied: bool | None
    affirmed: bool = False


def answer_row(tokens: Sequence[Token], first: int, last: int) -> list[Answered]:
    """The labels of a sentence with their answers; empty where it is no such row."""
    answers: list[str] = []
    at = last
    while at > first and (tokens[at - 1].kind == "brk" or tokens[at - 1].norm == "."):
        at -= 1
    while at - 1 > first and _ANSWERS.issuperset(given := _given(tokens[at - 1].norm)):
        answers = [*given, *answers]
        at -= 1
        if tokens[at - 1].norm not in _MARKS:
            break
        at -= 1
    if len(answers) == 1 and answers[0] in _DENIALS and at - 1 > first and tokens[at - 1].norm == "all":
        return _all_denied(tokens, first, at - 1)
    if len(answers) < _LEAST or tokens[at - 1].norm not in _OPENS:
        return []
    labels = _labels(tokens, first, at - 1)
    if len(labels) < _LEAST:
        return []
    denied = [None if answer == _OPEN else answer in _DENIALS for answer in answers]
    if all(no is False for no in denied):
        return []  # what is all affirmed is so without an answer too
    if _is_choice(tokens, at, answers):
        return [Answered(begin, end, None) for begin, end in labels]
    if len(labels) != len(answers):
        return [Answered(begin, end, None, affirmed=False in denied) for begin, end in labels]
    return [Answered(begin, end, no) for (begin, end), no in zip(labels, denied, strict=True)]


def _all_denied(tokens: Sequence[Token], first: int, at: int) -> list[Answered]:
    """The labels that "all nil" answers together ("saddle numbness / bladder / bowel - all nil")."""
    labels = _labels(tokens, first, at - 1) if tokens[at - 1].norm in _OPENS else []
    if tokens[at - 1].norm == "?" and sum(token.norm == "?" for token in tokens[first:at]) < len(labels):
        return []  # "foot drop noted; fever? all no"
    return [Answered(begin, end, denied=True) for begin, end in labels] if len(labels) >= _LEAST else []


def _given(norm: str) -> list[str]:
    return [norm] if norm == _OPEN else norm.split("/")


def _is_choice(tokens: Sequence[Token], at: int, answers: Sequence[str]) -> bool:
    """Whether the answers are one choice that nobody made ("Y/N", "yes/no")."""
    slash = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].norm == "/" else None
    glued = "/" in tokens[at].norm or (slash is not None and slash.start == tokens[at].end)
    return len(answers) == _LEAST and glued and (answers[0] in _DENIALS) != (answers[1] in _DENIALS)


def _labels(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """The labels that end at ``last``, parted by the marks of a row, from the last one back."""
    labels: list[tuple[int, int]] = []
    end, mark = last, ""
    while end > first:
        begin = end
        while begin > first and tokens[begin - 1].kind not in ("punct", "brk"):
            begin -= 1
        if not 0 < end - begin <= _LABEL:
            break
        labels.insert(0, (begin, end))
        if begin == first or tokens[begin - 1].norm not in _MARKS or (mark and tokens[begin - 1].norm != mark):
            break
        mark = tokens[begin - 1].norm
        end = begin - 1
    return labels
