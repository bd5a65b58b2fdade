"""Line breaks, tabs and bars: where a statement ends without a full stop, and where a line was only wrapped.

"No injury / sensory loss S3-S5" on two lines is two statements, though neither ends with a full stop nor begins with a
capital. Prose that was wrapped goes on behind a line that had no room for its next word. Source: clinical.md 7.3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cds_service.mapping.narrative.text import grammar, statement_words
from cds_service.mapping.narrative.text.tokens import Token

_BLANK = re.compile(r"\s")
CELL_MARKS = frozenset("|-/")
_SHORTEST = 40
"""Characters of the shortest line that is wrapped for want of room."""
_FULL = 60
"""Characters of a line that may have been wrapped behind its last denial."""
_NAME, _VALUE = 3, 4
"""Tokens of the longest name that a line is, and of its value on the next."""
_NEIGHBOURS = 4
"""Lines on either side whose length shows how much room there is."""
_DENIED = 2
"""Tokens of the shortest denial that is complete ("no fever")."""
_LABEL_MARKS = (":", "=")
_LABEL = 5
"""Words of the longest label of an answer."""
_DENYING = 80
"""Tokens before a break among which the statement denies something."""
_STATEMENT = 20
"""Tokens that are looked at for the label of a statement."""
_CELL = 12
"""Tokens that are looked at for the begin of a cell."""


def ends_line(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the statement ends with the line that the break ``at`` closes."""
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    before = tokens[at - 1] if at else after
    if before.norm in (",", "and", "or"):
        return after.kind in ("brk", "punct")
    small = after.kind == "word" and text[after.start].islower()
    answered = _answers(tokens, at - 1) or _ends_denial(tokens, at - 1)
    goes_on = before.norm in statement_words.GOES_ON and not answered
    if before.norm in (":", ".", "?", "!") or not (small or _may_go_on(text, after)):
        return True
    if answered and tokens[at].start - text.rfind("\n", 0, tokens[at].start) <= _FULL:
        return True
    if not (small or goes_on) and _denies(tokens, at):
        return True
    if small and (goes_on or after.norm in statement_words.GOES_ON_WITH):
        return False
    return not (_was_wrapped(text, tokens[at].start, after) or (small and _is_value(tokens, at)))


def _denies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial stands in the statement before the break ``at``, which nothing that begins anew may belong to."""
    first = at
    while first > max(at - _DENYING, 0) and tokens[first - 1].norm not in (".", "!", "?"):
        first -= 1
        if tokens[first].norm in statement_words.CELL_DENIALS:
            return True
    return False


def _answers(tokens: Sequence[Token], at: int) -> bool:
    """Whether a denial is the answer to a label ("Fever: no", "Fever no"), and no begin of what the next line goes on with."""
    if at <= 0 or tokens[at].norm not in grammar.PLAIN_DENIALS:
        return False
    label = tokens[at - 1]
    return label.norm in _LABEL_MARKS or label.norm in "?-" or _is_name(label)


def _is_name(token: Token) -> bool:
    return token.kind == "word" and token.norm not in statement_words.GOES_ON | statement_words.TO_DENIAL


def _ends_denial(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that describes what is of before ends a denial ("Falls: nil recent")."""
    return at > 0 and tokens[at].norm in statement_words.DESCRIBES_PAST and _is_name(tokens[at - 1])


def _is_value(tokens: Sequence[Token], at: int) -> bool:
    """Whether few words stand below a name, as its value ("Dorsiflexion" / "weak on left"); no denial, and no label."""
    first, last = at, at + 1
    while first and at - first <= _NAME and tokens[first - 1].kind != "brk":
        first -= 1
    while last < len(tokens) and last - at - 1 <= _VALUE and tokens[last].kind != "brk":
        last += 1
    words = {token.norm for token in (*tokens[first:at], *tokens[at + 1 : last])}
    few = at - first <= _NAME and last - at - 1 <= _VALUE
    return few and words.isdisjoint(statement_words.CELL_DENIALS | {":", "="})


def _may_go_on(text: str, token: Token) -> bool:
    """Whether something that is no small word may stand within a sentence: a number, a level, an abbreviation."""
    return token.kind in ("num", "level") or (
        token.kind in ("word", "abbr") and token.end - token.start > 1 and text[token.start : token.end].isupper()
    )


def _was_wrapped(text: str, end: int, after: Token) -> bool:
    """Whether the line that ends there had no room for the word behind it."""
    begin = text.rfind("\n", 0, end) + 1
    long = end - begin
    if long < _SHORTEST:
        return False
    blank = _BLANK.search(text, after.start)
    word = (blank.start() if blank is not None else len(text)) - after.start
    return long + 1 + word > _room(text, begin, end)


