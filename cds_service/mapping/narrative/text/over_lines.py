"""What phrases tell of a line break: an answer that closes the line before it, and a finding that goes on behind it.

"Fever no" and a sign on the next line are two statements; "She is unable to pass" and "urine since Monday" are one.
Source: clinical.md 7.3 (a sign that is told wins over one that is not clear).
"""

from __future__ import annotations

from collections.abc import Sequence

from cds_service.knowledge.narrative.entries import Kind
from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.lexicon import Lexicon
from cds_service.mapping.narrative.text.tokens import Token

_NAME = 6
"""Tokens before an answer among which the name stands that it answers."""
_SPAN = 6
"""Tokens on either side of a break among which a finding is looked for."""
_ASKING = (":", "=", "?")
"""Behind what is asked for; without one of them, a part of the line is no more than the name and its answer."""
_NAMED = (Kind.FINDING, Kind.COMPLAINT)


def ends_with_answer(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a denial right before the break ``at`` answers what the line names ("Fever: no", "Any trauma? No")."""
    denial = at - 1
    if denial < 1 or tokens[denial].norm not in grammar.BARE_DENIALS | grammar.PLAIN_DENIALS:
        return False
    end = denial - (tokens[denial - 1].norm in grammar.ANSWER_MARKS)
    first = _line_begin(tokens, end, _NAME)
    items = lexicon.scan(tokens, first, end)
    if not items or items[-1].last != end or not any(items[-1].has(kind) for kind in _NAMED):
        return False
    return tokens[denial - 1].norm in _ASKING or _opens_part(tokens, items[-1].first)


def _opens_part(tokens: Sequence[Token], at: int) -> bool:
    return at == 0 or tokens[at - 1].kind == "brk" or tokens[at - 1].norm in grammar.CLAUSES | grammar.BULLETS


def goes_on_in_finding(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the break ``at`` stands within the words of one finding, which no denial before them may reach."""
    first = _line_begin(tokens, at, _SPAN)
    last = next((i for i in range(at + 1, min(at + _SPAN, len(tokens))) if tokens[i].kind == "brk"), None)
    items = lexicon.scan(tokens, first, min(at + _SPAN, len(tokens)) if last is None else last)
    over = next((item for item in items if item.first < at < item.last), None)
    if over is None or not any(e.kind is Kind.FINDING and e.mode == "present" for e in over.entries):
        return False
    begin = _line_begin(tokens, over.first, len(tokens))
    return all(tokens[i].norm not in statement_words.CELL_DENIALS for i in range(begin, over.first))


def _line_begin(tokens: Sequence[Token], end: int, most: int) -> int:
    """The first token of the line that ends before ``end``, at most ``most`` tokens back."""
    first = end
    while first > max(end - most, 0) and tokens[first - 1].kind != "brk":
        first -= 1
    return first
