"""What a question asks for, which it does not state: "DOCTOR: ‘Have you noticed any numbness between your legs?’".

Source: clinical.md 7.3 (question forms).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cds_service.mapping.narrative.text import grammar
from cds_service.mapping.narrative.text.dialogue import QUOTES
from cds_service.mapping.narrative.text.tokens import Token

_ASKERS = grammar.words(
    "doctor dr gp nurse ai q question interviewer clinician physician physio therapist consultant assistant chatbot bot "
    "operator handler paramedic triage me i"
)
_FILLERS = grammar.words("and so ok okay right also then now but well thank thanks you good alright , . great - see i")
"""Before the word that opens a question."""
_FILLED = 4
_DENIALS = frozenset(["no", "none", "not", "nothing"])
_NONE = range(0)


def asked_for(tokens: Sequence[Token], first: int, last: int, words: Collection[str]) -> range:
    """The tokens of a sentence that are a question; ``words``: one of them opens it."""
    mark = next((at for at in range(last - 1, first - 1, -1) if tokens[at].norm == "?"), -1)
    if mark < 0 or (mark < last - 1 and not _denied_behind(tokens, mark + 1, last)):
        return _NONE
    if not _openings(tokens, first, last).isdisjoint(words):
        return range(first, mark + 1)
    begun = _spoken_from(tokens, first, mark)
    return range(begun, mark + 1) if begun >= 0 and _opens(tokens, begun, mark, words) else _NONE


def _denied_behind(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether what stands behind a question denies something by name; a bare "no" answers whatever was asked."""
    while at < last and tokens[at].norm in QUOTES:
        at += 1
    return at + 1 < last and tokens[at].norm in _DENIALS and tokens[at + 1].kind == "word"


def _spoken_from(tokens: Sequence[Token], first: int, mark: int) -> int:
    """Where begins what somebody says that ends with the mark of a question: behind a quotation mark or who asks; or -1."""
    for at in range(mark - 1, first - 1, -1):
        if tokens[at].norm in QUOTES:
            return at + 1
        if tokens[at].norm == ":":
            return at + 1 if at > first and tokens[at - 1].norm in _ASKERS else -1
    return -1


def _opens(tokens: Sequence[Token], at: int, mark: int, words: Collection[str]) -> bool:
    """Whether a question opens there, behind words that only lead to it ("okay, and have you ...")."""
    end = min(at + _FILLED, mark)
    while at < end and tokens[at].norm in _FILLERS and tokens[at].norm not in words:
        at += 1
    return tokens[at].norm in words


def _openings(tokens: Sequence[Token], first: int, last: int) -> frozenset[str]:
    """The words that a question may open with: the first, and "any" behind a label ("Question asked: any loss of ...?")."""
    labelled = next((at for at in range(first, last - 1) if tokens[at].norm == ":"), -1)
    asks = labelled >= 0 and tokens[labelled + 1].norm == "any"
    return frozenset((tokens[first].norm, *(("any",) if asks else ())))