def _room(text: str, begin: int, end: int) -> int:
    """The length of the longest line of the paragraph, near the one between two places."""
    longest = end - begin
    above = below = 0
    for _ in range(_NEIGHBOURS):
        start = text.rfind("\n", 0, max(begin - 1, 0)) + 1
        above = begin - 1 - start if begin else 0
        if above <= 0:
            break
        longest, begin = max(longest, above), start
    for _ in range(_NEIGHBOURS):
        if end >= len(text):
            break
        stop = text.find("\n", end + 1)
        stop = len(text) if stop < 0 else stop
        below = stop - end - 1
        if below <= 0:
            break
        longest, end = max(longest, below), stop
    return longest


def ends_at_tab(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a tab behind the token ends a denial ("No night pain<tab>Straight cathed for 750")."""
    gap = text[tokens[at].end : tokens[at + 1].start]
    return "\t" in gap and _is_told_anew(text, tokens, at + 1) and _is_denial(tokens, at + 1)


def ends_cell(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a bar, slash or dash between blanks ends what stands before it.

    A denial ends there where what follows begins anew; behind two dashes so does any statement.
    """
    token = tokens[at]
    if at + 1 >= len(tokens) or not at or not _spaced(text, token.start, tokens[at + 1].start):
        return False
    double = token.norm == "-" and tokens[at - 1].norm == "-"
    if token.norm == "-" and not double:
        return False
    begins = at - 1 if double else at
    anew = _is_told_anew(text, tokens, at + 1)
    if double and anew:
        return True
    return (anew or token.norm == "|" or double) and _is_denial(tokens, begins)


def _spaced(text: str, at: int, after: int) -> bool:
    return at > 0 and after > 0 and (text[at - 1].isspace() or text[at - 1] == "-") and text[after - 1].isspace()


def _is_told_anew(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the token begins a statement, and no answer to what stands before it."""
    token = tokens[at]
    return token.kind in ("word", "abbr") and text[token.start].isupper() and token.norm not in grammar.QUESTION_ANSWERS


def _is_denial(tokens: Sequence[Token], end: int) -> bool:
    """Whether the cell before ``end`` begins with a denial and says what is denied."""
    first = end
    while first > max(end - _CELL, 0) and not _begins_cell(tokens[first - 1]):
        first -= 1
    return (
        end - first >= _DENIED
        and tokens[first].norm in statement_words.CELL_DENIALS
        and tokens[end - 1].norm not in (":", "=")
    )


def _begins_cell(token: Token) -> bool:
    return token.kind == "brk" or token.norm in ("|", ".", ";", ":")


def ends_answer(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token answers a label and the next label follows: "1) fever: no 2) ...", "fever=no retention=yes"."""
    if not at or tokens[at].norm not in grammar.QUESTION_ANSWERS or tokens[at - 1].norm not in _LABEL_MARKS:
        return False
    label = _behind_number(tokens, at + 1)
    if label == at + 1 and tokens[at - 1].norm != "=":
        return False
    end = label
    while end < min(label + _LABEL, len(tokens)) and tokens[end].kind in ("word", "abbr", "level"):
        end += 1
    return label < end < len(tokens) and tokens[end].norm in (*_LABEL_MARKS, "?")


def _behind_number(tokens: Sequence[Token], at: int) -> int:
    """Where a label begins behind its number or letter ("2.", "b)", "Q3"); ``at`` where it has none."""
    end = at
    if end < len(tokens) and tokens[end].norm == "q":
        end += 1
    if end >= len(tokens) or not (tokens[end].kind == "num" or (len(tokens[end].norm) == 1 and end == at)):
        return at
    end += 1
    marked = end < len(tokens) and tokens[end].norm in (".", ")", ":")
    return end + 1 if marked else end if tokens[at].norm == "q" else at


def ends_labelled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a semicolon ends a labelled statement and the next one begins ("Bladder: see HPI; bowel: normal")."""
    first = at
    while first > max(at - _STATEMENT, 0) and not _begins_cell(tokens[first - 1]):
        first -= 1
    before = at - _STATEMENT if first == at else first
    labelled = before > 0 and tokens[before - 1].norm == ":" and _label(tokens, before - 2) is not None
    end = at + 1
    while end < min(at + 1 + _LABEL, len(tokens)) and tokens[end].kind in ("word", "abbr"):
        end += 1
    return labelled and at + 1 < end < len(tokens) and tokens[end].norm == ":"


def _label(tokens: Sequence[Token], last: int) -> int | None:
    """The first token of the label that ends with ``last``; None where it denies or is none."""
    first = last
    while first >= max(last - _LABEL, 0) and tokens[first].kind in ("word", "abbr"):
        if tokens[first].norm in statement_words.CELL_DENIALS:
            return None
        first -= 1
    return first + 1 if first < last else None
