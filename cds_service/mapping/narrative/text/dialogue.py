"""Spoken questions and their answers: "DOCTOR: ‘Any numbness?’ PATIENT: ‘No.’", "Nurse: passing urine?" / "Patient: yes".

What stands between the mark of a question and a plain answer to it is left out, so that the answer stands right behind it.
Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.doubting import leaves_open

if TYPE_CHECKING:
    from cds_service.mapping.narrative.text.tokens import Token

QUOTES = frozenset("\"'“”‘’«»")
_ANSWERING = grammar.words(
    "patient pt p a answer answered client caller user me he she him her husband wife carer mum mother dad"
)
_SAID = grammar.words("said says say answered answers answer replied replies reply responded responds respond")
_LEADING = _SAID | grammar.PERSONS | grammar.words("and , to which i")
_LABEL = 3
"""Words of the longest name of a speaker."""
_BREAKS = 2
"""Line breaks between a question and its answer."""
_YES = grammar.words("yes yeah yep yup yea aye definitely absolutely sometimes unfortunately")
_NO = grammar.words("no nope nah")
_AGREES = frozenset(
    [
        *(("i", word) for word in ("do", "have", "did", "am")),
        *(("i", word, "so") for word in ("think", "guess", "suppose", "believe")),
        *((word, yes) for word in ("oh", "well", "er", "um", "uh") for yes in ("yes", "yeah")),
        ("that's", "right"),
        ("both",),
        ("both", "of", "them"),
        ("all", "of", "them"),
    ]
)
"""Other answers that say yes."""
_LONGEST = max(map(len, _AGREES))


def with_answers(tokens: list[Token]) -> list[Token]:
    """The tokens without what stands between a question and its plain answer."""
    kept: list[Token] = []
    begun = 0
    for mark in (at for at, token in enumerate(tokens) if token.norm == "?"):
        at = _answer_at(tokens, mark) if mark >= begun else mark + 1
        if at == mark + 1 or at >= len(tokens):
            continue
        length, answer = _answer(tokens, at)
        if length:
            kept += tokens[begun : mark + 1]
            kept.append(tokens[at]._replace(norm=answer, end=tokens[at + length - 1].end, kind="word"))
            begun = at + length
            begun += begun < len(tokens) and tokens[begun].norm in QUOTES
    return kept + tokens[begun:] if begun else tokens


def _answer_at(tokens: Sequence[Token], mark: int) -> int:
    """Where an answer begins behind the mark of a question, its quotation marks and the name of who answers."""
    at, quoted = _behind(tokens, mark + 1)
    lines = at
    while lines < len(tokens) and tokens[lines].kind == "brk" and lines - at < _BREAKS:
        lines += 1
    label = _said_end(tokens, at) if quoted else at
    label = label if label > at else _label_end(tokens, lines, quoted=quoted)
    if label == lines and not quoted:
        return mark + 1
    return _behind(tokens, label)[0]


def _behind(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Where quotation marks end that stand here, and whether any does."""
    begun = at
    while at < len(tokens) and tokens[at].norm in QUOTES:
        at += 1
    return at, at > begun


def _label_end(tokens: Sequence[Token], at: int, *, quoted: bool) -> int:
    """The end of the name of a speaker with its colon; without quotation marks it has to be one who answers."""
    end = at
    while end < min(at + _LABEL, len(tokens)) and tokens[end].kind in ("word", "abbr"):
        end += 1
    named = at < end < len(tokens) and tokens[end].norm == ":"
    answers = named and any(token.norm in _ANSWERING for token in tokens[at:end])
    return end + 1 if named and (quoted or answers) else at


def _said_end(tokens: Sequence[Token], at: int) -> int:
    """The end of words that lead to an answer behind a quoted question ("and she said"); ``at`` where none stand there."""
    end = at
    while end < len(tokens) and tokens[end].norm in _LEADING:
        end += 1
    return end if end > at and tokens[end - 1].norm in _SAID else at


def _answer(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """The tokens of a plain answer that begins here, and whether it says "yes" or "no", or its doubt; none where nothing does."""
    norm = tokens[at].norm
    if leaves_open(tokens, at, len(tokens)):
        return 1, norm
    if norm == "i" and leaves_open(tokens, at + 1, len(tokens)):
        return 2, "unsure"
    if norm in _YES:
        return 1, "yes"
    if norm in _NO:
        return (1, "no") if _closes(tokens, at + 1) else (0, "")
    for length in range(_LONGEST, 0, -1):
        if tuple(token.norm for token in tokens[at : at + length]) in _AGREES and _closes(tokens, at + length):
            return length, "yes"
    return 0, ""


def _closes(tokens: Sequence[Token], at: int) -> bool:
    ends = at >= len(tokens) or tokens[at].kind == "brk" or tokens[at].norm in QUOTES
    return ends or tokens[at].norm in grammar.CLOSING or tokens[at].norm == "!"
